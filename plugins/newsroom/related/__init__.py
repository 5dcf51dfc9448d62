"""Related stories under each story, each with the reason why it is there: ``article.related_stories``.

Works alone on any Pelican site. What an editor pins stands first (``Related: slug, slug`` in the header).
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pelican import signals
from pelican.generators import ArticlesGenerator

from newsroom.edition import Edition, editions, field, moment
from newsroom.problems import Problem, nearest, report, terminal
from newsroom.related.bodies import linked, plain_text
from newsroom.related.documents import Document, Reason
from newsroom.related.rank import rank
from newsroom.settings import SettingsError
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
        slugs = {article.slug: article.source_path for article in reversed(edition.articles)}
        documents = [_document(article, places, slugs) for article in edition.articles]
        matches = rank(documents, count=options.related_stories_count, mode=options.related_stories_mode)
        by_key = {article.source_path: article for article in edition.articles}
        for key, article in by_key.items():
            article.related_stories = tuple(RelatedStory(by_key[match.key], match.reason) for match in matches[key])


def _places(articles: Iterable[Any]) -> dict[str, str]:
    """The keys of the articles by their files and by their addresses, as links in bodies name them."""
    files = {article.relative_source_path: article.source_path for article in articles}
    return files | {f"/{unquote(article.url)}".removesuffix("index.html"): article.source_path for article in articles}


def _document(article: Any, places: Mapping[str, str], slugs: Mapping[str, str]) -> Document:
    body = article._content or ""
    source = article.relative_source_path
    return Document(
        key=article.source_path,
        title=article.title,
        date=article.date.timestamp() / DAY,
        standfirst=_standfirst(article),
        text=plain_text(body),
        tags=tuple(str(tag) for tag in getattr(article, "tags", ())),
        authors=tuple(str(author) for author in getattr(article, "authors", ())),
        section=str(article.category),
        place=field(article, "place", ""),
        series=field(article, "series", ""),
        part=_part(field(article, "part")),
        running_story=field(article, "running_story", ""),
        pins=_pins(article, slugs),
        linked=linked(body, source, article.url, article.settings["SITEURL"], places),
    )
