"""An update gives what a ranking from the start gives."""

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.related import nearest
from newsroom.related.documents import Document
from newsroom.related.paper import gather
from newsroom.related.rank import rank
from newsroom.related.update import Ranking, fingerprints, update
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
    """Papers of up to 25 stories that share words, tags, authors, series and links."""
    return st.builds(
        lambda size, seed: [story(f"s{n}", seed) for n in range(size)],
        st.integers(least, 25),
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
    assert all(np.array_equal(mine, its) for mine, its in zip(ranking.found, fresh, strict=True))


def test_where_nothing_changed_nothing_is_compared() -> None:
    ranking = update(Ranking(), PAPER)
    again = update(ranking, PAPER)
    assert (ranking.asked, again.asked) == (len(PAPER), 0)
    assert again.matches == ranking.matches


def test_a_fingerprint_changes_where_the_rarity_of_a_word_does() -> None:
    others = [Document(f"o{n}", f"other{n} words{n}", 5) for n in range(8)]
    pair = [Document("a", "dam", 1, text="gates"), *others]
    more = [*pair, Document("c", "gates", 0), Document("d", "gates", 0)]
    before, after = gather(pair, WEIGHTS), gather(more, WEIGHTS)
    mine, its = fingerprints(before.space, WEIGHTS), fingerprints(after.space, WEIGHTS)
    assert mine[before.rows["a"]] != its[after.rows["a"]]


def test_documents_that_are_known_are_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    ranking = update(Ranking(), PAPER)
    read: list[str] = []
    monkeypatch.setattr("newsroom.related.vectors.words", lambda text: read.append(text) or [])
    update(ranking, [*PAPER, Document("new", "One title", 1.0)])
    assert read == ["One title", "", "", ""]
