"""The parts of a score, one by one."""

import numpy as np
import pytest
import scipy.sparse as sp

from newsroom.related import counts, nearest, scores
from newsroom.related.documents import Document
from newsroom.related.space import HEADLINE, PAIRS, TAGS, TEXT, Space, named, space
from newsroom.related.weights import WEIGHTS, Weights

DOCUMENTS = [
    Document("a", "River dam", 10, "A dam on the river", "The river dam floods land", ("Water",), ("Dara",)),
    Document(
        "b", "River dam opens", 9, "Gates open", "The river dam opens today", ("Water", "Power"), ("Dara",)
    ),
    Document("c", "Cup final", 8, "Goals", "The striker scored twice", ("Sport",), ("Sophea",)),
    Document("d", "Rice price", 7, "Paddy", "The price fell again", (), ("Sophea",)),
]


def made(documents: list[Document] = DOCUMENTS) -> tuple[Space, counts.Reading]:
    reading = counts.Reading()
    return space(documents, WEIGHTS, reading), reading


def part(found: Space, which: int) -> np.ndarray:
    """The rows of one part, as they would be if it were all that counts."""
    return found.matrix[:, found.columns.part == which].toarray() / found.one**0.5


def test_text_headline_and_tags_are_unit_rows_by_what_they_weigh() -> None:
    found, _ = made()
    shares = {TEXT: 1, HEADLINE: WEIGHTS.headline, TAGS: WEIGHTS.tags}
    for which, share in shares.items():
        lengths = np.linalg.norm(part(found, which), axis=1) / share**0.5
        assert lengths.round(3).tolist() == [1, 1, 1, 0 if which == TAGS else 1]


def test_a_word_of_every_story_weighs_nothing() -> None:
    found, reading = made()
    assert found.matrix[:, [column(found, reading, "the")]].sum() == 0


def column(found: Space, reading: counts.Reading, word: str) -> int:
    return int(found.columns.find(named(TEXT, np.array([reading.vocabulary[word]])))[0])


def test_the_title_counts_more_than_the_text() -> None:
    pair = [Document("a", "dam", 1, text="rice"), Document("b", "gates", 1, text="dam"), *DOCUMENTS[2:]]
    found, reading = made(pair)
    dam = column(found, reading, "dam")
    assert found.matrix[0, dam] > 2 * found.matrix[1, dam]


def test_pairs_are_neighbours_in_one_field_and_stand_in_two_stories() -> None:
    tokens = counts.tokens(DOCUMENTS)
    _, pairs, _ = counts.pair_counts(tokens)
    # "dam opens" stands twice, but in one story; "dam a" in no field.
    assert spelled(tokens, pairs) == {("river", "dam"), ("the", "river")}


def test_the_pairs_of_one_story_are_the_others_and_make_its_row_longer() -> None:
    tokens = counts.tokens(DOCUMENTS)
    _, _, singles = counts.pair_counts(tokens, singles=True)
    assert ("dam", "opens") in spelled(tokens, singles.pair)
    assert ("river", "dam") not in spelled(tokens, singles.pair)
    assert singles.times[singles.times > 1].tolist() == [2]  # "dam opens" in headline and text
    found, _ = made()
    assert (np.linalg.norm(part(found, PAIRS), axis=1) < WEIGHTS.bigrams**0.5).all()


def spelled(tokens: counts.Tokens, pairs: np.ndarray) -> set[tuple[str, str]]:
    words = list(tokens.vocabulary)
    return {(words[pair >> 31], words[pair & (1 << 31) - 1]) for pair in pairs.tolist()}


def test_closeness_falls_from_one_and_never_to_nothing() -> None:
    values = scores.closeness(np.array([0, 1, 30, 800, 1e6]), WEIGHTS)
    assert values[0] == 1
    assert (np.diff(values) < 0).all()
    assert values[-1] == pytest.approx(1 - WEIGHTS.short - WEIGHTS.long)


def test_the_same_author_raises_a_score() -> None:
    authors = counts.named([("Dara",), ("Dara", "Sok"), ("Sophea",)])
    factors = scores.same_author(authors, np.array([0, 0]), np.array([1, 2]), WEIGHTS)
    assert factors.tolist() == pytest.approx([1.15, 1])


def test_neighbours_add_the_mean_of_what_candidates_link() -> None:
    found = sp.csr_array(np.array([[0, 0.5, 0, 0.2], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0.0]]))
    links = sp.csr_array(np.array([[0, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1], [0, 0, 0, 0]]))
    added = scores.with_neighbours(found, links, Weights(neighbours=0.1)).toarray()[0]
    assert added.tolist() == pytest.approx([0, 0.5, 0.1 * (0.5 + 0.2) / 2, 0.2])


def test_common_words_count_in_the_score_though_they_find_nothing() -> None:
    found, _ = made()
    every, rare = (
        nearest.candidates(DOCUMENTS, found, Weights(postings=most), "any").toarray() for most in (9, 2)
    )
    assert every[0, 1] == pytest.approx(rare[0, 1])
