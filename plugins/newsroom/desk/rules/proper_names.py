"""Names that are one letter from what earlier stories write. For scripts with capitals; no model."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsroom.desk.rules.corpus import Corpus, StoryPage
from newsroom.desk.rules.facts import AGREEING, text_of
from newsroom.problems import Problem

SHORTEST = 4
"""Letters a word must have to be a slip of the pen: Sok and Sot are two people."""

ENDINGS = ("n", "s")
"""What makes another word of a name, not another spelling: Cambodia and Cambodian, Ministry of Mine and of Mines."""

# Beginning with the capital, it is searched for four times as fast as with a boundary before it.
_WORD = re.compile(r"[A-ZÀ-ÖØ-Þ](?<!\w.)[\w’'-]*[a-zß-öø-ÿ][\w’'-]*")
_OWNER = re.compile(r"[’'-]s?$")
_BETWEEN = frozenset({" ", " of ", " of the ", " for ", " for the ", " and ", " de "})

Pair = tuple[str, str]
"""Two neighbouring words of a name, in small letters."""


@dataclass(frozen=True)
class Names:
    """The capitalised words of a text in small letters, and its pairs of them, each as it is first written."""

    words: Collection[str]
    pairs: Mapping[Pair, str]


@dataclass(frozen=True)
class Slip:
    """A pair of words as a story writes it, and as earlier ones do: how many do, and the file of one."""

    written: str
    usual: str
    stories: int
    path: str


def name_differs(page: StoryPage, corpus: Corpus) -> Iterator[Problem]:
    """A name with a word that no other story has, one letter from a name that two earlier stories or more write."""
    for slip in corpus.once(slips).get(page.path, ()):
        others = f"{slip.stories} earlier stories write “{slip.usual}”, such as {slip.path}"
        what = f"It writes “{slip.written}”; {others}."
        mend = "Find out which is right; if both are, say “Silence: name-differs”."
        yield page.problem(what, mend, words=slip.written)


def slips(corpus: Corpus) -> dict[str, list[Slip]]:
    """The slips of each story beside earlier ones of its language, by path. Linear in the words."""
    by_language: defaultdict[str, list[tuple[str, Names]]] = defaultdict(list)
    for page in corpus.oldest_first:
        by_language[page.lang].append((page.path, names_in(text_of(page))))
    found: dict[str, list[Slip]] = {}
    for stories in by_language.values():
        usage = Usage([names for _, names in stories])
        for path, names in stories:
            found[path] = list(usage.slips(names))
            usage.learn(names, path)
    return found


def names_in(text: str) -> Names:
    """The names of a text: words with a capital that stand side by side, or with “of” and the like between."""
    words: set[str] = set()
    pairs: dict[Pair, str] = {}
    last, start, end = "", 0, -1
    for found in _WORD.finditer(text):
        word = _OWNER.sub("", found[0]).lower()
        words.add(word)
        if text[end : found.start()] in _BETWEEN:
            pairs.setdefault((last, word), text[start : found.start() + len(word)])
        last, (start, end) = word, found.span()
    return Names(words, pairs)


class Usage:
    """How stories write names: which words they have, and, of those learnt so far, which pairs."""

    def __init__(self, stories: Sequence[Names]) -> None:
        self.words = Counter(word for names in stories for word in names.words)
        self._alike: defaultdict[str, list[str]] = defaultdict(list)
        for word, count in self.words.items():
            for key in _keys(word) if count >= AGREEING else ():
                self._alike[key].append(word)
        self._told: dict[Pair, Slip] = {}

    def learn(self, names: Names, path: str) -> None:
        """Remembers the names of the next story."""
        for pair, written in names.pairs.items():
            known = self._told.get(pair)
            self._told[pair] = Slip("", written, known.stories + 1 if known else 1, path)

    def slips(self, names: Names) -> Iterator[Slip]:
        """Where a story that is not learnt yet writes a word alone, and its pair has another in stories that are."""
        best: dict[str, Slip] = {}
        for pair, written in names.pairs.items():
            for odd, told in self._usual(pair):
                if odd not in best or told.stories > best[odd].stories:
                    best[odd] = Slip(written, told.usual, told.stories, told.path)
        yield from best.values()

    def stories(self, pair: Pair) -> int:
        """How many of the stories learnt so far have these two words side by side."""
        return self._told[pair].stories if pair in self._told else 0

    def _usual(self, pair: Pair) -> Iterator[tuple[str, Slip]]:
        """A word of the pair that no other story has, with each pair that two stories have in its place."""
        first, second = pair
        for odd in pair:
            if self.words[odd] <= 1:
                for word in self._near(odd):
                    told = self._told.get((word, second) if odd is first else (first, word))
                    if told and told.stories >= AGREEING:
                        yield odd, told

    def _near(self, odd: str) -> Iterable[str]:
        return {word for key in _keys(odd) for word in self._alike.get(key, ()) if one_slip(odd, word)}


def one_slip(first: str, second: str) -> bool:
    """Whether one letter is changed, too many or too few, or two neighbours stand the wrong way round."""
    pairs = enumerate(zip(first, second, strict=False))
    start = next((place for place, (a, b) in pairs if a != b), min(len(first), len(second)))
    a, b = first[start:], second[start:]
    if a + b in ENDINGS or (a[:1] + b[:1]).strip("0123456789") != a[:1] + b[:1]:
        return False
    return a != b and (a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[2:] == b[2:] and a[:2] == b[1::-1]))


def _keys(word: str) -> set[str]:
    """What a word shares with every word one slip away: itself, and itself without any one of its letters."""
    if len(word) < SHORTEST:
        return set()
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}
