"""Tiny editions: stories as the front sees them, with nothing of Pelican."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from newsroom.edition import Edition, newest_first
from newsroom.front.arrange import Language, Slot, arrange
from newsroom.front.plan import FrontPlan
from newsroom.front.reading import READ
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
    story_so_far: SoFar | None = field(default=None, repr=False)

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


def front(
    *articles: Piece, planned: FrontPlan | None = None, bar: Any = None, **more: Any
) -> tuple[Slot, ...]:
    found = edition(*articles)
    return arrange(planned or FrontPlan(), found, sections=sections_of(found, bar or {}), **more)


def plan(**keys: Any) -> FrontPlan:
    """A plan with these keys, each with what front.toml would say."""
    return FrontPlan(**{key: READ[key](value, ZoneInfo("Asia/Phnom_Penh")) for key, value in keys.items()})


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


TIMES = st.none() | st.integers(-3, 3).map(lambda hours: NOW + timedelta(hours=hours))


@st.composite
def times(draw: st.DrawFn) -> dict[str, datetime]:
    """A time around now, as front.toml may give it, or part of one, or none."""
    begins, ends = draw(TIMES), draw(TIMES)
    if begins and ends and ends <= begins:
        begins, ends = ends, begins + timedelta(minutes=1)
    return {name: at for name, at in (("from", begins), ("until", ends)) if at}


FILLS = st.fixed_dictionaries(
    {},
    optional={
        "fill": st.sampled_from(["usual", "newest", "none"]),
        "section": st.sampled_from(SECTIONS),
        "tag": st.sampled_from(["rice", "river", "no-such-tag"]),
    },
)


@st.composite
def any_plan(draw: st.DrawFn, found: Edition[Piece]) -> FrontPlan:
    """A plan that names stories of the edition, and some that it has not, each once, and when."""
    names = draw(st.permutations([article.slug for article in found.articles] + ["a-draft", "another-draft"]))
    pile = iter(names)

    def some(most: int, sized: bool = False) -> list[Any]:
        wanted = [slug for _, slug in zip(range(draw(st.integers(0, most))), pile, strict=False)]
        boosts = st.sampled_from([{}, {"boost": 0}, {"boost": 3}] if sized else [{}])
        return [
            {"story": slug} | draw(boosts) | draw(times()) if draw(st.booleans()) else slug for slug in wanted
        ]

    keys: dict[str, Any] = {"hide": some(3), "river": draw(st.booleans() | FILLS)}
    for name, most in (("lead", 3), ("seconds", 4), ("sublinks", 3), ("opinion", 4)):
        if draw(st.booleans()):
            table = {"stories": some(most, name in ("seconds", "opinion"))} | draw(FILLS) | draw(times())
            keys[name] = table if draw(st.booleans()) else table["stories"]
    if draw(st.booleans()):
        row = {"section": "", "stories": []}
        keys["rows"] = [
            row | {"section": slug, "stories": some(2, sized=True)} | draw(times()) for slug in draw(SLUGS)
        ]
    return plan(**keys)


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
