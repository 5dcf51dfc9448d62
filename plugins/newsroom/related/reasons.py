"""Why two stories are related, in terms that hold for both."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np

from newsroom.related.documents import Document, Reason
from newsroom.related.paper import Paper, written
from newsroom.related.space import PAIRS, named
from newsroom.text.words import words

SUBSTANTIAL = 0.08
"""A phrase that is no name is told where it carried at least this share of the score."""


def reason(paper: Paper, row: int, other: int) -> Reason | None:
    """The most telling thing that is true of both: series or running story, tag, place, name, author, section.

    Last a name that one of them only mentions: better than to pass over what was found. Nothing where only
    everyday words brought them together: then no true sentence can be printed.
    """
    mine, its = paper.documents[row], paper.documents[other]
    return (
        same_thread(mine, its)
        or same_tag(paper, mine, its)
        or same_place(mine, its)
        or same_name(paper, row, other)
        or same_author(mine, its)
        or same_section(mine, its)
        or same_mention(paper, row, other)
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
    shared = [tag for tag in mine.tags if tag in its.tags and paper.tag_counts[tag] * 2 < paper.space.counted]
    return Reason("tag", min(shared, key=lambda tag: (paper.tag_counts[tag], tag))) if shared else None


def same_place(mine: Document, its: Document) -> Reason | None:
    return Reason("place", mine.place) if mine.place and mine.place == its.place else None


def same_author(mine: Document, its: Document) -> Reason | None:
    shared = [author for author in mine.authors if author in its.authors]
    return Reason("author", shared[0]) if shared else None


def same_section(mine: Document, its: Document) -> Reason | None:
    return Reason("section", mine.section) if mine.section and mine.section == its.section else None


def same_name(paper: Paper, row: int, other: int) -> Reason | None:
    """The name or phrase that both stories are about and that carried most of their score, spelled as in both.

    A name is told unless a phrase carried twice as much. A word that is no name tells nothing: “also about number”.
    """
    carried = _carried(paper, row, other)
    mine, its = paper.documents[row], paper.documents[other]
    named = _named(paper, row, other, carried)
    least, best = next(
        (pair for pair in named if is_about(mine, pair[1]) and is_about(its, pair[1])), (0, "")
    )
    for weight, phrase in _phrases(paper, carried):
        if weight <= 2 * least:
            break
        spelled = _spelled(phrase, mine, its)
        if spelled:
            return Reason("name", spelled)
    return Reason("name", best) if best else None


def same_mention(paper: Paper, row: int, other: int) -> Reason | None:
    """The name that one is about and the other at least mentions; the one that carried most of their score."""
    mine, its = paper.documents[row], paper.documents[other]
    for _, name in _named(paper, row, other, _carried(paper, row, other)):
        if is_about(mine, name) or is_about(its, name):
            return Reason("name", name)
    return None


def is_about(document: Document, subject: str) -> bool:
    """Whether a story is about what it mentions: in its headline or standfirst, or more than once in its text."""
    head = f"{document.title}\n{document.standfirst}"
    return _mentions(head, subject) > 0 or _mentions(document.text, subject) > 1


def _mentions(text: str, subject: str) -> int:
    """How often it stands there as a whole word; by hand, since a pattern for each name costs ten times more."""
    around = pairwise(text.split(subject))
    return sum(not (before[-1:].isalnum() or after[:1].isalnum()) for before, after in around)


def _named(paper: Paper, row: int, other: int, carried: dict[int, float]) -> list[tuple[float, str]]:
    """The names in both texts that tell something, with what they added to the score; the greatest first."""
    mine, its = paper.documents[row], paper.documents[other]
    named = ((_weight(paper, name, carried), name) for name in paper.names(row) & paper.names(other))
    return sorted(
        ((weight, name) for weight, name in named if weight and _is_name(mine, name) and _is_name(its, name)),
        reverse=True,
    )


def _is_name(document: Document, name: str) -> bool:
    """Whether what is capitalised is a name there: one word that is also written small is a headline's."""
    return " " in name or not _mentions(written(document), name.lower())


def _carried(paper: Paper, row: int, other: int) -> dict[int, float]:
    """What each word and pair of words that both have added to their score, by column."""
    (mine, values), (its, others) = _row(paper, row), _row(paper, other)
    shared, left, right = np.intersect1d(mine, its, assume_unique=True, return_indices=True)
    return dict(zip(shared.tolist(), (values[left] * others[right]).tolist(), strict=True))


def _row(paper: Paper, row: int) -> tuple[np.ndarray, np.ndarray]:
    """The columns of a row that are words or pairs of words of the text, and their values."""
    matrix = paper.space.matrix
    here = slice(matrix.indptr[row], matrix.indptr[row + 1])
    told = paper.space.columns.names[matrix.indices[here]] < named(PAIRS + 1, np.zeros(1))
    return matrix.indices[here][told], matrix.data[here][told]


def _weight(paper: Paper, name: str, carried: dict[int, float]) -> float:
    """What a name's words and pairs of words added to the score; nothing where all its words are common."""
    known = [paper.words[word] for word in words(name) if word in paper.words]
    columns = set(paper.columns[known].tolist())
    if not any(paper.rare[column] for column in columns):
        return 0
    together = np.array([first << 31 | second for first, second in pairwise(known)], np.int64)
    columns.update(paper.space.columns.find(named(PAIRS, together)).tolist())
    return sum(carried.get(column, 0) for column in columns)


def _phrases(paper: Paper, carried: dict[int, float]) -> list[tuple[float, str]]:
    """Pairs of words that tell something, with what they added; the greatest first."""
    least, columns = SUBSTANTIAL * sum(carried.values()), paper.space.columns
    found = []
    for column in carried:
        name = int(columns.names[column])
        if name >> 62 == PAIRS and paper.telling[column]:
            parts = name >> 31 & (1 << 31) - 1, name & (1 << 31) - 1
            weight = sum(carried.get(part, 0) for part in {column, *paper.columns[list(parts)].tolist()})
            if weight >= least:
                found.append((weight, " ".join(paper.spelled[part] for part in parts)))
    return sorted(found, reverse=True)


def _spelled(phrase: str, mine: Document, its: Document) -> str:
    """The phrase as both stories, which are about it, spell it; empty where they differ or it is half a name.

    In small letters it must return in both texts: a headline's “short guide” is no subject.
    """
    pattern = re.compile(rf"\b{re.escape(phrase)}\b", re.IGNORECASE)
    spellings: set[str] = set(pattern.findall(written(mine))).intersection(pattern.findall(written(its)))
    for text in sorted(spellings):
        names = text.istitle() and is_about(mine, text) and is_about(its, text)
        if names or (text.islower() and min(_mentions(mine.text, text), _mentions(its.text, text)) > 1):
            return text
    return ""
