"""All documents of one language, newest first, with what is looked up in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from newsroom.related.counts import Reading
from newsroom.related.documents import Document
from newsroom.related.names import names
from newsroom.related.space import PAIRS, TEXT, Space, named, space
from newsroom.related.weights import Weights
from newsroom.text.words import clusters

Groups = dict[str, list[int]]

TELLING = 0.1
"""A name, a word or a pair of words tells something where no greater share of the paper has it ..."""
EVERYDAY = 0.25
"""... and no word of it is in a greater share than this, is short, or a fragment of a script without spaces."""


@dataclass(frozen=True)
class Paper:
    """Documents newest first, ties by key; elsewhere a document is its place (row) here.

    ``words`` gives the number of each word, ``columns`` the column of each of these numbers. ``rare`` says of
    each column whether it tells anything about a story, ``telling`` whether its word or pair of words may be told
    to readers too; ``names`` gives the names in the text of a row. What is rare is told from the stories that
    are counted (``space.counted``), of tags too (``tag_counts``).
    """

    documents: tuple[Document, ...]
    rows: dict[str, int]
    space: Space
    words: dict[str, int]
    spelled: list[str]
    columns: np.ndarray
    rare: np.ndarray
    telling: np.ndarray
    names: Callable[[int], frozenset[str]]
    tag_counts: Counter[str]
    sections: Groups
    series: Groups
    running_stories: Groups


def in_order(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents newest first, ties by key. Raises ValueError where two have one key."""
    ordered = tuple(sorted(documents, key=lambda document: (-document.date, document.key)))
    if len({document.key for document in ordered}) < len(ordered):
        raise ValueError("Two documents have one key.")
    return ordered


def gather(documents: Iterable[Document], weights: Weights) -> Paper:
    """The paper of these documents, whatever their order. Raises ValueError where two have one key."""
    ordered, reading = in_order(documents), Reading()
    return paper_of(ordered, space(ordered, weights, reading), reading)


def paper_of(ordered: tuple[Document, ...], found: Space, reading: Reading) -> Paper:
    """The paper of documents in order, from their space and the reading that made it."""
    columns = found.columns.find(named(TEXT, np.arange(len(reading.vocabulary))))
    rare = tells(found.frequency, found.counted)
    spelled = list(reading.vocabulary)
    return Paper(
        ordered,
        {document.key: row for row, document in enumerate(ordered)},
        found,
        dict(reading.vocabulary),
        spelled,
        columns,
        rare,
        _telling(found, spelled, columns, rare),
        cache(lambda row: names(written(ordered[row]))),
        Counter(tag for document in ordered[len(ordered) - found.counted :] for tag in set(document.tags)),
        _grouped(ordered, lambda document: document.section),
        _grouped(ordered, lambda document: document.series),
        _grouped(ordered, lambda document: document.running_story),
    )


def written(document: Document) -> str:
    """All that a reader reads of a document."""
    return f"{document.title}\n{document.standfirst}\n{document.text}"


def tells(frequency: Any, documents: int, share: float = TELLING) -> Any:
    """Whether what so many of the documents have says anything about one of them; in a small paper four may."""
    return frequency <= max(4, share * documents)


def _telling(found: Space, spelled: list[str], columns: np.ndarray, rare: np.ndarray) -> np.ndarray:
    plain = np.array([len(word) > 3 and word.isalpha() and _spaced(word) for word in spelled], bool)
    plain &= tells(found.frequency[columns], found.counted, EVERYDAY)
    telling = np.zeros(len(rare), bool)
    telling[columns] = plain
    pairs = np.flatnonzero(found.columns.part == PAIRS)
    first, second = found.columns.number[pairs] >> 31, found.columns.number[pairs] & (1 << 31) - 1
    telling[pairs] = plain[first] & plain[second]
    return telling & rare  # type: ignore[no-any-return]


def _spaced(word: str) -> bool:
    return word.isascii() or not clusters(word)


def _grouped(documents: Iterable[Document], name: Callable[[Document], str]) -> Groups:
    groups: Groups = {}
    for row, document in enumerate(documents):
        if name(document):
            groups.setdefault(name(document), []).append(row)
    return groups
