"""What a front is made of, and the stories that still wait for a place on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, NamedTuple, Protocol

from newsroom.edition import Article, Edition, field
from newsroom.front.times import Span

Role = Literal["lead", "sub", "second", "pile", "big", "voice", "line", "stop"]
Kind = Literal["lead", "river", "opinion", "running-story", "section", "language"]
Cut = Literal["", "A", "B", "C", "D"]

Reason = Literal["pinned", "priority", "newest", "picture", "near", "part"]

RECENT = timedelta(days=14)
"""How long a priority holds. A paper that printed nothing since then leads with its newest story."""


@dataclass(frozen=True)
class Why:
    """Why a story stands where it does: pinned (`until` when, if its time ends), for its `priority`, as one of
    the newest, for its picture, as near the lead, as a part of the running story."""

    reason: Reason = "newest"
    until: datetime | None = None
    priority: int = 0


@dataclass(frozen=True)
class Placed:
    """A story in its place: its `role` there, its `boost` (0 to 3), how its date is printed, and why it is there."""

    article: Article
    role: Role
    boost: int
    when: str
    why: Why = Why()


@dataclass(frozen=True)
class Slot:
    """One band of a front; ``cut`` for section and language rows, ``story_so_far`` for a running story."""

    kind: Kind
    lang: str
    cards: tuple[Placed, ...]
    name: str = ""
    url: str = ""
    cut: Cut = ""
    story_so_far: Any = None


@dataclass(frozen=True)
class Front:
    """A front: its slots in order. ``printed`` is the moment of the edition; a section's front has none,
    since it hangs on the Category that every story page reads."""

    lang: str
    printed: datetime | None
    slots: tuple[Slot, ...]

    @property
    def articles(self) -> tuple[Article, ...]:
        """All stories on this front in the order of their places, those of other languages left out."""
        return tuple(card.article for slot in self.slots if slot.lang == self.lang for card in slot.cards)


class Choice(NamedTuple):
    """A story that is to stand in a place, why, and how large where an editor wants it so."""

    article: Any
    why: Why = Why()
    boost: int | None = None


class Pinned(Protocol):
    """What is asked of a pin (of newsroom.front.plan)."""

    @property
    def story(self) -> str: ...
    @property
    def boost(self) -> int | None: ...
    @property
    def span(self) -> Span: ...


def chosen(articles: Sequence[Any], free: Sequence[Any], now: datetime) -> list[Choice]:
    """These, with the reason why they were chosen out of `free`, which stand newest first."""
    newest = {id(article) for article in free[: len(articles)]}

    def why(article: Any) -> Why:
        _, priority = standing(article, now)
        if priority:
            return Why("priority", priority=priority)
        return Why("newest" if id(article) in newest else "picture")

    return [Choice(article, why(article)) for article in articles]


class Unplaced:
    """The stories of an edition that stand nowhere yet, newest first; once placed, a story is gone.

    Stories named in `pins` are kept for the places that name them; those in `hidden` are placed nowhere.
    """

    def __init__(
        self, edition: Edition[Any], pins: Collection[str] = (), hidden: Collection[str] = ()
    ) -> None:
        self.edition = edition
        shown = [article for article in edition.articles if article.slug not in hidden]
        self._pinned = {article.slug: article for article in shown if article.slug in pins}
        # By identity: an article of a plain site need not be hashable, nor its slug unique.
        self._free = {id(article): article for article in shown if article.slug not in pins}

    def __iter__(self) -> Iterator[Any]:
        return iter(tuple(self._free.values()))

    def __contains__(self, article: object) -> bool:
        return id(article) in self._free

    def pinned(self, pins: Iterable[Pinned]) -> list[Choice]:
        """The pinned stories that can be placed; one that is still a draft is left out."""
        return [
            Choice(self._pinned.pop(pin.story), Why("pinned", pin.span.ends), pin.boost)
            for pin in pins
            if pin.story in self._pinned
        ]

    def place(self, choice: Choice, role: Role, boost: int = 0) -> Placed:
        """Give the story its place. What is sponsored never grows beyond boost 1."""
        article = choice.article
        self._free.pop(id(article), None)
        boost = boost if choice.boost is None else choice.boost
        largest = 1 if voice(article) == "sponsored" else 3
        return Placed(article, role, min(boost, largest), when(article.date, self.edition.now), choice.why)


def when(date: datetime, now: datetime) -> str:
    """The `format_date` style for a date on a front: the clock today, the weekday this week, else the date.

    Days are those of the zone of `now`.
    """
    days = (now.date() - date.astimezone(now.tzinfo).date()).days
    if days == 0:
        return "time"
    return "weekday" if 0 < days < 7 else "long"


def voice(article: Article) -> str:
    """The voice of a story; on a plain site its header ``Type``, else "news"."""
    return str(field(article, "voice") or field(article, "type") or "news")


def pictured(article: Article) -> bool:
    return bool(field(article, "picture"))


def tag_names(article: Article) -> set[str]:
    """The names of its tags, and their slugs."""
    tags = getattr(article, "tags", ())
    return {str(name) for tag in tags for name in (tag, getattr(tag, "slug", tag))}


def standing(article: Article, now: datetime) -> tuple[bool, int]:
    """How high a story stands: recent before old, and among recent ones by priority."""
    if now - article.date > RECENT:
        return (False, 0)
    until = field(article, "priority_until")
    if isinstance(until, datetime) and until <= now:
        return (True, 0)
    # A plain Pelican site has the header as text.
    priority = str(field(article, "priority", 0))
    return (True, int(priority) if priority.isdecimal() else 0)


def by_standing(articles: Iterable[Any], now: datetime) -> list[Any]:
    """The highest first; those that stand equal keep their order."""
    return sorted(articles, key=lambda article: standing(article, now), reverse=True)


def pictures_first(articles: list[Any], count: int) -> tuple[list[Any], list[Any]]:
    """The first `count` stories with a picture, and all others in their order."""
    chosen = [article for article in articles if pictured(article)][:count]
    taken = {id(article) for article in chosen}
    return chosen, [article for article in articles if id(article) not in taken]
