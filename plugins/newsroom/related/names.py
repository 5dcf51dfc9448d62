"""Names in a text: what is capitalised where no sentence begins (Latin, Greek and Cyrillic letters)."""

from __future__ import annotations

import re

_LETTERS = map(chr, (*range(0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00)))
_CAPITAL = f"[{''.join(letter for letter in _LETTERS if letter.isupper())}]"
_WORD = rf"{_CAPITAL}[\w’'-]*\w"
# A sentence or a quotation begins after other signs, and there every first word is capitalised.
# What stands before the name is looked at from behind its capital: five times quicker.
_NAME = re.compile(rf"{_CAPITAL}(?<=[\w,;)] .)[\w’'-]*\w(?: (?:of |of the |for |de |du |des )?{_WORD})*")
_CALENDAR = re.compile(
    "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    "|January|February|March|April|May|June|July|August|September|October|November|December"
)


def names(text: str) -> frozenset[str]:
    """The names in a text as they are spelled, of three letters at least, without a final 's. Linear."""
    found = {re.sub("[’']s$", "", name) for name in set(_NAME.findall(text))}
    return frozenset(name for name in found if len(name) > 2 and not _CALENDAR.fullmatch(name))
