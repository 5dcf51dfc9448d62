"""Which stories did editors themselves link? Scores our related stories, and simpler methods, against that.

    python benchmarks/related/evaluate.py FOLDER [--no-tags]

FOLDER holds archives named *.jsonl.gz, one story a line: id, title, date (ISO 8601), tags, authors, summary, text
(without the words of its links) and related_truth, the ids of stories that its editors linked. A link counts
for both of its ends. Mode "any" suggests every other story, "earlier" only those dated no later. Printed are
precision, recall, nDCG and reciprocal rank at depth 5, means over the stories that have links, and the 95 %
bootstrap interval of nDCG.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import numpy as np
import scipy.sparse as sp

from newsroom.related import vectors
from newsroom.related.documents import Document, Mode
from newsroom.related.paper import gather
from newsroom.related.rank import rank, scored
from newsroom.related.scores import first_allowed, with_neighbours
from newsroom.related.weights import WEIGHTS, Weights

DEPTH = 5
HEAD = f"{'archive':12} {'mode':8} {'method':34} {'P@5':>6} {'R@5':>6} {'nDCG@5':>7} {'MRR':>6}   nDCG 95 %"


@dataclass(frozen=True)
class Archive:
    """Documents newest first (a document is its place here), and for each those that editors linked."""

    name: str
    documents: list[Document]
    truth: list[set[int]]


Method = Callable[[Archive, Mode], list[list[int]]]
"""Suggestions for each document, best first."""


def read_archive(path: Path, tags: bool) -> Archive:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        stories = [json.loads(line) for line in lines]
    documents = sorted(
        (_document(story, tags) for story in stories), key=lambda story: (-story.date, story.key)
    )
    rows = {document.key: row for row, document in enumerate(documents)}
    truth: list[set[int]] = [set() for _ in documents]
    for story in stories:
        for target in story["related_truth"]:
            truth[rows[story["id"]]].add(rows[target])
            truth[rows[target]].add(rows[story["id"]])
    return Archive(path.name.split(".")[0], documents, truth)


def _document(story: dict[str, object], tags: bool) -> Document:
    texts = {name: str(story[name] or "") for name in ("title", "summary", "text", "date")}
    return Document(
        key=str(story["id"]),
        title=texts["title"],
        date=datetime.fromisoformat(texts["date"]).replace(tzinfo=UTC).timestamp() / 86_400,
        standfirst=texts["summary"],
        text=texts["text"],
        tags=tuple(story["tags"]) if tags else (),  # type: ignore[arg-type]
        authors=tuple(story["authors"]),  # type: ignore[arg-type]
        section="all",
    )


def ours(archive: Archive, mode: Mode) -> list[list[int]]:
    rows = {document.key: row for row, document in enumerate(archive.documents)}
    found = rank(archive.documents, count=DEPTH, mode=mode)
    return [[rows[match.key] for match in found[document.key]] for document in archive.documents]


def ours_with_links(archive: Archive, mode: Mode) -> list[list[int]]:
    """As on a paper that links: for each pair, as if just the link between these two were missing.

    A story scores nothing against itself, so its own link to a candidate adds nothing to the candidate's mean;
    it must not count in the mean's size either.
    """
    pairs = [(row, other) for row, others in enumerate(archive.truth) for other in others]
    shape = (len(archive.documents),) * 2
    links = sp.csr_array((np.ones(len(pairs)), np.array(pairs).T), shape=shape)
    found = scored(gather(archive.documents, WEIGHTS), WEIGHTS, mode)
    degree = links.sum(axis=1)
    added = with_neighbours(found, links, WEIGHTS) - found
    left_out = added.multiply(links @ sp.diags_array(1 / np.maximum(degree - 1, 1)))
    return _best(found + added + left_out, archive, mode)


def section_newest(archive: Archive, mode: Mode) -> list[list[int]]:
    first = first_allowed(archive.documents, mode)
    size = len(archive.documents)
    return [[other for other in range(start, min(size, start + DEPTH + 1)) if other != row][:DEPTH]
            for row, start in enumerate(first.tolist())]  # fmt: skip


def shared_tags(archive: Archive, mode: Mode) -> list[list[int]]:
    tags = vectors.named(document.tags for document in archive.documents)
    return _best(tags @ tags.T, archive, mode)


def rare_tags(archive: Archive, mode: Mode) -> list[list[int]]:
    tags = vectors.tag_vectors(archive.documents)
    return _best(tags @ tags.T, archive, mode)


def whole_text(archive: Archive, mode: Mode) -> list[list[int]]:
    plain = Weights(title=1, tag_words=1, count_power=1, rarity_power=1)
    text = vectors.text_vectors(vectors.tokens(archive.documents), plain)
    return _best(text @ text.T, archive, mode)


def bm25(archive: Archive, mode: Mode, k: float = 1.2, b: float = 0.75) -> list[list[int]]:
    """BM25 of the whole text with each word of the asking story as a query term."""
    tokens = vectors.tokens(archive.documents)
    shape = (tokens.documents, len(tokens.vocabulary))
    counts = sp.coo_array((np.ones(len(tokens.word)), (tokens.document, tokens.word)), shape=shape).tocsr()
    frequency = vectors.frequencies(counts)
    rows = np.repeat(np.arange(shape[0]), np.diff(counts.indptr))
    lengths = np.bincount(rows, counts.data, minlength=shape[0])
    rarity = np.log(1 + (shape[0] - frequency + 0.5) / (frequency + 0.5))
    held = counts.copy()
    norm = k * (1 - b + b * lengths / lengths.mean())
    held.data = counts.data * (k + 1) / (counts.data + norm[rows]) * rarity[counts.indices]
    return _best((counts > 0).astype(float) @ held.T, archive, mode)


METHODS: dict[str, Method] = {
    "newest of the section": section_newest,
    "count of shared tags": shared_tags,
    "tf-idf of tags": rare_tags,
    "BM25": bm25,
    "tf-idf cosine of the whole text": whole_text,
    "ours": ours,
    "ours, where candidates have links": ours_with_links,
}


def _best(found: sp.csr_array, archive: Archive, mode: Mode) -> list[list[int]]:
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


def measures(archive: Archive, lists: Sequence[Sequence[int]], mode: Mode) -> Iterator[tuple[float, ...]]:
    """Precision, recall, nDCG and reciprocal rank of each list that has something to find."""
    first = first_allowed(archive.documents, mode)
    for row, linked in enumerate(archive.truth):
        truth = {other for other in linked if other >= first[row]}
        if truth:
            hits = [other in truth for other in lists[row][:DEPTH]]
            gain = sum(1 / math.log2(place + 2) for place, hit in enumerate(hits) if hit)
            ideal = sum(1 / math.log2(place + 2) for place in range(min(DEPTH, len(truth))))
            found = next((1 / (place + 1) for place, hit in enumerate(hits) if hit), 0.0)
            yield sum(hits) / DEPTH, sum(hits) / len(truth), gain / ideal, found


def interval(values: np.ndarray, resamples: int = 2000) -> tuple[float, float]:
    """The 95 % bootstrap interval of a mean."""
    draw = np.random.default_rng(0)
    means = values[draw.integers(len(values), size=(resamples, len(values)))].mean(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return float(low), float(high)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--no-tags", action="store_true", help="as a paper that does not tag")
    options = parser.parse_args()
    print(HEAD)
    for path in sorted(options.folder.glob("*.jsonl.gz")):
        archive = read_archive(path, tags=not options.no_tags)
        for mode in get_args(Mode):
            for name, method in METHODS.items():
                figures = np.array(list(measures(archive, method(archive, mode), mode)))
                low, high = interval(figures[:, 2])
                p, r, ndcg, mrr = figures.mean(axis=0)
                row = f"{archive.name:12} {mode:8} {name:34} {p:6.3f} {r:6.3f} {ndcg:7.3f} {mrr:6.3f}"
                print(f"{row}   {low:.3f} to {high:.3f}", flush=True)


if __name__ == "__main__":
    main()
