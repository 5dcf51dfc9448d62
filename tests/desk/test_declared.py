"""`inv check` tells what is wrong with profiles, the front's plan and house style, as the build does."""

from __future__ import annotations

import pytest

from newsroom.desk.build import build
from newsroom.desk.check import check, is_fatal
from newsroom.desk.paper import Paper, read_paper
from newsroom.problems import Problem
from tests.desk.conftest import STORY, write

PLUGINS = "PLUGINS = ['newsroom.stories', 'newsroom.topics', 'newsroom.front']\n"


@pytest.fixture
def whole(paper: Paper) -> Paper:
    """The small paper with all its plugins, and a second story that is withdrawn."""
    with (paper.root / "pelicanconf.py").open("a") as config:
        config.write(PLUGINS)
    write(paper, "gone.md", STORY.replace("Section", "Status: withdrawn\nSection"))
    return read_paper(paper.root)


def found(paper: Paper, name: str, text: str | bytes) -> list[Problem]:
    """What check says with this file in content/."""
    file = paper.content / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return check(paper)


@pytest.mark.parametrize("folder", ["tags", "authors", "sections", "series", "places", "running-stories"])
def test_a_broken_profile_is_told_with_file_line_and_field(whole: Paper, folder: str) -> None:
    (problem,) = found(whole, f"{folder}/lake.md", "Title: Lake\nPictur: x\n\nText.")
    assert (problem.path, problem.line, problem.field) == (f"content/{folder}/lake.md", 2, "Pictur")
    assert problem.mend == "Did you mean “picture”?"
    assert is_fatal([problem])


@pytest.mark.parametrize(
    ("source", "line", "field"),
    [
        ('\nlead = "rivr"', 2, "lead"),
        ('leed = "river"', 1, "leed"),
        ("lead = river", 1, ""),
        (b'lead = "caf\xe9"', 0, ""),
        ('rows = [{section = "sports"}]', 1, "rows"),
        ('[kh]\nlead = "river"', 1, "kh"),
        ('[km]\nlead = "river"', 1, "km"),
        ('hide = []\nlead = {story = "river", from = 2026-11-26, until = 2026-11-25}', 2, "lead"),
        ('[section.sports]\nlead = "river"', 1, "section.sports"),
        ('[section.national]\nlead = "rivr"', 2, "section.national.lead"),
    ],
)
def test_a_broken_plan_is_told_with_line_and_field(
    whole: Paper, source: str | bytes, line: int, field: str
) -> None:
    (problem,) = found(whole, "front.toml", source)
    assert (problem.path, problem.line, problem.field) == ("content/front.toml", line, field)
    assert is_fatal([problem])


@pytest.mark.parametrize(
    ("source", "line", "field"),
    [
        ('\nlead = {story = "long-gone", until = 2026-11-23}', 2, "lead"),
        ("[section.national]\nriver = {until = 2026-11-23}", 2, "section.national.river"),
        ('[section.sport]\nlead = "river"', 2, "section.sport.lead"),
        ('river = {tag = "Lake"}', 1, "river"),
    ],
)
def test_what_is_over_or_can_fill_nothing_is_a_hint(
    whole: Paper, monkeypatch: pytest.MonkeyPatch, source: str, line: int, field: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")  # 24 November 2026
    (problem,) = found(whole, "front.toml", source)
    assert (problem.path, problem.line, problem.field) == ("content/front.toml", line, field)
    assert not is_fatal([problem])


@pytest.mark.parametrize(
    ("source", "line", "field"),
    [("x = \n", 1, ""), ("[spelling]\n", 1, "spelling"), ("[spellings]\nSiem = 3\n", 2, "Siem")],
)
def test_a_broken_house_style_is_told_and_stops_no_paper(
    whole: Paper, source: str, line: int, field: str
) -> None:
    (problem,) = found(whole, "style.toml", source)
    assert (problem.path, problem.line, problem.field) == ("content/style.toml", line, field)
    assert not is_fatal([problem])


@pytest.mark.parametrize(
    ("name", "source"),
    [
        (
            "front.toml",
            'lead = "river"\nhide = ["draft"]\nrows = [{section = "national"}]\nrunning_story = "the-flood"',
        ),
        ("tags/lake.md", "Title: Lake\nTop: river, draft\nSee also: Rivers\n\nText."),
        ("authors/sok-dara.md", "Title: Sok Dara\nRole: Reporter\n"),
        ("style.toml", '[spellings]\n"Siem Riep" = "Siem Reap"\n'),
    ],
)
def test_files_in_good_order_are_passed_over(whole: Paper, name: str, source: str) -> None:
    header = "Status: draft\nRunning story: The flood\nTags: Rivers\nSilence: tag-used-once\nSection"
    write(whole, "draft.md", STORY.replace("The river turns", "Something else").replace("Section", header))
    assert [problem for problem in found(whole, name, source) if problem.rule != "near-duplicate"] == []


def test_a_plan_may_name_a_story_that_cannot_be_read_just_now(whole: Paper) -> None:
    write(whole, "broken.md", "Title: No date\n\nText.")
    assert {problem.path for problem in found(whole, "front.toml", 'lead = "broken"')} == {
        "content/stories/2026/broken.md"
    }


def test_a_paper_without_these_plugins_is_not_asked_for_their_files(paper: Paper) -> None:
    assert found(paper, "tags/lake.md", "Pictur: x\n\nText.") == []
    assert found(paper, "front.toml", "leed = 1") == []


@pytest.mark.parametrize(
    ("name", "source", "line", "field"),
    [
        ("front.toml", 'lead = "river"\nhide = ["gone"]', 2, "hide"),
        ("tags/lake.md", "Title: Lake\nTop: gone\n\nText.", 2, "Top"),
        (
            "stories/other.md",
            STORY.replace("The river", "Else").replace("Section", "Related: gone\nSection"),
            3,
            "Related",
        ),
    ],
)
def test_a_pin_of_a_withdrawn_story_is_told_and_brings_nothing_back(
    whole: Paper, name: str, source: str, line: int, field: str
) -> None:
    problem = next(each for each in found(whole, name, source) if each.path.endswith(name))
    assert (problem.line, problem.field, "gone" in problem.what) == (line, field, True)
    assert not is_fatal([problem])


@pytest.mark.slow
def test_a_build_says_the_same_and_shows_nothing_of_a_withdrawn_story(whole: Paper) -> None:
    write(whole, "river.md", STORY.replace("Section", "Related: gone\nTags: Lake\nSection"))
    with (whole.root / "pelicanconf.py").open("a") as config:
        config.write(PLUGINS.replace("]", ", 'newsroom.related']"))
    found(whole, "front.toml", 'lead = "gone"\nsublinks = ["river"]')
    found(whole, "tags/lake.md", "Title: Lake\nTop: gone\n\nText.")
    built = build(whole.root, say=lambda line: None)
    assert built.ok, built.said
    said = "\n".join(built.said)
    assert "front.toml:1: lead: The story “gone” is withdrawn or hidden" in said
    assert "tags/lake.md:2: Top: There is no story “gone” in the lists." in said
    assert "Related: “gone” is the slug of no published story" in said
    named = [
        file for file in built.output.rglob("*.*") if file.is_file() and b"2026/11/gone/" in file.read_bytes()
    ]
    assert [file.relative_to(built.output).as_posix() for file in named] == ["2026/11/gone/index.html"]
