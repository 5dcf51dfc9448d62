"""Scripts without spaces, written so that Pagefind can find a word inside a run of them.

Pagefind cuts words at spaces and drops the vowel signs of Khmer, and word lists of builds and browsers
disagree. So text is cut into orthographic clusters (newsroom.text.words) and each cluster is written as a
word of small letters: ``k``, two letters for the block of its code points, two for each code point in that
block, ``z``. The search page writes a query's run as one phrase of the same words, which finds it wherever
it stands, and turns excerpts back. theme/static/js/search.js has the other half.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from newsroom.text.words import CLUSTER, INVISIBLE

SPACE = "\u2423"
"""Stands for a space between two runs, since the spaces between the words of a run mean nothing."""

TIE = "\u2040"
"""Stands between a run and what touches it without a space."""

LETTERS = "abcdefghijklmnop"
"""Sixteen letters, one for each half of a byte."""

_RUN = re.compile(f"(?:{CLUSTER})+")
_CLUSTER = re.compile(CLUSTER)
_DROPPED = re.compile(f"{INVISIBLE}|[{SPACE}{TIE}]")
_GAP = re.compile(rf"(?<=z)\s+(?={SPACE})")
TOKEN = r"\bk((?:[a-p]{2}){2,})z\b"  # noqa: S105 (a word of an index)
_TOKENS = re.compile(rf"{TOKEN}(?: (?={TOKEN}))?", re.ASCII)


def normal(text: str) -> str:
    """The text as it is compared: NFC, without spaces and joiners of no width."""
    return _DROPPED.sub("", normalize("NFC", text))


def encode(text: str) -> str:
    """Text or HTML with every run of a script without spaces as words of small letters. Linear."""
    if text.isascii():
        return text
    text = normal(text)
    return _RUN.sub(lambda run: _encode_run(run, text), text)
