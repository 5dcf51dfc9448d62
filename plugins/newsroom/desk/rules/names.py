"""Names of tags, sections and authors: declared ones, and tags that are probably another tag misspelt."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from newsroom.desk.rules.corpus import Corpus, StoryPage
from newsroom.problems import Problem, nearest
from newsroom.topics.tags import fold, names_of

SHORTEST_ALIKE = 6
"""Letters a tag must have to be alike another but for one: Mali and Bali, Iran and Iraq are not."""


@dataclass(frozen=True)
class UsedTags:
    """How many stories of a language use each tag as written, and the better spelling of those that have one."""

    counts: Mapping[tuple[str, str], int]
    better: Mapping[tuple[str, str], str]
    described: frozenset[str]


def tag_like_another(page: StoryPage, corpus: Corpus) -> Iterator[Problem]:
    """A tag that differs from a more used one only by case, plural, punctuation or one letter."""
    used = corpus.once(_used_tags)
    for tag in page.story.tags:
        if better := used.better.get((page.lang, tag)):
            count = used.counts[page.lang, better]
            what = (
                f"“{tag}” is like “{better}”, which {count} {'story uses' if count == 1 else 'stories use'}."
            )
            mend = f"Write “{better}”; if both are meant, give each a file in the folder of tags."
            yield page.problem(what, mend, header="tags")


def tag_used_once(page: StoryPage, corpus: Corpus) -> Iterator[Problem]:
    """A tag that no other story of its language has, and no file describes."""
    used = corpus.once(_used_tags)
    for tag in page.story.tags:
        key = (page.lang, tag)
        if used.counts[key] == 1 and key not in used.better and fold(tag) not in used.described:
            mend = "Use one that others have, or leave it out until there is a second story."
            yield page.problem(f"Only this story has the tag “{tag}”.", mend, header="tags")


def section_undeclared(page: StoryPage, corpus: Corpus) -> Iterator[Problem]:
    """A section that the paper does not declare (TOPICS_SECTIONS, content/sections)."""
    for section in page.story.sections if corpus.sections else ():
        if fold(section) not in corpus.once(_sections):
            mend = (
                nearest(section, corpus.sections) or "Declare it in TOPICS_SECTIONS, or choose one that is."
            )
            yield page.problem(f"The paper has no section “{section}”.", mend, header="sections")


def author_undeclared(page: StoryPage, corpus: Corpus) -> Iterator[Problem]:
    """An author without a file in content/authors; silent in a language in which no author has one."""
    known = corpus.once(_authors).get(page.lang, {})
    for credit in page.story.authors if known else ():
        if fold(credit.name) not in known:
            mend = (
                nearest(credit.name, list(known.values()))
                or "Give the author a file in the folder of authors."
            )
            yield page.problem(f"There is no file about “{credit.name}”.", mend, header="authors")


def _sections(corpus: Corpus) -> frozenset[str]:
    return frozenset(map(fold, corpus.sections))


def _authors(corpus: Corpus) -> dict[str, dict[str, str]]:
    """By language, every name with a file as it is compared, and as it is written."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for profile in corpus.authors:
        found[profile.lang].update((fold(name), name) for name in names_of(profile))
    return found


def _used_tags(corpus: Corpus) -> UsedTags:
    """Linear in the tags as written and their letters."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for page in corpus.stories:
        for tag in page.story.tags:
            counts[page.lang, tag] += 1
    described = frozenset(fold(name) for profile in corpus.tags for name in names_of(profile))
    better: dict[tuple[str, str], str] = {}
    for lang, tag, other in _alike(counts):
        if fold(tag) in described and fold(other) in described:
            continue  # the newsroom knows both, or has said that they are one
        worse, good = sorted(
            (tag, other), key=lambda name: (fold(name) in described, counts[lang, name], name)
        )
        known = better.get((lang, worse))
        if known is None or counts[lang, known] < counts[lang, good]:
            better[lang, worse] = good
    return UsedTags(counts, better, described)


def _alike(names: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Language and two tags, for all tags that may be one; each is only met with those that share a key."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for lang, name in names:
        for key in _keys(name):
            groups[lang, key].append(name)
    pairs = {
        (lang, min(first, second), max(first, second))
        for (lang, _), group in groups.items()
        for number, first in enumerate(group)
        for second in group[number + 1 :]
        if _one_letter_apart(singular(first), singular(second))
    }
    yield from sorted(pairs)


def singular(name: str) -> str:
    """The tag without case, punctuation, spaces and the plural of its words (English: -s, -es, -ies)."""
    words = (re.sub(r"(?<=[a-z]{3})ies$", "y", word) for word in fold(name).split())
    return "".join(re.sub(r"(?<=[a-z]{2}[a-rt-z])s$|(?<=(?:ch|sh|.x|ss))es$", "", word) for word in words)


def _keys(name: str) -> set[str]:
    """What a name shares with every name one letter from it: itself, and itself without any one of its letters."""
    key = singular(name)
    if len(key) < SHORTEST_ALIKE:
        return {key}
    return {key, *(key[:place] + key[place + 1 :] for place in range(len(key)))}


def _one_letter_apart(first: str, second: str) -> bool:
    """Whether two names are equal, or one letter is changed, too many or too few; a digit always tells apart."""
    if first == second:
        return True
    pairs = enumerate(zip(first, second, strict=False))
    start = next((place for place, (a, b) in pairs if a != b), min(len(first), len(second)))
    a, b = first[start:], second[start:]
    if (a[:1] + b[:1]).strip("0123456789") != a[:1] + b[:1]:
        return False
    return a[1:] == b[1:] or a[1:] == b or a == b[1:]
