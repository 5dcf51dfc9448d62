"""A space that is brought up to date: the same rows as from the start, for a part of the work.

Only what the paper is counted by (see rarity.py) moves the vectors of other stories, and a story more is not
counted at once. So mostly the rows of the new stories are made, and put among the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import scipy.sparse as sp

from newsroom.related import counts
from newsroom.related.counts import Matrix, Reading
from newsroom.related.documents import Document
from newsroom.related.rarity import counted, level
from newsroom.related.space import PAIRS, Columns, Scale, Singles, Space, named, space
from newsroom.related.weights import Weights

MOST_REMADE = 0.5
"""Where a greater share of the rows changes, all are made from the start, which is quicker."""


class Entries(NamedTuple):
    """What stands in some documents: the document's place among them, the column's name, how often."""

    document: np.ndarray
    name: np.ndarray
    times: np.ndarray


def brought_up_to_date(
    before: Space | None, documents: Sequence[Document], moved: np.ndarray, weights: Weights, reading: Reading
) -> tuple[Space, np.ndarray]:
    """The space of the documents, newest first, and which of its rows are not as before.

    ``moved`` are the new rows of the old ones, -1 where the document is gone or another.
    """
    size, known = len(documents), counted(len(documents))
    fresh = np.ones(size, bool)
    fresh[moved[moved >= 0]] = False
    if not before or level(known) != level(before.counted) or fresh.mean() > MOST_REMADE:
        return space(documents, weights, reading, singles=True), np.ones(size, bool)
    structure = _placed(before, documents, moved, np.flatnonzero(fresh), weights, reading)
    frequency = counts.frequencies(structure.matrix[size - known :])
    old = np.ones(len(frequency), frequency.dtype)
    old[: len(before.frequency)] = before.frequency
    remade = fresh | rows_with(structure.matrix, level(frequency) != level(old))
    if remade.mean() > MOST_REMADE:
        return space(documents, weights, reading, singles=True), np.ones(size, bool)
    scale = Scale(weights, known)
    singles = _filled(
        structure, scale, frequency, documents, np.flatnonzero(remade).astype(np.int32), weights, reading
    )
    return Space(structure.matrix, scale.one, structure.columns, frequency, known, singles), remade


def rows_with(matrix: Matrix, columns: np.ndarray) -> np.ndarray:
    """Which rows have one of these columns."""
    found = np.zeros(matrix.shape[0], bool)
    if columns.any():
        found[counts.row_numbers(matrix)[columns[matrix.indices]]] = True
    return found


def entries(documents: Sequence[Document], weights: Weights, reading: Reading) -> list[Entries]:
    """What stands in the documents, by part; columns rise within a document."""
    tokens = counts.tokens(documents, reading)
    pairs, which, alone = counts.pair_counts(tokens, singles=True)
    shared = _entries(pairs, named(PAIRS, which))
    both = Entries(
        *map(
            np.concatenate, zip(shared, (alone.document, named(PAIRS, alone.pair), alone.times), strict=True)
        )
    )
    order = np.lexsort((both.name, both.document))
    parts = [
        counts.text_counts(tokens, weights),
        pairs,
        counts.headline_counts(tokens),
        counts.tag_counts(documents, reading),
    ]
    return [
        Entries(*(values[order] for values in both))
        if part == PAIRS
        else _entries(found, named(part, np.arange(found.shape[1])))
        for part, found in enumerate(parts)
    ]


def _entries(found: Matrix, names: np.ndarray) -> Entries:
    return Entries(counts.row_numbers(found), names[found.indices], found.data)


class Structure(NamedTuple):
    """Rows with their columns; new ones have no values yet."""

    matrix: Matrix
    columns: Columns
    singles: Singles


def _placed(
    before: Space,
    documents: Sequence[Document],
    moved: np.ndarray,
    fresh: np.ndarray,
    weights: Weights,
    reading: Reading,
) -> Structure:
    """The old rows and the new ones in order; a pair of words that was in one document gets its column."""
    there = moved[before.singles.row] >= 0
    singles = Singles(*(values[there] for values in before.singles))
    found = entries([documents[row] for row in fresh], weights, reading)
    document, name = (
        np.concatenate([getattr(part, field) for part in found]) for field in ("document", "name")
    )
    names, held = np.unique(name, return_counts=True)
    missing = before.columns.find(names) < 0
    names, held = names[missing], held[missing]
    at = np.minimum(np.searchsorted(singles.name, names), max(len(singles.name) - 1, 0))
    twice = singles.name[at] == names if len(singles.name) else np.zeros(len(names), bool)
    # A word of one document has its column all the same, a pair of words has none.
    kept = twice | (held > 1) | (names < named(PAIRS, np.zeros(1))) | (names >= named(PAIRS + 1, np.zeros(1)))
    columns = before.columns.with_more(names[kept])
    joining = Singles(*(values[at[twice]] for values in singles))
    singles = Singles(*(np.delete(values, at[twice]) for values in singles))
    old = _joined(before.matrix, joining, columns)
    new = _blank(document, columns.find(name), len(fresh), len(columns.names))
    order = np.empty(len(documents), np.int64)
    order[moved[moved >= 0]] = np.flatnonzero(moved >= 0)
    order[fresh] = len(moved) + np.arange(len(fresh))
    matrix = sp.vstack([old, new], format="csr")[order]
    return Structure(matrix, columns, singles._replace(row=moved[singles.row]))


def _joined(matrix: Matrix, joining: Singles, columns: Columns) -> Matrix:
    """The matrix with single pairs in columns that stand after all others."""
    order = np.argsort(joining.row, kind="stable")
    row, column = joining.row[order], columns.find(joining.name[order])
    ends = matrix.indptr[row + 1]
    indptr = matrix.indptr + np.append(0, np.cumsum(np.bincount(row, minlength=matrix.shape[0])))
    return sp.csr_array(
        (
            np.insert(matrix.data, ends, joining.value[order]),
            np.insert(matrix.indices, ends, column),
            indptr.astype(matrix.indptr.dtype),
        ),
        shape=(matrix.shape[0], len(columns.names)),
    )


def _blank(document: np.ndarray, column: np.ndarray, height: int, width: int) -> Matrix:
    """Rows that have these columns, without values."""
    here = column >= 0
    document, column = document[here], column[here]
    order = np.lexsort((column, document))
    starts = np.searchsorted(document[order], np.arange(height + 1))
    zeros = np.zeros(len(order), np.int32)
    return sp.csr_array(
        (zeros, column[order].astype(np.int32), starts.astype(np.int32)), shape=(height, width)
    )


def _filled(
    structure: Structure,
    scale: Scale,
    frequency: np.ndarray,
    documents: Sequence[Document],
    rows: np.ndarray,
    weights: Weights,
    reading: Reading,
) -> Singles:
    """Writes the values of these rows into the matrix; the single pairs with theirs."""
    matrix, columns, singles = structure
    held = np.append(frequency, 0)  # what has no column is in one document, which is as rare as in none
    document, name, value = [], [], []
    for part, found in enumerate(entries([documents[row] for row in rows], weights, reading)):
        rare = scale.rarity(part, held[columns.find(found.name)])
        document.append(found.document)
        name.append(found.name)
        value.append(scale.values(part, found.document, found.times, rare, len(rows)))
    all_documents, names, values = map(np.concatenate, (document, name, value))
    column = columns.find(names)
    order = np.lexsort((column, all_documents))
    order = order[column[order] >= 0]
    sizes = np.diff(matrix.indptr)[rows]
    skipped = np.repeat(matrix.indptr[rows] - np.append(0, np.cumsum(sizes)[:-1]), sizes)
    matrix.data[skipped + np.arange(len(skipped))] = values[order]
    alone = column < 0
    made = Singles(names[alone], rows[all_documents[alone]], values[alone])
    return _with_singles(singles, made, np.isin(singles.row, rows))


def _with_singles(singles: Singles, made: Singles, replaced: np.ndarray) -> Singles:
    order = np.argsort(made.name)
    kept = Singles(*(values[~replaced] for values in singles))
    at = np.searchsorted(kept.name, made.name[order])
    return Singles(*(np.insert(mine, at, its[order]) for mine, its in zip(kept, made, strict=True)))
