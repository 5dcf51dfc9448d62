"""Related stories under each story, each with the reason why it is there: ``article.related_stories``.

Works alone on any Pelican site. What an editor pins stands first (``Related: slug, slug`` in the header).
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import unquote

from pelican import signals
from pelican.generators import ArticlesGenerator

from newsroom.edition import Edition, editions, field, moment
from newsroom.problems import Problem, nearest, report, terminal
from newsroom.related.bodies import linked, plain_text
from newsroom.related.documents import Document, Mode, Reason
from newsroom.related.rank import rank
from newsroom.settings import Options, SettingsError
from newsroom.settings import read as read_options

logger = logging.getLogger(__name__)

DAY = 86_400


@dataclass(frozen=True)
class RelatedStory:
    """A story under another one, and why it is there."""

    article: Any
    reason: Reason


def register() -> None:
    signals.article_generator_finalized.connect(relate)


def relate(generator: ArticlesGenerator) -> None:
    """Hangs `related_stories` on every published article, from the stories of its own language."""
    try:
        options = read_options(generator.settings)
    except SettingsError as wrong:
        sys.exit(report(wrong.problems))
    published = [*generator.articles, *generator.translations]
    places = _places(published)
    for edition in editions(published, moment(generator.settings)).values():
        _relate_edition(edition, options, places)


def _relate_edition(edition: Edition[Any], options: Options, places: Mapping[str, str]) -> None:
    by_key = {article.source_path: article for article in edition.articles}
    by_slug = {article.slug: article.source_path for article in edition.articles}
    documents = [_document(article, places, by_slug) for article in edition.articles]
    mode = cast(Mode, options.related_stories_mode)
    matches = rank(documents, count=options.related_stories_count, mode=mode)
    for key, article in by_key.items():
        article.related_stories = tuple(
            RelatedStory(by_key[match.key], match.reason) for match in matches[key]
        )


def _places(articles: Iterable[Any]) -> dict[str, str]:
    """The keys of the articles by their files and by their addresses, as links in bodies name them."""
    files = {article.relative_source_path: article.source_path for article in articles}
    return files | {
        f"/{unquote(article.url)}".removesuffix("index.html"): article.source_path for article in articles
    }


def _document(article: Any, places: Mapping[str, str], slugs: Mapping[str, str]) -> Document:
    body = article._content or ""
    siteurl = article.settings["SITEURL"]
    return Document(
        key=article.source_path,
        title=plain_text(article.title),
        date=article.date.timestamp() / DAY,
        standfirst=plain_text(article.metadata.get("summary") or ""),
        text=plain_text(body),
        tags=tuple(str(tag) for tag in getattr(article, "tags", ())),
        authors=tuple(str(author) for author in getattr(article, "authors", ())),
        section=str(article.category),
        place=field(article, "place", ""),
        series=field(article, "series", ""),
        part=_part(field(article, "part")),
        running_story=field(article, "running_story", ""),
        pins=_pins(article, slugs),
        linked=linked(body, article.relative_source_path, article.url, siteurl, places),
    )


def _part(value: Any) -> int | None:
    """The part of a series as a number; on a plain site it is a text, and may be anything."""
    return int(value) if str(value).isdecimal() else None


def _pins(article: Any, by_slug: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of the stories that the editor named; says which names are of no story."""
    pins = field(article, "related", ())
    slugs = [name.strip() for name in pins.split(",")] if isinstance(pins, str) else pins
    for slug in slugs:
        if slug and slug not in by_slug:
            logger.warning("%s", terminal(_no_story(article, slug, by_slug)))
    return tuple(by_slug[slug] for slug in slugs if slug in by_slug)


def _no_story(article: Any, slug: str, by_slug: Mapping[str, str]) -> Problem:
    what = f"“{slug}” is the slug of no published story in this language."
    mend = nearest(slug, list(by_slug)) or "Correct it, or take it out."
    return Problem(article.relative_source_path, 0, "Related", "related-unknown", what, mend, fatal=False)
