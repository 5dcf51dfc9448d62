"""For each story the best candidates of the whole paper; a chunk of stories at once, never all pairs.

Words in few of the counted stories (see rarity.py) find the candidates, so that the cost of a story is bounded by
its words times `weights.postings`; the best found are then scored by all words.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import numpy as np
import scipy.sparse as sp

from newsroom.related import counts
from newsroom.related.counts import Matrix
from newsroom.related.documents import Document, Mode
from newsroom.related.scores import closeness, first_allowed, same_author
from newsroom.related.space import Space
from newsroom.related.weights import Weights

CHUNK = 64

T = TypeVar("T")


class Found(NamedTuple):
    """Pairs of a row and a candidate of it, row after row, candidates in order.

    ``cosine`` is of the words that find, ``score`` of all words; both with closeness in time.
    """

    row: np.ndarray
    other: np.ndarray
    cosine: np.ndarray
    score: np.ndarray


@dataclass(frozen=True)
class Search:
    """What the rows are compared by: words that find, the rows by each of these, and words too common to find."""

    finding: Matrix
    by_word: Matrix
    common: Matrix
    one: float
    days: np.ndarray
    fading: np.ndarray
    first: np.ndarray
    authors: Matrix
    weights: Weights

    def closeness(self, rows: np.ndarray | int, others: np.ndarray) -> np.ndarray:
        return self.fading[np.abs(self.days[others] - self.days[rows])]  # type: ignore[no-any-return]


def search(documents: Sequence[Document], space: Space, weights: Weights, mode: Mode) -> Search:
    """What candidates are searched with. The documents come newest first."""
    common = space.frequency > weights.postings
    finding = space.matrix[:, ~common]
    days = np.array([int(document.date) for document in documents], np.int32)
    return Search(
        finding,
        finding.T.tocsr(),
        space.matrix[:, common],
        space.one,
        days,
        closeness(np.arange(int(np.ptp(days)) + 1), weights),
        first_allowed(documents, mode),
        counts.named(document.authors for document in documents),
        weights,
    )


def candidates(documents: Sequence[Document], space: Space, weights: Weights, mode: Mode) -> Matrix:
    """The scores of the candidates of each document (a row)."""
    if not documents:
        return sp.csr_array((0, 0), dtype=np.float32)
    rows = np.arange(len(documents), dtype=np.int32)
    return by_row(nearest(search(documents, space, weights, mode), rows), len(documents))


def nearest(asked: Search, rows: np.ndarray) -> Found:
    """The candidates of these rows, `weights.candidates` of each at most; of equal ones the newest."""
    found = [scored(asked, [best(asked, *line) for line in lines]) for lines in products(asked, rows)]
    return joined(found)


def joined(found: Sequence[Found]) -> Found:
    """All of these pairs, in their order."""
    kinds = (np.int32, np.int32, np.float64, np.float32)
    parts = zip(*found, strict=True) if found else ((), (), (), ())
    return Found(
        *(np.concatenate([np.empty(0, kind), *part]) for kind, part in zip(kinds, parts, strict=True))
    )


Line = tuple[int, np.ndarray, np.ndarray]
"""A row, the other rows that share a word that finds, and the products."""


def products(asked: Search, rows: np.ndarray) -> Iterator[list[Line]]:
    """Chunks of rows with all that they may suggest."""

    def multiply(start: int) -> Matrix:
        return asked.finding[rows[start : start + CHUNK]] @ asked.by_word

    starts = range(0, len(rows), CHUNK)
    for start, product in zip(starts, _ahead(multiply, starts), strict=True):
        ends = product.indptr.tolist()
        yield [
            (row, product.indices[begin:end], product.data[begin:end])
            for row, begin, end in zip(rows[start : start + CHUNK].tolist(), ends, ends[1:], strict=False)
        ]


def _ahead(work: Callable[[int], T], items: Iterable[int]) -> Iterator[T]:
    """The results in order; the next is made in a thread while the caller has this one (scipy frees the GIL)."""
    with ThreadPoolExecutor(1) as pool:
        waiting: deque[Future[T]] = deque()
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) > 1:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def best(asked: Search, row: int, others: np.ndarray, product: np.ndarray) -> tuple[np.ndarray, ...]:
    """The best of a row: the row, the others in order, their products and what time leaves of them."""
    limit, first = asked.weights.candidates, asked.first[row]
    if first:
        product[others < first] = 0
    if len(others) > limit + 1:
        # Closeness in time leaves `fading[-1]` at least, so what is below this cannot be among the best.
        worst = np.partition(product, -limit - 1)[-limit - 1] * asked.fading[-1]
        likely = product >= worst
        others, product = others[likely], product[likely]
    cosine = product * asked.closeness(row, others).astype(float)
    cosine[others == row] = 0
    best = foremost(others, cosine, limit)
    return np.full(len(best), row, np.int32), others[best], product[best], cosine[best]


def foremost(others: np.ndarray, values: np.ndarray, limit: int) -> np.ndarray:
    """Where the largest values above zero are, `limit` of them at most, the others in order; of equals the first."""
    best = np.flatnonzero(values > 0)
    if len(best) > limit:
        best = best[values[best] >= np.partition(values[best], -limit)[-limit]]
        best = best[np.lexsort((others[best], -values[best]))][:limit]
    return best[np.argsort(others[best])]


def scored(asked: Search, chosen: list[tuple[np.ndarray, ...]]) -> Found:
    """Pairs with their scores: for each of a few rows the row, others, their products and what time leaves."""
    row, other, product, cosine = map(np.concatenate, zip(*chosen, strict=True))
    rest = [_in_common(asked, int(rows[0]), others) for rows, others, *_ in chosen if len(rows)]
    return Found(row, other, cosine, score(asked, row, other, product + np.concatenate([product[:0], *rest])))


def score(asked: Search, row: np.ndarray, other: np.ndarray, product: np.ndarray) -> np.ndarray:
    """The scores of pairs by their products of all words."""
    wrote = same_author(asked.authors, row, other, asked.weights)
    return (product * asked.closeness(row, other).astype(float) * wrote / asked.one).astype(np.float32)  # type: ignore[no-any-return]


def _in_common(asked: Search, row: int, others: np.ndarray) -> np.ndarray:
    """The products of a row and others by the words that are too common to find."""
    common = asked.common
    here = slice(common.indptr[row], common.indptr[row + 1])
    dense = np.zeros(common.shape[1], np.int32)
    dense[common.indices[here]] = common.data[here]
    return common[others] @ dense  # type: ignore[no-any-return]


def by_row(found: Found, documents: int) -> Matrix:
    """The scores as a matrix."""
    starts = np.searchsorted(found.row, np.arange(documents + 1))
    return sp.csr_array((found.score, found.other, starts), shape=(documents, documents))
