"""Which stories belong together? Scores our related stories, and simpler methods, against what editors say.

    python benchmarks/related/evaluate.py [FOLDER] [--no-tags]

Without FOLDER: the demonstration paper, against judged/courier.toml. FOLDER holds archives named *.jsonl.gz, one
story a line: id, title, date (ISO 8601), tags, authors, summary, text (without the words of its links) and
related_truth, the ids of stories that its editors linked; a link counts for both of its ends.

Mode "any" suggests every other story, "earlier" only those dated no later. Printed are precision, recall, nDCG
and reciprocal rank at depth 5: means over the stories that have others, each with its 95 % bootstrap interval.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import get_args

import baselines
import numpy as np
import scipy.sparse as sp
from archives import Archive, read_courier, read_folder
from baselines import DEPTH

from newsroom.related.documents import Mode
from newsroom.related.paper import gather
from newsroom.related.rank import rank, scored
from newsroom.related.scores import first_allowed, with_neighbours
from newsroom.related.weights import WEIGHTS

Method = Callable[[Archive, Mode], list[list[int]]]
"""Suggestions for each document, best first."""


def ours(archive: Archive, mode: Mode) -> list[list[int]]:
    """As the plugin lists them."""
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
    return baselines.best(found + added + left_out, archive, mode)


METHODS: dict[str, Method] = {
    "newest of the section": baselines.section_newest,
    "count of shared tags": baselines.shared_tags,
    "tf-idf of tags": baselines.rare_tags,
    "Hugo's related": baselines.hugo,
    "BM25": baselines.bm25,
    "tf-idf of the whole text": baselines.whole_text,
    "ours": ours,
}


def measures(
    archive: Archive, lists: Sequence[Sequence[int]], mode: Mode, depth: int = DEPTH
) -> Iterator[tuple[float, ...]]:
    """Precision, recall, nDCG and reciprocal rank of each list that has something to find."""
    first = first_allowed(archive.documents, mode)
    for row, belonging in enumerate(archive.truth):
        truth = {other for other in belonging if other >= first[row]}
        if truth:
            hits = [other in truth for other in lists[row][:depth]]
            gain = sum(1 / math.log2(place + 2) for place, hit in enumerate(hits) if hit)
            ideal = sum(1 / math.log2(place + 2) for place in range(min(depth, len(truth))))
            found = next((1 / (place + 1) for place, hit in enumerate(hits) if hit), 0.0)
            yield sum(hits) / depth, sum(hits) / len(truth), gain / ideal, found


def intervals(values: np.ndarray, resamples: int = 2000) -> np.ndarray:
    """The 95 % bootstrap interval of the mean of each column: a row of lower ends, a row of upper ones."""
    draw = np.random.default_rng(0)
    means = values[draw.integers(len(values), size=(resamples, len(values)))].mean(axis=1)
    ends: np.ndarray = np.quantile(means, [0.025, 0.975], axis=0)
    return ends


def line(archive: Archive, mode: Mode, name: str, method: Method) -> str:
    """A method's figures on one archive, as a line of the table."""
    values = np.array(list(measures(archive, method(archive, mode), mode)))
    figures = zip(values.mean(axis=0), *intervals(values), strict=True)
    told = "  ".join(f"{mean:.3f} ({low:.3f} to {high:.3f})" for mean, low, high in figures)
    return f"{archive.name:10}  {mode:7}  {name:32}  {told}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--no-tags", action="store_true", help="as a paper that does not tag")
    options = parser.parse_args()
    tags = not options.no_tags
    archives = read_folder(options.folder, tags) if options.folder else read_courier(tags)
    # In the archives editors chose by linking; our own paper's stories were judged, not linked.
    linked = {"ours, where candidates have links": ours_with_links} if options.folder else {}
    heads = "  ".join(f"{head:22}" for head in ("P@5", "R@5", "nDCG@5", "MRR"))
    print(f"{'archive':10}  {'mode':7}  {'method':32}  {heads}")
    for archive in archives:
        for mode in get_args(Mode):
            for name, method in (METHODS | linked).items():
                print(line(archive, mode, name, method), flush=True)


if __name__ == "__main__":
    main()
