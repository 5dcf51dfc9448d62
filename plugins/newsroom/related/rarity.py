"""How rare a word is in a paper, so that one story more changes it for next to none."""

from __future__ import annotations

from typing import Any

import numpy as np


def counted(documents: int) -> int:
    """How many of the oldest documents are counted to know what is rare; the newest, a ninth at most, wait.

    Their number rises in steps of an eighth to a sixteenth of itself. Between two steps a new story changes
    the rarity of no word, and so the vector of no other story.
    """
    step = max(1, 1 << max(documents.bit_length() - 4, 0))
    return documents // step * step


def level(number: Any) -> Any:
    """The power of two that is nearest by ratio, as its exponent: where a step comes, few words pass to another."""
    return np.round(np.log2(np.maximum(number, 1)))


def rarity(frequency: np.ndarray, counted: int, power: float = 1) -> np.ndarray:
    """The logarithm of the share of the counted documents that have a word, by its frequency in them."""
    return np.asarray(np.maximum(level(counted) - level(frequency), 0) * np.log(2)) ** power
