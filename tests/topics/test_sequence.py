"""Where a story stands in its series or running story."""

from __future__ import annotations

from newsroom.topics.sequence import WHOLE, PartOf, in_order, places_in
from newsroom.topics.topic import Topic
from tests.topics.stories import Piece, day


def pieces(*parts: int | None) -> list[Piece]:
    """Stories newest first, the oldest of which has the first of `parts`."""
    found = [Piece(f"s{number}", day(number)) for number in range(len(parts))]
    for piece, part in zip(found, parts, strict=True):
        piece.part = part
    return found[::-1]


def places(kind: str, *parts: int | None) -> dict[str, PartOf]:
    topic = Topic(kind, "Dams", "dams", "dams/", "en")
    return {piece.slug: place for piece, place in places_in(topic, pieces(*parts))}


def slugs(articles: tuple[Piece, ...]) -> str:
    return " ".join(article.slug for article in articles)


def test_parts_are_read_by_their_number_else_by_date() -> None:
    assert slugs(tuple(in_order(pieces(2, 1, 3)))) == "s1 s0 s2"
    assert slugs(tuple(in_order(pieces(2, None, 1)))) == "s0 s1 s2"


def test_a_story_knows_the_first_the_latest_and_those_next_to_it() -> None:
    place = places("running-story", *[None] * 9)["s4"]
    assert slugs((place.first, place.previous, place.next, place.latest)) == "s0 s3 s5 s8"
    assert slugs(place.stops) == "s0 s3 s4 s5 s8"
    assert place.count == 9


def test_at_the_ends_there_is_no_neighbour_and_nothing_stands_twice() -> None:
    found = places("running-story", None, None)
    assert found["s0"].previous is found["s1"].next is None
    assert slugs(found["s0"].stops) == slugs(found["s1"].stops) == "s0 s1"
    assert slugs(places("series", None)["s0"].stops) == "s0"


def test_a_short_series_is_shown_whole_and_a_long_one_around_the_story() -> None:
    assert len(places("series", *range(1, WHOLE + 1))["s0"].stops) == WHOLE
    assert slugs(places("series", *range(1, WHOLE + 2))["s0"].stops) == f"s0 s1 s{WHOLE}"
