"""Links inside the paper that lead nowhere, or to what readers cannot see yet."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import unquote

from newsroom.desk.rules.aliases import old_addresses
from newsroom.desk.rules.corpus import AnyPage, Corpus, StoryPage
from newsroom.problems import Problem, nearest
from newsroom.text.slugs import is_reserved

_HREF = re.compile(r'<a\b[^>]*\bhref="([^"]*)"')
_PLACEHOLDER = re.compile(r"[{|](filename|static|attach)[}|](.*)", re.DOTALL)

# Lists that are verified by name; every other reserved first part is the paper's own business.
_VERIFIED = ("tags", "authors")


def broken_link(page: AnyPage, corpus: Corpus) -> Iterator[Problem]:
    """A link by {filename}, {static} or a path of the site that leads to nothing."""
    for address, target in _links(page, corpus):
        if target is None:
            near = corpus.once(_files_by_letter if address.startswith("{") else _addresses_by_letter)
            mend = (
                nearest(_end(address), near[_end(address)[:1]]) or "Mend the address, or take the link out."
            )
            yield page.problem(f"The link “{address}” leads to nothing.", mend, words=address)


def link_to_draft(page: StoryPage, corpus: Corpus) -> Iterator[Problem]:
    """A published story that links one which readers cannot see: a draft, one that waits, one that is over."""
    if not page.story.is_public(corpus.now):
        return
    hidden = corpus.once(_unpublished)
    for address, target in _links(page, corpus):
        if target in hidden:
            what = f"The link “{address}” leads to a story that is not published."
            yield page.problem(what, "Publish that one first, or take the link out.", words=address)


def _links(page: AnyPage, corpus: Corpus) -> Iterator[tuple[str, str | None]]:
    """Each link inside the paper as written, and the file it leads to: "" for a list, None for nothing."""
    if "href=" not in page.html:
        return
    for written in dict.fromkeys(map(unescape, _HREF.findall(page.html))):
        address = unquote(re.split("[?#]", written, maxsplit=1)[0])
        if placeholder := _PLACEHOLDER.fullmatch(address):
            yield written, _file(placeholder[2], page, corpus)
        elif address.startswith("/") and not address.startswith("//"):
            yield written, _page(address.strip("/").removesuffix("index.html").rstrip("/"), page, corpus)


def _file(name: str, page: AnyPage, corpus: Corpus) -> str | None:
    folder = "" if name.startswith("/") else posixpath.dirname(page.path)
    path = posixpath.normpath(posixpath.join(folder, name.lstrip("/")))
    return path if path in corpus.files else None


def _page(path: str, page: AnyPage, corpus: Corpus) -> str | None:
    path = re.sub(r"/page/\d+$", "", path)
    if not path or path in corpus.addresses:
        return corpus.addresses.get(path, "")
    if path in (old := corpus.once(old_addresses)):
        return old[path]
    if path in corpus.files:
        return path
    parts = path.split("/")
    if parts[0] in corpus.once(_languages):
        parts = parts[1:]
    # Lists stand once among the addresses, for all languages.
    if corpus.addresses.get("/".join(parts)) == "" or parts in ([], *([each] for each in _VERIFIED)):
        return ""
    if not is_reserved(parts[0]) or parts[0] in _VERIFIED:
        return None
    # Under a year stand its months; anything deeper is a story, and those are known.
    return None if re.fullmatch(r"\d{4}", parts[0]) and len(parts) > 2 else ""


def _languages(corpus: Corpus) -> frozenset[str]:
    return frozenset(page.lang for page in (*corpus.stories, *corpus.pages))


def _unpublished(corpus: Corpus) -> frozenset[str]:
    held = (page.path for page in corpus.stories if not page.story.is_public(corpus.now))
    pages = (page.path for page in corpus.pages if page.story.status in ("draft", "withdrawn"))
    return frozenset((*held, *pages))


def _files_by_letter(corpus: Corpus) -> defaultdict[str, list[str]]:
    return _by_letter(corpus.files)


def _addresses_by_letter(corpus: Corpus) -> defaultdict[str, list[str]]:
    return _by_letter(corpus.addresses)


def _by_letter(paths: Iterable[str]) -> defaultdict[str, list[str]]:
    """The last parts of paths by their first letter: to compare a name with all of a large paper takes too long."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for end in sorted(set(map(_end, paths))):
        found[end[:1]].append(end)
    return found


def _end(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]
