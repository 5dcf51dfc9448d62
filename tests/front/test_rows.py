"""Which sections have a row, and how it is cut."""

from __future__ import annotations

import pytest

from newsroom.front.arrange import Language
from newsroom.front.rows import Section, sections_of
from newsroom.front.slots import Slot
from tests.front.editions import Piece, cuts, edition, front, piece, pieces, plan

NONE_ABOVE = {"lead": "lead", "seconds": [], "sublinks": [], "river": False}
BAR = {slug: {"en": slug.title()} for slug in ("world", "mekong", "culture", "sport")}


def rows(*articles: Piece, bar: object = BAR, **keys: object) -> list[Slot]:
    """The section rows of a front where nothing but the lead stands above them."""
    slots = front(piece("lead", section="front"), *articles, planned=plan(**(NONE_ABOVE | keys)), bar=bar)
    return [slot for slot in slots if slot.kind == "section"]


def shape(row: Slot) -> list[tuple[str, int]]:
    return [(card.role, card.boost) for card in row.cards]


def test_rows_stand_in_the_order_of_the_bar_whatever_is_newest() -> None:
    found = rows(*pieces(2, 1, "sport"), *pieces(2, 2, "world"), *pieces(2, 3, "culture"))
    assert [(row.name, row.url) for row in found] == [
        ("World", "world/"), ("Culture", "culture/"), ("Sport", "sport/")
    ]  # fmt: skip


def test_a_section_with_one_story_left_has_no_row() -> None:
    assert [row.name for row in rows(*pieces(1, 1, "sport"), *pieces(2, 2, "world"))] == ["World"]


def test_cuts_come_in_turn_where_every_section_has_pictures() -> None:
    found = rows(*(article for slug in BAR for article in pieces(6, 1, slug, picture="a.svg")))
    assert [row.cut for row in found] == ["A", "B", "C", "A"]


def test_a_is_one_big_picture_and_a_pile_of_three() -> None:
    (row,) = rows(piece("text", 0.1, "world"), *pieces(5, 1, "world", picture="a.svg"))
    assert shape(row) == [("big", 2), ("pile", 0), ("pile", 0), ("pile", 0)]
    assert row.cards[0].article.picture


def test_b_is_two_pictures_and_a_pile() -> None:
    (row,) = rows(*pieces(6, 1, "world", picture="a.svg"), rows=[{"section": "world", "cut": "B"}])
    assert shape(row) == [("big", 2), ("big", 1), ("pile", 1), ("pile", 0), ("pile", 0)]


@pytest.mark.parametrize(("stories", "boosts"), [(5, [1, 0, 1, 0]), (4, [1, 0, 1]), (3, [1, 1]), (2, [1])])
def test_c_is_one_big_picture_and_two_piles_each_with_a_head(stories: int, boosts: list[int]) -> None:
    (row,) = rows(*pieces(stories, 1, "world", picture="a.svg"), rows=[{"section": "world", "cut": "C"}])
    assert shape(row) == [("big", 2), *(("pile", boost) for boost in boosts)]


def test_a_section_without_pictures_is_three_lines() -> None:
    (row,) = rows(*pieces(6, 1, "world"))
    assert (row.cut, shape(row)) == ("D", [("line", 1)] * 3)


def test_two_sections_without_pictures_are_not_cut_alike() -> None:
    found = rows(*(article for slug in BAR for article in pieces(3, 1, slug)))
    assert [row.cut for row in found] == ["D", "C", "D", "C"]


def test_a_cut_that_the_plan_wants_is_not_its_neighbours() -> None:
    articles = [article for slug in BAR for article in pieces(6, 1, slug, picture="a.svg")]
    found = rows(
        *articles, rows=[{"section": "world"}, {"section": "mekong", "cut": "A"}, {"section": "culture"}]
    )
    assert [row.cut for row in found] == ["B", "A", "B"]


def test_the_highest_picture_of_a_row_is_big() -> None:
    articles = pieces(4, 1, "world", picture="a.svg")
    articles[2].priority = 4
    (row,) = rows(*articles)
    assert row.cards[0].article.slug == "world-2"


