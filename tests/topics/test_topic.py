"""What follows about a topic from its stories."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from newsroom.topics.lists import letter
from newsroom.topics.topic import (
    Neighbour,
    Topic,
    YearCount,
    by_letter,
    companions,
    lead_of,
    months_of,
    most_met,
    topic_of,
    years_of,
)
from tests.topics.stories import Piece, day

LABEL = Topic("tag", "Rice", "rice", "tags/rice/", "en")


def pieces(*keys: list[str]) -> list[Piece]:
    return [Piece(str(number), day(number), tags=tags) for number, tags in enumerate(keys)]


def typical(stories: list[Piece], tag: str) -> list[str]:
    popularity = {key: sum(key in story.tags for story in stories) for story in stories for key in story.tags}
    of_tag = [story for story in stories if tag in story.tags]
    return companions(of_tag, lambda story: story.tags, popularity, len(stories), without=tag)


def test_a_topic_spans_from_its_first_story_to_its_latest() -> None:
    newest, oldest = Piece("b", day(800)), Piece("a", day(0))
    topic = topic_of(LABEL, [newest, oldest])
    assert (topic.count, topic.first, topic.latest) == (2, oldest, newest)


def test_a_topic_without_stories_is_its_label() -> None:
    assert topic_of(LABEL, []) == LABEL
    assert (LABEL.count, LABEL.lead, LABEL.years) == (0, None, ())


def test_years_without_a_story_are_counted_too() -> None:
    assert years_of([Piece("b", day(800)), Piece("a", day(0))]) == (
        YearCount(2020, 1), YearCount(2021, 0), YearCount(2022, 1),
    )  # fmt: skip


@given(st.lists(st.integers(min_value=0, max_value=9000), min_size=1))
def test_the_years_hold_all_stories(days: list[int]) -> None:
    years = years_of([Piece(str(number), day(number)) for number in days])
    assert sum(year.count for year in years) == len(days)
    assert [year.year for year in years] == list(range(years[0].year, years[-1].year + 1))
    assert years[0].count
    assert years[-1].count


def test_months_without_a_story_are_counted_too() -> None:
    months = months_of([Piece("c", day(370)), Piece("b", day(335)), Piece("a", day(300))])
    assert [(f"{each.month:%Y-%m-%d}", each.count) for each in months] == [
        ("2020-10-01", 1), ("2020-11-01", 0), ("2020-12-01", 1), ("2021-01-01", 1),
    ]  # fmt: skip


@given(st.lists(st.integers(min_value=0, max_value=1500), min_size=1))
def test_the_months_of_two_years_hold_all_stories_and_longer_topics_have_none(days: list[int]) -> None:
    stories = [Piece(str(number), day(number)) for number in sorted(days, reverse=True)]
    months = months_of(stories)
    long = len(years_of(stories)) > 2
    assert sum(month.count for month in months) == (0 if long else len(days))
    assert len(months) <= 24
    assert all(month.count for month in (*months[:1], *months[-1:]))


def test_chosen_stories_stand_before_the_lead_and_none_twice() -> None:
    lead, chosen = Piece("lead", day(9), priority=5), Piece("chosen", day(1))
    articles = [lead, Piece("x", day(2)), chosen]
    assert topic_of(LABEL, articles).key_stories == (lead,)
    assert topic_of(LABEL, articles, [chosen]).key_stories == (chosen, lead)
    assert topic_of(LABEL, articles, [lead, chosen]).key_stories == (lead, chosen)


def test_neighbours_are_counted_by_meetings_the_commonest_first() -> None:
    named = {key: Neighbour(key.upper(), f"{key}/", 99) for key in "abc"}
    assert most_met("bcabcc", named, 2) == [Neighbour("C", "c/", 3), Neighbour("B", "b/", 2)]


def test_the_lead_has_the_highest_priority() -> None:
    high = Piece("old", day(1), priority="5")
    assert lead_of([Piece("new", day(9), picture="x.jpg"), high]) is high


def test_of_equal_priority_the_newest_with_a_picture_leads_else_the_newest() -> None:
    new, older, oldest = (
        Piece("c", day(3)),
        Piece("b", day(2), picture="b.jpg"),
        Piece("a", day(1), picture="a.jpg"),
    )
    assert lead_of([new, older, oldest]) is older
    assert lead_of([new, replace(older, picture=None)]) is new


def test_a_priority_that_is_no_number_counts_as_none() -> None:
    new = Piece("new", day(9))
    assert lead_of([new, Piece("old", day(1), priority="high"), Piece("oldest", day(0), priority="²")]) is new


def test_the_commonest_tag_is_typical_of_nothing() -> None:
    everywhere = ["Cambodia"]
    stories = pieces(
        *[["rice", "drought", *everywhere]] * 3, ["rice", *everywhere], *[["police", *everywhere]] * 20
    )
    assert typical(stories, "rice") == ["drought", "Cambodia"]


def test_one_chance_meeting_of_rare_tags_is_less_than_a_tie() -> None:
    stories = pieces(
        ["dams", "ballet"], ["ballet"], *[["dams", "fish"]] * 6, *[["fish", "market"]] * 2, *[["court"]] * 30
    )
    assert typical(stories, "dams") == ["fish", "ballet"]


def test_a_tag_with_one_story_is_no_neighbour() -> None:
    assert typical(pieces(["dams", "ballet", "fish"], ["dams", "fish"]), "dams") == ["fish"]


def test_a_tag_that_is_rarer_here_than_by_chance_is_left_out() -> None:
    stories = pieces(["rice", "police"], *[["rice", "drought"]] * 20, *[["police"]] * 20)
    assert typical(stories, "rice") == ["drought"]


def test_where_everything_meets_everything_the_commoner_comes_first() -> None:
    assert typical(pieces(*[["a", "c", "b"]] * 2, ["a", "b"]), "a") == ["b", "c"]


def test_topics_stand_under_their_letter_in_the_order_of_their_names() -> None:
    topics = [replace(LABEL, name=name) for name in ("Éclair", "angkor", "Eel", "2009", "Asean", "ទន្លេ")]
    assert [(key, [topic.name for topic in group]) for key, group in by_letter(topics, letter)] == [
        ("#", ["2009"]), ("A", ["angkor", "Asean"]), ("E", ["Eel", "Éclair"]), ("ទ", ["ទន្លេ"]),
    ]  # fmt: skip


def test_arabic_topics_stand_under_the_letter_behind_their_article() -> None:
    topics = [replace(LABEL, name=name) for name in ("النهر", "أنهار", "السدود", "سوق", "نادي الميناء", "ال")]
    assert [(key, [topic.name for topic in group]) for key, group in by_letter(topics, letter)] == [
        ("ا", ["أنهار", "ال"]), ("س", ["السدود", "سوق"]), ("ن", ["نادي الميناء", "النهر"]),
    ]  # fmt: skip
