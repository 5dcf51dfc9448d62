"""Tiny editions: stories as the front sees them, with nothing of Pelican."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from newsroom.edition import Edition, newest_first
from newsroom.front.arrange import Slot, arrange
from newsroom.front.plan import FrontPlan, Row
from newsroom.front.rows import sections_of

PHNOM_PENH = timezone(timedelta(hours=7))
NOW = datetime(2026, 11, 24, 18, 0, tzinfo=PHNOM_PENH)


@dataclass(frozen=True)
class Section:
    slug: str

    @property
    def name(self) -> str:
        return self.slug.title()

    @property
    def url(self) -> str:
        return f"{self.slug}/"


@dataclass(frozen=True)
class Topic:
    name: str

    @property
    def slug(self) -> str:
        return self.name.lower().replace(" ", "-")

    @property
    def url(self) -> str:
        return f"stories/{self.slug}/"


@dataclass(frozen=True)
class SoFar:
    topic: Topic
    stories: tuple[Any, ...]


@dataclass(eq=False)
class Piece:
    """A story: without ``story``, as on any Pelican site, its headers are its attributes."""

    slug: str
    date: datetime = NOW - timedelta(hours=1)
    priority: Any = 0
    picture: str | None = None
    voice: str | None = None
    category: Section | None = None
    tags: tuple[str, ...] = ()
    series: str | None = None
    running_story: str | None = None
    lang: str = "en"
    story_so_far: SoFar | None = None

    @property
    def title(self) -> str:
        return self.slug


def piece(slug: str, days: float = 0.5, section: str = "national", **more: Any) -> Piece:
    """A story of `days` ago."""
    return Piece(slug, NOW - timedelta(days=days), category=Section(section), **more)


def pieces(count: int, days: float = 0.5, section: str = "national", **more: Any) -> list[Piece]:
    """So many stories of a section, an hour between them, the first the newest."""
    return [piece(f"{section}-{n}", days + n / 24, section, **more) for n in range(count)]


def edition(*articles: Piece, lang: str = "en") -> Edition[Piece]:
    """The edition of these; the parts of each running story know of one another, as `topics` makes it."""
    ordered = newest_first(articles)
    for name in {article.running_story for article in ordered} - {None}:
        parts = tuple(article for article in reversed(ordered) if article.running_story == name)
        for part in parts:
            part.story_so_far = SoFar(Topic(str(name)), parts)
    return Edition(NOW, lang, ordered)


def front(*articles: Piece, plan: FrontPlan | None = None, bar: Any = None, **more: Any) -> tuple[Slot, ...]:
    found = edition(*articles)
    return arrange(plan or FrontPlan(), found, sections=sections_of(found, bar or {}), **more)


def slugs(slots: tuple[Slot, ...], kind: str, *roles: str) -> list[str]:
    """The slugs in the first slot of this kind (in these roles, if any are named), in order."""
    slot = next((slot for slot in slots if slot.kind == kind), None)
    cards = slot.cards if slot else ()
    return [card.article.slug for card in cards if not roles or card.role in roles]


def kinds(slots: tuple[Slot, ...]) -> list[str]:
    return [slot.kind for slot in slots]


def cuts(slots: tuple[Slot, ...]) -> str:
    return "".join(slot.cut for slot in slots if slot.kind == "section")


SECTIONS = ["national", "world", "mekong", "sport", "national/courts"]
SLUGS = st.lists(st.sampled_from(SECTIONS), max_size=4)
ANY_PIECE = st.builds(
    piece,
    slug=st.just(""),
    days=st.floats(-1, 40),
    section=st.sampled_from(SECTIONS),
    priority=st.sampled_from([0, 0, 0, 1, 2, 9]),
    picture=st.sampled_from([None, "images/a.svg"]),
    voice=st.sampled_from([None, "news", "opinion", "feature", "sponsored"]),
    tags=st.sampled_from([(), ("rice",), ("rice", "river")]),
    running_story=st.sampled_from([None, None, "Looted statues", "Sand"]),
)


def _numbered(found: list[Piece]) -> Edition[Piece]:
    return edition(*(replace(article, slug=f"s{n}") for n, article in enumerate(found)))


def editions(most: int = 50) -> st.SearchStrategy[Edition[Piece]]:
    """Editions of up to `most` stories of all kinds."""
    sizes = st.integers(0, most)
    return sizes.flatmap(lambda size: st.lists(ANY_PIECE, min_size=size, max_size=size)).map(_numbered)


@st.composite
def any_plan(draw: st.DrawFn, found: Edition[Piece]) -> FrontPlan:
    """A plan that names stories of the edition, and some that it has not."""
    names = draw(st.permutations([article.slug for article in found.articles] + ["a-draft", "another-draft"]))
    pile = iter(names)

    def some(most: int) -> tuple[str, ...] | None:
        wanted = draw(st.one_of(st.none(), st.integers(0, most)))
        return None if wanted is None else tuple(slug for _, slug in zip(range(wanted), pile, strict=False))

    return FrontPlan(
        lead=(some(1) or (None,))[0],
        seconds=some(4),
        sublinks=some(3),
        river=draw(st.booleans()),
        opinion=some(4),
        rows=draw(st.none() | st.just(tuple(Row(slug, stories=some(2) or ()) for slug in draw(SLUGS)))),
        hide=some(5) or (),
    )
