"""What is added to how alike two stories are: closeness in time, a common author, links."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp

from newsroom.related.counts import Matrix
from newsroom.related.documents import Document, Mode
from newsroom.related.weights import Weights


def closeness(days: np.ndarray, weights: Weights) -> np.ndarray:
    """How much of a score is left at a distance in days: 1 on the same day, never nothing."""
    steady = 1 - weights.short - weights.long
    short, long = np.exp(-days / weights.short_days), np.exp(-days / weights.long_days)
    return np.asarray(steady + weights.short * short + weights.long * long, np.float32)


def same_author(authors: Matrix, rows: np.ndarray, others: np.ndarray, weights: Weights) -> np.ndarray:
    """The factor of each pair of a row and another: more than 1 where an author wrote both."""
    both = authors[rows].multiply(authors[others]).sum(axis=1) > 0
    return np.where(both, np.float32(1 + weights.author), np.float32(1))


def with_neighbours(scores: Matrix, links: Matrix, weights: Weights) -> Matrix:
    """Scores plus a share of the mean score of the stories that link the candidate or that it links.

    ``links`` has a 1 at (story, story that it links): what editors put together is of one kind.
    """
    both = ((links + links.T) > 0).astype(np.float32)
    shares = sp.diags_array(weights.neighbours / np.maximum(both.sum(axis=1), 1)) @ both
    return sp.csr_array(scores + scores @ shares.T)


def first_allowed(documents: Sequence[Document], mode: Mode) -> np.ndarray:
    """For each document, newest first, the first one that it may suggest: none is later in mode "earlier"."""
    dates = -np.array([document.date for document in documents])
    return np.searchsorted(dates, dates) if mode == "earlier" else np.zeros(len(dates), int)
