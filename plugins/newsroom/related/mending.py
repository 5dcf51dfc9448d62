"""The candidates of all rows brought up to date, where a few rows are no longer what they were."""

from __future__ import annotations

import numpy as np

from newsroom.related.nearest import Found, Search, best, foremost, joined, nearest, products, scored


def mended(before: Found, asked: Search, changed: np.ndarray) -> tuple[Found, int]:
    """The candidates of all rows, from those before and which rows changed; and how many were compared with all."""
    limit = asked.weights.candidates
    # What a full list once left out came after its last; a list that is shorter now may have to take it back.
    full = np.bincount(before.row, minlength=len(changed)) >= limit
    last = np.full(len(changed), np.inf)
    np.minimum.at(last, before.row, before.cosine)
    last[~full] = 0
    kept = _only(before, (before.other >= 0) & ~changed[before.row] & ~changed[before.other])
    own, coming = _compared(asked, changed, last)
    others = joined([kept, coming])
    size = np.bincount(others.row, minlength=len(changed))
    level = np.zeros(len(changed), bool)
    level[coming.row[coming.cosine == last[coming.row]]] = True
    again = ~changed & full & ((size < limit) | level)
    others = _trimmed(_in_order(_only(others, ~again[others.row])), limit)
    anew = nearest(asked, np.flatnonzero(again).astype(np.int32))
    return _in_order(joined([others, own, anew])), int(changed.sum() + again.sum())


def _compared(asked: Search, changed: np.ndarray, last: np.ndarray) -> tuple[Found, Found]:
    """The candidates of changed rows, and what these rows are to others whose lists they may enter."""
    own, coming = [], []
    for lines in products(asked, np.flatnonzero(changed).astype(np.int32)):
        to = [_coming(asked, changed, last, *line) for line in lines]
        own.append(scored(asked, [best(asked, *line) for line in lines]))
        turned = scored(asked, to)
        coming.append(turned._replace(row=turned.other, other=turned.row))
    return joined(own), joined(coming)


def _coming(
    asked: Search, changed: np.ndarray, last: np.ndarray, row: int, others: np.ndarray, product: np.ndarray
) -> tuple[np.ndarray, ...]:
    """As `best`, the others that may suggest this row: cosines are the same both ways."""
    cosine = product * asked.closeness(row, others).astype(float)
    enters = (cosine >= last[others]) & (cosine > 0) & ~changed[others] & (row >= asked.first[others])
    here = np.flatnonzero(enters)
    return np.full(len(here), row, np.int32), others[here], product[here], cosine[here]


def _trimmed(found: Found, limit: int) -> Found:
    """No more pairs of a row than the limit, the best ones; the pairs are in order."""
    _rows, starts, sizes = np.unique(found.row, return_index=True, return_counts=True)
    keep = np.ones(len(found.row), bool)
    for start, size in zip(starts[sizes > limit].tolist(), sizes[sizes > limit].tolist(), strict=True):
        here = slice(start, start + size)
        keep[here] = False
        keep[start + foremost(found.other[here], found.cosine[here], limit)] = True
    return _only(found, keep)


def _in_order(found: Found) -> Found:
    return _only(found, np.argsort(found.row.astype(np.int64) << 32 | found.other, kind="stable"))


def _only(found: Found, which: np.ndarray) -> Found:
    return Found(*(values[which] for values in found))


def renumbered(found: Found, rows: np.ndarray) -> Found:
    """The pairs of rows that are still there, by their new numbers; a candidate that is gone is -1."""
    if not len(rows):
        return found
    moved = Found(rows[found.row], rows[found.other], found.cosine, found.score)
    return _only(moved, moved.row >= 0)
