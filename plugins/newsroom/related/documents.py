"""What goes into the ranking and what comes out of it; no article, no file, no site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mode = Literal["any", "earlier"]


@dataclass(frozen=True)
class Document:
    """A story as the ranking sees it: plain texts and names.

    ``key`` is unique; ``date`` is in days (any fixed origin); ``pins`` are keys that its editor chose, best
    first; ``linked`` are keys that its body links already. One that is ``sponsored`` is suggested nowhere.
    """

    key: str
    title: str
    date: float
    standfirst: str = ""
    text: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    section: str = ""
    place: str = ""
    series: str = ""
    part: int | None = None
    running_story: str = ""
    pins: tuple[str, ...] = ()
    linked: frozenset[str] = frozenset()
    sponsored: bool = False


@dataclass(frozen=True)
class Reason:
    """Why a story is suggested. True of both stories: ``subject``, where there is one, stands in both.

    ``kind`` is pinned, next, series, running-story, tag, place, name, author, section or newest.
    """

    kind: str
    subject: str = ""


@dataclass(frozen=True)
class Match:
    """A suggested story; ``score`` is 0 where an editor's choice or the calendar put it there."""

    key: str
    score: float
    reason: Reason
