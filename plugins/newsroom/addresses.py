"""Where the parts of a paper in other languages stand, and the pages that plugins print besides stories.

Whoever prints such a page names it in Pelican's context; whoever maps the site reads them there.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

CONTEXT_NAME = "pages_listed"


@dataclass(frozen=True)
class ListedPage:
    """A page that search engines may list: its address inside the site, and when it last changed (with a zone).

    ``alternates`` are the same page in other languages: (language code, address).
    """

    url: str
    lang: str
    updated: datetime | None = None
    alternates: tuple[tuple[str, str], ...] = ()


def default_language(settings: Mapping[str, Any]) -> str:
    """The paper's first language. Pelican gives articles without a language the setting in lower case."""
    return str(settings["DEFAULT_LANG"]).lower()


def prefix_of(lang: str, settings: Mapping[str, Any]) -> str:
    """What every address of a language begins with; nothing in the first."""
    return "" if lang == default_language(settings) else f"{lang}/"


def name_page(context: MutableMapping[str, Any], page: ListedPage) -> None:
    """Adds a page to those that Pelican's context names."""
    context.setdefault(CONTEXT_NAME, []).append(page)


def named_pages(context: MutableMapping[str, Any]) -> tuple[ListedPage, ...]:
    """The pages that were named, in that order."""
    return tuple(context.get(CONTEXT_NAME, ()))
