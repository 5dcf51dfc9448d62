"""How near stories are: for each, the best candidates of the whole paper with their scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp

from newsroom.related import vectors
from newsroom.related.documents import Document, Mode
from newsroom.related.vectors import Matrix
from newsroom.related.weights import Weights

MOST = 2**31 - 2**24
"""The greatest product of two rows: whole numbers of 32 bits, with room for what rounding adds."""

STACKED = 10_000
"""How many rows of the parts are put side by side at once: all at once would be in memory three times."""

PARTS = ("text", "bigrams", "headline", "tags")


@dataclass(frozen=True)
class Space:
    """All documents as rows of one matrix; the product of two rows is the weighted sum of their cosines x `one`.

    Its values are whole numbers, which add up alike in any order: a score hangs on the two stories and on what
    is rare in the paper, never on which story was read first. Its columns are, part after part: the words of
    the text (in the order of the vocabulary), pairs of words, the words of the headline, tags. ``edges`` are
    the first column of each part, and the end. ``pairs`` is for each pair its first word times the size of the
    vocabulary, plus its second.
    """

    matrix: Matrix
    one: float
    edges: tuple[int, ...]
    vocabulary: dict[str, int]
    pairs: np.ndarray


def space(documents: Sequence[Document], weights: Weights, reading: vectors.Reading | None = None) -> Space:
    """The documents as vectors; those that the reading knows are not read again. Linear in their texts."""
    tokens = vectors.tokens(documents, reading)
    bigrams, pairs = vectors.bigram_vectors(tokens)
    text, headline = vectors.text_vectors(tokens, weights), vectors.headline_vectors(tokens)
    vocabulary = tokens.vocabulary
    del tokens  # a tenth of all memory, and what follows needs the most
    parts = [text, bigrams, headline, vectors.tag_vectors(documents, reading)]
    del text, bigrams, headline
    shares = (1, weights.bigrams, weights.headline, weights.tags)
    one = MOST / sum(shares)
    for number, share in enumerate(shares):
        parts[number] = _whole(parts[number], (share * one) ** 0.5)
    edges = np.cumsum([0, *(part.shape[1] for part in parts)]).tolist()
    heights = range(0, len(documents), STACKED)
    stacked = [sp.hstack([part[top : top + STACKED] for part in parts], format="csr") for top in heights]
    if not stacked:
        return Space(sp.hstack(parts, format="csr"), one, tuple(edges), vocabulary, pairs)
    del parts
    return Space(sp.vstack(stacked, format="csr"), one, tuple(edges), vocabulary, pairs)


def _whole(part: Matrix, factor: float) -> Matrix:
    values = np.rint(part.data * np.float32(factor)).astype(np.int32)
    return sp.csr_array((values, part.indices, part.indptr), shape=part.shape)


def closeness(days: np.ndarray, weights: Weights) -> np.ndarray:
    """How much of a score is left at a distance in days: 1 on the same day, never nothing."""
    steady = 1 - weights.short - weights.long
    short, long = np.exp(-days / weights.short_days), np.exp(-days / weights.long_days)
    return np.asarray(steady + weights.short * short + weights.long * long, np.float32)


def same_author(authors: Matrix, rows: np.ndarray, others: np.ndarray, weights: Weights) -> np.ndarray:
    """The factor of each pair of a row and another: more than 1 where an author wrote both."""
    both = authors[rows].multiply(authors[others]).sum(axis=1) > 0
    return np.where(both, np.float32(1 + weights.author), np.float32(1))


def with_neighbours(scores: Matrix, links: Matrix, weights: Weights) -> Matrix:
    """Scores plus a share of the mean score of the stories that link the candidate or that it links.

    ``links`` has a 1 at (story, story that it links): what editors put together is of one kind.
    """
    both = ((links + links.T) > 0).astype(np.float32)
    shares = sp.diags_array(weights.neighbours / np.maximum(both.sum(axis=1), 1)) @ both
    return sp.csr_array(scores + scores @ shares.T)


def first_allowed(documents: Sequence[Document], mode: Mode) -> np.ndarray:
    """For each document, newest first, the first one that it may suggest: none is later in mode "earlier"."""
    dates = -np.array([document.date for document in documents])
    return np.searchsorted(dates, dates) if mode == "earlier" else np.zeros(len(dates), int)
