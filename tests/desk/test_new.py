"""`inv new`: what it writes can be written in and printed."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsroom.desk.check import check
from newsroom.desk.new import LONGEST_SLUG, USUAL, new_story, slug_of
from newsroom.desk.paper import Paper
from newsroom.stories.reading import Reading, ReadPage, known_headers, read_story
from newsroom.stories.story import Story


def test_a_new_story_has_no_problem(paper: Paper) -> None:
    new_story(paper, "Rice: two harvests, one rain", section="National", lang="en")
    assert check(paper) == []


def test_a_new_story_is_a_draft_with_its_headline_section_and_language(paper: Paper) -> None:
    path = new_story(paper, "Rice: two harvests", section="ជាតិ", lang="km", slug="rice")
    read = read_story(path.read_bytes(), path.name, Reading(paper.zone))
    assert isinstance(read, ReadPage)
    story = read.story
    assert (story.title, story.section, story.lang, story.status) == (
        "Rice: two harvests",
        "ជាតិ",
        "km",
        "draft",
    )
    assert path == paper.content / f"stories/{datetime.now(paper.zone):%Y}/rice.km.md"
    assert story.slug == "rice"


def test_a_story_that_is_there_is_not_written_over(paper: Paper) -> None:
    path = new_story(paper, "Rice")
    path.write_text("the whole evening's work", "utf-8")
    with pytest.raises(SystemExit, match="is there already"):
        new_story(paper, "Rice")
    assert path.read_text("utf-8") == "the whole evening's work"


def test_a_section_that_the_paper_does_not_have_is_named_with_the_nearest(paper: Paper) -> None:
    with pytest.raises(SystemExit, match="Did you mean “National”"):
        new_story(paper, "Rice", section="Nationl")


def test_an_address_leads_to_no_other_folder(paper: Paper) -> None:
    with pytest.raises(SystemExit, match="cannot be an address"):
        new_story(paper, "Rice", slug="../../rice")


@pytest.mark.parametrize("name", USUAL)
def test_a_usual_header_is_a_field_of_a_story(name: str) -> None:
    assert name in known_headers(Story)


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Four rivers, one city", "four-rivers-one-city"),
        ("“Blast” at Kampong Speu's base", "blast-at-kampong-speus-base"),
        ("Élan vital", "elan-vital"),
        ("under_score", "under-score"),
    ],
)
def test_an_address_is_made_of_the_headlines_words(headline: str, slug: str) -> None:
    assert slug_of(headline) == slug


@given(st.text(min_size=1, max_size=200))
def test_an_address_made_of_a_headline_can_be_one(headline: str) -> None:
    try:
        slug = slug_of(headline)
    except SystemExit:
        assume(False)
    assert 0 < len(slug) <= LONGEST_SLUG
    read = read_story(b"Title: T\nDate: 2026-11-24\n\n", f"{slug}.md", Reading(ZoneInfo("UTC")))
    assert isinstance(read, ReadPage), read


def test_any_header_can_be_set_as_it_stands_in_a_file(paper: Paper) -> None:
    path = new_story(
        paper,
        "Rice",
        others=[
            "Place: Kratie",
            "category=National, Sport",
            "Status: hidden",
            "Update: 2026-11-24 07:30: More.",
        ],
    )
    lines = path.read_text("utf-8").splitlines()
    assert {"Place: Kratie", "Section: National, Sport", "Status: hidden"} < set(lines)
    assert lines[-2:] == ["Update: 2026-11-24 07:30: More.", ""]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"headline": "x" * 301}, "Keep it under 300"),
        ({"headline": "Rice", "lang": "../../km"}, "Lang: "),
        ({"headline": "Rice \0"}, "No header can hold this"),
        ({"headline": "Rice", "others": ["Plase: Kratie"]}, "Did you mean “Place”"),
        ({"headline": "Rice", "others": ["Kratie"]}, "Write it like “Place: Kratie”"),
        ({"headline": "Rice", "others": ["Section: Nationl"]}, "Did you mean “National”"),
        ({"headline": "Rice", "others": ["Picture: images/no.jpg"]}, "no picture"),
        ({"headline": "Rice", "others": ["Part: 0", "Share: perhaps"]}, "Part: .*\nShare: "),
    ],
)
def test_what_could_not_be_read_back_is_not_written(paper: Paper, given: dict[str, Any], says: str) -> None:
    before = sorted(paper.root.rglob("*"))
    with pytest.raises(SystemExit, match=says):
        new_story(paper, **given)
    assert sorted(paper.root.rglob("*")) == before


def test_a_headline_without_a_letter_asks_for_an_address() -> None:
    with pytest.raises(SystemExit, match="Give one with --slug"):
        slug_of("…!")


def test_an_option_in_place_of_the_headline_makes_no_story(paper: Paper) -> None:
    with pytest.raises(SystemExit, match="inv --help new"):
        new_story(paper, "--help")
