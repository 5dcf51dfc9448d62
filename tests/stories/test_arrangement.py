"""Where a lead picture stands: asked for, or by its shape and by what the story is."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from newsroom.stories.reading import Reading, ReadPage, read_story
from newsroom.stories.story import Story

PICTURES = {
    "images/large.jpg": (2400, 1350),
    "images/middling.jpg": (1000, 700),
    "images/small.jpg": (799, 500),
    "images/upright.jpg": (2000, 3000),
    "images/drawing.svg": (300, 200),
    "images/upright.svg": (200, 300),
}
READING = Reading(ZoneInfo("UTC"), sizes=PICTURES)


def read(**headers: str) -> ReadPage[Story]:
    lines = [f"{name.replace('_', ' ')}: {value}" for name, value in headers.items()]
    source = "\n".join(["Title: A", "Date: 2026-11-24", *lines, "", "Text."])
    found = read_story(source.encode(), "stories/a.md", READING)
    assert isinstance(found, ReadPage)
    return found


def arrangement(file: str, **headers: str) -> str | None:
    picture = read(picture=f"images/{file}", **headers).story.picture
    assert picture is not None
    return picture.arranged


@pytest.mark.parametrize(
    ("file", "kind", "expected"),
    [
        ("large.jpg", "news", "main"),
        ("middling.jpg", "news", "main"),
        ("small.jpg", "news", "text"),
        ("upright.jpg", "obituary", "text"),
        ("upright.svg", "feature", "text"),
        ("drawing.svg", "news", "main"),
        ("large.jpg", "feature", "full"),
        ("drawing.svg", "reportage", "full"),
        ("middling.jpg", "feature", "main"),
        ("large.jpg", "explainer", "main"),
    ],
)
def test_shape_and_type_choose_the_arrangement(file: str, kind: str, expected: str) -> None:
    assert arrangement(file, type=kind) == expected


def test_the_header_has_the_last_word() -> None:
    assert arrangement("upright.jpg", type="feature", picture_arrangement="Full") == "full"
    assert arrangement("large.jpg", type="feature", picture_arrangement="text") == "text"


def test_a_map_is_never_cropped_across_the_window() -> None:
    assert arrangement("large.jpg", type="feature", picture_graphic="yes") == "main"


def test_an_unknown_arrangement_is_told_and_the_picture_stays() -> None:
    found = read(picture="images/large.jpg", picture_arrangement="fill")
    assert found.story.picture
    assert found.story.picture.arranged == "main"
    assert [(each.line, each.field, each.mend) for each in found.problems] == [
        (4, "picture arrangement", "Did you mean “full”?")
    ]


def test_what_somebody_paid_for_is_sponsored_whatever_it_claims() -> None:
    story = read(type="news", paid_by="A bank").story
    assert (story.type, story.voice, story.sponsor) == ("sponsored", "sponsored", "A bank")
