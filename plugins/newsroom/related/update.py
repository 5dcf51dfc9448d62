"""A ranking that is brought up to date: the same lists as from the start, for a part of the work.

One story more changes the rarity of some words, and so the vectors of some hundred stories of ten thousand. The
vectors are made anew for all, since that is quick; stories whose vector is no longer the same are compared with all
others, and the candidates of the others are mended.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from newsroom.related import vectors
from newsroom.related.documents import Document, Match, Mode
from newsroom.related.nearest import (
    Found,
    Search,
    best,
    by_row,
    foremost,
    joined,
    nearest,
    products,
    scored,
    search,
)
from newsroom.related.paper import gather
from newsroom.related.rank import lists, with_links
from newsroom.related.scores import Space
from newsroom.related.weights import WEIGHTS, Weights


@dataclass(frozen=True)
class Ranking:
    """The matches of each document, and what an update needs to know; a new one knows no document.

    ``asked`` is how many documents had to be compared with all others.
    """

    weights: Weights = WEIGHTS
    count: int = 4
    mode: Mode = "any"
    matches: dict[str, tuple[Match, ...]] = field(default_factory=dict)
    asked: int = 0
    documents: tuple[Document, ...] = ()
    prints: np.ndarray = field(default_factory=lambda: np.empty(0, np.uint64))
    found: Found = field(default_factory=lambda: joined([]))
    reading: vectors.Reading = field(default_factory=vectors.Reading)


def update(ranking: Ranking, documents: Iterable[Document]) -> Ranking:
    """The ranking of these documents, which equals one from the start: `rank` with the same settings.

    What was added, edited or taken out is found by comparing. Where nearly all is new it costs what `rank` does.
    """
    weights, mode, reading = ranking.weights, ranking.mode, ranking.reading
    paper = gather(documents, weights, reading)
    reading.keep(paper.documents)
    if not paper.documents:
        return Ranking(weights, ranking.count, mode, reading=reading)
    prints = fingerprints(paper.space, weights)
    rows = np.array([paper.rows.get(document.key, -1) for document in ranking.documents], np.int32)
    changed = _changed(ranking, paper.documents, prints, rows)
    asked = search(paper.documents, paper.space, weights, mode)
    found, anew = mended(_renumbered(ranking.found, rows), asked, changed)
    nearby = with_links(paper, by_row(found, len(paper.documents)), weights)
    matches = lists(paper, nearby, ranking.count, mode)
    return Ranking(weights, ranking.count, mode, matches, anew, paper.documents, prints, found, reading)


def fingerprints(space: Space, weights: Weights) -> np.ndarray:
    """A number for each row that changes when its vector does, or which of its words find candidates.

    The sum of its values, each times a number drawn from the name of its column (multilinear hashing): columns
    themselves are renumbered when a pair of words comes or goes.
    """
    words, _pairs, headline, end = np.diff(space.edges).tolist()
    first, second = np.divmod(space.pairs, max(words, 1))
    names = [np.arange(words), first << 31 | second, np.arange(headline), np.arange(end)]
    drawn = [
        _drawn(name.astype(np.uint64) << np.uint64(2) | np.uint64(part)) for part, name in enumerate(names)
    ]
    finds = vectors.frequencies(space.matrix) <= weights.postings
    column = space.matrix.indices
    values = space.matrix.data.astype(np.uint64) | finds.astype(np.uint64)[column] << np.uint64(32)
    values *= np.concatenate(drawn)[column]
    sums = np.append(np.uint64(0), np.cumsum(values, dtype=np.uint64))[space.matrix.indptr]
    return np.diff(sums)


def _drawn(names: np.ndarray) -> np.ndarray:
    """SplitMix64 (Steele, Lea and Flood 2014): a number of 64 bits that looks drawn, for each number."""
    drawn = (names + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    drawn = (drawn ^ drawn >> np.uint64(30)) * np.uint64(0xBF58476D1CE4E5B9)
    drawn = (drawn ^ drawn >> np.uint64(27)) * np.uint64(0x94D049BB133111EB)
    return drawn ^ drawn >> np.uint64(31)


def _changed(
    ranking: Ranking, documents: tuple[Document, ...], prints: np.ndarray, rows: np.ndarray
) -> np.ndarray:
    """Whether each document is another than before, or its vector is. ``rows`` are the new rows of the old."""
    changed = np.ones(len(documents), bool)
    same = [
        row >= 0 and documents[row] == old for old, row in zip(ranking.documents, rows.tolist(), strict=True)
    ]
    changed[rows[same]] = prints[rows[same]] != ranking.prints[same]
    return changed


def _renumbered(found: Found, rows: np.ndarray) -> Found:
    """The pairs of rows that are still there, by their new numbers; a candidate that is gone is -1."""
    if not len(rows):
        return found
    moved = Found(rows[found.row], rows[found.other], found.cosine, found.score)
    return _only(moved, moved.row >= 0)


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
