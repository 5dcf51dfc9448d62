"""What stands where on a front."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.edition import Edition
from newsroom.front.arrange import Language, arrange_section
from newsroom.front.plan import FrontPlan
from newsroom.front.slots import RECENT, Slot, when
from tests.front.editions import (
    NOW,
    Piece,
    edition,
    editions,
    front,
    kinds,
    piece,
    pieces,
    plan,
    planned,
    slugs,
    whole_front,
)


@settings(deadline=None)
@given(planned(), st.integers(0, 12))
def test_no_story_stands_twice_and_none_comes_from_elsewhere(
    paper: tuple[Edition[Piece], FrontPlan], stops: int
) -> None:
    found, wanted = paper
    slots = whole_front(found, wanted, stops)
    placed = [card.article for slot in slots if slot.kind != "language" for card in slot.cards]
    assert len(placed) == len({id(article) for article in placed})
    assert {id(article) for article in placed} <= {id(article) for article in found.articles}
    assert not {article.slug for article in placed} & {pin.story for pin in wanted.at(NOW).hide}


@settings(deadline=None)
@given(planned())
def test_no_slot_is_empty_and_no_two_neighbouring_rows_are_cut_alike(
    paper: tuple[Edition[Piece], FrontPlan],
) -> None:
    slots = whole_front(*paper)
    assert all(slot.cards for slot in slots)
    rows = [slot.cut for slot in slots if slot.kind in ("section", "language")]
    assert all(above != below for above, below in pairwise(rows))


@settings(deadline=None)
@given(planned())
def test_the_same_edition_gives_the_same_front(paper: tuple[Edition[Piece], FrontPlan]) -> None:
    found, wanted = paper
    again = edition(*reversed(found.articles))

    def places(slots: tuple[Slot, ...]) -> list[tuple[str, str, str, int]]:
        return [
            (slot.kind, card.article.slug, card.role, card.boost) for slot in slots for card in slot.cards
        ]

    assert places(whole_front(found, wanted)) == places(whole_front(again, wanted))


@settings(deadline=None)
@given(editions())
def test_the_lead_has_the_highest_priority_among_recent_stories(found: Edition[Piece]) -> None:
    news = [article for article in found.articles if article.voice != "sponsored"]
    recent = [article for article in news if NOW - article.date <= RECENT]
    lead = slugs(whole_front(found, FrontPlan()), "lead", "lead")
    if recent:
        highest = max(article.priority for article in recent)
        assert lead[0] in {article.slug for article in recent if article.priority == highest}
    else:
        assert lead == [article.slug for article in news[:1]]


@settings(deadline=None)
@given(planned())
def test_what_is_sponsored_never_leads_and_never_grows(paper: tuple[Edition[Piece], FrontPlan]) -> None:
    found, wanted = paper
    seconds = {pin.story for key, pin in wanted.pins if key in ("seconds", "sublinks")}
    for slot in whole_front(found, wanted):
        for card in slot.cards:
            if card.article.voice == "sponsored":
                assert card.boost <= 1
                assert slot.kind != "lead" or card.article.slug in seconds


def test_a_priority_of_three_weeks_ago_leads_no_more() -> None:
    assert slugs(front(piece("old", 21, priority=9), piece("new", 2)), "lead", "lead") == ["new"]


def test_among_equals_a_story_with_a_picture_leads() -> None:
    slots = front(
        piece("new", 0.1), piece("pictured", 3, picture="a.svg"), piece("older", 5, picture="b.svg")
    )
    assert slugs(slots, "lead", "lead") == ["pictured"]


def test_among_equals_news_leads_before_opinion() -> None:
    slots = front(piece("view", 0.1, voice="opinion", picture="a.svg"), piece("news", 3))
    assert slugs(slots, "lead", "lead") == ["news"]
    assert slugs(slots, "opinion") == ["view"]


def test_a_paper_without_recent_stories_leads_with_its_newest() -> None:
    slots = front(piece("new", 100), piece("old", 200, priority=9, picture="a.svg"))
    assert slugs(slots, "lead", "lead") == ["new"]


def test_an_empty_edition_gives_a_front_without_slots() -> None:
    assert front() == ()


def test_a_priority_that_plain_pelican_left_a_text_counts_and_nonsense_does_not() -> None:
    slots = front(piece("a", priority="high"), piece("b", 1, priority="3"), piece("c", 2, priority="-1"))
    assert slugs(slots, "lead", "lead") == ["b"]


def test_seconds_stand_with_a_picture_at_each_end_and_a_pile_between() -> None:
    slots = front(
        piece("lead", priority=9),
        piece("text-1", 0.1, priority=2), piece("text-2", 0.2, priority=2), piece("text-3", 0.3, priority=2),
        piece("picture-1", 0.4, priority=1, picture="a.svg"), piece("picture-2", 0.5, picture="b.svg"),
    )  # fmt: skip
    seconds = [(c.article.slug, c.role, c.boost) for c in slots[0].cards if c.role in ("second", "pile")]
    assert seconds == [
        ("picture-1", "second", 1), ("text-1", "pile", 1), ("text-2", "pile", 0), ("picture-2", "second", 1)
    ]  # fmt: skip


def test_an_old_picture_stands_not_among_the_seconds_before_eight_newer_stories() -> None:
    slots = front(piece("lead", priority=9), *pieces(8), piece("old", 300, picture="a.svg"))
    assert slugs(slots, "lead", "second", "pile") == [f"national-{n}" for n in range(4)]


def test_three_seconds_stand_side_by_side() -> None:
    slots = front(piece("lead", priority=9), *pieces(3))
    assert slugs(slots, "lead", "pile") == []
    assert len(slugs(slots, "lead", "second")) == 3


def test_sublinks_come_from_the_leads_running_story_then_its_series_then_its_tags() -> None:
    slots = front(
        piece("lead", 0, priority=9, running_story="Sand", series="River", tags=("law", "rice")),
        *pieces(4, priority=5),
        piece("stranger", 1), piece("one-tag", 2, tags=("law",)), piece("two-tags", 3, tags=("law", "rice")),
        piece("in-series", 4, series="River"), piece("part", 50, running_story="Sand"),
    )  # fmt: skip
    assert slugs(slots, "lead", "sub") == ["part", "in-series", "two-tags"]


def test_a_rare_tag_makes_a_sublink_before_a_common_one() -> None:
    slots = front(
        piece("lead", 0, priority=9, tags=("rice", "capital")),
        *pieces(4, priority=5),
        *pieces(4, 1, "world", tags=("capital",)),
        piece("of-rice", 9, tags=("rice",)),
    )
    assert slugs(slots, "lead", "sub") == ["of-rice", "world-0", "world-1"]


def test_a_lead_without_kin_has_no_sublinks() -> None:
    assert slugs(front(piece("lead", priority=9), *pieces(12)), "lead", "sub") == []


def test_the_river_holds_the_newest_of_what_lead_and_seconds_have_left() -> None:
    slots = front(piece("lead", priority=9), *pieces(4, 1, priority=5), *pieces(20, 2, "world"), stops=3)
    assert slugs(slots, "river") == ["world-0", "world-1", "world-2"]


@pytest.mark.parametrize(("apart", "stops", "told"), [(0.001, 10, 10), (1, 10, 6), (1, 6, 5), (1, 3, 3)])
def test_days_take_lines_of_the_river_but_five_stories_are_told(apart: float, stops: int, told: int) -> None:
    others = [piece(f"day-{number}", 1 + number * apart) for number in range(12)]
    slots = front(
        piece("lead", priority=9), *others, planned=plan(seconds=[], sublinks=[], rows=[]), stops=stops
    )
    assert slugs(slots, "river") == [article.slug for article in others[:told]]


def test_no_stops_no_river() -> None:
    assert "river" not in kinds(front(*pieces(30), stops=0))


def test_opinion_stands_in_its_strip_highest_first_and_smaller_to_the_end() -> None:
    views = pieces(5, 0.1, "views", voice="opinion")
    views[3].priority = 2
    slot = next(slot for slot in front(piece("lead", priority=9), *views) if slot.kind == "opinion")
    assert [(card.article.slug, card.boost) for card in slot.cards] == [
        ("views-3", 3), ("views-0", 2), ("views-1", 1), ("views-2", 1)
    ]  # fmt: skip


def test_the_running_story_with_the_newest_part_stands_on_the_front_oldest_part_first() -> None:
    parts = [piece(f"sand-{n}", 20 + n, running_story="Sand") for n in range(6)]
    others = [piece(f"law-{n}", 30 + n, running_story="Law") for n in range(3)]
    slots = front(*pieces(5), *parts, *others)
    slot = next(slot for slot in slots if slot.kind == "running-story")
    assert (slot.name, slot.url) == ("Sand", "stories/sand/")
    assert [card.article.slug for card in slot.cards] == ["sand-3", "sand-2", "sand-1", "sand-0"]
    assert [part.slug for part in slot.story_so_far.stories] == ["sand-3", "sand-2", "sand-1", "sand-0"]


def test_a_running_story_of_one_part_is_none() -> None:
    assert "running-story" not in kinds(front(*pieces(5), piece("part", 20, running_story="Sand")))


def test_another_running_story_takes_the_place_of_one_that_stands_above() -> None:
    slots = front(
        piece("sand-2", 0.1, priority=9, running_story="Sand"), piece("sand-1", 1, priority=8, running_story="Sand"),
        *pieces(3, priority=5),
        piece("law-2", 30, running_story="Law"), piece("law-1", 31, running_story="Law"),
    )  # fmt: skip
    assert slugs(slots, "running-story") == ["law-1", "law-2"]


def test_slots_stand_in_the_order_of_the_page() -> None:
    slots = front(
        *pieces(30, picture="a.svg"), piece("view", voice="opinion"),
        piece("sand-1", 20, running_story="Sand"), piece("sand-2", 19, running_story="Sand"),
        languages=[Language(edition(piece("km-1", lang="km"), lang="km"), "ភាសាខ្មែរ", "km/")],
    )  # fmt: skip
    assert kinds(slots) == ["lead", "river", "opinion", "running-story", "section", "language"]


def test_another_language_shows_its_three_newest_in_a_row_of_lines() -> None:
    khmer = edition(*(piece(f"km-{n}", n, lang="km") for n in range(5)), lang="km")
    row = front(*pieces(3), languages=[Language(khmer, "ភាសាខ្មែរ", "km/")])[-1]
    assert (row.kind, row.lang, row.cut, row.name, row.url) == ("language", "km", "D", "ភាសាខ្មែរ", "km/")
    assert [(card.article.slug, card.role) for card in row.cards] == [(f"km-{n}", "line") for n in range(3)]


@pytest.mark.parametrize(
    ("date", "style"),
    [
        (NOW, "time"),
        (datetime(2026, 11, 24, 0, 0, tzinfo=NOW.tzinfo), "time"),
        # 23:30 on the 23rd in Phnom Penh is still the 23rd there, though 18 hours are no whole day.
        (datetime(2026, 11, 23, 23, 30, tzinfo=NOW.tzinfo), "weekday"),
        (NOW - timedelta(days=6), "weekday"),
        (NOW - timedelta(days=7), "long"),
        (NOW + timedelta(days=1), "long"),
    ],
)
def test_a_date_is_a_time_today_a_weekday_this_week_and_a_date_before(date: datetime, style: str) -> None:
    assert when(date, NOW) == style
    assert when(date.astimezone(tz=None), NOW) == style


def test_a_section_of_four_stories_has_a_lead_and_seconds() -> None:
    (slot,) = arrange_section(edition(piece("high", 1, priority=3), *pieces(5)))
    assert (slot.kind, slot.cards[0].article.slug, slot.cards[0].boost) == ("lead", "high", 3)
    assert [card.role for card in slot.cards] == ["lead", "second", "pile", "pile", "second"]


def test_a_section_of_three_stories_is_a_list() -> None:
    assert arrange_section(edition(*pieces(3))) == ()
