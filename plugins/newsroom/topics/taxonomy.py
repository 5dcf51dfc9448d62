"""Gives every article the one Tag, Category and Author object of its language for each name it carries.

Where the objects come from is the caller's business (`make`): Pelican's own on a site, anything in a test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Any

from newsroom.edition import field
from newsroom.problems import Problem
from newsroom.text.slugs import above
from newsroom.topics.profiles import Profile
from newsroom.topics.tags import Name, Use, canonical_names, fold, names_of, use_of

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

    Each article gets ``sections``, the main one (its category) first, each section its ``parents``.
    Only `published` articles decide how a name is spelt; `others` (drafts, hidden ones) follow. `profiles` are
    this language's, by kind. Gives the Problems with names; names in them are left as they were.
    """
    problems: list[Problem] = []
    for kind in ATTRIBUTES:
        names, wrong = _names(kind, published, others, profiles.get(kind, ()), slug_of)
        problems += wrong
        made: dict[str, Any] = {}
        things = {written: made.get(name.slug) or made.setdefault(name.slug, make(kind, _own(name, kind)))
                  for written, name in names.items()}  # fmt: skip
        if kind == "section":
            for name in _parents(names.values(), profiles.get(kind, ())):
                made.setdefault(name.slug, make(kind, name))
            set_parents(made)
        for article in chain(published, others):
            _hang(article, kind, [things[str(each)] for each in _carried(article, kind)])
    return problems


def set_parents(sections: Mapping[str, Any]) -> None:
    """Gives each section (by slug) its ``parents``, the outermost first; those of national/courts are national."""
    for slug, section in sections.items():
        section.parents = tuple(sections[parent] for parent in above(slug) if parent in sections)


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
        ways = section_ways(slug, sections)
        file = next((files.pop(way) for way in map(fold, ways) if way in files), None)
        about = file or Profile("pelicanconf.py", "", lang)
        name = section_name(slug, names, lang, default_lang)
        found.append(replace(about, name=name, slug=slug, spellings=ways))
    return [*found, *files.values()]


def section_ways(slug: str, sections: Sections) -> tuple[str, ...]:
    """Every way to write a declared section: its names, its slug, and for a sub-section National/Courts."""
    line = [*above(slug), slug]
    paths = (
        "/".join(sections.get(each, {}).get(lang) or each.rpartition("/")[2] for each in line)
        for lang in sections[slug]
    )
    return tuple(dict.fromkeys([*sections[slug].values(), slug, *paths]))


def section_slug(path: str, profiles: Iterable[Profile], slug_of: Callable[[str], str]) -> str:
    """The slug of a section as written: of each part its own, where that is declared, else made of its name."""
    known = {fold(way): profile.slug for profile in profiles if profile.slug for way in names_of(profile)}
    parts, found = path.split("/"), ""
    for depth, part in enumerate(parts, start=1):
        made = f"{found}/{slug_of(part)}".removeprefix("/")
        found = known.get(fold("/".join(parts[:depth]))) or made
    return found


def section_name(slug: str, names: Mapping[str, str], lang: str, default_lang: str) -> str:
    """A declared section's name in `lang`, else in the paper's first language, else its slug."""
    return names.get(lang) or names.get(default_lang) or slug


def _names(
    kind: str, published: Sequence[Any], others: Sequence[Any], profiles: Sequence[Profile], slug_of: SlugOf
) -> tuple[dict[str, Name], list[Problem]]:
    slugs = partial(_slug, kind=kind, profiles=profiles, slug_of=slug_of)
    names, problems = canonical_names(_uses(published, kind), profiles, slugs, FIELDS[kind])
    # A draft has no say in how a published name is spelt, but shares it where it means the same.
    # What is wrong with a name that only drafts carry is said once one of them is published.
    unlisted, _ = canonical_names(_uses(others, kind), profiles, slugs, FIELDS[kind])
    by_fold = {fold(written): name for written, name in names.items()}
    return {written: by_fold.get(fold(written), name) for written, name in unlisted.items()} | names, problems


def _slug(name: str, kind: str, profiles: Iterable[Profile], slug_of: SlugOf) -> str:
    if kind == "section" and "/" in name:
        return section_slug(name, profiles, partial(slug_of, kind))
    return slug_of(kind, name)


def _own(name: Name, kind: str) -> Name:
    """The name without its path: National/Courts is called Courts."""
    return name if name.profile or kind != "section" else replace(name, name=name.name.rpartition("/")[2])


def _parents(names: Iterable[Name], profiles: Iterable[Profile]) -> Iterable[Name]:
    """The sections above the sub-sections in `names`."""
    declared = {profile.slug: Name(profile.name, profile.slug, profile) for profile in profiles}
    for name in names:
        parts = name.name.split("/")
        for depth, slug in enumerate(above(name.slug)):
            written = parts[depth] if depth < len(parts) - 1 else slug.rpartition("/")[2]
            yield declared.get(slug) or Name(written, slug)


def _uses(articles: Iterable[Any], kind: str) -> Iterable[Use]:
    for article in articles:
        for thing in _carried(article, kind):
            yield use_of(str(thing), article)


def _carried(article: Any, kind: str) -> list[Any]:
    carried = getattr(article, ATTRIBUTES[kind], None) or []
    if kind != "section" or not carried:
        return list(carried)
    written = field(article, "sections")
    # On a plain Pelican site a header “Sections” is a text that somebody else reads.
    return [carried, *(written[1:] if isinstance(written, tuple) else ())]


def _hang(article: Any, kind: str, things: list[Any]) -> None:
    if not things:
        return
    if kind == "section":
        article.category, article.sections = things[0], tuple({id(thing): thing for thing in things}.values())
        return
    # Two spellings of one tag on one story are one tag.
    setattr(article, ATTRIBUTES[kind], list({id(thing): thing for thing in things}.values()))
    if kind == "author":
        article.author = things[0]