def test_an_old_picture_is_not_big_before_ten_newer_stories() -> None:
    (row,) = rows(*pieces(10, 1, "world"), piece("old", 300, "world", picture="a.svg"))
    assert (row.cut, [card.article.slug for card in row.cards]) == ("D", ["world-0", "world-1", "world-2"])


def test_a_section_planned_twice_goes_on_with_what_is_left() -> None:
    first, second = rows(
        *pieces(9, 1, "world"), rows=[{"section": "world", "cut": "D"}, {"section": "world", "cut": "C"}]
    )
    assert [card.article.slug for card in second.cards] == [f"world-{n}" for n in range(5, 9)]
    assert len(first.cards) == 3


def test_stories_that_a_row_names_all_stand() -> None:
    named = [f"world-{n}" for n in range(5)]
    (row,) = rows(
        *pieces(9, 1, "world", picture="a.svg"), rows=[{"section": "world", "cut": "A", "stories": named}]
    )
    assert [card.article.slug for card in row.cards] == named
    assert [card.role for card in row.cards] == ["big", "pile", "pile", "pile", "pile"]


def test_what_is_in_a_sub_section_is_in_its_section_as_well() -> None:
    bar = {"national": {}, "national/courts": {}}
    articles = [*pieces(1, 1, "national"), *pieces(3, 2, "national/courts")]
    (row,) = rows(*articles, bar=bar)
    assert (row.name, len(row.cards)) == ("National", 3)


def test_a_sub_section_has_a_row_where_it_is_planned() -> None:
    articles = [*pieces(2, 1, "national"), *pieces(3, 2, "national/courts")]
    (row,) = rows(*articles, rows=[{"section": "national/courts"}])
    assert row.url == "national/courts/"


def test_the_row_above_another_language_is_not_three_lines() -> None:
    khmer = Language(edition(piece("km-1", lang="km"), lang="km"), "ភាសាខ្មែរ", "km/")
    slots = front(
        piece("lead"), *pieces(3, 1, "world"), planned=plan(**NONE_ABOVE), bar=BAR, languages=[khmer]
    )
    assert cuts(slots) == "C"


def test_a_section_has_its_name_in_the_language_of_the_edition() -> None:
    bar = {"sport": {"en": "Sport", "km": "កីឡា"}, "world": {"en": "World"}}
    khmer = edition(*pieces(1, 1, "world", lang="km"), *pieces(1, 1, "sport", lang="km"), lang="km")
    assert sections_of(khmer, bar) == (Section("sport", "កីឡា", "sport/"), Section("world", "World", "world/"))


def test_stories_may_be_planned_for_a_section_that_has_none_of_its_own() -> None:
    (row,) = rows(*pieces(2, 1, "world"), rows=[{"section": "culture", "stories": ["world-1"]}])
    assert (row.name, row.url, [card.article.slug for card in row.cards]) == ("Culture", "", ["world-1"])


def test_without_a_bar_the_six_sections_with_the_newest_stories_have_rows() -> None:
    many = [article for n in range(9) for article in pieces(2, n, f"s{n}")]
    found = sections_of(edition(*many), {})
    assert [section.slug for section in found if section.row] == [f"s{n}" for n in range(6)]


def test_a_story_of_several_sections_may_stand_in_the_row_of_each_but_only_in_one() -> None:
    shared = piece("shared", section="mekong")
    shared.sections = (shared.category, piece("other", section="world").category)
    found = rows(shared, *pieces(2, 2, "world"), *pieces(2, 3, "mekong"))
    assert [row.name for row in found if "shared" in {card.article.slug for card in row.cards}] == ["World"]


def test_a_story_of_a_section_and_of_a_part_of_it_stands_once_in_the_row() -> None:
    both = piece("both", 0.1, "world")
    both.sections = (Section("world", "World", ""), Section("world/courts", "Courts", ""))  # type: ignore[attr-defined]
    (row,) = rows(both, *pieces(2, 1, "world"))
    assert [card.article.slug for card in row.cards] == ["both", "world-0", "world-1"]
