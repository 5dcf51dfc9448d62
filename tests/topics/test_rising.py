"""Which tags rise."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from newsroom.topics.lists import Group
from newsroom.topics.rising import rising
from newsroom.topics.topic import Neighbour
from tests.topics.stories import NOON, Piece

AGES = st.lists(st.integers(0, 500), max_size=30)


def group(name: str, *ages: float) -> Group:
    """Stories of these ages in days."""
    stories = tuple(Piece(f"{name}-{n}", NOON - timedelta(days=age)) for n, age in enumerate(ages))
    return Group("tag", "en", name, name, f"tags/{name}/", "", stories)


def names(*groups: Group) -> list[tuple[str, int]]:
    stories = [story for each in groups for story in each.articles]
    return [(found.name, found.count) for found in rising(groups, stories, NOON)]


RICE = group("rice", *[5] * 3, *range(40, 340, 4))
"""Three of late, 75 in the year before: no more than ever."""


def test_a_tag_rises_that_is_used_more_than_in_the_year_before() -> None:
    assert names(RICE, group("dams", *[2] * 6, *[100] * 6)) == [("dams", 6)]


def test_what_is_always_common_does_not_rise() -> None:
    assert names(group("police", *range(0, 390, 2)), group("rice", *range(0, 390, 3))) == []


def test_two_stories_are_no_rise() -> None:
    assert names(RICE, group("dams", 1, 2)) == []
    assert names(RICE, group("dams", 1, 2, 3)) == [("dams", 3)]


def test_a_paper_without_a_past_has_nothing_that_rises() -> None:
    assert names(group("rice", *range(20)), group("dams", *range(9))) == []


def test_what_is_older_than_that_year_does_not_count() -> None:
    assert names(RICE, group("dams", 1, 2, 3, *[396] * 50)) == [("dams", 3)]


def test_thirty_days_end_to_the_minute() -> None:
    edge = [30 - 1 / 1440, 1, 1]
    assert names(RICE, group("dams", *edge)) == [("dams", 3)]
    assert names(RICE, group("dams", 30, 1, 1)) == []


def test_the_steepest_comes_first_and_there_are_eight_at_most() -> None:
    new = [group(f"tag-{n}", *[1] * (3 + n)) for n in range(10)]
    assert names(group("rice", *range(40, 390)), *new) == [(f"tag-{n}", 3 + n) for n in range(9, 1, -1)]


def test_equal_ones_stand_by_name() -> None:
    found = names(group("b", 1, 1, 1), group("a", 1, 1, 1), RICE)
    assert found == [("a", 3), ("b", 3)]


@given(st.lists(AGES, max_size=12))
def test_whatever_the_paper_holds_what_rises_has_its_recent_stories_counted(paper: list[list[int]]) -> None:
    groups = [group(f"tag-{n}", *ages) for n, ages in enumerate(paper)]
    stories = [story for each in groups for story in each.articles]
    found = rising(groups, stories, NOON)
    assert len(found) <= 8
    for tag, ages in zip(groups, paper, strict=True):
        recent = sum(age < 30 for age in ages)
        assert recent >= 3 or Neighbour(tag.name, tag.url, recent) not in found
    assert {(each.name, each.count) for each in found} <= {
        (f"tag-{n}", sum(age < 30 for age in ages)) for n, ages in enumerate(paper)
    }
