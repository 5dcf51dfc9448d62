"""The related stories of every story, best first, each with its reason.

In this order: what the editor pinned; up to two that continue the same series or running story; the best scores
of the whole paper; the newest of the section; the newest of the paper.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np
import scipy.sparse as sp

from newsroom.related import reasons, scores
from newsroom.related.documents import Document, Match, Mode, Reason
from newsroom.related.paper import Paper, gather
from newsroom.related.vectors import Matrix
from newsroom.related.weights import WEIGHTS, Weights

FROM_ONE_THREAD = 2
"""How many stories of one series or running story stand in a list, unless there is nothing else."""

Choice = tuple[int, float, str]
"""A row, its score and the kind of its reason; no kind: whatever the two stories share."""


def rank(
    documents: Iterable[Document], weights: Weights = WEIGHTS, count: int = 4, mode: Mode = "any"
) -> dict[str, tuple[Match, ...]]:
    """The `count` matches of each document by key; fewer only where no other document may be suggested.

    In mode "earlier" no match is later than the document, save one that its editor pinned. The order of the
    documents changes nothing. Cost: linear in their texts, then for each its words times `weights.postings`.
    """
    paper = gather(documents, weights)
    if not paper.documents:
        return {}
    first = scores.first_allowed(paper.documents, mode)
    nearest = scored(paper, weights, mode)
    return {
        document.key: tuple(islice(_matches(paper, row, int(first[row]), _best(nearest, row)), count))
        for row, document in enumerate(paper.documents)
    }


@dataclass(frozen=True)
class Explained:
    """A candidate and the parts of its score: (text + bigrams + headline + tags) x closeness x author, and
    what its neighbours add."""

    key: str
    score: float
    reason: Reason
    parts: dict[str, float]


def explain(
    documents: Iterable[Document], key: str, weights: Weights = WEIGHTS, mode: Mode = "any", count: int = 10
) -> tuple[Explained, ...]:
    """The best-scored candidates of one document with the parts of their scores, before any preference."""
    paper = gather(documents, weights)
    row = paper.rows[key]
    best = islice(_best(scored(paper, weights, mode), row), count)
    return tuple(
        Explained(paper.documents[other].key, score, reasons.reason(paper, row, other), _parts(paper, row, other, score, weights))
        for other, score in best
    )


def scored(paper: Paper, weights: Weights, mode: Mode) -> Matrix:
    """The scores of each document's (row's) candidates."""
    found = scores.candidates(paper.documents, paper.space.matrix, weights, mode)
    links = [
        (row, paper.rows[key]) for row, document in enumerate(paper.documents) for key in document.linked if key in paper.rows
    ]
    if not links:
        return found
    rows, columns = np.array(links).T
    return scores.with_neighbours(found, sp.csr_array((np.ones(len(links)), (rows, columns)), shape=found.shape), weights)


def _best(found: Matrix, row: int) -> Iterator[tuple[int, float]]:
    """The row's candidates, best first; equal ones newest first, then by key, as the rows are."""
    here = slice(found.indptr[row], found.indptr[row + 1])
    columns, values = found.indices[here], np.round(found.data[here].astype(float), 5)
    for place in np.lexsort((columns, -values)).tolist():
        yield int(columns[place]), float(values[place])
