"""What the ranking costs, each size in a process of its own; and what one more story among them costs.

python benchmarks/related/cost.py [STORIES ...]

Seconds of CPU are those of all threads, words included; peak MB are those of the whole process, the stories too.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from statistics import mean

os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")

from stories import made_up

from newsroom.related.rank import rank
from newsroom.related.update import Ranking, update

SIZES = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
ADDED = 20
MOST_UPDATED = 10_000
"""Larger papers are only ranked: one more story costs what it costs here, in proportion."""
HEAD = "| stories | seconds (CPU) | wall | peak MB | per story ms |\n| ---: | ---: | ---: | ---: | ---: |"


def main() -> None:
    if sys.argv[1:2] == ["one"]:
        ranked(int(sys.argv[2]))
    elif sys.argv[1:2] == ["added"]:
        added(int(sys.argv[2]))
    else:
        table([int(size) for size in sys.argv[1:]] or SIZES)


def table(sizes: Sequence[int]) -> None:
    print(HEAD, flush=True)
    for size in sizes:
        alone("one", size)
    for size in sizes:
        if size <= MOST_UPDATED:
            alone("added", size)


def alone(what: str, size: int) -> None:
    subprocess.run([sys.executable, __file__, what, str(size)], check=True)


def ranked(size: int) -> None:
    documents = made_up(size)
    spent, wall = time.process_time(), time.perf_counter()
    rank(documents)
    spent, wall = time.process_time() - spent, time.perf_counter() - wall
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"| {size:,} | {spent:.1f} | {wall:.1f} | {memory:,} | {1000 * spent / size:.2f} |", flush=True)


def added(size: int) -> None:
    """Adds stories one by one, and says what each costs, how much is asked anew, and how many lists change."""
    documents = made_up(size + ADDED)
    ranking = update(Ranking(), documents[:size])
    spent, lists, asked = [], [], []
    for end in range(size + 1, size + ADDED + 1):
        started = time.process_time()
        newer = update(ranking, documents[:end])
        spent.append(time.process_time() - started)
        lists.append(sum(_keys(newer, key) != _keys(ranking, key) for key in ranking.matches))
        asked.append(newer.asked)
        ranking = newer
    print(
        f"\nOne more story among {size:,}: {mean(spent):.2f} s of CPU, {max(spent):.2f} s at most; "
        f"{mean(asked):,.0f} stories compared anew, {max(asked):,} at most; "
        f"{mean(lists):.0f} lists change, {max(lists)} at most.",
        flush=True,
    )


def _keys(ranking: Ranking, key: str) -> list[str]:
    return [match.key for match in ranking.matches[key]]


if __name__ == "__main__":
    main()
