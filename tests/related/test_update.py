"""An update gives what a ranking from the start gives."""

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.related import nearest
from newsroom.related.documents import Document
from newsroom.related.paper import Paper, gather
from newsroom.related.rank import rank
from newsroom.related.space import PAIRS, TAGS
from newsroom.related.update import Ranking, update
from newsroom.related.weights import WEIGHTS

WORDS = [
    "river",
    "dam",
    "rice",
    "Hun Neang",
    "Kampong Thom",
    "court",
    "ruling",
    "goal",
    "the",
    "said",
    "Naga",
]


def story(key: str, chance: random.Random) -> Document:
    some = lambda choices, most: tuple(chance.sample(choices, chance.randint(0, most)))  # noqa: E731
    return Document(
        key=key,
        title=" ".join(chance.choices(WORDS, k=3)),
        date=float(chance.randint(0, 12)),
        text="It " + " ".join(chance.choices(WORDS, k=chance.randint(0, 30))),
        tags=some(["Water", "Law", "Sport", "Trade"], 2),
        authors=some(["Dara", "Sophea"], 1),
        section=chance.choice(["", "National", "World"]),
        series=chance.choice(["", "", "", "Rivers"]),
        pins=some(["s1", "s2", "s3"], 1),
        linked=frozenset(some(["s0", "s2", "s4"], 1)),
    )


def papers(least: int = 0) -> st.SearchStrategy[list[Document]]:
    """Papers of up to 40 stories that share words, tags, authors, series and links."""
    return st.builds(
        lambda size, seed: [story(f"s{n}", seed) for n in range(size)],
        st.integers(least, 40),
        st.randoms(use_true_random=False),
    )


PAPER = [story(f"s{n}", random.Random(n)) for n in range(12)]  # noqa: S311


def another(paper: list[Document], chance: random.Random) -> list[Document]:
    """The paper with one story added, edited or taken out."""
    what = chance.choice(["add", "edit", "remove"]) if paper else "add"
    if what == "add":
        return [*(known for known in paper if known.key != "new"), story("new", chance)]
    place = chance.randrange(len(paper))
    edited = [] if what == "remove" else [story(paper[place].key, chance)]
    return [*paper[:place], *edited, *paper[place + 1 :]]


@settings(max_examples=150, deadline=None)
@given(papers(), st.randoms(use_true_random=False), st.sampled_from(["any", "earlier"]), st.sampled_from([2, 5, 120]),
       st.sampled_from([2, 4, 250]))  # fmt: skip
def test_an_update_equals_a_ranking_from_the_start(
    paper: list[Document], chance: random.Random, mode: str, candidates: int, postings: int
) -> None:
    weights = replace(WEIGHTS, candidates=candidates, postings=postings)
    ranking = update(Ranking(weights, 4, mode), paper)  # type: ignore[arg-type]
    for _ in range(4):
        paper = another(paper, chance)
        ranking = update(ranking, paper)
        assert ranking.matches == rank(paper, weights, 4, mode)  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(papers(least=3), st.randoms(use_true_random=False))
def test_candidates_are_mended_to_what_a_new_search_finds(
    paper: list[Document], chance: random.Random
) -> None:
    weights = replace(WEIGHTS, candidates=3)
    ranking = update(update(Ranking(weights), paper), paper := [*another(paper, chance)])
    documents = gather(paper, weights)
    asked = nearest.search(documents.documents, documents.space, weights, "any")
    fresh = nearest.nearest(asked, np.arange(len(paper), dtype=np.int32))
    assert all(np.array_equal(mine, its) for mine, its in zip(ranking.known.found, fresh, strict=True))


def test_where_nothing_changed_nothing_is_compared() -> None:
    ranking = update(Ranking(), PAPER)
    again = update(ranking, PAPER)
    assert (ranking.asked, again.asked) == (len(PAPER), 0)
    assert again.matches == ranking.matches


def rows_by_name(paper: Paper) -> dict[str, dict[tuple[int, str], int]]:
    """Each document's values by part and spelling, whatever the columns are numbered."""
    columns, matrix = paper.space.columns, paper.space.matrix
    found: dict[str, dict[tuple[int, str], int]] = {}
    for row, document in enumerate(paper.documents):
        here = slice(matrix.indptr[row], matrix.indptr[row + 1])
        named = zip(
            columns.part[matrix.indices[here]].tolist(),
            columns.number[matrix.indices[here]].tolist(),
            strict=True,
        )
        spelled = [(part, spelling(paper, part, number)) for part, number in named]
        found[document.key] = dict(zip(spelled, matrix.data[here].tolist(), strict=True))
    return found


def spelling(paper: Paper, part: int, number: int) -> str:
    if part == PAIRS:
        return f"{paper.spelled[number >> 31]} {paper.spelled[number & (1 << 31) - 1]}"
    return str(number) if part == TAGS else paper.spelled[number]


@settings(max_examples=60, deadline=None)
@given(papers(least=3), st.randoms(use_true_random=False))
def test_the_rows_of_an_update_are_those_from_the_start(paper: list[Document], chance: random.Random) -> None:
    ranking = update(update(Ranking(), paper), paper := another(another(paper, chance), chance))
    mine, its = rows_by_name(ranking.known.paper), rows_by_name(gather(paper, WEIGHTS))
    for key, row in its.items():
        # Tags are numbered as met; a pair of words that only one story is left with counts for nothing.
        words = {name: value for name, value in row.items() if name[0] != TAGS}
        assert {name: value for name, value in mine[key].items() if name in words} == words


def test_a_story_more_moves_no_other_until_the_next_step() -> None:
    paper = [story(f"s{n}", random.Random(n)) for n in range(32)]  # noqa: S311
    ranking = update(Ranking(), paper)
    one = update(ranking, [*paper, replace(story("new", random.Random(99)), date=99)])  # noqa: S311
    assert one.asked == 1


def test_documents_that_are_known_are_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    ranking = update(Ranking(), PAPER)
    read: list[str] = []
    monkeypatch.setattr("newsroom.related.counts.words", lambda text: read.append(text) or [])
    update(ranking, [*PAPER, Document("new", "One title", 1.0)])
    assert read == ["One title", "", "", ""]
