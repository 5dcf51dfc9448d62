"""`inv check`: all problems of all files in one run."""

from __future__ import annotations

import json

from newsroom.desk.check import as_text, check, is_fatal
from newsroom.desk.paper import Paper, read_paper
from tests.desk.conftest import STORY, write


def test_a_paper_in_order_says_so(paper: Paper) -> None:
    assert check(paper) == []
    assert as_text([]) == "Nothing is wrong."
    assert not is_fatal([])


def test_every_broken_file_is_named_in_one_run(paper: Paper) -> None:
    write(paper, "no-date.md", "Title: A story\n\nText.")
    write(paper, "no-title.md", "Date: 2026-11-24\n\nText.")
    paper.content.joinpath("stories/2026/latin.md").write_bytes(b"Title: Caf\xe9\nDate: 2026-11-24\n\n")
    write(paper, "empty.md", "")
    write(paper, "open.md", "---\ntitle: never closed\n")
    found = check(paper)
    assert [problem.path.rpartition("/")[2] for problem in found if problem.fatal] == [
        "empty.md",
        "latin.md",
        "no-date.md",
        "no-title.md",
        "open.md",
    ]
    assert is_fatal(found)
    assert as_text(found).splitlines()[-1] == "5 problems in 5 files: 5 files cannot be used."


def test_an_unknown_header_is_named_with_the_nearest_known_one_and_stops_nothing(paper: Paper) -> None:
    write(paper, "river.md", STORY.replace("Section", "Secton"))
    (problem,) = check(paper)
    assert (problem.path, problem.line, problem.field) == ("content/stories/2026/river.md", 3, "Secton")
    assert problem.mend == "Did you mean “Section”?"
    assert not is_fatal([problem])


def test_two_stories_with_one_address_are_both_named(paper: Paper) -> None:
    write(paper, "second.md", STORY.replace("Section", "Slug: river\nSection"))
    (problem,) = check(paper)
    text = as_text([problem])
    assert "stories/2026/river.md" in text
    assert "stories/2026/second.md" in text
    assert problem.fatal


def test_a_translation_shares_its_originals_address(paper: Paper) -> None:
    write(paper, "river.km.md", STORY.replace("Section", "Lang: km\nSlug: river\nSection"))
    assert check(paper) == []


def test_a_page_is_checked_too(paper: Paper) -> None:
    (paper.content / "pages").mkdir()
    (paper.content / "pages/about.md").write_text("Slug: about\n\nWithout a title.", "utf-8")
    assert [(problem.path, problem.field) for problem in check(paper)] == [
        ("content/pages/about.md", "Title")
    ]


def test_a_hidden_file_of_an_editor_program_is_no_story(paper: Paper) -> None:
    write(paper, ".river.md", "half a file")
    assert check(paper) == []


def test_a_misspelt_setting_is_a_problem_of_pelicanconf(paper: Paper) -> None:
    with (paper.root / "pelicanconf.py").open("a") as config:
        config.write("TOPICS_PAGE_SISE = 20\n")
    (problem,) = check(read_paper(paper.root))
    assert (problem.path, problem.mend) == ("pelicanconf.py", "Did you mean “TOPICS_PAGE_SIZE”?")


def test_json_and_annotations_carry_file_and_line(paper: Paper) -> None:
    write(paper, "river.md", STORY.replace("2026-11-24 06:30", "tomorrow"))
    found = check(paper)
    (record,) = json.loads(as_text(found, "json"))
    assert (record["path"], record["line"], record["fatal"]) == ("content/stories/2026/river.md", 2, True)
    annotations = as_text(found, "github").splitlines()
    assert annotations[0].startswith("::error file=content/stories/2026/river.md,line=2,")
    assert annotations[1] == "::notice title=inv check::1 problem in 1 file: 1 file cannot be used."


def test_problems_are_told_by_file_with_counts_at_the_end(paper: Paper) -> None:
    write(paper, "river.md", STORY.replace("Section", "Secton").replace("Standfirst", "Standfirts"))
    write(paper, "broken.md", "Title: x\nTitle: y\n\nText.")
    lines = as_text(check(paper)).splitlines()
    assert [line.partition(":")[0] for line in lines[: lines.index("") + 3]] == [
        "content/stories/2026/broken.md",
        "content/stories/2026/broken.md",
        "",
        "content/stories/2026/river.md",
        "content/stories/2026/river.md",
    ]
    assert lines[-1] == f"{len(check(paper))} problems in 2 files: 1 file cannot be used."
