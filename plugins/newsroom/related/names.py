"""Names in a text: what is capitalised where no sentence begins (Latin, Greek and Cyrillic letters)."""

from __future__ import annotations

import re

_LETTERS = map(chr, (*range(0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00)))
_CAPITAL = f"[{''.join(letter for letter in _LETTERS if letter.isupper())}]"
_WORD = rf"{_CAPITAL}[\w’'-]*\w"
# A sentence or a quotation begins after other signs, and there every first word is capitalised.
# What stands before the name is looked at from behind its capital: five times quicker.
_NAME = re.compile(rf"{_CAPITAL}(?<=[\w,;)] .)[\w’'-]*\w(?: (?:of |of the |for |de |du |des )?{_WORD})*")
_NO_NAME = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    # “Also about Thai” is no sentence, though Thai is spelled like a name.
    r"|\w+(?:ese|ish|[ei]an)|American|African|Dutch|French|German|Greek|Khmer|Lao|Mexican|Swiss|Thai"
)


def names(text: str) -> frozenset[str]:
    """The names in a text as they are spelled, of three letters at least, without a final 's. Linear.

    Days, months and adjectives of countries are none.
    """
    found = {re.sub("[’']s$", "", name) for name in set(_NAME.findall(text))}
    return frozenset(name for name in found if len(name) > 2 and not _NO_NAME.fullmatch(name))
