"""House style: words that the paper spells in its own way, as content/style.toml lists them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from newsroom.desk.rules.corpus import AnyPage, Corpus
from newsroom.problems import Problem
from newsroom.text.words import clusters

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")


def house_spelling(page: AnyPage, corpus: Corpus) -> Iterator[Problem]:
    """A word in headline, standfirst or body that style.toml spells otherwise; links, quotes and code are let be."""
    entries = corpus.once(_entries)
    texts = {"title": page.story.title, "standfirst": page.story.standfirst or ""}
    for header, text in texts.items():
        for wrong, right in _found(text, entries):
            yield page.problem(f"“{wrong}” stands in it.", f"The house writes “{right}”.", header=header)
    body = page.text
    # Most stories have none of them: only one that may is taken apart again.
    if any(entry.sure_part in body for entry in entries):
        for wrong, right in _found(page.own_text, entries):
            yield page.problem(f"“{wrong}” stands in the text.", f"The house writes “{right}”.", words=wrong)


def read_spellings(source: bytes, path: str) -> tuple[dict[str, str], list[Problem]]:
    """The table ``[spellings]`` of a style file, wrong form to right form; or what is wrong with the file."""
    try:
        said = tomllib.loads(source.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        line = re.search(r"line (\d+)", str(error))
        return {}, [_unreadable(path, int(line[1]) if line else 0, f"It cannot be read: {error}.")]
    table = said.pop("spellings", {})
    lines = source.decode("utf-8-sig").splitlines()
    problems = [_misplaced(path, lines, name, "There is no such table.") for name in said]
    if not isinstance(table, Mapping):
        return {}, [*problems, _misplaced(path, lines, "spellings", "It is no table.")]
    right = {wrong: right for wrong, right in table.items() if isinstance(right, str)}
    problems += [
        _misplaced(path, lines, wrong, "It leads to no text.") for wrong in table if wrong not in right
    ]
    return {wrong: right for wrong, right in right.items() if wrong.strip() and right}, problems


def _misplaced(path: str, lines: list[str], name: str, what: str) -> Problem:
    line = next((number for number, line in enumerate(lines, 1) if name in line.partition("#")[0]), 0)
    return replace(_unreadable(path, line, what), field=name)


def _unreadable(path: str, line: int, what: str) -> Problem:
    mend = 'Write “[spellings]”, and under it lines of "wrong" = "right".'
    return Problem(path, line, "", "style-file", what, mend, fatal=False)


@dataclass(frozen=True)
class Entry:
    """A wrong spelling as a pattern, what replaces it, and a part that every text with it holds."""

    pattern: re.Pattern[str]
    right: str
    sure_part: str


def _entries(corpus: Corpus) -> tuple[Entry, ...]:
    return tuple(_entry(wrong, right) for wrong, right in corpus.spellings.items())


def _entry(wrong: str, right: str) -> Entry:
    """Whole words, but inside a line of a script without spaces; a first small letter may be a capital."""
    first, rest = wrong[0], wrong[1:]
    pattern = (f"[{first}{first.upper()}]" if first.islower() else re.escape(first)) + re.escape(rest)
    # "Khmer Rouge" may be broken over two lines of the source.
    pattern = pattern.replace(r"\ ", r"\s+")
    if not clusters(wrong):
        pattern = (
            (r"(?<!\w)" if first.isalnum() else "") + pattern + (r"(?!\w)" if wrong[-1].isalnum() else "")
        )
    sure = max(rest.split(), key=len, default="") or ("" if first.islower() else first)
    # The right form may hold the wrong one: "cent" in "percent" is in its place.
    kept = f"{re.escape(right)}|" if wrong in right else ""
    return Entry(re.compile(f"{kept}({pattern})"), right, sure)


def _found(text: str, entries: tuple[Entry, ...]) -> Iterator[tuple[str, str]]:
    """Each wrong form once, as it is written, and the right one with the same first letter."""
    text = _ADDRESS.sub(" ", text)
    for entry in entries:
        found = entry.pattern.findall(text) if entry.sure_part in text else ()
        for wrong in dict.fromkeys(filter(None, found)):
            capital = wrong[0].isupper() and entry.right[0].islower()
            yield wrong, entry.right[0].upper() + entry.right[1:] if capital else entry.right
