"""A numbered page in the shape of Pelican's own ``articles_page``, with the addresses of its neighbours.

For templates, "next" is the page with older stories and "previous" the one with newer, as on Pelican's lists.
``number`` counts from the oldest; positions in a Paginator count from the newest, as Pelican's do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from newsroom.topics.numbering import number


@dataclass(frozen=True)
class Older:
    """Where the next older stories are."""

    number: int
    url: str


@dataclass(frozen=True)
class ListPage:
    """One page of a list. Knows nothing that moves: neither how many pages there are nor which is newer."""

    object_list: tuple[Any, ...]
    number: int
    url: str
    save_as: str
    older: Older | None
    newest_url: str | None

    def has_next(self) -> bool:
        return self.older is not None

    def has_previous(self) -> bool:
        return self.newest_url is not None

    def has_other_pages(self) -> bool:
        return self.has_next() or self.has_previous()

    def next_page_number(self) -> int:
        return self.number - 1

    def previous_page_number(self) -> int:
        return self.number + 1


@dataclass(frozen=True)
class Paginator:
    """All pages of a list; ``page(1)`` has the newest stories, as in Pelican."""

    pages: tuple[ListPage, ...]
    per_page: int

    @property
    def count(self) -> int:
        return sum(len(page.object_list) for page in self.pages)

    @property
    def num_pages(self) -> int:
        return len(self.pages)

    @property
    def page_range(self) -> list[int]:
        return list(range(1, self.num_pages + 1))

    def page(self, position: int) -> ListPage:
        return self.pages[position - 1]


def paginate(articles: Sequence[Any], size: int, url: str, save_as: str) -> Paginator:
    """The articles (newest first) as the pages of the list at `url`, `size` a page."""
    folder = older_folder(save_as)
    found = []
    for page in number(articles, size):
        older = Older(page.older, f"{folder}{page.older}/") if page.older else None
        if page.newest:
            found.append(ListPage(page.items, page.number, url, save_as, older, None))
        else:
            own = f"{folder}{page.number}/"
            found.append(ListPage(page.items, page.number, own, f"{own}index.html", older, url))
    return Paginator(tuple(found), size)


def older_folder(save_as: str) -> str:
    """Where the older pages of a list stand: ``tag/x.html`` and ``tag/x/index.html`` both give ``tag/x/page/``.

    The number is a path segment of its own: with Pelican's pattern, page 7 of "topic 1" and tag "topic 17"
    are one file.
    """
    base = re.sub(r"(?:^|/)index\.html?$|\.html?$", "", save_as).strip("/")
    return f"{base}/page/" if base else "page/"


def file_of(url: str) -> str:
    """The file behind an address: ``archive/`` is ``archive/index.html``; empty stays empty (no page)."""
    if not url or re.search(r"\.html?$", url):
        return url
    return f"{url.rstrip('/')}/index.html"
