"""What the ranking costs, each size in a process of its own; and what a change of one story costs.

python benchmarks/related/cost.py [STORIES ...]

Seconds of CPU are those of all threads, words included; peak MB are those of the whole process, the stories too.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from statistics import mean, median

os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")

from stories import made_up

from newsroom.related.documents import Document
from newsroom.related.rank import rank
from newsroom.related.update import Ranking, update

Change = Callable[[list[Document]], list[Document]]

SIZES = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
CHANGES = 20
MOST_UPDATED = 10_000
"""Larger papers are only ranked: a change costs what it costs here, in proportion."""
HEAD = "| stories | seconds (CPU) | wall | peak MB | per story ms |\n| ---: | ---: | ---: | ---: | ---: |"
CHANGED = """
| one change | of | median s (CPU) | mean | most | compared anew | lists made | lists changed | most |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"""


def main() -> None:
    if sys.argv[1:2] == ["one"]:
        ranked(int(sys.argv[2]))
    elif sys.argv[1:2] == ["changed"]:
        changed(int(sys.argv[2]))
    else:
        table([int(size) for size in sys.argv[1:]] or SIZES)


def table(sizes: Sequence[int]) -> None:
    print(HEAD, flush=True)
    for size in sizes:
        alone("one", size)
    print(CHANGED, flush=True)
    for size in sizes:
        if size <= MOST_UPDATED:
            alone("changed", size)


def alone(what: str, size: int) -> None:
    subprocess.run([sys.executable, __file__, what, str(size)], check=True)


def ranked(size: int) -> None:
    documents = made_up(size)
    spent, wall = time.process_time(), time.perf_counter()
    rank(documents)
    spent, wall = time.process_time() - spent, time.perf_counter() - wall
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"| {size:,} | {spent:.1f} | {wall:.1f} | {memory:,} | {1000 * spent / size:.2f} |", flush=True)


def changed(size: int) -> None:
    """Changes one story after another, and says what each costs, how much is done anew, and how many lists change."""
    documents = made_up(size + CHANGES)
    known, more = documents[:size], documents[size:]
    draw = random.Random(0)  # noqa: S311
    latest = max(document.date for document in documents)
    today = [replace(document, date=latest + 1) for document in more]
    report("A new story of today", known, [partial(_with, story) for story in today])
    report("A sentence of a story edited", known, [partial(_edited, draw, another) for another in more])
    report("A story added with an old date", known, [partial(_with, story) for story in more])


def report(what: str, known: Sequence[Document], changes: Sequence[Change]) -> None:
    ranking, documents = update(Ranking(), known), list(known)
    spent, asked, listed, lists = [], [], [], []
    for change in changes:
        documents = change(documents)
        started = time.process_time()
        newer = update(ranking, documents)
        spent.append(time.process_time() - started)
        asked.append(newer.asked)
        listed.append(newer.listed)
        lists.append(sum(_keys(newer, key) != _keys(ranking, key) for key in ranking.matches))
        ranking = newer
    print(
        f"| {what} | {len(known):,} | {median(spent):.2f} | {mean(spent):.2f} | {max(spent):.2f} | {mean(asked):,.0f} "
        f"| {mean(listed):,.0f} | {mean(lists):,.0f} | {max(lists):,} |",
        flush=True,
    )


def _with(story: Document, documents: list[Document]) -> list[Document]:
    return [*documents, story]


def _edited(draw: random.Random, another: Document, documents: list[Document]) -> list[Document]:
    """One story, of any age, with twenty of its words changed for another story's."""
    place = draw.randrange(len(documents))
    words, others = documents[place].text.split(), another.text.split()
    text = " ".join([*words[:300], *others[300:320], *words[320:]])
    return [*documents[:place], replace(documents[place], text=text), *documents[place + 1 :]]


def _keys(ranking: Ranking, key: str) -> list[str]:
    return [match.key for match in ranking.matches[key]]


if __name__ == "__main__":
    main()
