"""Simpler methods, as other sites use them: for each document of an archive five others, best first."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice

import numpy as np
import scipy.sparse as sp
from archives import Archive

from newsroom.related import counts
from newsroom.related.documents import Mode
from newsroom.related.scores import first_allowed
from newsroom.related.weights import Weights

DEPTH = 5


def section_newest(archive: Archive, mode: Mode) -> list[list[int]]:
    """The newest of the section, then the newest of the paper; the documents stand newest first."""
    sections = [document.section for document in archive.documents]
    lists = []
    for row, first in enumerate(first_allowed(archive.documents, mode).tolist()):
        others = [other for other in range(first, len(sections)) if other != row]
        own = (other for other in others if sections[other] == sections[row])
        lists.append([*islice(own, DEPTH), *others[: 2 * DEPTH]])
    return [list(dict.fromkeys(found))[:DEPTH] for found in lists]


def shared_tags(archive: Archive, mode: Mode) -> list[list[int]]:
    """By the count of shared tags, as Pelican's related_posts."""
    tags = counts.named(document.tags for document in archive.documents)
    return best(tags @ tags.T, archive, mode)


def rare_tags(archive: Archive, mode: Mode) -> list[list[int]]:
    """By the cosine of tags weighted by their rarity, as Pelican's similar_posts."""
    tags = tf_idf(counts.named(document.tags for document in archive.documents))
    return best(tags @ tags.T, archive, mode)


def hugo(archive: Archive, mode: Mode) -> list[list[int]]:
    """Hugo's related content with its default settings, the tags as keywords.

    A shared keyword weighs 100 and the same year 10 (https://gohugo.io/configuration/related-content/). The year
    alone stays under the threshold of 80, and no pair that shares a keyword does. Hugo leaves out what is newer
    unless told otherwise; here the mode decides, as for all.
    """
    tags = counts.named(document.tags for document in archive.documents)
    found = sp.csr_array(100 * (tags @ tags.T))
    years = np.array([datetime.fromtimestamp(each.date * 86_400, UTC).year for each in archive.documents])
    rows = counts.row_numbers(found)
    found.data += 10 * (years[rows] == years[found.indices])
    return best(found, archive, mode)


def whole_text(archive: Archive, mode: Mode) -> list[list[int]]:
    """By the cosine of plain tf-idf over title, standfirst, text and tags."""
    plain = Weights(title=1, tag_words=1)
    text = tf_idf(counts.text_counts(counts.tokens(archive.documents), plain))
    return best(text @ text.T, archive, mode)


def bm25(archive: Archive, mode: Mode, k: float = 1.2, b: float = 0.75) -> list[list[int]]:
    """BM25 of the whole text with each word of the asking story as a query term."""
    tokens = counts.tokens(archive.documents)
    shape = (tokens.documents, len(tokens.vocabulary))
    found = sp.coo_array((np.ones(len(tokens.word)), (tokens.document, tokens.word)), shape=shape).tocsr()
    frequency = counts.frequencies(found)
    rows = counts.row_numbers(found)
    lengths = np.bincount(rows, found.data, minlength=shape[0])
    rarity = np.log(1 + (shape[0] - frequency + 0.5) / (frequency + 0.5))
    held = found.copy()
    norm = k * (1 - b + b * lengths / lengths.mean())
    held.data = found.data * (k + 1) / (found.data + norm[rows]) * rarity[found.indices]
    return best((found > 0).astype(float) @ held.T, archive, mode)


def tf_idf(found: sp.csr_array) -> sp.csr_array:
    """Unit rows of counts times the logarithm of the share of rows that have the column."""
    rare = np.log(found.shape[0] / np.maximum(counts.frequencies(found), 1))[found.indices]
    values = counts.unit(counts.row_numbers(found), found.data * rare, found.shape[0])
    return sp.csr_array((values, found.indices, found.indptr), shape=found.shape)


def best(found: sp.csr_array, archive: Archive, mode: Mode) -> list[list[int]]:
    """The greatest values of each row, equal ones newest first."""
    found = sp.csr_array(found)
    first = first_allowed(archive.documents, mode)
    lists = []
    for row in range(found.shape[0]):
        here = slice(found.indptr[row], found.indptr[row + 1])
        columns, values = found.indices[here], found.data[here]
        order = columns[np.lexsort((columns, -values))].tolist()
        lists.append([other for other in order if other != row and other >= first[row]][:DEPTH])
    return lists
