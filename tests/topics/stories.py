"""Stories and names for tests of what topics computes, with nothing of Pelican."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from newsroom.topics.tags import Name

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def day(number: int) -> datetime:
    """A day that is `number` days after the first."""
    return datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=number)


@dataclass(eq=False)
class Thing:
    """What Pelican's Tag, Category and Author are to the lists."""

    kind: str
    name: str
    slug: str
    profile: Any = None
    topic: Any = None

    @property
    def url(self) -> str:
        return f"{self.kind}/{self.slug}/"

    @property
    def save_as(self) -> str:
        return f"{self.url}index.html"

    def __str__(self) -> str:
        return self.name


@dataclass(eq=False)
class Piece:
    """An article as plain Pelican has it; headers of ours are plain attributes."""

    slug: str
    date: datetime
    tags: list[Any] = field(default_factory=list)
    authors: list[Any] = field(default_factory=list)
    category: Any = "News"
    sections: Any = None
    lang: str = "en"
    title: str = ""
    picture: str | None = None
    priority: Any = None
    series: Any = None
    part: Any = None
    place: str | None = None
    running_story: str | None = None
    type: str | None = None

    @property
    def relative_source_path(self) -> str:
        return f"{self.slug}.md"


def thing(kind: str, name: Name) -> Thing:
    return Thing(kind, name.name, name.slug, name.profile)
