"""Rules of links inside the paper."""

from __future__ import annotations

import pytest

from newsroom.desk.paper import Paper
from tests.desk.rules.conftest import Check, put, story

GOOD = [
    "{filename}/stories/2026/river.md",
    "{filename}river.md#sources",
    "{static}/images/lake.svg",
    "/2026/11/river/",
    "/about/",
    "/national/",
    "/national/page/2/",
    "/tags/rice/",
    "/km/tags/rice/",
    "/km/national/",
    "/archive/",
    "/2026/11/",
    "/",
    "/feeds/all.atom.xml",
    "https://example.org/nothing/",
    "#below",
]
BAD = [
    "{filename}/stories/2026/rver.md",
    "{filename}../river.md",
    "{static}/images/none.svg",
    "/2026/11/rver/",
    "/abuot/",
    "/tags/nothing/",
    "/km/tags/nothing/",
    "/sports/",
]


@pytest.mark.parametrize("address", GOOD)
def test_a_link_that_leads_somewhere_is_none(paper: Paper, checked: Check, address: str) -> None:
    put(paper, "images/lake.svg")
    put(paper, "pages/about.md", "Title: About\n\nUs.")
    config = 'PAGE_URL = "{slug}/"\nTAG_URL = "tags/{slug}/"\n'
    assert (
        checked("broken-link", story(f"[words]({address})", Tags="Rice"), story(Lang="km"), config=config)
        == []
    )


@pytest.mark.parametrize("address", BAD)
def test_a_link_to_nothing_is_told_with_its_line(checked: Check, address: str) -> None:
    (problem,) = checked(
        "broken-link", story(f"First.\n\n[words]({address})"), config='TAG_URL = "tags/{slug}/"\n'
    )
    assert problem.line == 8
    assert address in problem.what


def test_a_broken_link_is_told_the_nearest_file(checked: Check) -> None:
    (problem,) = checked("broken-link", story("[words]({filename}/stories/2026/rver.md)"))
    assert problem.mend == "Did you mean “river.md”?"


@pytest.mark.parametrize("address", ["{filename}hidden.md", "/2026/11/hidden/"])
@pytest.mark.parametrize(
    "held",
    [{"Status": "draft"}, {"Embargo": "2027-01-01"}, {"Expires": "2026-11-02"}, {"Status": "withdrawn"}],
)
def test_a_published_story_may_not_link_one_that_is_not(
    checked: Check, address: str, held: dict[str, str]
) -> None:
    link = story(f"[words]({address})")
    (problem,) = checked("link-to-draft", link, hidden=story(**held))
    assert problem.path.endswith("story-0.md")


def test_a_draft_may_link_a_draft_and_a_story_a_story(checked: Check) -> None:
    link = "[words]({filename}hidden.md)"
    stories = (story(link, Status="draft"), story("[words]({filename}river.md)"))
    assert checked("link-to-draft", *stories, hidden=story(Status="draft")) == []
