"""Why two stories are related, in terms that hold for both."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from newsroom.related.documents import Document, Reason
from newsroom.related.names import names
from newsroom.related.paper import Paper
from newsroom.text.words import clusters, words

TELLING = 0.1
"""A name or phrase tells something where no greater share of the paper has it."""


def reason(paper: Paper, row: int, other: int) -> Reason:
    """The most telling thing that is true of both: a tag, a place, a name or phrase, an author, the section."""
    mine, its = paper.documents[row], paper.documents[other]
    return (
        same_tag(paper, mine, its)
        or same_place(mine, its)
        or same_name(paper, row, other)
        or same_author(mine, its)
        or same_section(mine, its)
        or Reason("newest")
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
    shared = [tag for tag in mine.tags if tag in its.tags and paper.tag_counts[tag] * 2 < len(paper.documents)]
    return Reason("tag", min(shared, key=lambda tag: (paper.tag_counts[tag], tag))) if shared else None


def same_place(mine: Document, its: Document) -> Reason | None:
    return Reason("place", mine.place) if mine.place and mine.place == its.place else None


def same_author(mine: Document, its: Document) -> Reason | None:
    shared = [author for author in mine.authors if author in its.authors]
    return Reason("author", shared[0]) if shared else None


def same_section(mine: Document, its: Document) -> Reason | None:
    return Reason("section", mine.section) if mine.section and mine.section == its.section else None


def same_name(paper: Paper, row: int, other: int) -> Reason | None:
    """The name, pair of words or word of both texts that carried most of their score, spelled as in both."""
    mine, its = _written(paper.documents[row]), _written(paper.documents[other])
    carried = _carried(paper, row, other)
    weighed = {name: _weight(paper, name, carried) for name in names(mine) & names(its)}
    best = max((name for name in weighed if weighed[name]), key=lambda name: (weighed[name], name), default="")
    for weight, phrase in _phrases(paper, carried):
        if best and weighed[best] >= weight:
            break
        spelled = _spelled(phrase, mine, its)
        if spelled:
            return Reason("name", spelled)
    return Reason("name", best) if best else None


def _written(document: Document) -> str:
    return f"{document.title}\n{document.standfirst}\n{document.text}"


def _carried(paper: Paper, row: int, other: int) -> dict[int, float]:
    """What each word and pair of words that both have added to their score, by column."""
    (mine, values), (its, others) = _row(paper, row), _row(paper, other)
    shared, left, right = np.intersect1d(mine, its, assume_unique=True, return_indices=True)
    return dict(zip(shared.tolist(), (values[left] * others[right]).tolist(), strict=True))


def _row(paper: Paper, row: int) -> tuple[np.ndarray, np.ndarray]:
    matrix, end = paper.space.matrix, paper.space.edges[2]
    here = slice(matrix.indptr[row], matrix.indptr[row + 1])
    told = matrix.indices[here] < end
    return matrix.indices[here][told], matrix.data[here][told]


def _tells(paper: Paper, column: int, share: float = TELLING) -> bool:
    return bool(paper.frequency[column] <= max(2, share * len(paper.documents)))


def _weight(paper: Paper, name: str, carried: dict[int, float]) -> float:
    """What a name's words added to the score; nothing where each of them is common."""
    columns = [paper.space.vocabulary[word] for word in words(name) if word in paper.space.vocabulary]
    return sum(carried.get(column, 0) for column in columns) if any(_tells(paper, c) for c in columns) else 0


def _phrases(paper: Paper, carried: dict[int, float]) -> Iterator[tuple[float, str]]:
    """Words and pairs of words with what they added, greatest first; only those that tell something."""
    edge = paper.space.edges[1]
    found = []
    for column, weight in carried.items():
        if not _tells(paper, column):
            continue
        parts = paper.space.pairs[column - edge].tolist() if column >= edge else [column]
        spelled = [paper.words[part] for part in parts]
        # A fragment of a script without spaces is no word, and "the dam" says no more than "dam".
        if all(len(word) > 3 and word.isalpha() and _tells(paper, part, 0.25) for word, part in zip(spelled, parts, strict=True)) and not clusters(spelled[0]):
            whole = weight + sum(carried.get(part, 0) for part in parts) if len(parts) > 1 else weight
            found.append((whole, " ".join(spelled)))
    return iter(sorted(found, reverse=True))


def _spelled(phrase: str, mine: str, its: str) -> str:
    """The phrase as both texts spell it, small letters first; empty where they differ."""
    pattern = re.compile(rf"\b{re.escape(phrase)}\b", re.IGNORECASE)
    return max(set(pattern.findall(mine)) & set(pattern.findall(its)), default="")
