"""Slugs: the last part of an address, made from a name in any script; and the addresses that are taken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

LONGEST = 200
"""Bytes a slug may have: a file's name may have 255, and ``.atom.xml`` and the like come on top."""

RESERVED = frozenset({
    "archive", "authors", "corrections", "feeds", "images", "news-sitemap", "news-sitemap.xml", "opinion", "page",
    "pagefind", "pages", "places", "robots.txt", "search", "series", "sitemap", "sitemap.xml", "static", "stories",
    "subscribe", "tags", "theme",
})  # fmt: skip
"""First parts of addresses that the paper uses itself. Years and language codes are taken as well."""

_DROPPED = "'’‘ʼ.`\""


def slug(name: str) -> str:
    """The name as a part of an address: small letters, words joined by hyphens, every script kept readable.

    Unlike Pelican's own, keeps the vowel signs and subscripts of Khmer, Thai or Hindi (``\\w`` matches letters
    but no combining marks). Invisible characters such as U+200B to U+200D are dropped. Empty when the name
    has neither letter nor digit. The slug of a slug is itself.
    """
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).lower())
    written = "".join(_written(character) for character in text)
    # What is dropped may have stood between a letter and its mark.
    return re.sub("-+", "-", unicodedata.normalize("NFC", written)).strip("-")


def is_reserved(part: str, languages: Collection[str] = ()) -> bool:
    """Whether the first part of an address is taken: a page of the paper itself, a language, a year."""
    return part in RESERVED or part in languages or re.fullmatch(r"\d{4}", part) is not None


def above(slug: str) -> list[str]:
    """The slugs above a slug with parts, the outermost first: those of ``a/b/c`` are ``a`` and ``a/b``."""
    parts = slug.split("/")
    return ["/".join(parts[:depth]) for depth in range(1, len(parts))]


def fits(part: str) -> bool:
    """Whether a slug can be a part of an address, and of a file's name: it has letters or digits, and not too many."""
    return re.search(r"\w", part) is not None and len(part.encode()) <= LONGEST


def has_marks(name: str) -> bool:
    """Whether the name holds combining marks once composed: Pelican's own slugs would lose them."""
    return any(unicodedata.category(character)[0] == "M" for character in unicodedata.normalize("NFC", name))


def _written(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] in "LMN":
        return character
    return "" if (category in ("Cf", "Cc") and not character.isspace()) or character in _DROPPED else "-"
