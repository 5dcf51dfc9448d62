"""What the ranking costs: CPU seconds, words included, seconds by the clock, and the most memory.

python benchmarks/related/cost.py [STORIES ...]
"""

from __future__ import annotations

import os
import resource
import sys
import time

os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")

from stories import made_up

from newsroom.related.rank import rank


def main() -> None:
    for count in [int(size) for size in sys.argv[1:]] or [1_000, 10_000]:
        documents = made_up(count)
        started, clock = time.process_time(), time.perf_counter()
        rank(documents)
        spent, wall = time.process_time() - started, time.perf_counter() - clock
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{count:7,} stories of 600 words: {spent:.1f} s of CPU, {wall:.1f} s by the clock, {memory:,} MB"
        )


if __name__ == "__main__":
    main()
