"""The words of a text, for whatever compares or finds texts.

Scripts that put no spaces between words (Khmer, Lao, Thai, Burmese, Chinese, Japanese) are cut into
orthographic clusters by one fixed pattern instead of a dictionary: builds and browsers disagree on words,
never on clusters. Two and three neighbouring clusters then stand for a word.
"""

from __future__ import annotations

import re
from itertools import pairwise
from unicodedata import normalize

INVISIBLE = r"[\u200b-\u200d\u2060]"
"""What is dropped before anything is cut: spaces and joiners without width, which only some writers type."""

CLUSTER = (
    r"[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b4-\u17d1\u17d3\u17dd])*"  # Khmer: a letter and its signs
    r"|[\u17d7\u17dc\u17e0-\u17e9]"  # Khmer: the repetition sign, digits
    r"|[\u0e40-\u0e44]?[\u0e01-\u0e2e][\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]*"  # Thai: some vowels stand first
    r"|[\u0ec0-\u0ec4]?[\u0e81-\u0eae\u0edc-\u0edf][\u0eb0-\u0ebd\u0ec8-\u0ece]*"  # Lao, likewise
    r"|[\u1000-\u102a\u103f](?:\u1039[\u1000-\u1021]|[\u102b-\u1038\u103a-\u103e])*"  # Burmese
    r"|[\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"  # CJK
)
"""One orthographic cluster. Valid in Python's re and, with the u flag, in JavaScript: both must cut alike."""

_INVISIBLE = re.compile(INVISIBLE)
_CLUSTER = re.compile(CLUSTER)
# Asked first, since most texts have no such letter: ten times quicker than to look for runs.
_UNSPACED = re.compile(r"[\u0e01-\u0edf\u1000-\u103f\u1780-\u17e9\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_RUN = re.compile(f"((?:{CLUSTER})+)")
# Python's \w lacks the marks that carry the vowels of Hebrew, Arabic and the scripts of India and Tibet.
_WORD = re.compile(
    r"[\w'\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u0f71-\u0f84\u0f90-\u0fbc]+"
)


# English with curly quotes is ASCII once these are gone, and ASCII is cut twice as fast without an expression.
_TYPOGRAPHY = "‘“”–—…"
_SEPARATORS = {code: " " for code in range(128) if not chr(code).isalnum() and chr(code) != "'"}


def clusters(text: str) -> list[str]:
    """The orthographic clusters of a text in order; text in scripts with spaces has none. Linear."""
    return _CLUSTER.findall(_plain(text))


def words(text: str) -> list[str]:
    """The words of a text in order, in lower case; in scripts without spaces, clusters by twos and threes.

    An apostrophe parts a word, and a single letter beside it is dropped: "Cambodia's", "l'eau", "don't" are
    cambodia, eau, don. Linear in the text.
    """
    text = _plain(text).lower().replace("_", " ")
    if not text.isascii():
        text = text.replace("’", "'")
        for sign in _TYPOGRAPHY:
            text = text.replace(sign, " ")
    if text.isascii():
        return _whole(text, text.translate(_SEPARATORS).split())
    if not _UNSPACED.search(text):
        return _spaced(text)
    found: list[str] = []
    for number, piece in enumerate(_RUN.split(text)):
        found += _unspaced(piece) if number % 2 else _spaced(piece)
    return found


def _plain(text: str) -> str:
    return text if text.isascii() else _INVISIBLE.sub("", normalize("NFC", text))


def _spaced(text: str) -> list[str]:
    return _whole(text, _WORD.findall(text))


def _whole(text: str, found: list[str]) -> list[str]:
    """The words found in a text, those with an apostrophe parted."""
    if "'" not in text:
        return found
    return [part for word in found for part in (_parts(word) if "'" in word else (word,))]


def _parts(word: str) -> list[str]:
    return [part for part in word.split("'") if len(part) > 1 or part == word.strip("'") != ""]


def _unspaced(run: str) -> list[str]:
    """Every two and every three neighbouring clusters of a run; a cluster alone stands for itself."""
    cut = _CLUSTER.findall(run)
    if len(cut) == 1:
        return cut
    triples = zip(cut, cut[1:], cut[2:], strict=False)
    return ["".join(together) for together in (*pairwise(cut), *triples)]
