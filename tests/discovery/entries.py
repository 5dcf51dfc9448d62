"""Articles and stories for tests without Pelican."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from newsroom.discovery.entries import Entry, Person
from newsroom.discovery.feeds import Feed, Item, item_of
from newsroom.discovery.paper import Paper

PAPER = Paper("The Small Paper", "https://paper.example")
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def entry(slug: str = "lake", **more: Any) -> Entry:
    said: dict[str, Any] = {
        "url": PAPER.address(f"2026/11/{slug}/"),
        "title": slug,
        "summary": "",
        "lang": "en",
        "published": NOON,
        "updated": NOON,
    }
    return Entry(**said | more)


def item(html: str = "<p>x</p>", **more: Any) -> Item:
    return item_of(entry(**more), html, html, PAPER)


def feed(*items: Item, **more: Any) -> Feed:
    said: dict[str, Any] = {
        "title": "The Small Paper",
        "lang": "en",
        "url": PAPER.address("feeds/all.atom.xml"),
        "home": PAPER.address(""),
        "publisher": Person("The Small Paper", PAPER.address("")),
        "items": items,
    }
    return Feed(**said | more)


@dataclass(frozen=True)
class Named:
    """A tag, a section or an author."""

    name: str
    slug: str
    url: str = ""
    save_as: str = "x"

    def __str__(self) -> str:
        return self.name


@dataclass
class Article:
    """Plain Pelican's article, as far as it is read."""

    title: str = "The lake"
    slug: str = "lake"
    lang: str = "en"
    url: str = "lake/"
    date: datetime = NOON
    summary: str = ""
    status: str = "published"
    category: Named = Named("National", "national", "national/")
    tags: list[Named] = field(default_factory=list)
    authors: list[Named] = field(default_factory=list)
    translations: list[Article] = field(default_factory=list)
    in_default_lang: bool = True
