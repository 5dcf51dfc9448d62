"""A front as front.toml plans it: pins and places, each in its time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.edition import Edition, section_slugs
from newsroom.front.arrange import arrange, arrange_section
from newsroom.front.plan import FrontPlan
from newsroom.front.rows import sections_of
from newsroom.front.slots import Slot, Why
from tests.front.editions import (
    BAR,
    NOW,
    Piece,
    cuts,
    edition,
    front,
    kinds,
    piece,
    pieces,
    plan,
    planned,
    slugs,
    whole_front,
)


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
                # A front is never without a lead, whatever became of the one that was named.
                assert place.fills or key == "lead"
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


def test_what_is_paid_for_does_not_lead_where_a_plan_names_it_and_may_stand_elsewhere() -> None:
    slots = front(piece("a", priority=9), piece("ad", voice="sponsored"), planned=plan(lead="ad"))
    assert slugs(slots, "lead") == ["a"]
    assert slugs(slots, "river") == ["ad"]


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
