"""Where each story stands in its series or running story, so that its page need not know all the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from newsroom.edition import field
from newsroom.topics.topic import Topic

WHOLE = 8
"""A series of so many parts is shown whole beside each of them; of a longer one those that stand next to it."""


@dataclass(frozen=True)
class PartOf:
    """One story's place in the series or running story that ``topic`` (its label) names.

    ``first``, ``latest``, ``previous`` and ``next`` are articles; the last two none at the ends. ``stops`` are
    the articles to show beside the story, itself among them, in reading order; ``count`` is how many there are.
    """

    topic: Topic
    count: int
    first: Any
    latest: Any
    previous: Any
    next: Any
    stops: tuple[Any, ...]


def places_in(topic: Topic, articles: Sequence[Any]) -> list[tuple[Any, PartOf]]:
    """Each article of a series or running story (newest first) with its place in it. Linear, but for sorting."""
    # What goes on from day to day is told by days; a part is a part of the series that a story is in too.
    ordered = in_order(articles) if topic.kind == "series" else list(reversed(articles))
    whole = topic.kind == "series" and len(ordered) <= WHOLE
    found = []
    for position, article in enumerate(ordered):
        before = ordered[position - 1] if position else None
        after = ordered[position + 1] if position + 1 < len(ordered) else None
        near = (ordered[0], before, article, after, ordered[-1])
        stops = ordered if whole else list({id(each): each for each in near if each}.values())
        place = PartOf(topic, len(ordered), ordered[0], ordered[-1], before, after, tuple(stops))
        found.append((article, place))
    return found


def in_order(articles: Sequence[Any]) -> list[Any]:
    """Articles (newest first) as they are read: by their parts where all say which they are, else by date."""
    oldest_first = list(reversed(articles))
    numbers = {id(article): _number(field(article, "part")) for article in articles}
    if None in numbers.values():
        return oldest_first
    return sorted(oldest_first, key=lambda article: numbers[id(article)] or 0)


def earlier(articles: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Each article of a section (newest first) with the next older one that nobody paid for. Linear."""
    found, older = [], None
    for article in reversed(articles):
        found.append((article, older))
        if field(article, "type") != "sponsored":
            older = article
    return found


def _number(part: Any) -> int | None:
    # Plain Pelican leaves a header a text.
    written = str(part)
    return int(written) if written.isascii() and written.isdigit() else None
