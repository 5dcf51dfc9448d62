"""Topic: what is known about one section, tag, author, series, place, running story or stretch of the archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from math import log
from typing import Any

from newsroom.edition import field
from newsroom.topics.profiles import Contact, Picture

RELATED_COUNT = 8
MET_COUNT = 6
ARTICLE = "\u0627\u0644"
"""The Arabic article, written together with its noun."""


@dataclass(frozen=True)
class YearCount:
    """How many stories a year has."""

    year: int
    count: int


@dataclass(frozen=True)
class MonthCount:
    """How many stories a month has; ``month`` is its first day."""

    month: datetime
    count: int


@dataclass(frozen=True)
class Neighbour:
    """A topic that another one names: enough for a link and a count of all its stories."""

    name: str
    url: str
    count: int


@dataclass(frozen=True)
class Topic:
    """A topic of one language. Without its stories (``count`` 0) it is a mere label, which never moves.

    ``url`` is empty where it has no page, ``feed_url`` where it has no feed. ``description`` is text.
    ``key_stories`` are those that its profile names, then ``lead``, the one that follows from the stories.
    ``years`` has every year from the first story's to the latest's, the empty ones included; so has ``months``,
    where there are no more than two years. ``related`` begins with the tags that its profile names.
    ``sections``, ``places`` and ``authors`` are those of its stories, counted within the topic, most first.
    """

    kind: str
    name: str
    slug: str
    url: str
    lang: str
    feed_url: str = ""
    description: str = ""
    aliases: tuple[str, ...] = ()
    role: str = ""
    desk: str = ""
    contact: tuple[Contact, ...] = ()
    picture: Picture | None = None
    count: int = 0
    first: Any = None
    latest: Any = None
    lead: Any = None
    key_stories: tuple[Any, ...] = ()
    years: tuple[YearCount, ...] = ()
    months: tuple[MonthCount, ...] = ()
    related: tuple[Neighbour, ...] = ()
    sections: tuple[Neighbour, ...] = ()
    places: tuple[Neighbour, ...] = ()
    authors: tuple[Neighbour, ...] = ()


@dataclass(frozen=True)
class StorySoFar:
    """A running story: its topic, and its stories, oldest first."""

    topic: Topic
    stories: tuple[Any, ...]


def topic_of(
    label: Topic,
    articles: Sequence[Any],
    top: Iterable[Any] = (),
    related: Iterable[Neighbour] = (),
    sections: Iterable[Neighbour] = (),
    places: Iterable[Neighbour] = (),
    authors: Iterable[Neighbour] = (),
) -> Topic:
    """The label with all that follows from its articles (newest first), and the `top` ones. Linear in them."""
    if not articles:
        return label
    lead = lead_of(articles)
    return replace(
        label,
        count=len(articles),
        first=articles[-1],
        latest=articles[0],
        lead=lead,
        key_stories=tuple({id(story): story for story in (*top, lead)}.values()),
        years=years_of(articles),
        months=months_of(articles),
        related=tuple(related),
        sections=tuple(sections),
        places=tuple(places),
        authors=tuple(authors),
    )


def lead_of(articles: Iterable[Any]) -> Any:
    """The story to begin with: of the highest priority, then the newest with a picture, then the newest."""
    return max(
        articles, key=lambda article: (_priority(article), bool(field(article, "picture"))), default=None
    )


def years_of(articles: Sequence[Any]) -> tuple[YearCount, ...]:
    """Stories a year from the first to the latest, the years without any included."""
    counts = Counter(article.date.year for article in articles)
    return (
        tuple(YearCount(year, counts[year]) for year in range(min(counts), max(counts) + 1)) if counts else ()
    )


def months_of(articles: Sequence[Any]) -> tuple[MonthCount, ...]:
    """Stories a month from the first to the latest; nothing for none, or where they span more than two years."""
    if not articles or articles[0].date.year - articles[-1].date.year > 1:
        return ()
    counts = Counter((article.date.year, article.date.month) for article in articles)
    (year, month), last = min(counts), max(counts)
    found = []
    while (year, month) <= last:
        first = datetime(year, month, 1, tzinfo=articles[0].date.tzinfo)
        found.append(MonthCount(first, counts[year, month]))
        year, month = (year + month // 12, month % 12 + 1)
    return tuple(found)


def most_met(keys: Iterable[str], named: Mapping[str, Neighbour], count: int) -> list[Neighbour]:
    """The neighbours that `keys` (one a meeting) lead to, counted within them: most first, then by key."""
    met = sorted(Counter(keys).items(), key=lambda each: (-each[1], each[0]))
    return [replace(named[key], count=together) for key, together in met[:count]]


def companions(
    articles: Iterable[Any],
    own: Callable[[Any], Iterable[str]],
    popularity: Mapping[str, int],
    total: int,
    without: str = "",
) -> list[str]:
    """The keys most typical of `articles` among a paper's `total` stories, at most RELATED_COUNT, best first.

    `own` gives an article's keys, `popularity` the stories a key has in the whole paper. A key counts by how
    often it stands here times the logarithm of its lift (how much oftener than by chance): the paper's
    commonest tag is typical of nothing, and one chance meeting of two rare tags is no tie. Keys that are here
    less often than by chance are left out. Linear in the articles and their keys.
    """
    articles = list(articles)
    met = Counter(chain.from_iterable(own(article) for article in articles))
    met.pop(without, None)
    scores = {
        key: together * log(together * total / (len(articles) * popularity[key]))
        for key, together in met.items()
        if popularity[key]
        > 1  # a tag with one story leads back to the story that the reader has here already
    }
    best = sorted(scores, key=lambda key: (-round(scores[key], 9), -met[key], key))
    return [key for key in best if scores[key] > -1e-9][:RELATED_COUNT]


def filed(name: str) -> str:
    """A name as an index files it: without quotes before it, and without the Arabic article, which most begin with."""
    name = name.strip().lstrip("“”\"'‘’«")
    return name.removeprefix(ARTICLE) if len(name) > len(ARTICLE) + 1 else name


def by_letter(
    topics: Iterable[Topic], letter: Callable[[str], str]
) -> tuple[tuple[str, tuple[Topic, ...]], ...]:
    """The topics in the order of their names, under the letter that each begins with."""
    groups: dict[str, list[Topic]] = {}
    for topic in sorted(topics, key=lambda topic: (filed(topic.name).casefold(), topic.name)):
        groups.setdefault(letter(topic.name), []).append(topic)
    return tuple((key, tuple(groups[key])) for key in sorted(groups))


def _priority(article: Any) -> int:
    # Plain Pelican leaves a header a text, and whatever was written in it.
    written = str(field(article, "priority", 0))
    return int(written) if written.isascii() and written.isdigit() else 0
