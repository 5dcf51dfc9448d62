"""Related stories under each story, each with the reason why it is there: ``article.related_stories``.

Works alone on any Pelican site. What an editor pins stands first (``Related: slug, slug`` in the header).
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any, cast

from pelican import signals
from pelican.generators import ArticlesGenerator

from newsroom.edition import Edition, editions, moment
from newsroom.problems import stop
from newsroom.related.articles import documents, unknown_pins
from newsroom.related.documents import Mode, Reason
from newsroom.related.rank import rank
from newsroom.settings import Options, read_or_exit

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class RelatedStory:
    """A story under another one, and why it is there."""

    article: Any
    reason: Reason


def register() -> None:
    signals.article_generator_finalized.connect(relate)


def relate(generator: ArticlesGenerator) -> None:
    """Hangs `related_stories` on every published article, from the stories of its own language."""
    options = read_or_exit(generator.settings)
    published = [*generator.articles, *generator.translations]
    for edition in editions(published, moment(generator.settings)).values():
        _relate_edition(edition, options)


def _relate_edition(edition: Edition[Any], options: Options) -> None:
    stop(unknown_pins(edition.articles), logger)
    by_key = {article.relative_source_path: article for article in edition.articles}
    mode = cast(Mode, options.related_stories_mode)
    matches = rank(documents(edition.articles), count=options.related_stories_count, mode=mode)
    for key, article in by_key.items():
        article.related_stories = tuple(
            RelatedStory(by_key[match.key], match.reason) for match in matches[key]
        )
