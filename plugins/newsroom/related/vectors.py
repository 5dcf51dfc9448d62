"""Stories as sparse vectors: the words of the text, its pairs of words, its headline, its tags.

Each part is a matrix with one unit row a story, so that a product of two rows is the cosine of that part.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import numpy as np
import scipy.sparse as sp

from newsroom.related.documents import Document
from newsroom.related.weights import Weights
from newsroom.text.words import words

Matrix = Any  # scipy has no types of its own: a csr_array of float32
TITLE, STANDFIRST, TEXT, TAGS = range(4)


@dataclass(frozen=True)
class Tokens:
    """All words of all documents in order, as numbers: word, document and field of each."""

    word: np.ndarray
    document: np.ndarray
    field: np.ndarray
    documents: int
    vocabulary: dict[str, int]


def tokens(documents: Sequence[Document]) -> Tokens:
    """The words of the documents. Linear in their texts: about 0.15 ms for a story of 600 words."""
    vocabulary: defaultdict[str, int] = defaultdict(count().__next__)
    word, lengths = array("i"), array("i")
    for document in documents:
        for text in (document.title, document.standfirst, document.text, " | ".join(document.tags)):
            found = words(text)
            word.extend(map(vocabulary.__getitem__, found))
            lengths.append(len(found))
    fields = np.repeat(np.arange(len(lengths), dtype=np.int32), np.frombuffer(lengths, np.int32))
    return Tokens(
        np.frombuffer(word, np.int32),
        fields // 4,
        (fields % 4).astype(np.int8),
        len(documents),
        dict(vocabulary),
    )


def text_vectors(tokens: Tokens, weights: Weights) -> Matrix:
    """Unit rows of the whole text, in which title and tags count several times."""
    factor = np.array([weights.title, 1, 1, weights.tag_words], np.float32)
    counts = _counted(
        tokens.document, tokens.word, factor[tokens.field], tokens.documents, len(tokens.vocabulary)
    )
    return _unit(_rare(counts, weights.count_power, weights.rarity_power))


def headline_vectors(tokens: Tokens) -> Matrix:
    """Unit rows of title and standfirst."""
    here = tokens.field <= STANDFIRST
    ones = np.ones(int(here.sum()), np.float32)
    counts = _counted(
        tokens.document[here], tokens.word[here], ones, tokens.documents, len(tokens.vocabulary)
    )
    return _unit(_rare(counts, 0.5, 1))


def bigram_vectors(tokens: Tokens) -> tuple[Matrix, np.ndarray]:
    """Unit rows of the pairs of neighbouring words that stand in two stories at least, and the pairs.

    The pair of words a and b is the number a x vocabulary + b; pairs are in the order of columns, which rises.
    """
    found, times = _pairs_by_document(tokens)
    pair, document = np.divmod(found, max(tokens.documents, 1))
    firsts = _changes(pair)
    edges = np.append(firsts, len(pair)).astype(np.int32)
    parts = (times.astype(np.float32), document.astype(np.int32), edges)
    counts = sp.csc_array(parts, shape=(tokens.documents, len(firsts))).tocsr()
    return _unit(_rare(counts, 0.5, 1)), pair[firsts]


def _pairs_by_document(tokens: Tokens) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of two documents at least, in order, as pair x documents + document; and how often they stand there.

    Both in one number, sorted in place, they need no index beside them: ten million pairs take 80 MB.
    """
    key = tokens.word[:-1].astype(np.int64)
    key *= len(tokens.vocabulary)
    key += tokens.word[1:]
    key *= tokens.documents
    key += tokens.document[1:]
    key = key[(tokens.document[:-1] == tokens.document[1:]) & (tokens.field[:-1] == tokens.field[1:])]
    key.sort()
    starts = _changes(key)
    times = np.diff(starts, append=len(key))
    key = key[starts]
    pair = key // max(tokens.documents, 1)
    again = np.zeros(len(key), bool)
    again[1:] = pair[1:] == pair[:-1]
    again[:-1] |= again[1:]
    return key[again], times[again]


def tag_vectors(documents: Sequence[Document]) -> Matrix:
    """Unit rows of tags."""
    return _unit(_rare(named(document.tags for document in documents), 1, 1))


def named(lists: Any) -> Matrix:
    """One row a list of names, 1 where it has the name."""
    vocabulary: defaultdict[str, int] = defaultdict(count().__next__)
    rows = [sorted({vocabulary[name] for name in names}) for names in lists]
    starts = np.cumsum([0, *map(len, rows)], dtype=np.int32)
    columns = np.array([column for row in rows for column in row], np.int32)
    return sp.csr_array(
        (np.ones(len(columns), np.float32), columns, starts), shape=(len(rows), len(vocabulary))
    )


def frequencies(matrix: Matrix) -> np.ndarray:
    """In how many rows each column stands."""
    return np.bincount(matrix.indices, minlength=matrix.shape[1])


def power_of_two(number: Any) -> Any:
    """The power of two that is nearest by ratio: one more story changes few of them."""
    return 2.0 ** np.round(np.log2(number))


def _changes(values: np.ndarray) -> np.ndarray:
    """Where runs of equal values begin."""
    return np.flatnonzero(np.append(True, values[1:] != values[:-1])[: len(values)])


def _counted(rows: np.ndarray, columns: np.ndarray, values: np.ndarray, height: int, width: int) -> Matrix:
    """Sums of values by row and column; rows come in order."""
    starts = np.searchsorted(rows, np.arange(height + 1)).astype(np.int32)
    matrix = sp.csr_array((values, columns.astype(np.int32), starts), shape=(height, width))
    matrix.sum_duplicates()
    return matrix


def _rare(counts: Matrix, count_power: float, rarity_power: float) -> Matrix:
    """Counts to their power, times the rarity of their column (log of the share of stories that have it)."""
    share = power_of_two(max(counts.shape[0], 1)) / power_of_two(np.maximum(frequencies(counts), 1))
    rarity = np.log(np.maximum(share, 1)) ** rarity_power
    counts.data = (counts.data**count_power * rarity[counts.indices]).astype(np.float32)
    return counts


def _unit(matrix: Matrix) -> Matrix:
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    lengths = np.sqrt(np.bincount(rows, matrix.data**2, minlength=matrix.shape[0]))
    matrix.data /= np.maximum(lengths, 1e-12).astype(np.float32)[rows]
    return matrix
