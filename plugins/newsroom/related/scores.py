"""How near stories are: for each, the best candidates of the whole paper with their scores."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import scipy.sparse as sp

from newsroom.related import vectors
from newsroom.related.documents import Document, Mode
from newsroom.related.vectors import Matrix
from newsroom.related.weights import Weights

PARTS = ("text", "bigrams", "headline", "tags")
CHUNK = 64

T = TypeVar("T")


@dataclass(frozen=True)
class Space:
    """All documents as rows of one matrix; the product of two rows is the weighted sum of their cosines.

    Its columns are, part after part: the words of the text (in the order of the vocabulary), pairs of words,
    the words of the headline, tags. ``edges`` are the first column of each part, and the end. ``pairs`` is
    for each pair its first word times the size of the vocabulary, plus its second.
    """

    matrix: Matrix
    edges: tuple[int, ...]
    vocabulary: dict[str, int]
    pairs: np.ndarray


def space(documents: Sequence[Document], weights: Weights) -> Space:
    """The documents as vectors. Linear in their texts."""
    tokens = vectors.tokens(documents)
    bigrams, pairs = vectors.bigram_vectors(tokens)
    text, headline = vectors.text_vectors(tokens, weights), vectors.headline_vectors(tokens)
    vocabulary = tokens.vocabulary
    del tokens  # a tenth of all memory, and what follows needs the most
    parts = (text, bigrams, headline, vectors.tag_vectors(documents))
    for part, weight in zip(parts, (1, weights.bigrams, weights.headline, weights.tags), strict=True):
        part.data *= np.float32(weight**0.5)
    edges = np.cumsum([0, *(part.shape[1] for part in parts)]).tolist()
    return Space(sp.hstack(parts, format="csr"), tuple(edges), vocabulary, pairs)


def closeness(days: np.ndarray, weights: Weights) -> np.ndarray:
    """How much of a score is left at a distance in days: 1 on the same day, never nothing."""
    steady = 1 - weights.short - weights.long
    short, long = np.exp(-days / weights.short_days), np.exp(-days / weights.long_days)
    return np.asarray(steady + weights.short * short + weights.long * long, np.float32)


def same_author(mine: frozenset[str], others: Sequence[frozenset[str]], weights: Weights) -> np.ndarray:
    """The factor of each other story: more than 1 where an author wrote both."""
    return np.array([1 if mine.isdisjoint(other) else 1 + weights.author for other in others], np.float32)


def with_neighbours(scores: Matrix, links: Matrix, weights: Weights) -> Matrix:
    """Scores plus a share of the mean score of the stories that link the candidate or that it links.

    ``links`` has a 1 at (story, story that it links): what editors put together is of one kind.
    """
    both = ((links + links.T) > 0).astype(np.float32)
    shares = sp.diags_array(weights.neighbours / np.maximum(both.sum(axis=1), 1)) @ both
    return sp.csr_array(scores + scores @ shares.T)


def candidates(documents: Sequence[Document], matrix: Matrix, weights: Weights, mode: Mode) -> Matrix:
    """The scores of the best candidates of each document (a row), at most `weights.candidates` a row.

    Words in few stories find the candidates, so that the cost of a story is bounded by its words times
    `weights.postings`; the best found are then scored by all words. The documents come newest first.
    """
    authors = [frozenset(document.authors) for document in documents]
    days = np.array([int(document.date) for document in documents], np.int32)
    fading = closeness(np.arange(int(np.ptp(days)) + 1), weights)
    frequency = vectors.frequencies(matrix)
    common = matrix[:, frequency > weights.postings]
    first = first_allowed(documents, mode)
    columns, values, starts = [], [], [0]
    found = _found(
        matrix[:, (frequency > 1) & (frequency <= weights.postings)], days, fading, first, weights.candidates
    )
    for row, (near, cosines) in enumerate(found):
        cosines = cosines + common[near] @ _dense(common, row)
        wrote = same_author(authors[row], [authors[other] for other in near], weights)
        columns.append(near)
        values.append(cosines * fading[np.abs(days[near] - days[row])] * wrote)
        starts.append(starts[-1] + len(near))
    size = len(documents)
    return sp.csr_array((np.concatenate(values), np.concatenate(columns), starts), shape=(size, size))


def first_allowed(documents: Sequence[Document], mode: Mode) -> np.ndarray:
    """For each document, newest first, the first one that it may suggest: none is later in mode "earlier"."""
    dates = -np.array([document.date for document in documents])
    return np.searchsorted(dates, dates) if mode == "earlier" else np.zeros(len(dates), int)


def _found(
    matrix: Matrix, days: np.ndarray, fading: np.ndarray, first: np.ndarray, limit: int
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """For each row the nearest other rows, with their cosines; a chunk of rows at once, never all pairs."""
    transposed = matrix.T.tocsr()

    def chunk(start: int) -> tuple[Matrix, np.ndarray]:
        product = matrix[start : start + CHUNK] @ transposed
        rows = np.repeat(np.arange(start, start + product.shape[0], dtype=np.int32), np.diff(product.indptr))
        faded = product.data * fading[np.abs(days[rows] - days[product.indices])]
        faded[(product.indices == rows) | (product.indices < first[rows])] = 0
        return product, faded

    for product, faded in _ahead(chunk, range(0, matrix.shape[0], CHUNK)):
        for begin, end in zip(product.indptr, product.indptr[1:], strict=False):
            best = begin + _largest(faded[begin:end], limit)
            yield product.indices[best], product.data[best]


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


def _largest(values: np.ndarray, count: int) -> np.ndarray:
    """Where the largest values above zero stand, `count` of them at most."""
    best = np.argpartition(values, -count)[-count:] if len(values) > count else np.arange(len(values))
    return best[values[best] > 0]


def _dense(matrix: Matrix, row: int) -> np.ndarray:
    values = np.zeros(matrix.shape[1], np.float32)
    here = slice(matrix.indptr[row], matrix.indptr[row + 1])
    values[matrix.indices[here]] = matrix.data[here]
    return values
