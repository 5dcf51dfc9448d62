"""The related stories of every story, best first, each with its reason.

In this order: what the editor pinned; up to two that continue the same series or running story; the best scores
of the whole paper; the newest of the section; the newest of the paper. Of one series or running story no more than
two, unless there is nothing else.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from typing import NamedTuple

import numpy as np
import scipy.sparse as sp

from newsroom.related import reasons, scores
from newsroom.related.counts import Matrix, named
from newsroom.related.documents import Document, Match, Mode, Reason
from newsroom.related.nearest import candidates
from newsroom.related.paper import Paper, gather
from newsroom.related.space import PARTS
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
    return lists(paper, scored(paper, weights, mode), count, mode)


def lists(paper: Paper, found: Matrix, count: int, mode: Mode) -> dict[str, tuple[Match, ...]]:
    """The matches of each document of a paper by key, from the scores of its candidates."""
    first = scores.first_allowed(paper.documents, mode).tolist()
    return {
        document.key: listing(paper, found, row, first[row], count).matches
        for row, document in enumerate(paper.documents)
    }


class Listing(NamedTuple):
    """The matches of a document, and the score of the last candidate that was looked at for them; 0 where all were."""

    matches: tuple[Match, ...]
    least: float


def listing(paper: Paper, found: Matrix, row: int, first: int, count: int) -> Listing:
    """The matches of one document, of which none but a pin stands before the first row."""
    least = float("inf")

    def looked_at() -> Iterator[tuple[int, float]]:
        nonlocal least
        for other, score in _best(found, row):
            least = score
            yield other, score
        least = 0

    return Listing(tuple(islice(_matches(paper, row, first, looked_at()), count)), least)


@dataclass(frozen=True)
class Explained:
    """A candidate and the parts of its score: (text + bigrams + headline + tags) x closeness x author, and
    what its neighbours add."""

    key: str
    score: float
    reason: Reason | None
    parts: dict[str, float]


def explain(
    documents: Iterable[Document], key: str, weights: Weights = WEIGHTS, mode: Mode = "any", count: int = 10
) -> tuple[Explained, ...]:
    """The best-scored candidates of one document with the parts of their scores, before any preference."""
    paper = gather(documents, weights)
    row = paper.rows[key]
    best = islice(_best(scored(paper, weights, mode), row), count)
    return tuple(
        Explained(
            paper.documents[other].key,
            score,
            reasons.reason(paper, row, other),
            _parts(paper, row, other, score, weights),
        )
        for other, score in best
    )


def scored(paper: Paper, weights: Weights, mode: Mode) -> Matrix:
    """The scores of each document's (row's) candidates."""
    return with_links(paper, candidates(paper.documents, paper.space, weights, mode), weights)


def with_links(paper: Paper, found: Matrix, weights: Weights) -> Matrix:
    """The scores with what stories that link a candidate, or that it links, add to its own."""
    links = [
        (row, paper.rows[key])
        for row, document in enumerate(paper.documents)
        for key in document.linked
        if key in paper.rows
    ]
    if not links:
        return found
    rows, columns = np.array(links).T
    return scores.with_neighbours(
        found, sp.csr_array((np.ones(len(links)), (rows, columns)), shape=found.shape), weights
    )


def rounded(scores: np.ndarray) -> np.ndarray:
    """Scores to five digits; what differs by less is equal."""
    return np.round(scores.astype(float), 5)


def _best(found: Matrix, row: int) -> Iterator[tuple[int, float]]:
    """The row's candidates, best first; equal ones newest first, then by key, as the rows are."""
    here = slice(found.indptr[row], found.indptr[row + 1])
    columns, values = found.indices[here], rounded(found.data[here])
    for place in np.lexsort((columns, -values)).tolist():
        yield int(columns[place]), float(values[place])


