"""Why two stories are related, in terms that hold for both."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np

from newsroom.related.documents import Document, Reason
from newsroom.related.paper import Paper, tells, written
from newsroom.text.words import words

SUBSTANTIAL = 0.08
"""A phrase that is no name is told where it carried at least this share of the score."""


def reason(paper: Paper, row: int, other: int) -> Reason | None:
    """The most telling thing that is true of both: series or running story, tag, place, name, author, section.

    Nothing where only everyday words brought them together: then no true sentence can be printed.
    """
    mine, its = paper.documents[row], paper.documents[other]
    return (
        same_thread(mine, its)
        or same_tag(paper, mine, its)
        or same_place(mine, its)
        or same_name(paper, row, other)
        or same_author(mine, its)
        or same_section(mine, its)
        or same_name(paper, row, other, common=True)
    )


def pinned(paper: Paper, row: int, other: int) -> Reason:
    """The reason of a story that an editor chose: what plainly holds for both, else that it was chosen."""
    mine, its = paper.documents[row], paper.documents[other]
    return same_thread(mine, its) or same_tag(paper, mine, its) or same_place(mine, its) or Reason("pinned")


def same_thread(mine: Document, its: Document) -> Reason | None:
    """The series or running story that both belong to."""
    if mine.series and mine.series == its.series:
        follows = mine.part is not None and its.part == mine.part + 1
        return Reason("next" if follows else "series", mine.series)
    if mine.running_story and mine.running_story == its.running_story:
        return Reason("running-story", mine.running_story)
    return None


def same_tag(paper: Paper, mine: Document, its: Document) -> Reason | None:
    """The rarest tag of both; one that half of the paper has tells nothing."""
    shared = [
        tag for tag in mine.tags if tag in its.tags and paper.tag_counts[tag] * 2 < len(paper.documents)
    ]
    return Reason("tag", min(shared, key=lambda tag: (paper.tag_counts[tag], tag))) if shared else None


def same_place(mine: Document, its: Document) -> Reason | None:
    return Reason("place", mine.place) if mine.place and mine.place == its.place else None


def same_author(mine: Document, its: Document) -> Reason | None:
    shared = [author for author in mine.authors if author in its.authors]
    return Reason("author", shared[0]) if shared else None


def same_section(mine: Document, its: Document) -> Reason | None:
    return Reason("section", mine.section) if mine.section and mine.section == its.section else None


def same_name(paper: Paper, row: int, other: int, common: bool = False) -> Reason | None:
    """The name, pair of words or word of both texts that carried most of their score, spelled as in both.

    A name is told unless a phrase carried twice as much; one that much of the paper has only where `common`.
    """
    carried = _carried(paper, row, other)
    named = {name: _weight(paper, name, carried, common) for name in paper.names(row) & paper.names(other)}
    best = max(named, key=lambda name: (named[name], name), default="")
    for weight, phrase in _phrases(paper, carried):
        if weight <= 2 * named.get(best, 0):
            break
        spelled = _spelled(phrase, written(paper.documents[row]), written(paper.documents[other]))
        if spelled:
            return Reason("name", spelled)
    return Reason("name", best) if named.get(best) else None


def _carried(paper: Paper, row: int, other: int) -> dict[int, float]:
    """What each word and pair of words that both have added to their score, by column."""
    (mine, values), (its, others) = _row(paper, row), _row(paper, other)
    shared, left, right = np.intersect1d(mine, its, assume_unique=True, return_indices=True)
    return dict(zip(shared.tolist(), (values[left] * others[right]).tolist(), strict=True))


def _row(paper: Paper, row: int) -> tuple[np.ndarray, np.ndarray]:
    """The columns of a row that are words or pairs of words of the text, and their values."""
    matrix = paper.space.matrix
    here = slice(matrix.indptr[row], matrix.indptr[row + 1])
    told = matrix.indices[here] < len(paper.telling)
    return matrix.indices[here][told], matrix.data[here][told]


def _weight(paper: Paper, name: str, carried: dict[int, float], common: bool) -> float:
    """What a name's words and pairs of words added to the score; nothing where they are common and may not be."""
    known = [paper.space.vocabulary[word] for word in words(name) if word in paper.space.vocabulary]
    if not common and not any(tells(paper.frequency[column], len(paper.documents)) for column in known):
        return 0
    together = [_pair_column(paper, first, second) for first, second in pairwise(known)]
    return sum(carried.get(column, 0) for column in {*known, *together})


def _pair_column(paper: Paper, first: int, second: int) -> int:
    pair = first * len(paper.words) + second
    return len(paper.words) + int(np.searchsorted(paper.space.pairs, pair))


def _phrases(paper: Paper, carried: dict[int, float]) -> list[tuple[float, str]]:
    """Words and pairs of words that tell something, with what they added; the greatest first."""
    least = SUBSTANTIAL * sum(carried.values())
    columns = np.fromiter(carried, int, len(carried))
    found = []
    for column in columns[paper.telling[columns]].tolist():
        parts = _words_of(paper, column)
        weight = sum(carried.get(part, 0) for part in {column, *parts})
        if weight >= least:
            found.append((weight, " ".join(paper.words[part] for part in parts)))
    return sorted(found, reverse=True)


def _words_of(paper: Paper, column: int) -> tuple[int, ...]:
    first = len(paper.words)
    return (column,) if column < first else divmod(int(paper.space.pairs[column - first]), first)


def _spelled(phrase: str, mine: str, its: str) -> str:
    """The phrase as both texts spell it, small letters first; empty where they differ."""
    pattern = re.compile(rf"\b{re.escape(phrase)}\b", re.IGNORECASE)
    return max(set(pattern.findall(mine)) & set(pattern.findall(its)), default="")
