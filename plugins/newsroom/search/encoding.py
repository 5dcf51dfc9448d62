"""Scripts without spaces, written so that Pagefind can find a word inside a run of them.

Pagefind cuts words at spaces and drops the vowel signs of Khmer, and word lists of builds and browsers
disagree. So text is cut into orthographic clusters (newsroom.text.words), and each cluster is written as a
token: ``k``, two letters for the block of its code points, two for each code point's place in it, ``z``.
The search page looks for a run as one phrase of tokens, which finds it wherever it stands, and turns
excerpts back: theme/static/js/search.js is the other half.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from newsroom.text.words import CLUSTER, INVISIBLE

SPACE = "\u2423"
"""Stands for the space between two runs: a space between two tokens means nothing."""

TIE = "\u2040"
"""Stands between a run and what touches it."""

_RUNS = re.compile(rf"(?:{CLUSTER})+(?:\s+(?:{CLUSTER})+)*")
_CLUSTER = re.compile(CLUSTER)
_DROPPED = re.compile(f"{INVISIBLE}|[{SPACE}{TIE}]")
_TOKEN = r"\bk((?:[a-p]{2}){2,})z\b"  # noqa: S105 (no secret)
_JOINED = re.compile(rf"{_TOKEN}(?: (?={_TOKEN}))?", re.ASCII)


def normal(text: str) -> str:
    """The text as it is compared: NFC, without spaces and joiners of no width."""
    return text if text.isascii() else _DROPPED.sub("", normalize("NFC", text))


def encode(text: str) -> str:
    """Text, or simple HTML, in which scripts without spaces are tokens. Linear."""
    text = normal(text)
    return text if text.isascii() else _RUNS.sub(_encode_runs, text)


def decode(text: str) -> str:
    """What ``encode`` was given, as ``normal`` leaves it, with one space between two runs."""
    joined = _JOINED.sub(lambda found: _cluster(found[1]), text)
    return joined.replace(f" {SPACE} ", " ").replace(f" {TIE} ", "")


def token(cluster: str) -> str:
    """One cluster as a word of letters a to p. Its code points share a block of 256."""
    numbers = (ord(cluster[0]) >> 8, *(ord(character) & 0xFF for character in cluster))
    return f"k{''.join(chr(97 + (number >> 4)) + chr(97 + (number & 15)) for number in numbers)}z"


def _cluster(letters: str) -> str:
    block, *places = (
        (ord(one) - 97) * 16 + ord(two) - 97 for one, two in zip(*[iter(letters)] * 2, strict=True)
    )
    return "".join(chr(block * 256 + place) for place in places)


def _encode_runs(found: re.Match[str]) -> str:
    runs = (" ".join(map(token, _CLUSTER.findall(run))) for run in found[0].split())
    before = _edge(found.string[max(found.start() - 1, 0) : found.start()])
    after = _edge(found.string[found.end() : found.end() + 1])
    return before + f" {SPACE} ".join(runs) + after


def _edge(neighbour: str) -> str:
    """What parts a run from its neighbour: nothing more than a space at the edge of a tag."""
    if not neighbour or neighbour.isspace():
        return ""
    return " " if neighbour in "<>" else f" {TIE} "