def _matches(paper: Paper, row: int, first: int, best: Iterator[tuple[int, float]]) -> Iterator[Match]:
    """Matches in order of preference, as long as anyone asks for another."""
    document = paper.documents[row]
    taken = {row, *(paper.rows[key] for key in document.linked if key in paper.rows)}
    pins = ((paper.rows[key], 0.0, "pinned") for key in document.pins if key in paper.rows)
    threads: Counter[str] = Counter()
    for other, score, kind in chain(pins, _after_pins(paper, row, first, taken, threads, best)):
        # A suggestion is the newsroom's own word: what is paid for is not among them, pinned or not.
        barred = other in taken or paper.documents[other].sponsored
        reason = None if barred else _reason(paper, row, other, kind)
        if reason:
            taken.add(other)
            threads.update(threads_of(paper.documents[other]))
            yield Match(paper.documents[other].key, score, reason)


def _after_pins(
    paper: Paper,
    row: int,
    first: int,
    taken: set[int],
    threads: Counter[str],
    best: Iterator[tuple[int, float]],
) -> Iterator[Choice]:
    followed = (other for other in _followed(paper, row) if other >= first and other not in taken)
    for other in islice(followed, FROM_ONE_THREAD):
        yield other, 0, ""
    section = paper.sections.get(paper.documents[row].section, [])
    scored = ((other, score, "") for other, score in best if other >= first)
    of_section = ((other, 0.0, "section") for other in islice(section, bisect_left(section, first), None))
    newest = ((other, 0.0, "newest") for other in range(first, len(paper.documents)))
    put_off = []
    for choice in chain(scored, of_section, newest):
        if any(threads[thread] >= FROM_ONE_THREAD for thread in threads_of(paper.documents[choice[0]])):
            put_off.append(choice)
        else:
            yield choice
    yield from put_off


def _followed(paper: Paper, row: int) -> Iterator[int]:
    """The next parts of the series, then the ones before; of a running story the next and the last in turn."""
    document = paper.documents[row]
    parts = sorted(
        paper.series.get(document.series, []), key=lambda other: _place(paper.documents[other], other)
    )
    if parts:
        place = parts.index(row)
        yield from chain(parts[place + 1 :], reversed(parts[:place]))
    # Rows run from the newest to the oldest.
    moments = paper.running_stories.get(document.running_story, [])
    if moments:
        place = moments.index(row)
        for later, earlier in zip_longest(reversed(moments[:place]), moments[place + 1 :]):
            yield from (other for other in (later, earlier) if other is not None)


def _place(document: Document, row: int) -> tuple[float, int]:
    """Where a document stands in its series: by its part, those without one at the end, the oldest first."""
    return (document.part if document.part is not None else float("inf"), -row)


def threads_of(document: Document) -> tuple[str, ...]:
    """The series and the running story of a document, told apart."""
    named = (("series", document.series), ("running story", document.running_story))
    return tuple(f"{kind}: {name}" for kind, name in named if name)


def _reason(paper: Paper, row: int, other: int, kind: str) -> Reason | None:
    if kind == "pinned":
        return reasons.pinned(paper, row, other)
    return reasons.reason(paper, row, other) or (Reason("newest") if kind == "newest" else None)


def _parts(paper: Paper, row: int, other: int, score: float, weights: Weights) -> dict[str, float]:
    mine, its = paper.documents[row], paper.documents[other]
    matrix, columns = paper.space.matrix, paper.space.columns
    both = matrix[[row]].multiply(matrix[[other]]).tocoo()
    sums = np.bincount(columns.part[both.coords[1]], both.data, len(PARTS)) / paper.space.one
    parts = {name: float(part) for name, part in zip(PARTS, sums, strict=True)}
    fading = float(scores.closeness(np.array([abs(int(mine.date) - int(its.date))]), weights)[0])
    authors = named([mine.authors, its.authors])
    wrote = float(scores.same_author(authors, np.array([0]), np.array([1]), weights)[0])
    whole = sum(parts.values()) * fading * wrote
    return {**parts, "closeness": fading, "author": wrote, "neighbours": score - whole}
