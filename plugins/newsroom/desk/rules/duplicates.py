"""Stories that are nearly the same text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

from newsroom.desk.rules.corpus import AnyPage, Corpus, StoryPage
from newsroom.problems import Problem
from newsroom.text.words import clusters

ALIKE = 0.8
"""Share of three-word runs that two stories have in common, of all that either has (Jaccard)."""

SAMPLE = 15
"""Only runs that begin with one word in 16 are remembered to find candidates. The word's own letters decide which,
so that equal texts remember equal runs (as in SpotSigs, https://doi.org/10.1145/1390334.1390431)."""

ALL_UNDER = 320
"""A text of fewer words than this remembers all its runs."""

LONG_WORD = 14
"""Letters: where words are longer on the average, the script puts no spaces between them."""

SHORTEST = 20
"""Words a body must have to be compared."""

OWNERS = 8
"""How many stories a run leads to; more have it in common only where it is boilerplate."""


@dataclass(frozen=True)
class Twin:
    """An earlier story that is nearly the same, and how much of it."""

    path: str
    share: float


def near_duplicate(page: StoryPage, corpus: Corpus) -> Iterator[Problem]:
    """A story that is more than .8 the same as an earlier one of its language."""
    twin = corpus.once(_twins).get(page.path)
    if twin:
        what = f"It is {twin.share:.0%} the same text as {twin.path}."
        yield page.problem(what, "Take one of them out, or link the first.")


def _twins(corpus: Corpus) -> dict[str, Twin]:
    """The earlier twin of each story that has one. Linear in the words, and in candidates, which are few."""
    numbers = _Numbers()
    owners: defaultdict[tuple[str, int], list[StoryPage]] = defaultdict(list)
    twins: dict[str, Twin] = {}
    for page in corpus.oldest_first:
        told = _numbered(page, numbers)
        sketch = [(page.lang, run) for run in _sketch(told)]
        shared = Counter(owner.path for run in sketch for owner in owners[run])
        for path, count in shared.most_common(3):
            if count > len(sketch) * ALIKE / 2 and (twin := _twin(told, path, corpus, numbers)):
                twins[page.path] = twin
                break
        for run in sketch:
            if len(owners[run]) < OWNERS:
                owners[run].append(page)
    return twins


class _Numbers(dict[str, int]):
    """A word's number, the same in every run of Python."""

    def __missing__(self, word: str) -> int:
        self[word] = number = crc32(word.encode())
        return number


def _words(text: str) -> list[str]:
    """Enough of words to compare texts: what stands between spaces, else the clusters of a script without them."""
    told = text.lower().split()
    return clusters(text) if len(text) > LONG_WORD * len(told) else told


def _numbered(page: AnyPage, numbers: _Numbers) -> list[int]:
    """The words of a body as numbers; none of a body of few, which many notices share."""
    told = _words(page.text)
    return [numbers[word] for word in told] if len(told) >= SHORTEST else []


def _runs(told: list[int]) -> set[int]:
    return set(map(hash, zip(told, told[1:], told[2:], strict=False)))


def _sketch(told: list[int]) -> set[int]:
    if len(told) < ALL_UNDER:
        return _runs(told)
    places = [place for place, number in enumerate(told[:-2]) if not number & SAMPLE]
    return {hash(tuple(told[place : place + 3])) for place in places}


def _twin(told: list[int], path: str, corpus: Corpus, numbers: _Numbers) -> Twin | None:
    runs, others = _runs(told), _runs(_numbered(corpus.by_path[path], numbers))
    share = len(runs & others) / len(runs | others)
    return Twin(path, share) if share > ALIKE else None
