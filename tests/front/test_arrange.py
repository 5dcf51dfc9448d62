"""What stands where on a front."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.edition import Edition
from newsroom.front.arrange import Language, arrange, arrange_section
from newsroom.front.plan import FrontPlan
from newsroom.front.rows import sections_of
from newsroom.front.slots import RECENT, Slot, Why, section_slugs, when
from tests.front.editions import (
    NOW,
    Piece,
    any_plan,
    cuts,
    edition,
    editions,
    front,
    kinds,
    piece,
    pieces,
    plan,
    slugs,
)

BAR = {"national": {"en": "National"}, "world": {}, "mekong": {}, "sport": {}}


def whole_front(found: Edition[Piece], plan: FrontPlan, stops: int = 10) -> tuple[Slot, ...]:
    khmer = Language(
        edition(piece("km-1", lang="km"), piece("km-2", lang="km"), lang="km"), "ភាសាខ្មែរ", "km/"
    )
    return arrange(plan, found, sections=sections_of(found, BAR), stops=stops, languages=[khmer])


@st.composite
def planned(draw: st.DrawFn) -> tuple[Edition[Piece], FrontPlan]:
    found = draw(editions())
    return found, draw(any_plan(found))


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
    pins = {pin.story for _, pin in wanted.pins}
    for slot in whole_front(found, wanted):
        for card in slot.cards:
            if card.article.voice == "sponsored":
                assert card.boost <= 1
                assert slot.kind != "lead" or card.article.slug in pins


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


def test_a_pinned_lead_leads_and_stands_nowhere_else() -> None:
    slots = front(*pieces(8, priority=9), piece("small", 3), planned=plan(lead="small"))
    assert slugs(slots, "lead", "lead") == ["small"]


def test_a_pin_on_a_draft_waits_and_the_paper_chooses() -> None:
    slots = front(piece("best", priority=9), *pieces(3), planned=plan(lead="still-a-draft"))
    assert slugs(slots, "lead", "lead") == ["best"]


def test_a_list_of_the_plan_is_used_as_it_stands() -> None:
    pinned = plan(seconds=["national-7", "national-3"], sublinks=["national-5"], opinion=["national-6"])
    slots = front(*pieces(10), planned=pinned)
    assert slugs(slots, "lead", "second", "pile") == ["national-7", "national-3"]
    assert slugs(slots, "lead", "sub") == ["national-5"]
    assert slugs(slots, "opinion") == ["national-6"]


def test_an_empty_list_of_the_plan_leaves_the_place_empty() -> None:
    articles = [
        *pieces(12, tags=("law",)),
        piece("view", voice="opinion"),
        *pieces(2, 20, running_story="Sand"),
    ]
    empty = plan(seconds=[], sublinks=[], opinion=[], running_story="", rows=[], river=False)
    slots = front(*articles, planned=empty)
    assert kinds(slots) == ["lead"]
    assert len(slots[0].cards) == 1


def test_the_planned_running_story_stands_under_its_name_or_slug() -> None:
    articles = [
        *pieces(5),
        *pieces(2, 20, "sand", running_story="Sand"),
        *pieces(2, 30, "law", running_story="The law"),
    ]
    for name in ("The law", "the-law"):
        assert slugs(front(*articles, planned=plan(running_story=name)), "running-story") == [
            "law-1",
            "law-0",
        ]


def test_planned_rows_stand_in_the_order_of_the_plan_with_its_cut_and_stories() -> None:
    rows = [{"section": "world", "cut": "C", "stories": ["world-3", "world-9"]}, {"section": "national"}]
    slots = front(*pieces(12, priority=3), *pieces(12, 2, "world"), planned=plan(river=False, rows=rows))
    rows = [slot for slot in slots if slot.kind == "section"]
    assert [row.name for row in rows] == ["World", "National"]
    assert [(card.article.slug, card.role) for card in rows[0].cards] == [
        ("world-3", "big"),
        ("world-9", "pile"),
    ]
    assert cuts(slots)[0] == "C"


def test_a_section_of_four_stories_has_a_lead_and_seconds() -> None:
    (slot,) = arrange_section(edition(piece("high", 1, priority=3), *pieces(5)))
    assert (slot.kind, slot.cards[0].article.slug, slot.cards[0].boost) == ("lead", "high", 3)
    assert [card.role for card in slot.cards] == ["lead", "second", "pile", "pile", "second"]


def test_a_section_of_three_stories_is_a_list() -> None:
    assert arrange_section(edition(*pieces(3))) == ()


def roles(slots: tuple[Slot, ...], kind: str = "lead") -> list[tuple[str, str, int]]:
    slot = next(slot for slot in slots if slot.kind == kind)
    return [(card.article.slug, card.role, card.boost) for card in slot.cards]


def pin(slug: str, begins: int | None = None, ends: int | None = None, **more: Any) -> dict[str, Any]:
    """A pin from and until so many hours from now."""
    times = {"from": begins, "until": ends}
    at = {name: NOW + timedelta(hours=hours) for name, hours in times.items() if hours is not None}
    return {"story": slug} | at | more


@settings(deadline=None)
@given(planned(), st.integers(-4, 4))
def test_at_no_moment_does_a_story_stand_twice_or_where_the_plan_no_longer_wants_it(
    paper: tuple[Edition[Piece], FrontPlan], hours: int
) -> None:
    found, wanted = paper
    later = Edition(NOW + timedelta(hours=hours), found.lang, found.articles)
    cards = [card for slot in whole_front(later, wanted) if slot.kind != "language" for card in slot.cards]
    assert len(cards) == len({id(card.article) for card in cards})
    in_time = {pin.story for _, pin in wanted.pins if pin.span.covers(later.now)}
    assert {card.article.slug for card in cards if card.why.reason == "pinned"} <= in_time


@settings(deadline=None)
@given(planned())
def test_what_fills_a_place_is_what_the_plan_says_it_must_be(
    paper: tuple[Edition[Piece], FrontPlan],
) -> None:
    found, wanted = paper
    slots = whole_front(found, wanted)
    keys = {"lead": "lead", "second": "seconds", "pile": "seconds", "sub": "sublinks", "voice": "opinion"}
    places = dict(wanted.at(NOW).places)
    for slot in slots:
        for card in slot.cards:
            key = slot.kind if slot.kind == "river" else keys.get(card.role, "")
            place = None if slot.kind == "section" else places.get(key)
            if place and card.why.reason != "pinned":
                assert place.fills
                assert place.section in ("", *section_slugs(card.article))
                assert place.tag in ("", *card.article.tags)
        if slot.kind == "section":
            assert all(
                slot.name.lower() in section_slugs(card.article)
                for card in slot.cards
                if card.why.reason != "pinned"
            )


@settings(deadline=None)
@given(planned())
def test_no_place_holds_more_than_it_has_room_for(paper: tuple[Edition[Piece], FrontPlan]) -> None:
    slots = whole_front(*paper)
    assert len(slugs(slots, "lead", "lead")) <= 1
    assert len(slugs(slots, "lead", "second", "pile")) <= 4
    assert len(slugs(slots, "lead", "sub")) <= 3
    assert len(slugs(slots, "opinion")) <= 4
    assert len(slugs(slots, "river")) <= 10


@settings(deadline=None)
@given(planned())
def test_a_section_front_holds_its_own_stories_each_once(paper: tuple[Edition[Piece], FrontPlan]) -> None:
    found, wanted = paper
    own = edition(*found.group(section_slugs).get("national", ()))
    slots = arrange_section(own, wanted, bar=sections_of(own, BAR))
    cards = [card.article for slot in slots for card in slot.cards]
    assert len(cards) == len({id(article) for article in cards})
    assert {id(article) for article in cards} <= {id(article) for article in own.articles}
    assert all(slot.cards for slot in slots)


@pytest.mark.parametrize(("begins", "ends", "leads"), [(-1, 1, "small"), (1, 2, "best"), (-2, 0, "best")])
def test_a_pinned_lead_leads_in_its_time_alone(begins: int, ends: int, leads: str) -> None:
    slots = front(piece("best", priority=9), piece("small"), planned=plan(lead=pin("small", begins, ends)))
    assert slugs(slots, "lead", "lead") == [leads]


def test_of_several_leads_the_first_that_is_published_leads_and_the_others_stand_elsewhere() -> None:
    leads = ["a-draft", pin("early", ends=0), "first", "second"]
    slots = front(*pieces(2), piece("first"), piece("second"), piece("early"), planned=plan(lead=leads))
    assert slugs(slots, "lead", "lead") == ["first"]
    assert {"second", "early"} <= set(slugs(slots, "lead", "second", "pile"))


def test_a_hidden_story_gives_its_lead_to_the_next() -> None:
    slots = front(piece("a"), piece("b"), planned=plan(lead=["a", "b"], hide=["a"]))
    assert slugs(slots, "lead") == ["b"]


def test_a_list_whose_pins_are_all_out_of_their_time_is_as_if_it_were_not_written() -> None:
    stories = [piece("lead", priority=9), *pieces(6)]
    over = plan(seconds=[pin("national-5", ends=0)], rows=[{"section": "world", "until": NOW}])
    assert front(*stories, planned=over) == front(*stories)


def test_a_list_with_a_pin_in_its_time_stands_as_it_is_and_closes_up() -> None:
    seconds = [pin("national-5", ends=0), "national-4"]
    slots = front(piece("lead", priority=9), *pieces(6), planned=plan(seconds=seconds))
    assert slugs(slots, "lead", "second", "pile") == ["national-4"]


def test_a_place_that_fills_up_puts_the_pinned_first_and_a_picture_last() -> None:
    seconds = {"stories": ["pinned"], "fill": "usual"}
    slots = front(
        piece("lead", priority=9), piece("pinned", 9), *pieces(3, 2, "world"), piece("pictured", 3, picture="a.svg"),
        planned=plan(seconds=seconds),
    )  # fmt: skip
    assert roles(slots)[1:] == [
        ("pinned", "second", 1), ("world-0", "pile", 1), ("world-1", "pile", 0), ("pictured", "second", 1)
    ]  # fmt: skip


def test_a_place_may_be_filled_with_the_newest_of_one_section_or_tag() -> None:
    stories = [
        piece("lead", priority=9),
        *pieces(3, 2, "world", priority=1),
        piece("old", 5, "world", priority=5),
    ]
    newest = {"section": "world", "fill": "newest"}
    assert slugs(front(*stories, planned=plan(seconds=newest)), "lead", "second", "pile")[:2] == [
        "world-0",
        "world-1",
    ]
    tagged = piece("rice", 8, tags=("rice",))
    assert slugs(front(*stories, tagged, planned=plan(river={"tag": "rice"}, seconds=[])), "river") == [
        "rice"
    ]


def test_a_place_that_nothing_fits_closes_up() -> None:
    slots = front(*pieces(9), planned=plan(lead={"tag": "none"}, seconds=[], river={"fill": "none"}))
    assert "lead" not in kinds(slots)
    assert "river" not in kinds(slots)


def test_a_boost_says_how_large_a_pinned_story_stands_but_for_what_is_sponsored() -> None:
    seconds = [{"story": "a", "boost": 3}, {"story": "ad", "boost": 3}, {"story": "c", "boost": 0}]
    slots = front(
        piece("lead", priority=9), piece("a"), piece("ad", voice="sponsored"), piece("c"),
        planned=plan(seconds=seconds),
    )  # fmt: skip
    assert [card for card in roles(slots) if card[0] != "lead"] == [
        ("a", "second", 3), ("ad", "second", 1), ("c", "second", 0)
    ]  # fmt: skip


def test_a_row_may_have_its_time_and_be_filled_up_behind_its_pins() -> None:
    rows = [
        {"section": "world", "until": NOW},
        {"section": "mekong", "stories": ["old"], "fill": "newest", "cut": "D"},
    ]
    slots = front(
        piece("lead", priority=9), *pieces(3, 1, "world"), *pieces(5, 2, "mekong"), piece("old", 30, "mekong"),
        planned=plan(seconds=[], river=False, rows=rows),
    )  # fmt: skip
    assert [slot.name for slot in slots if slot.kind == "section"] == ["Mekong"]
    assert slugs(slots, "section") == ["old", "mekong-0", "mekong-1"]


def test_of_several_running_stories_the_first_in_its_time_that_has_parts_is_told() -> None:
    parts = [piece(f"{name}-{n}", 20 + n, running_story=name) for name in ("Sand", "Law") for n in range(2)]
    wanted = plan(running_story=[pin("Sand", begins=1), "Law"])
    stories = [*pieces(5), *parts]
    assert slugs(front(*stories, planned=wanted), "running-story") == ["Law-1", "Law-0"]
    later = arrange(wanted, Edition(NOW + timedelta(hours=2), "en", edition(*stories).articles))
    assert slugs(later, "running-story") == ["Sand-1", "Sand-0"]


def test_each_story_says_why_it_stands_where_it_does() -> None:
    slots = front(
        piece("lead", tags=("rice",)), piece("high", 3, priority=2), piece("pictured", 8, picture="a.svg"),
        piece("new", 0.1), *pieces(3, 6), piece("kin", 9, tags=("rice",)),
        planned=plan(lead=pin("lead", ends=5)),
    )  # fmt: skip
    why = {card.article.slug: card.why for card in slots[0].cards}
    assert why == {
        "lead": Why("pinned", NOW + timedelta(hours=5)),
        "pictured": Why("picture"),
        "high": Why("priority", priority=2),
        "new": Why("newest"),
        "national-0": Why("newest"),
        "kin": Why("near"),
    }


def test_a_section_front_takes_what_its_plan_adds_and_leaves_the_rest_out() -> None:
    found = edition(*pieces(9), *pieces(2, 5, voice="opinion"))
    wanted = plan(lead="national-5", river=True, opinion={"fill": "usual"})
    assert kinds(arrange_section(found)) == ["lead"]
    slots = arrange_section(found, wanted)
    assert kinds(slots) == ["lead", "river", "opinion"]
    assert slugs(slots, "lead", "lead") == ["national-5"]


def test_a_planned_section_of_two_stories_has_a_front_and_one_whose_plan_is_over_has_none() -> None:
    found = edition(*pieces(2))
    assert slugs(arrange_section(found, plan(lead="national-1")), "lead", "lead") == ["national-1"]
    assert arrange_section(found, plan(lead={"stories": ["national-1"], "until": NOW})) == ()


def test_a_section_front_may_have_rows_of_its_sub_sections() -> None:
    found = edition(*pieces(6), *pieces(3, 2, "national/courts"))
    wanted = plan(seconds=[], rows=[{"section": "national/courts"}])
    slots = arrange_section(found, wanted, bar=sections_of(found, BAR))
    assert [(slot.kind, slot.url) for slot in slots[1:]] == [("section", "national/courts/")]
