"""Gives every article the one Tag, Category and Author object of its language for each name it carries.

Where the objects come from is the caller's business (`make`): Pelican's own on a site, anything in a test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from newsroom.problems import Problem
from newsroom.topics.profiles import Profile
from newsroom.topics.tags import Name, Use, canonical_names, fold, use_of

Make = Callable[[str, Name], Any]
"""Kind (tag, section or author) and name -> Pelican's object, at the addresses of its language."""
SlugOf = Callable[[str, str], str]
"""Kind and name -> slug."""
Sections = Mapping[str, Mapping[str, str]]
"""The declared sections: slug -> name by language code, as in TOPICS_SECTIONS."""

ATTRIBUTES = {"tag": "tags", "author": "authors", "section": "category"}
FIELDS = {"tag": "Tags", "author": "Authors", "section": "Section"}


def unify(
    published: Sequence[Any],
    others: Sequence[Any],
    profiles: Mapping[str, Sequence[Profile]],
    make: Make,
    slug_of: SlugOf,
) -> list[Problem]:
    """Replaces tags, authors and category of all articles of one language by the one object for each name.

    Only `published` articles decide how a name is spelt; `others` (drafts, hidden ones) follow. `profiles` are
    this language's, by kind. Gives the Problems with names; names in them are left as they were.
    """
    problems: list[Problem] = []
    for kind in ATTRIBUTES:
        names, wrong = _names(kind, published, others, profiles.get(kind, ()), slug_of)
        problems += wrong
        made: dict[str, Any] = {}
        things = {written: made.get(name.slug) or made.setdefault(name.slug, make(kind, name))
                  for written, name in names.items()}  # fmt: skip
        for article in chain(published, others):
            _hang(article, kind, [things[str(each)] for each in _carried(article, kind)])
    return problems


def section_profiles(
    sections: Sections, lang: str, default_lang: str, described: Sequence[Profile] = ()
) -> list[Profile]:
    """The declared sections as profiles: any language's name leads to the slug, and to the name in `lang`.

    What a file in `described` (this language's) says of one of them is taken over, but for its name and slug;
    files about other sections follow.
    """
    files = {fold(profile.name): profile for profile in described}
    found = []
    for slug, names in sections.items():
        ways = tuple(dict.fromkeys([*names.values(), slug]))
        file = next((files.pop(way) for way in map(fold, ways) if way in files), None)
        about = file or Profile("pelicanconf.py", "", lang)
        name = section_name(slug, names, lang, default_lang)
        found.append(replace(about, name=name, slug=slug, spellings=ways))
    return [*found, *files.values()]


def section_name(slug: str, names: Mapping[str, str], lang: str, default_lang: str) -> str:
    """A declared section's name in `lang`, else in the paper's first language, else its slug."""
    return names.get(lang) or names.get(default_lang) or slug


def _names(
    kind: str, published: Sequence[Any], others: Sequence[Any], profiles: Sequence[Profile], slug_of: SlugOf
) -> tuple[dict[str, Name], list[Problem]]:
    names, problems = canonical_names(
        _uses(published, kind), profiles, lambda name: slug_of(kind, name), FIELDS[kind]
    )
    # A draft has no say in how a published name is spelt, but shares it where it means the same.
    # What is wrong with a name that only drafts carry is said once one of them is published.
    unlisted, _ = canonical_names(
        _uses(others, kind), profiles, lambda name: slug_of(kind, name), FIELDS[kind]
    )
    by_fold = {fold(written): name for written, name in names.items()}
    return {written: by_fold.get(fold(written), name) for written, name in unlisted.items()} | names, problems


def _uses(articles: Iterable[Any], kind: str) -> Iterable[Use]:
    for article in articles:
        for thing in _carried(article, kind):
            yield use_of(str(thing), article)


def _carried(article: Any, kind: str) -> list[Any]:
    carried = getattr(article, ATTRIBUTES[kind], None) or []
    return [carried] if kind == "section" and carried else list(carried)


def _hang(article: Any, kind: str, things: list[Any]) -> None:
    if not things:
        return
    if kind == "section":
        article.category = things[0]
        return
    # Two spellings of one tag on one story are one tag.
    setattr(article, ATTRIBUTES[kind], list({id(thing): thing for thing in things}.values()))
    if kind == "author":
        article.author = things[0]
