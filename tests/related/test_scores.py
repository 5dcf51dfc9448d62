"""The parts of a score, one by one."""

import numpy as np
import pytest
import scipy.sparse as sp

from newsroom.related import nearest, scores, vectors
from newsroom.related.documents import Document
from newsroom.related.weights import WEIGHTS, Weights

DOCUMENTS = [
    Document("a", "River dam", 10, "A dam on the river", "The river dam floods land", ("Water",), ("Dara",)),
    Document(
        "b", "River dam opens", 9, "Gates open", "The river dam opens today", ("Water", "Power"), ("Dara",)
    ),
    Document("c", "Cup final", 8, "Goals", "The striker scored twice", ("Sport",), ("Sophea",)),
    Document("d", "Rice price", 7, "Paddy", "The price fell again", (), ("Sophea",)),
]


def lengths(matrix: vectors.Matrix) -> list[float]:
    return np.sqrt(matrix.multiply(matrix).sum(axis=1)).round(5).tolist()


def test_text_headline_and_tags_are_unit_rows() -> None:
    tokens = vectors.tokens(DOCUMENTS)
    assert lengths(vectors.text_vectors(tokens, WEIGHTS)) == [1, 1, 1, 1]
    assert lengths(vectors.headline_vectors(tokens)) == [1, 1, 1, 1]
    assert lengths(vectors.tag_vectors(DOCUMENTS)) == [1, 1, 1, 0]


def test_a_word_of_every_story_weighs_nothing() -> None:
    tokens = vectors.tokens(DOCUMENTS)
    text = vectors.text_vectors(tokens, WEIGHTS)
    assert text[:, [tokens.vocabulary["the"]]].sum() == 0


def test_the_title_counts_more_than_the_text() -> None:
    pair = [Document("a", "dam", 1, text="rice"), Document("b", "gates", 1, text="dam"), *DOCUMENTS[2:]]
    tokens = vectors.tokens(pair)
    text = vectors.text_vectors(tokens, WEIGHTS)
    column = tokens.vocabulary["dam"]
    assert text[0, column] > 2 * text[1, column]


def test_bigrams_are_pairs_of_one_field_in_two_stories() -> None:
    tokens = vectors.tokens(DOCUMENTS)
    matrix, pairs = vectors.bigram_vectors(tokens)
    words = list(tokens.vocabulary)
    kept = [divmod(int(pairs[column]), len(words)) for column in np.unique(matrix.indices)]
    # "the river" stands in both as well; "dam opens" twice, but in one story; "dam a" in no field.
    assert {(words[first], words[second]) for first, second in kept} == {("river", "dam"), ("the", "river")}


def test_closeness_falls_from_one_and_never_to_nothing() -> None:
    values = scores.closeness(np.array([0, 1, 30, 800, 1e6]), WEIGHTS)
    assert values[0] == 1
    assert (np.diff(values) < 0).all()
    assert values[-1] == pytest.approx(1 - WEIGHTS.short - WEIGHTS.long)


def test_the_same_author_raises_a_score() -> None:
    authors = vectors.named([("Dara",), ("Dara", "Sok"), ("Sophea",)])
    factors = scores.same_author(authors, np.array([0, 0]), np.array([1, 2]), WEIGHTS)
    assert factors.tolist() == pytest.approx([1.15, 1])


def test_neighbours_add_the_mean_of_what_candidates_link() -> None:
    found = sp.csr_array(np.array([[0, 0.5, 0, 0.2], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0.0]]))
    links = sp.csr_array(np.array([[0, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1], [0, 0, 0, 0]]))
    added = scores.with_neighbours(found, links, Weights(neighbours=0.1)).toarray()[0]
    assert added.tolist() == pytest.approx([0, 0.5, 0.1 * (0.5 + 0.2) / 2, 0.2])


def test_common_words_count_in_the_score_though_they_find_nothing() -> None:
    found = scores.space(DOCUMENTS, WEIGHTS)
    every, rare = (
        nearest.candidates(DOCUMENTS, found, Weights(postings=most), "any").toarray() for most in (9, 2)
    )
    assert every[0, 1] == pytest.approx(rare[0, 1])


def test_frequencies_in_powers_of_two_stay_when_one_story_comes() -> None:
    assert vectors.power_of_two(np.array([1, 2, 3, 5, 6, 100, 101])).tolist() == [1, 2, 4, 4, 8, 128, 128]
