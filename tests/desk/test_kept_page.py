"""A story that breaks keeps the page it had, in a local build and only there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from newsroom.desk.build import Built, build
from newsroom.desk.paper import Paper
from newsroom.problems import Problem
from tests.desk.conftest import STORY, write
from tests.desk.test_build import printed

pytestmark = pytest.mark.slow

PAGE = "2026/11/second/index.html"
BROKEN = STORY.replace("Date: 2026-11-24 06:30", "Date: tomorrow")


@pytest.fixture
def twice(paper: Paper, monkeypatch: pytest.MonkeyPatch) -> Paper:
    """A paper of two stories, printed on 24 November 2026 at 7 o'clock in Phnom Penh; an hour has passed."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    write(paper, "second.md", STORY.replace("The river turns", "The second"))
    printed(paper)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795482000")
    return paper


def second(paper: Paper, text: str) -> Built:
    """The paper, printed again with the second story as it is now."""
    write(paper, "second.md", text)
    return printed(paper)


def test_a_broken_story_keeps_its_last_good_page_and_the_build_says_so_by_name(twice: Paper) -> None:
    before = (twice.root / "output" / PAGE).read_bytes()
    for _ in range(2):
        built = second(twice, BROKEN)
        assert built.ok
        assert (built.output / PAGE).read_bytes() == before
        said = "  stories/2026/second.md: kept the page of 24 Nov, 07:00 at /2026/11/second/"
        assert said in built.closing.splitlines()


def test_lists_leave_a_kept_page_out_of_what_is_new(twice: Paper) -> None:
    built = second(twice, BROKEN)
    assert "second" not in (built.output / "index.html").read_text("utf-8")


def test_a_mended_story_has_its_new_page(twice: Paper) -> None:
    second(twice, BROKEN)
    built = second(twice, STORY.replace("round", "over"))
    assert built.left_out == ()
    assert "<em>over</em>" in (built.output / PAGE).read_text("utf-8")


@pytest.mark.parametrize(
    "header",
    [
        "Status: draft",
        "Status: withdrawn",
        "Status: withdrwn",
        "status: skip",
        "Embargo: 2099-01-01",
        "Embargo: some day",
        "Expires: 2026-11-24 07:30",
    ],
)
def test_no_page_is_kept_of_a_story_that_may_not_want_to_be_published(twice: Paper, header: str) -> None:
    built = second(twice, BROKEN.replace("Section", f"{header}\nSection"))
    assert built.ok
    assert not (built.output / PAGE).exists()
    assert "second.md: its page is gone, since its header may not want it published." in built.closing


@pytest.mark.parametrize(
    "header",
    ["Status: published", "Embargo: 2026-11-24 06:00", "Embargo:", "Expires: 2026-11-24 09:00+07:00"],
)
def test_a_page_is_kept_where_the_header_speaks_for_it(twice: Paper, header: str) -> None:
    built = second(twice, BROKEN.replace("Section", f"{header}\nSection"))
    assert (built.output / PAGE).exists(), built.closing


@pytest.mark.parametrize(
    "source", ["", "---\ntitle: a: b\n---\n", "---\ntitle: a: b\n status: 'draft'\n---\n"]
)
def test_a_file_that_cannot_be_read_at_all_keeps_its_page_unless_a_line_of_it_speaks_against(
    twice: Paper, source: str
) -> None:
    built = second(twice, source)
    assert (built.output / PAGE).exists() == ("draft" not in source)


def test_a_draft_and_a_withdrawn_story_in_good_order_keep_nothing(twice: Paper) -> None:
    assert not (second(twice, STORY.replace("Section", "Status: draft\nSection")).output / PAGE).exists()
    built = second(twice, STORY.replace("Section", "Status: withdrawn\nSection"))
    assert "turns" not in (built.output / PAGE).read_text("utf-8")


def test_a_deleted_story_keeps_nothing(twice: Paper) -> None:
    second(twice, BROKEN)
    (twice.content / "stories/2026/second.md").unlink()
    built = printed(twice)
    assert (built.left_out, (built.output / PAGE).exists()) == ((), False)


def test_an_address_that_another_story_has_taken_is_that_storys(twice: Paper) -> None:
    write(twice, "third.md", STORY.replace("Section", "Slug: second\nSection"))
    built = second(twice, BROKEN)
    assert "third.md" not in built.closing
    assert "second.md: another page stands at /2026/11/second/ now." in built.closing


def test_a_front_that_pins_a_broken_story_is_arranged_without_it(twice: Paper) -> None:
    with (twice.root / "pelicanconf.py").open("a") as config:
        config.write("PLUGINS = ['newsroom.stories', 'newsroom.front']\n")
    (twice.content / "front.toml").write_text('lead = "second"\n')
    assert printed(twice).ok
    built = second(twice, BROKEN)
    assert built.ok, built.said


def test_a_public_build_refuses_and_leaves_the_last_paper(twice: Paper) -> None:
    before = (twice.root / "output" / PAGE).read_bytes()
    write(twice, "second.md", BROKEN)
    built = build(twice.root, public=True, say=lambda line: None)
    assert not built.ok
    assert built.closing.startswith("1 problem in 1 file: 1 file is left out.\nThe paper could not be built")
    assert (built.output / PAGE).read_bytes() == before


def test_a_static_page_keeps_its_page_too(twice: Paper) -> None:
    about = twice.content / "pages/about.md"
    about.parent.mkdir()
    about.write_text("Title: About\n\nWho we are.", "utf-8")
    printed(twice)
    about.write_text("Slug: about\n\nWho we were.", "utf-8")
    assert "Who we are" in (printed(twice).output / "pages/about.html").read_text("utf-8")


def test_without_a_memory_of_the_last_build_nothing_is_kept_and_nothing_fails(twice: Paper) -> None:
    (twice.root / ".cache/printed.json").write_text("{")
    assert "it was never printed" in second(twice, BROKEN).closing
    shutil.rmtree(twice.root / ".cache")
    assert second(twice, BROKEN).ok


def test_a_build_keeps_the_problems_as_values(twice: Paper) -> None:
    (left_out,) = second(twice, BROKEN).left_out
    (problem,) = left_out.problems
    assert isinstance(problem, Problem)
    assert (problem.line, problem.field) == (2, "Date")
    assert not Path(twice.root / "output/run.json").exists()
