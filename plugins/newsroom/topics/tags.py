"""One name for one thing: spellings of a tag, author, section, series or place that mean the same become one.

Spellings that differ in case, spacing, hyphens, apostrophes, full stops or the width of their letters are
one name. Its form is what the profile says, else the most used spelling, else the one used first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsroom.problems import Problem
from newsroom.text.slugs import LONGEST
from newsroom.topics.profiles import Profile


@dataclass(frozen=True)
class Use:
    """A name as a published story writes it (``path`` is the story's, for messages)."""

    name: str
    date: datetime
    path: str


@dataclass(frozen=True)
class Name:
    """The one form of a name, its slug, and its profile if it has one."""

    name: str
    slug: str
    profile: Profile | None = None


@dataclass
class _Spelling:
    name: str
    count: int
    first: datetime
    path: str


def source_of(article: Any) -> str:
    """The file an article comes from, for messages."""
    return str(getattr(article, "relative_source_path", ""))


def use_of(name: str, article: Any) -> Use:
    """The use of a name by an article."""
    return Use(name, article.date, source_of(article))


def fold(name: str) -> str:
    """The name without what does not matter: two names are the same when their folds are equal."""
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    text = "".join(character for character in text if unicodedata.category(character) != "Cf")
    text = re.sub(r"['’‘ʼ`\"“”]|(?<!\d)\.|\.(?!\d)", "", text)
    # Once more: what stood apart before a sign was taken out may now be one letter.
    text = unicodedata.normalize("NFKC", re.sub(r"[-‐‑‒–—_]", " ", text))
    return " ".join(text.split()) or name.strip()


def names_of(profile: Profile) -> tuple[str, ...]:
    """Every name that leads to what the profile describes."""
    return (profile.name, *profile.aliases, *profile.spellings)


def canonical_names(
    uses: Iterable[Use], profiles: Sequence[Profile], slug_of: Callable[[str], str], field: str
) -> tuple[dict[str, Name], list[Problem]]:
    """The Name behind each spelling in `uses`, and Problems where two different names want one address.

    `field` is the header that holds such names. Each spelling is folded once: linear in the uses.
    """
    keys, problems = _keys_of_profiles(profiles, field)
    described = {fold(profile.name): profile for profile in profiles}
    spellings: dict[str, _Spelling] = {}
    for use in uses:
        known = spellings.setdefault(use.name, _Spelling(use.name, 0, use.date, use.path))
        known.count += 1
        if use.date < known.first:
            known.first, known.path = use.date, use.path
    groups: dict[str, list[_Spelling]] = {}
    for spelling in spellings.values():
        key = fold(spelling.name)
        groups.setdefault(keys.get(key, key), []).append(spelling)
    found: dict[str, Name] = {}
    paths: dict[Name, str] = {}
    for key, group in groups.items():
        name = _name(group, described.get(key), slug_of)
        paths[name] = group[0].path
        found.update((spelling.name, name) for spelling in group)
    return found, [*problems, *_slug_problems(paths, field)]


def _name(group: list[_Spelling], profile: Profile | None, slug_of: Callable[[str], str]) -> Name:
    if profile:
        return Name(profile.name, profile.slug or slug_of(profile.name), profile)
    chosen = min(group, key=lambda spelling: (-spelling.count, spelling.first, spelling.name)).name
    return Name(chosen, slug_of(chosen))


def _keys_of_profiles(profiles: Sequence[Profile], field: str) -> tuple[dict[str, str], list[Problem]]:
    """Which profile's fold each fold of a name or alias leads to."""
    keys: dict[str, str] = {}
    owners: dict[str, Profile] = {}
    problems = []
    for profile in profiles:
        for name in dict.fromkeys(map(fold, names_of(profile))):
            owner = owners.setdefault(name, profile)
            keys.setdefault(name, fold(owner.name))
            if owner is not profile:
                what = f"“{name}” is a name of both “{owner.name}” ({owner.path}) and “{profile.name}”."
                problems.append(
                    Problem(profile.path, 0, "", "shared-alias", what, "Take it out of one of them.")
                )
    return keys, problems


def _slug_problems(paths: dict[Name, str], field: str) -> Iterable[Problem]:
    owners: dict[str, Name] = {}
    for name, path in paths.items():
        if not re.search(r"\w", name.slug):
            yield Problem(path, 0, field, "name-without-address", f"“{name.name}” has no letter for an address.",
                          "Use a name with letters or digits.")  # fmt: skip
        elif len(name.slug.encode()) > LONGEST:
            yield Problem(path, 0, field, "name-too-long", f"“{name.name[:60]}…” is too long for an address.",
                          f"Keep it under {LONGEST // 3} letters.")  # fmt: skip
        elif re.search(r"[\\\0]|(^|/)\.*(/|$)", name.slug):
            yield Problem(path, 0, field, "slug-outside", f"“{name.slug}” cannot be an address.",
                          "Use small letters, digits and hyphens.")  # fmt: skip
        elif (owner := owners.setdefault(name.slug, name)) is not name:
            yield Problem(path, 0, field, "shared-address",
                          f"“{owner.name}” and “{name.name}” are two names with one address: {name.slug}.",
                          "Use one of them, or give one a profile with “Slug:”.")  # fmt: skip
