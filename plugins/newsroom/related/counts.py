"""What stands in stories and how often: the words of the text, its pairs of words, its headline, its tags.

Each part is a matrix with one row a story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count, pairwise
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sp

from newsroom.related.documents import Document
from newsroom.related.weights import Weights
from newsroom.text.words import words

Matrix = Any  # scipy has no types of its own: a csr_array of float32
TITLE, STANDFIRST, TEXT, TAGS = range(4)

PAIRS = 1_000_000
"""How many pairs of words are sorted at once, about: all that a large paper has would not fit into memory."""


class Read(NamedTuple):
    """The words of a document as numbers, and how many of them each of its four fields has."""

    words: np.ndarray
    lengths: tuple[int, ...]


class Reading:
    """Words and tags as numbers in the order in which they were met, and the documents that were read with them."""

    def __init__(self) -> None:
        self.vocabulary: defaultdict[str, int] = defaultdict(count().__next__)
        self.tags: defaultdict[str, int] = defaultdict(count().__next__)
        self._known: dict[Document, Read] = {}

    def read(self, document: Document) -> Read:
        if document not in self._known:
            self._known[document] = self._read(document)
        return self._known[document]

    def keep(self, documents: Sequence[Document]) -> None:
        """Forgets all but these documents."""
        self._known = {document: self.read(document) for document in documents}

    def _read(self, document: Document) -> Read:
        texts = (document.title, document.standfirst, document.text, " | ".join(document.tags))
        fields = [words(text) for text in texts]
        numbers = map(self.vocabulary.__getitem__, chain.from_iterable(fields))
        lengths = tuple(map(len, fields))
        return Read(np.fromiter(numbers, np.int32, sum(lengths)), lengths)


@dataclass(frozen=True)
class Tokens:
    """All words of all documents in order, as numbers: word, document and field of each."""

    word: np.ndarray
    document: np.ndarray
    field: np.ndarray
    documents: int
    vocabulary: dict[str, int]
    neighbours: np.ndarray
    """How many pairs of neighbouring words each document has."""


def tokens(documents: Sequence[Document], reading: Reading | None = None) -> Tokens:
    """The words of the documents; those that the reading knows are not read again.

    Linear in their texts: about 0.15 ms for a story of 600 words.
    """
    reading = reading or Reading()
    read = [reading.read(document) for document in documents]
    lengths = np.array([found.lengths for found in read], np.int32).reshape(-1, 4)
    return Tokens(
        np.concatenate([np.empty(0, np.int32), *(found.words for found in read)]),
        np.repeat(np.arange(len(read), dtype=np.int32), lengths.sum(axis=1)),
        np.repeat(np.tile(np.arange(4, dtype=np.int8), len(read)), lengths.ravel()),
        len(documents),
        dict(reading.vocabulary),
        np.maximum(lengths - 1, 0).sum(axis=1),
    )


class Singles(NamedTuple):
    """Pairs of words that stand in one document only: which (rising), in which, how often."""

    pair: np.ndarray
    document: np.ndarray
    times: np.ndarray


def text_counts(tokens: Tokens, weights: Weights) -> Matrix:
    """How often each word stands in each document; those of title and tags count several times."""
    factor = np.array([weights.title, 1, 1, weights.tag_words], np.float32)
    return _counted(
        tokens.document, tokens.word, factor[tokens.field], tokens.documents, len(tokens.vocabulary)
    )


def headline_counts(tokens: Tokens) -> Matrix:
    """How often each word stands in title and standfirst."""
    here = tokens.field <= STANDFIRST
    ones = np.ones(int(here.sum()), np.float32)
    return _counted(tokens.document[here], tokens.word[here], ones, tokens.documents, len(tokens.vocabulary))


def pair_counts(tokens: Tokens, singles: bool = False) -> tuple[Matrix, np.ndarray, Singles]:
    """How often neighbouring words stand in each document: for the pairs of two documents at least, which those
    are, and where asked for the other pairs (several times as many).

    The pair of words a and b is the number a << 31 | b; pairs are in the order of columns, which rises.
    """
    found = [_pairs_by_document(tokens, *pairs, singles) for pairs in _by_first_word(tokens)]
    kinds = (np.int64, np.int32, np.int32, np.float32, np.int64, np.int32, np.float32)
    parts = zip(*found, strict=True) if found else ((),) * len(kinds)
    pairs, held, document, times, *alone = (
        np.concatenate([np.empty(0, kind), *part]) for kind, part in zip(kinds, parts, strict=True)
    )
    del found
    edges = np.append(0, np.cumsum(held)).astype(np.int32)
    counts = sp.csc_array((times, document, edges), shape=(tokens.documents, len(pairs))).tocsr()
    size = len(tokens.vocabulary)
    return counts, _spread(pairs, size), Singles(_spread(alone[0], size), alone[1], alone[2])


def _spread(pairs: np.ndarray, size: int) -> np.ndarray:
    """The numbers of pairs, independent of how many words there are."""
    first, second = np.divmod(pairs, max(size, 1))
    pair: np.ndarray = first << 31 | second
    return pair


def _by_first_word(tokens: Tokens) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """All pairs ordered by their first word, some million at once: first word, second word, document of each.

    That a sparse matrix turns its rows into columns by counting is what orders them.
    """
    inside = (tokens.document[:-1] == tokens.document[1:]) & (tokens.field[:-1] == tokens.field[1:])
    after = np.where(inside, tokens.word[1:], -1)
    del inside
    starts = np.searchsorted(tokens.document[:-1], np.arange(tokens.documents + 1))
    shape = (tokens.documents, len(tokens.vocabulary))
    turned = sp.csr_array((after, tokens.word[:-1], starts), shape=shape).tocsc()
    del after
    ends = np.searchsorted(turned.indptr, np.arange(PAIRS, turned.nnz + PAIRS, PAIRS))
    for begin, end in pairwise([0, *np.unique(np.minimum(ends, shape[1])).tolist()]):
        here = slice(turned.indptr[begin], turned.indptr[end])
        first = np.repeat(np.arange(begin, end), np.diff(turned.indptr[begin : end + 1]))
        inside = turned.data[here] >= 0
        yield first[inside], turned.data[here][inside], turned.indices[here][inside]


def _pairs_by_document(
    tokens: Tokens, first: np.ndarray, second: np.ndarray, document: np.ndarray, singles: bool
) -> tuple[np.ndarray, ...]:
    """Of these pairs those of two documents at least, in order; in how many each stands, in which, how often;
    and where asked for the others: which, in which document, how often.

    Pair and document in one number, sorted in place, need no index beside them.
    """
    key = first.astype(np.int64)
    key *= len(tokens.vocabulary)
    key += second
    key *= tokens.documents
    key += document
    key.sort()
    starts = _changes(key)
    times = np.diff(starts, append=len(key)).astype(np.float32)
    pair, document = np.divmod(key[starts], tokens.documents)
    again = np.zeros(len(pair), bool)
    again[1:] = pair[1:] == pair[:-1]
    again[:-1] |= again[1:]
    alone = ~again & singles
    others = pair[alone], document[alone].astype(np.int32), times[alone]
    pair = pair[again]
    firsts = _changes(pair)
    held = np.diff(firsts, append=len(pair)).astype(np.int32)
    return pair[firsts], held, document[again].astype(np.int32), times[again], *others


def tag_counts(documents: Sequence[Document], reading: Reading) -> Matrix:
    """A 1 for each tag of each document."""
    return named((document.tags for document in documents), reading.tags)


def named(lists: Any, vocabulary: defaultdict[str, int] | None = None) -> Matrix:
    """One row a list of names, 1 where it has the name."""
    vocabulary = defaultdict(count().__next__) if vocabulary is None else vocabulary
    rows = [sorted({vocabulary[name] for name in names}) for names in lists]
    starts = np.cumsum([0, *map(len, rows)], dtype=np.int32)
    columns = np.array([column for row in rows for column in row], np.int32)
    return sp.csr_array(
        (np.ones(len(columns), np.float32), columns, starts), shape=(len(rows), len(vocabulary))
    )


def frequencies(matrix: Matrix) -> np.ndarray:
    """In how many rows each column stands."""
    return np.bincount(matrix.indices, minlength=matrix.shape[1])


def _changes(values: np.ndarray) -> np.ndarray:
    """Where runs of equal values begin."""
    return np.flatnonzero(np.append(True, values[1:] != values[:-1])[: len(values)])


def _counted(rows: np.ndarray, columns: np.ndarray, values: np.ndarray, height: int, width: int) -> Matrix:
    """Sums of values by row and column; rows come in order."""
    starts = np.searchsorted(rows, np.arange(height + 1)).astype(np.int32)
    matrix = sp.csr_array((values, columns.astype(np.int32), starts), shape=(height, width))
    matrix.sum_duplicates()
    return matrix


def unit(rows: np.ndarray, values: np.ndarray, height: int, elsewhere: np.ndarray | float = 0) -> np.ndarray:
    """The values divided by the length of their row; ``elsewhere`` is the square of what else each row has."""
    lengths = np.sqrt(np.bincount(rows, values**2, minlength=height) + elsewhere)
    return values / np.maximum(lengths, 1e-12)[rows]  # type: ignore[no-any-return]


def row_numbers(matrix: Matrix) -> np.ndarray:
    """The row of each value."""
    return np.repeat(np.arange(matrix.shape[0], dtype=np.int32), np.diff(matrix.indptr))
