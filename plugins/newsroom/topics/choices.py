"""What a newsroom has chosen for its topics in their profiles: tags to see also, and stories that come first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newsroom.problems import Problem, nearest
from newsroom.topics.profiles import Profile
from newsroom.topics.tags import fold, names_of


@dataclass(frozen=True)
class Choice:
    """Slugs of tags, and stories, in the newsroom's order."""

    see_also: tuple[str, ...] = ()
    top: tuple[Any, ...] = ()


def choices(
    profiles: Iterable[Profile],
    tags: Sequence[tuple[str, str, Profile | None]],
    undescribed: Iterable[Profile],
    stories: Mapping[str, Any],
    unpublished: Collection[str],
) -> tuple[dict[str, Choice], list[Problem]]:
    """The Choice of each of one language's `profiles` by its path, and what they name that does not exist.

    `tags` are name, slug and profile of the tags with stories, `undescribed` the profiles of tags that may
    have none yet; `stories` are the published ones by slug, `unpublished` the slugs of those that may come. What is
    known but not printed yet is left out and no problem. Linear in the names.
    """
    slugs: dict[str, str] = {}
    known: dict[str, str] = {}
    for profile in undescribed:
        known.update((fold(name), name) for name in names_of(profile))
    for name, slug, described in tags:
        for way in names_of(described) if described else (name,):
            slugs[fold(way)] = slug
            known.setdefault(fold(way), way)
    found: dict[str, Choice] = {}
    problems: list[Problem] = []
    for profile in profiles:
        found[profile.path] = Choice(
            tuple(slugs[fold(name)] for name in profile.see_also if fold(name) in slugs),
            tuple(stories[slug] for slug in profile.top if slug in stories),
        )
        strange = [name for name in profile.see_also if fold(name) not in known]
        missing = [slug for slug in profile.top if slug not in stories and slug not in unpublished]
        problems += [_unknown(profile, "see also", "tag", name, list(known.values())) for name in strange]
        problems += [_unknown(profile, "top", "story", slug, [*stories, *unpublished]) for slug in missing]
    return found, problems


def _unknown(profile: Profile, header: str, noun: str, name: str, known: Sequence[str]) -> Problem:
    what = f"There is no {noun} “{name}”{' in the lists' if noun == 'story' else ''}."
    mend = nearest(name, known) or f"Name a {noun} of the same language."
    line = profile.lines.get(header, 0)
    return Problem(profile.path, line, header.capitalize(), f"unknown-{noun}", what, mend, fatal=False)
