"""Edition: the published articles of one language at one moment, newest first.

Everything that is computed about articles starts from an Edition. Pelican's own lists leave translations out
of tags and sections and count a Khmer-only story as an original of the English paper; an Edition holds what
a reader of one language can read, and nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterable, MutableMapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, Protocol, TypeVar
from zoneinfo import ZoneInfo

from newsroom.text.slugs import above


class Article(Protocol):
    """What an Edition needs of an article; Pelican's Article has it, and so has a test's dataclass."""

    @property
    def title(self) -> str: ...
    @property
    def slug(self) -> str: ...
    @property
    def lang(self) -> str: ...
    @property
    def date(self) -> datetime: ...


A = TypeVar("A", bound=Article)
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Edition(Generic[A]):
    """The articles of one language, newest first (ties by slug), as of ``now`` (with a zone)."""

    now: datetime
    lang: str
    articles: tuple[A, ...]

    def group(self, keys: Callable[[A], Iterable[K]]) -> dict[K, list[A]]:
        """The articles under each of their keys, newest first; an article may have none or several.

        One pass, linear in articles times keys. Groups stand in the order of their newest article.
        """
        groups: dict[K, list[A]] = {}
        for article in self.articles:
            for key in dict.fromkeys(keys(article)):
                groups.setdefault(key, []).append(article)
        return groups


def editions(articles: Iterable[A], now: datetime) -> dict[str, Edition[A]]:
    """One Edition a language, by language code. Cost: one sort."""
    by_language: dict[str, list[A]] = {}
    for article in articles:
        by_language.setdefault(article.lang, []).append(article)
    return {lang: Edition(now, lang, newest_first(group)) for lang, group in by_language.items()}


def newest_first(articles: Iterable[A]) -> tuple[A, ...]:
    """The articles by date, newest first; those of one moment by slug, so that the order never wavers."""
    by_slug = sorted(articles, key=lambda article: article.slug)
    return tuple(sorted(by_slug, key=lambda article: article.date, reverse=True))


def field(article: object, name: str, default: Any = None) -> Any:
    """What the article says under `name`: its Story's field, else a header that plain Pelican has read.

    So a plugin serves a paper with the ``stories`` plugin and any other Pelican site alike.
    """
    story = getattr(article, "story", None)
    value = getattr(story, name, None) if story is not None else getattr(article, name, None)
    return default if value is None else value


def notes(article: object, name: str) -> tuple[Any, ...]:
    """An article's dated notes (``corrections``, ``updates``); on a plain site a header of that name has no date."""
    found = field(article, name, ())
    return found if isinstance(found, tuple) else ()


def changed(article: Any) -> datetime:
    """When an article was last changed: published, modified, corrected or added to, whichever is latest."""
    noted = (note.moment for name in ("corrections", "updates") for note in notes(article, name))
    modified = getattr(article, "modified", None)
    latest: datetime = max(article.date, modified or article.date, *noted)
    return latest


def own_sections(article: object) -> tuple[Any, ...]:
    """Pelican's objects of the sections an article stands in, the main one first.

    They are what ``topics`` has hung on it; without topics it has only its category.
    """
    category = getattr(article, "category", None)
    hung: tuple[Any, ...] | None = getattr(article, "sections", None)
    return hung if isinstance(hung, tuple) else (category,) if category else ()


def section_slugs(article: object) -> list[str]:
    """The slugs of its sections and of those above, each once: what is in national/courts is in national as well."""
    own = [section.slug for section in own_sections(article)]
    return list(dict.fromkeys(part for slug in own for part in (*above(slug), slug)))


def moment(settings: MutableMapping[str, Any]) -> datetime:
    """The moment of this build, one for all plugins: SOURCE_DATE_EPOCH or the clock, to the minute.

    Kept in Pelican's settings, not in its template context (that is copied before any plugin asks), so that
    no page can print a time that moves by itself. SOURCE_DATE_EPOCH: seconds, as
    https://reproducible-builds.org/specs/source-date-epoch/ defines it.
    """
    if "BUILD_MOMENT" not in settings:
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        clock = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
        zone = ZoneInfo(settings.get("TIMEZONE") or "UTC")
        settings["BUILD_MOMENT"] = clock.astimezone(zone).replace(second=0, microsecond=0)
    found: datetime = settings["BUILD_MOMENT"]
    return found
