"""Pages of a list, counted from the oldest item, so that a page that is full never changes again.

The list's own address shows the newest items: the last full page and the remainder after it. A page gets
a number, and an address of its own, only once a whole newer page stands before it. With 65 items and
pages of 20: items 1-20 (the oldest) are page 1, 21-40 page 2, and the own address, page 3, shows 41-65.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class NumberedPage(Generic[T]):
    """One page: its number from the oldest (1), its items, newest first; ``newest`` at the list's own address."""

    number: int
    items: tuple[T, ...]
    newest: bool

    @property
    def older(self) -> int | None:
        """The number of the page with the next older items."""
        return self.number - 1 if self.number > 1 else None


def number(items: Sequence[T], size: int) -> list[NumberedPage[T]]:
    """All pages of `items` (newest first), newest page first; an empty list has one empty page.

    Every item is on exactly one page. A new item at the front changes the first page and at most adds one
    behind it; all others stay as they are. Linear in the items.
    """
    last = max(len(items) // size, 1)
    shown = len(items) - (last - 1) * size
    newest = NumberedPage(last, tuple(items[:shown]), newest=True)
    starts = zip(range(last - 1, 0, -1), range(shown, len(items), size), strict=True)
    return [newest, *(NumberedPage(n, tuple(items[at : at + size]), newest=False) for n, at in starts)]
