"""Stories as rows of one matrix: the product of two rows is how alike they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import scipy.sparse as sp

from newsroom.related import counts
from newsroom.related.counts import Matrix, Reading
from newsroom.related.documents import Document
from newsroom.related.rarity import counted, rarity
from newsroom.related.weights import Weights

PARTS = ("text", "bigrams", "headline", "tags")
TEXT, PAIRS, HEADLINE, TAGS = range(4)

MOST = 2**31 - 2**24
"""The greatest product of two rows: whole numbers of 32 bits, with room for what rounding adds."""

STACKED = 10_000
"""How many rows are weighed and put side by side at once: all at once would be in memory three times."""


class Singles(NamedTuple):
    """Pairs of words of one document only, by rising name: which, in which row, and their value there."""

    name: np.ndarray
    row: np.ndarray
    value: np.ndarray


NO_SINGLES = Singles(np.empty(0, np.uint64), np.empty(0, np.int32), np.empty(0, np.int32))


@dataclass(frozen=True)
class Columns:
    """What each column stands for: its name is its part and the number of its word, pair or tag."""

    names: np.ndarray
    ordered: np.ndarray
    places: np.ndarray

    def find(self, names: np.ndarray) -> np.ndarray:
        """The columns with these names; -1 where there is none."""
        at = np.minimum(np.searchsorted(self.ordered, names), max(len(self.ordered) - 1, 0))
        if not len(self.ordered):
            return np.full(len(names), -1)
        return np.where(self.ordered[at] == names, self.places[at], -1)

    def with_more(self, names: np.ndarray) -> Columns:
        """These columns and others after them; the new names rise."""
        at = np.searchsorted(self.ordered, names)
        return Columns(
            np.append(self.names, names),
            np.insert(self.ordered, at, names),
            np.insert(self.places, at, np.arange(len(self.names), len(self.names) + len(names))),
        )

    @property
    def part(self) -> np.ndarray:
        """The part that each column belongs to."""
        return (self.names >> np.uint64(62)).astype(np.int8)

    @property
    def number(self) -> np.ndarray:
        """The number of each column's word, pair or tag."""
        return (self.names & np.uint64((1 << 62) - 1)).astype(np.int64)


def named(part: int, numbers: np.ndarray) -> np.ndarray:
    """The names of the columns of a part."""
    return np.asarray(numbers).astype(np.uint64) | np.uint64(part << 62)


@dataclass(frozen=True)
class Space:
    """All documents as rows of one matrix; the product of two rows is the weighted sum of their cosines x `one`.

    Its values are whole numbers, which add up alike in any order: a score hangs on the two stories and on what
    is rare in the paper, never on which story was read first. ``frequency`` says in how many of the ``counted``
    oldest documents each column stands. ``singles`` are kept only for an update.
    """

    matrix: Matrix
    one: float
    columns: Columns
    frequency: np.ndarray
    counted: int
    singles: Singles


def space(documents: Sequence[Document], weights: Weights, reading: Reading, singles: bool = False) -> Space:
    """The documents, newest first, as vectors; those that the reading knows are not read again.

    Linear in their texts.
    """
    tokens = counts.tokens(documents, reading)
    pairs, which, alone = counts.pair_counts(tokens, singles)
    missing = tokens.neighbours - pairs.sum(axis=1)
    text, headline = counts.text_counts(tokens, weights), counts.headline_counts(tokens)
    del tokens  # a tenth of all memory, and what follows needs the most
    parts = [text, pairs, headline, counts.tag_counts(documents, reading)]
    del text, pairs, headline
    numbers = [np.arange(part.shape[1]) for part in parts]
    numbers[PAIRS] = which
    names = np.concatenate([named(part, these) for part, these in enumerate(numbers)])
    del numbers
    known = counted(len(documents))
    frequency = [counts.frequencies(part[len(documents) - known :]) for part in parts]
    scale = Scale(weights, known)
    rare = [scale.rarity(part, held) for part, held in enumerate(frequency)]
    elsewhere = missing * scale.rarity(PAIRS, np.zeros(1)) ** 2
    blocks = [
        sp.hstack(list(_whole(scale, parts, rare, elsewhere, slice(top, top + STACKED))), format="csr")
        for top in range(0, max(len(documents), 1), STACKED)
    ]
    kept = _singles(scale, parts[PAIRS], rare[PAIRS], alone) if singles else NO_SINGLES
    del parts
    return Space(
        sp.vstack(blocks, format="csr") if len(blocks) > 1 else blocks[0],
        scale.one,
        Columns(names, names, np.arange(len(names))),
        np.concatenate(frequency),
        known,
        kept,
    )


class Scale:
    """How counts become the values of rows."""

    def __init__(self, weights: Weights, known: int) -> None:
        shares = (1, weights.bigrams, weights.headline, weights.tags)
        self.one = MOST / sum(shares)
        self.counted = known
        self._factors = [(share * self.one) ** 0.5 for share in shares]
        self._powers = (weights.count_power, 0.5, 0.5, 1)
        self._rarity_powers = (weights.rarity_power, 1, 1, 1)

    def rarity(self, part: int, frequency: np.ndarray) -> np.ndarray:
        """The rarity of columns of a part by their frequencies."""
        return rarity(frequency, self.counted, self._rarity_powers[part])

    def values(
        self,
        part: int,
        rows: np.ndarray,
        times: np.ndarray,
        rare: np.ndarray,
        height: int,
        elsewhere: np.ndarray | float = 0,
    ) -> np.ndarray:
        """Whole values of a part of rows, by how often each column stands there and how rare it is."""
        values = counts.unit(rows, times ** self._powers[part] * rare, height, elsewhere)
        whole: np.ndarray = np.rint(values * self._factors[part]).astype(np.int32)
        return whole


def _whole(
    scale: Scale, parts: Sequence[Matrix], rare: Sequence[np.ndarray], elsewhere: np.ndarray, rows: slice
) -> Iterator[Matrix]:
    for part, (all_rows, by_column) in enumerate(zip(parts, rare, strict=True)):
        block = all_rows[rows]
        more = elsewhere[rows] if part == PAIRS else 0
        rows_of, rarities = counts.row_numbers(block), by_column[block.indices]
        values = scale.values(part, rows_of, block.data, rarities, block.shape[0], more)
        yield sp.csr_array((values, block.indices, block.indptr), shape=block.shape)


def _singles(scale: Scale, pairs: Matrix, rare: np.ndarray, alone: counts.Singles) -> Singles:
    height, rows = pairs.shape[0], counts.row_numbers(pairs)
    shared = np.bincount(rows, pairs.data * rare[pairs.indices] ** 2, minlength=height)
    rarest = scale.rarity(PAIRS, np.zeros(1))
    values = scale.values(PAIRS, alone.document, alone.times, rarest, height, shared)
    return Singles(named(PAIRS, alone.pair), alone.document, values)
