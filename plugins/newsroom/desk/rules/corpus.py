"""What the rules look at: every story with its page, and what the paper declares. Plain data, built once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from html import unescape
from typing import Any, Generic, TypeVar

from newsroom.problems import Problem
from newsroom.stories.reading import known_headers
from newsroom.stories.story import StaticPage, Story
from newsroom.text.headers import Document, split
from newsroom.topics.profiles import Profile

P_co = TypeVar("P_co", bound=StaticPage, covariant=True)
T = TypeVar("T")

_UNREAD = re.compile(r"<(code|pre|script|style)\b.*?</\1>", re.DOTALL)
_OTHERS = re.compile(r"<(a|blockquote)\b.*?</\1>", re.DOTALL)
_BLOCK_END = re.compile(r"</(?:p|li|h\d|td|th|blockquote|figcaption|aside|footer)>|<br ?/?>")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Page(Generic[P_co]):
    """A story or static page as read, and its source, so that a problem can name its line."""

    path: str
    lang: str
    story: P_co
    html: str
    files: frozenset[str]
    source: bytes

    @property
    def document(self) -> Document:
        """The source taken apart, which only a problem needs."""
        return split(self.source.decode("utf-8-sig"))

    @cached_property
    def text(self) -> str:
        """The body as a reader sees it, a block a line; code left out. Linear."""
        return plain(self.html)

    @property
    def own_text(self) -> str:
        """The same without what may be others' words: links and quotations set apart."""
        return plain(_OTHERS.sub(" ", self.html))

    def problem(self, what: str, mend: str, *, header: str = "", words: str = "") -> Problem:
        """A Problem at the line of a field's header, or where these words first stand in the body."""
        if header:
            known = known_headers(type(self.story))
            found = next((each for each in self.document.headers if known.get(each.key) == header), None)
            name = found.name if found else header.replace("_", " ").capitalize()
            return Problem(self.path, found.line if found else 1, name, "", what, mend, fatal=False)
        return Problem(self.path, self._line_of(words), "", "", what, mend, fatal=False)

    def _line_of(self, words: str) -> int:
        # The page has the curly apostrophe where the source may have the straight one.
        for written in filter(None, (words, words.replace("’", "'"), words.rpartition(" ")[2])):
            before, found, _ = self.document.body.partition(written)
            if found:
                return self.document.body_line + before.count("\n")
        return 0


AnyPage = Page[StaticPage]
StoryPage = Page[Story]


@dataclass(frozen=True)
class Corpus:
    """All stories and static pages in the order of their paths, and what the paper says of itself.

    ``files`` are all files in content/ and their bytes. ``addresses`` are the site's own paths (without the
    slashes at the ends), each with the page behind it, or "" for a list. ``sections`` are the names
    declared, in every language; ``tags`` and ``authors`` what has a file of its own. ``spellings`` leads from a
    wrong form to the right one.
    """

    now: datetime
    stories: tuple[StoryPage, ...] = ()
    pages: tuple[AnyPage, ...] = ()
    files: Mapping[str, int] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)
    sections: tuple[str, ...] = ()
    tags: tuple[Profile, ...] = ()
    authors: tuple[Profile, ...] = ()
    spellings: Mapping[str, str] = field(default_factory=dict)
    _made: dict[Callable[[Corpus], Any], Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, make: Callable[[Corpus], T]) -> T:
        """What `make` gives for this corpus, made at the first call: a rule's index of all stories."""
        if make not in self._made:
            self._made[make] = make(self)
        found: T = self._made[make]
        return found

    @cached_property
    def by_path(self) -> Mapping[str, AnyPage]:
        """Every story and static page by its path."""
        return {page.path: page for page in (*self.pages, *self.stories)}

    @cached_property
    def oldest_first(self) -> tuple[StoryPage, ...]:
        """The stories by date, those of one moment by path."""
        return tuple(sorted(self.stories, key=lambda page: (page.story.date, page.path)))


Rule = Callable[[StoryPage, Corpus], Iterable[Problem]]
"""What one rule finds in one story; it leaves the name of the rule to `check`."""

PageRule = Callable[[AnyPage, Corpus], Iterable[Problem]]
"""A rule that static pages keep as well."""


def plain(html: str) -> str:
    """HTML as text, a block a line; what stands in code is left out. Linear."""
    if "<code" in html or "<pre" in html or "<s" in html:
        html = _UNREAD.sub(" ", html)
    return unescape(_TAG.sub("", _BLOCK_END.sub("\n", html)))
