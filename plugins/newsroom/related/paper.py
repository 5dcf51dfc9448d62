"""All documents of one language, newest first, with what is looked up in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from newsroom.related.documents import Document
from newsroom.related.scores import Space, space
from newsroom.related.vectors import frequencies
from newsroom.related.weights import Weights

Groups = dict[str, list[int]]


@dataclass(frozen=True)
class Paper:
    """Documents newest first, ties by key; elsewhere a document is its place (row) here."""

    documents: tuple[Document, ...]
    rows: dict[str, int]
    space: Space
    words: list[str]
    frequency: np.ndarray
    tag_counts: Counter[str]
    sections: Groups
    series: Groups
    running_stories: Groups


def gather(documents: Iterable[Document], weights: Weights) -> Paper:
    """The paper of these documents, whatever their order. Raises ValueError where two have one key."""
    ordered = tuple(sorted(documents, key=lambda document: (-document.date, document.key)))
    rows = {document.key: row for row, document in enumerate(ordered)}
    if len(rows) < len(ordered):
        raise ValueError("Two documents have one key.")
    found = space(ordered, weights)
    return Paper(
        ordered,
        rows,
        found,
        list(found.vocabulary),
        frequencies(found.matrix),
        Counter(tag for document in ordered for tag in set(document.tags)),
        _grouped(ordered, lambda document: document.section),
        _grouped(ordered, lambda document: document.series),
        _grouped(ordered, lambda document: document.running_story),
    )


def _grouped(documents: Iterable[Document], name: Callable[[Document], str]) -> Groups:
    groups: Groups = {}
    for row, document in enumerate(documents):
        if name(document):
            groups.setdefault(name(document), []).append(row)
    return groups
