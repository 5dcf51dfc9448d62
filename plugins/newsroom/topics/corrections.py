"""The public log of corrections: what was wrong in which story, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsroom.edition import notes


@dataclass(frozen=True)
class LoggedCorrection:
    """One correction and the story that it was made in."""

    moment: datetime
    text: str
    article: Any


def corrections_of(articles: Iterable[Any]) -> tuple[LoggedCorrection, ...]:
    """Every correction of the articles, the newest first; those of one moment in the order of the articles."""
    found = [
        LoggedCorrection(note.moment, note.text, article)
        for article in articles
        for note in notes(article, "corrections")
    ]
    return tuple(sorted(found, key=lambda correction: correction.moment, reverse=True))
