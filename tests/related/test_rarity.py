"""What is rare stays rare while stories come in."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from newsroom.related.rarity import counted, level, rarity


@given(st.integers(0, 10**7))
def test_eight_ninths_at_least_are_counted(documents: int) -> None:
    assert documents * 8 / 9 <= counted(documents) <= documents


def test_all_of_a_small_paper_are_counted() -> None:
    assert [counted(documents) for documents in range(16)] == list(range(16))


def test_one_story_more_is_mostly_not_counted() -> None:
    steps = sum(counted(documents + 1) != counted(documents) for documents in range(10_000, 20_000))
    assert steps == 8


def test_levels_are_powers_of_two() -> None:
    assert (2 ** level(np.array([0, 1, 2, 3, 5, 6, 100, 101]))).tolist() == [1, 1, 2, 4, 4, 8, 128, 128]


def test_what_all_have_is_worth_nothing_and_what_none_has_as_much_as_what_one_has() -> None:
    assert rarity(np.array([64, 1, 0]), 64).tolist() == [0, np.log(64), np.log(64)]
