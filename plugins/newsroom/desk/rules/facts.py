"""Facts that the paper has told otherwise before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from newsroom.desk.rules.claims import Claim, claims
from newsroom.desk.rules.corpus import Corpus, StoryPage
from newsroom.problems import Problem

AGREEING = 2
"""How many earlier stories must say the same."""

MAJORITY = 1 / 2
"""The share of the earlier stories on a matter that must say it."""

LATEST = 50
"""With how many earlier claims about one name a claim is compared, the latest first: what keeps the rule linear."""

Key = tuple[tuple[str, ...], str]
"""The words of a name, or those that lead to a number; and the kind of number."""


@dataclass(frozen=True)
class Difference:
    """A claim, and what earlier stories say in its place: how many do, and the file of one."""

    claim: Claim
    other: str
    stories: int
    path: str


def fact_differs(page: StoryPage, corpus: Corpus) -> Iterator[Problem]:
    """A year or an amount near a name, of which two earlier stories or more, and at least half, say another."""
    for found in corpus.once(differences).get(page.path, ()):
        others = f"{found.stories} earlier stories say {found.other}, such as {found.path}"
        what = f"It says {found.claim.written}; {others}."
        mend = "Find out which is right; if both are, say “Silence: fact-differs”."
        yield page.problem(what, mend, words=found.claim.quote)


def differences(corpus: Corpus) -> dict[str, list[Difference]]:
    """The differences of each story's claims with those of earlier stories of its language, by path. One pass."""
    memories: defaultdict[str, Memory] = defaultdict(Memory)
    found: dict[str, list[Difference]] = {}
    for page in corpus.oldest_first:
        story, memory = page.story, memories[page.lang]
        told = list(claims(text_of(page), story.tags))
        if differ := list(differing(told, memory, story.date.year)):
            found[page.path] = differ
        memory.learn(told, page.path)
    return found


def text_of(page: StoryPage) -> str:
    """Headline, standfirst and body of a story."""
    return "\n".join((page.story.title, page.story.standfirst or "", page.text))


@dataclass
class Memory:
    """What stories of one language have said so far: claims and their story under each key."""

    told: defaultdict[Key, list[tuple[Claim, str]]] = field(default_factory=lambda: defaultdict(list))

    def learn(self, told: Iterable[Claim], path: str) -> None:
        """Remembers the claims of a story."""
        for claim in told:
            for key in _keys(claim):
                self.told[key].append((claim, path))

    def votes(self, claim: Claim, key: Key) -> dict[str, dict[str, Claim]]:
        """Value -> the stories that say it, for a claim of this key: a name, or the very words that lead to it."""
        votes: defaultdict[str, dict[str, Claim]] = defaultdict(dict)
        beside = claim.words - {part[:7] for part in key[0]}
        for other, path in self.told.get(key, ())[-LATEST:]:
            if key[0] == claim.lead or not beside.isdisjoint(other.words):
                votes[other.value][path] = other
        return votes


def _keys(claim: Claim) -> list[Key]:
    names = (tuple(name.split()) for name in sorted(claim.names))
    return [(key, claim.kind) for key in (*names, claim.lead) if key]


def differing(told: list[Claim], memory: Memory, year: int) -> Iterator[Difference]:
    """Where the claims of one story, written in `year`, differ from what is remembered."""
    own = {(key, claim.value) for claim in told for key in _keys(claim)}
    seen: set[tuple[str, str]] = set()
    for claim in told:
        # This year and the last are news: they differ from what was said before because time goes on.
        if claim.kind == "year" and int(claim.value) >= year - 1:
            continue
        found = _difference(claim, memory, own)
        if found and (claim.value, found.other) not in seen:
            seen.add((claim.value, found.other))
            yield found


def _difference(claim: Claim, memory: Memory, own: set[tuple[Key, str]]) -> Difference | None:
    best: Difference | None = None
    for key in _keys(claim):
        votes = memory.votes(claim, key)
        if claim.value in votes:
            continue
        value, stories = max(votes.items(), key=lambda vote: len(vote[1]), default=("", {}))
        counted = sum(map(len, votes.values()))
        if len(stories) < max(AGREEING, MAJORITY * counted) or (key, value) in own:
            continue
        if best is None or len(stories) > best.stories:
            path, other = list(stories.items())[-1]
            best = Difference(claim, other.written, len(stories), path)
    return best
