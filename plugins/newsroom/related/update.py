"""A ranking that is brought up to date: the same lists as from the start, for a part of the work.

A story more moves the vectors of few others (see changes.py): stories whose vector is no longer the same are
compared with all others, the candidates of the others are mended, and only lists that can be another are made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from newsroom.related import counts
from newsroom.related.changes import brought_up_to_date, rows_with
from newsroom.related.counts import Matrix, Reading
from newsroom.related.documents import Document, Match, Mode
from newsroom.related.mending import mended, renumbered
from newsroom.related.nearest import Found, by_row, joined, search
from newsroom.related.paper import Paper, in_order, paper_of
from newsroom.related.rank import Listing, listing, rounded, threads_of, with_links
from newsroom.related.scores import first_allowed
from newsroom.related.space import Space
from newsroom.related.weights import WEIGHTS, Weights


@dataclass(frozen=True)
class Known:
    """A ranking as an update needs to know it."""

    paper: Paper
    found: Found
    nearby: Matrix
    listings: tuple[Listing, ...]


@dataclass(frozen=True)
class Ranking:
    """The matches of each document by key; a new one knows no document.

    ``asked`` is how many documents had to be compared with all others, ``listed`` how many lists were made.
    """

    weights: Weights = WEIGHTS
    count: int = 4
    mode: Mode = "any"
    matches: dict[str, tuple[Match, ...]] = field(default_factory=dict)
    asked: int = 0
    listed: int = 0
    known: Known | None = None
    reading: Reading = field(default_factory=Reading)


def update(ranking: Ranking, documents: Iterable[Document]) -> Ranking:
    """The ranking of these documents, which equals one from the start: `rank` with the same settings.

    What was added, edited or taken out is found by comparing. Where nearly all is new it costs what `rank` does.
    Raises ValueError where two documents have one key.
    """
    weights, mode, reading, known = ranking.weights, ranking.mode, ranking.reading, ranking.known
    ordered = in_order(documents)
    reading.keep(ordered)
    if not ordered:
        return Ranking(weights, ranking.count, mode, reading=reading)
    moved = _moved(known, ordered)
    space, remade = brought_up_to_date(known.paper.space if known else None, ordered, moved, weights, reading)
    paper = paper_of(ordered, space, reading)
    turned = remade | _finding_otherwise(known, space, weights)
    before = renumbered(known.found, moved) if known else joined([])
    found, asked = mended(before, search(ordered, space, weights, mode), turned)
    nearby = with_links(paper, by_row(found, len(ordered)), weights)
    again = _to_list(known, paper, nearby, moved, remade) if known else np.ones(len(ordered), bool)
    listings = _listings(ranking, paper, nearby, moved, again)
    return Ranking(
        weights,
        ranking.count,
        mode,
        {document.key: each.matches for document, each in zip(ordered, listings, strict=True)},
        asked,
        int(again.sum()),
        Known(paper, found, nearby, listings),
        reading,
    )


def _moved(known: Known | None, documents: Sequence[Document]) -> np.ndarray:
    """The new rows of the documents before; -1 where a document is gone, or another by the same key."""
    rows = {document.key: row for row, document in enumerate(documents)}
    before = known.paper.documents if known else ()
    places = ((old, rows.get(old.key, -1)) for old in before)
    return np.array([row if row >= 0 and documents[row] == old else -1 for old, row in places], np.int32)


def _finding_otherwise(known: Known | None, space: Space, weights: Weights) -> np.ndarray:
    """Which rows have a word that finds candidates and did not, or no longer does."""
    if not known:
        return np.ones(space.matrix.shape[0], bool)
    before, now = known.paper.space.frequency, space.frequency
    found, finds = np.ones(len(now), bool), now <= weights.postings
    found[: len(before)] = before[: len(now)] <= weights.postings
    return rows_with(space.matrix, finds != found)


def _listings(
    ranking: Ranking, paper: Paper, nearby: Matrix, moved: np.ndarray, again: np.ndarray
) -> tuple[Listing, ...]:
    old = dict(zip(moved.tolist(), ranking.known.listings, strict=True)) if ranking.known else {}
    first = first_allowed(paper.documents, ranking.mode).tolist()
    return tuple(
        listing(paper, nearby, row, first[row], ranking.count) if anew else old[row]
        for row, anew in enumerate(again.tolist())
    )


def _to_list(known: Known, paper: Paper, nearby: Matrix, moved: np.ndarray, remade: np.ndarray) -> np.ndarray:
    """Which lists can be another than before."""
    if not _same_rarity(known.paper, paper):
        return np.ones(len(paper.documents), bool)
    least = np.full(len(paper.documents), np.inf)
    here = moved >= 0
    least[moved[here]] = np.array([each.least for each in known.listings])[here]
    changed = [old for old, row in zip(known.paper.documents, moved.tolist(), strict=True) if row < 0]
    changed += [paper.documents[row] for row in np.flatnonzero(remade)]
    again: np.ndarray = remade | (least == 0) | _touched(paper, changed)
    least[again] = np.inf
    before = _looked_at(known.nearby, moved, least)
    now = _looked_at(nearby, np.arange(len(again)), least)
    again[now.row[remade[now.other]]] = True
    again |= _differing(before, now, len(again))
    return again


class Pairs(NamedTuple):
    """Rows and others with what the others score."""

    row: np.ndarray
    other: np.ndarray
    score: np.ndarray


def _looked_at(nearby: Matrix, names: np.ndarray, least: np.ndarray) -> Pairs:
    """The candidates from which lists were made, by the new names of rows; -1 for one that is gone."""
    row, score = names[counts.row_numbers(nearby)], rounded(nearby.data)
    here = (row >= 0) & (score >= least[row])
    return Pairs(row[here], names[nearby.indices[here]], score[here])


def _differing(before: Pairs, now: Pairs, rows: int) -> np.ndarray:
    """Which rows have not the same others with the same scores."""
    keys = [each.row.astype(np.int64) << 32 | (each.other + 1) for each in (before, now)]
    _both, old, new = np.intersect1d(*keys, return_indices=True)
    same = np.bincount(now.row[new[before.score[old] == now.score[new]]], minlength=rows)
    had, has = (np.bincount(each.row, minlength=rows) for each in (before, now))
    other: np.ndarray = np.logical_or(had != same, has != same)
    return other


def _same_rarity(before: Paper, now: Paper) -> bool:
    """Whether what is told of shared tags and words holds as before."""
    size = len(before.rare)
    return (
        before.space.counted == now.space.counted
        and before.tag_counts == now.tag_counts
        and np.array_equal(before.rare, now.rare[:size])
        and np.array_equal(before.telling, now.telling[:size])
    )


def _touched(paper: Paper, changed: Sequence[Document]) -> np.ndarray:
    """Which documents share a thread with changed ones, or pin or link one of them."""
    keys = {document.key for document in changed}
    threads = {thread for document in changed for thread in threads_of(document)}
    return np.array(
        [
            not (
                threads.isdisjoint(threads_of(each))
                and keys.isdisjoint(each.pins)
                and keys.isdisjoint(each.linked)
            )
            for each in paper.documents
        ],
        bool,
    )
