"""All documents of one language, newest first, with what is looked up in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from newsroom.related.documents import Document
from newsroom.related.names import names
from newsroom.related.scores import Space, space
from newsroom.related.vectors import Reading, frequencies
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

    ``frequency`` says of each column of the space how many stories have it, ``telling`` whether its word or
    pair of words may be told to readers; ``names`` gives the names in the text of a row.
    """

    documents: tuple[Document, ...]
    rows: dict[str, int]
    space: Space
    words: list[str]
    frequency: np.ndarray
    telling: np.ndarray
    names: Callable[[int], frozenset[str]]
    tag_counts: Counter[str]
    sections: Groups
    series: Groups
    running_stories: Groups


def gather(documents: Iterable[Document], weights: Weights, reading: Reading | None = None) -> Paper:
    """The paper of these documents, whatever their order; those that the reading knows are not read again.

    Raises ValueError where two have one key.
    """
    ordered = tuple(sorted(documents, key=lambda document: (-document.date, document.key)))
    rows = {document.key: row for row, document in enumerate(ordered)}
    if len(rows) < len(ordered):
        raise ValueError("Two documents have one key.")
    found = space(ordered, weights, reading)
    frequency = frequencies(found.matrix)
    words = list(found.vocabulary)
    return Paper(
        ordered,
        rows,
        found,
        words,
        frequency,
        _telling(found, words, frequency, len(ordered)),
        cache(lambda row: names(written(ordered[row]))),
        Counter(tag for document in ordered for tag in set(document.tags)),
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


def _telling(space: Space, words: list[str], frequency: np.ndarray, documents: int) -> np.ndarray:
    first, end = space.edges[1:3]
    plain = np.array([len(word) > 3 and word.isalpha() and _spaced(word) for word in words], bool)
    plain &= tells(frequency[:first], documents, EVERYDAY)
    both = plain[space.pairs // max(first, 1)] & plain[space.pairs % max(first, 1)]
    return np.concatenate([plain, both]) & tells(frequency[:end], documents)  # type: ignore[no-any-return]


def _spaced(word: str) -> bool:
    return word.isascii() or not clusters(word)


def _grouped(documents: Iterable[Document], name: Callable[[Document], str]) -> Groups:
    groups: Groups = {}
    for row, document in enumerate(documents):
        if name(document):
            groups.setdefault(name(document), []).append(row)
    return groups
