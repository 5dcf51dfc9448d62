"""Claims: years and amounts as a text tells them, each with the names and words beside it. English, no model."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain

NEAR = 14
"""Words on either side of a number that say what it counts."""

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
)
_COMMON = frozenset(
    re.findall(
        r"\w+",
        """
        about added after again all also and any are been before being between both but can could did
        does down during each every few first for from had has have her here his how into its just last
        like made make many may might more most much must new next not now off one only other our out
        over own per said same says she should since some such than that the their them then there these
        they this those through three time two under until upon very was were what when where which while
        who will with would year years you your
        """,
    )
) | frozenset(_MONTHS.lower().split("|"))

_SENTENCE_END = re.compile(r"(?<=[.!?…:;])[”\"’']?\s+(?=[A-Z“\"‘])")
_DIGIT = re.compile(r"[0-9]")
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'&-]*\w"
_NAME = re.compile(rf"\b{_CAPITAL}(?: (?:of the |of |for the |for |and |on |de )?{_CAPITAL})+")
_NO_NAME = re.compile(
    rf"^(?:(?:The|In|Since|By|On|From|For|At|As|When|After|Before|And|But|Under|With|{_MONTHS}) )+"
    rf"|[’']s$| (?:{_MONTHS})$"
)
_WORD = re.compile(r"\w[\w’'.-]*\w|\w")
_NUMBER = re.compile(
    r"(?<![\w.,/:@#-])(?P<money>[$€£¥៛])?(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!\w|/\w|-\d)"
    r"(?: (?P<scale>thousand|million|billion|trillion)\b)?"
    r"(?:(?P<percent> ?%| percent\b| per cent\b)|[ -](?P<unit>[A-Za-z]{3,})\b)?"
)
_YEAR = re.compile(r"1[5-9]\d\d|20[0-4]\d")
_DAY = re.compile(rf"(?:{_MONTHS})\.? $")


@dataclass(frozen=True)
class Claim:
    """A number in a sentence: its ``value`` without commas, its ``kind`` ("year", or its unit), what stands near.

    ``names`` are those of the sentence in small letters; ``lead`` is the three words before the number, or empty
    where they say too little; ``written`` is the number as it stands, ``quote`` the same with the word before it.
    """

    value: str
    kind: str
    names: frozenset[str]
    words: frozenset[str]
    lead: tuple[str, ...]
    written: str
    quote: str


def claims(text: str, tags: Collection[str]) -> Iterator[Claim]:
    """The claims of a text in order, of sentences with a name: two capitalised words, or a capitalised tag. Linear."""
    proper = [tag for tag in tags if tag[:1].isupper()]
    blocks = (block for block in text.split("\n") if _DIGIT.search(block))
    for sentence in chain.from_iterable(map(_SENTENCE_END.split, blocks)):
        if not _DIGIT.search(sentence):
            continue
        numbers = [(found, kind) for found in _NUMBER.finditer(sentence) if (kind := _kind(found, sentence))]
        names = _names(sentence, proper) if numbers else frozenset()
        if names:
            told = [(word[0].lower(), word.start()) for word in _WORD.finditer(sentence)]
            yield from (_claim(found, kind, sentence, names, told) for found, kind in numbers)


def _kind(found: re.Match[str], sentence: str) -> str:
    """What is counted: "year", a currency, %, or the first letters of the unit; empty for a bare number or a day."""
    if found["money"] or found["percent"]:
        return str(found["money"] or "%")
    if not found["scale"] and _YEAR.fullmatch(found["figure"]):
        return "year"
    unit = (found["unit"] or "").lower()
    if _DAY.search(sentence, 0, found.start()) or (not found["scale"] and (not unit or unit in _COMMON)):
        return ""
    return unit[:5] or "number"


def _names(sentence: str, tags: Collection[str]) -> frozenset[str]:
    phrases = [_NO_NAME.sub("", phrase) for phrase in _NAME.findall(sentence)]
    found = [name for name in phrases if " " in name] + [tag for tag in tags if tag in sentence]
    return frozenset(map(str.lower, found))


def _claim(
    found: re.Match[str], kind: str, sentence: str, names: frozenset[str], told: list[tuple[str, int]]
) -> Claim:
    # What a sum of money counts is its currency, what a year counts is nothing.
    short = "scale" if found["scale"] else "figure"
    end = found.end(short) if kind == "year" or found["money"] else found.end()
    before = [word for word, start in told if start < found.start()]
    after = [word for word, start in told if start >= end]
    lead = tuple(before[-3:])
    return Claim(
        value=found["figure"].replace(",", "") + (found["scale"] or ""),
        kind=kind,
        names=names,
        # Seven letters: returned and returning are one word.
        words=frozenset(word[:7] for word in (*before[-NEAR:], *after[:NEAR]) if _tells(word)),
        lead=lead if sum(map(_tells, lead)) >= 2 else (),
        written=sentence[found.start() : end],
        quote=f"{before[-1] if before else ''} {found['figure']}".strip(),
    )


def _tells(word: str) -> bool:
    return len(word) > 2 and not word[0].isdigit() and word not in _COMMON
