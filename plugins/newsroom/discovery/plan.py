"""Which feeds a paper has: one value a file, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from newsroom.edition import Edition, notes, own_sections, section_slugs
from newsroom.problems import Problem


@dataclass(frozen=True)
class Pattern:
    """Where the feeds of one kind and form stand: ``path`` is the file, ``url`` the address that links name.

    ``kind`` is all, section, tag, author or corrections; ``form`` atom, rss or json. ``{slug}`` and ``{lang}``
    stand for those of the list.
    """

    kind: str
    form: str
    path: str
    url: str


@dataclass(frozen=True)
class Heading:
    """What a feed follows: its name, slug and address; all empty for the whole paper.

    ``former`` are the slugs of names that are now other names for it.
    """

    name: str
    slug: str
    url: str
    former: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlannedFeed:
    """A feed that is to be printed: where, in which form, and from which articles, newest first.

    It is printed at ``former_paths`` as well, where feeds stood that it has taken in: a reader's program follows no
    page that leads on, and a host of files sends no redirect.
    """

    kind: str
    form: str
    lang: str
    heading: Heading
    path: str
    url: str
    articles: tuple[Any, ...]
    former_paths: tuple[str, ...] = ()


@dataclass(frozen=True)
class PaperFeeds:
    """The feeds of one language that the theme links: addresses inside the site, empty where there is none."""

    atom: str = ""
    rss: str = ""
    json: str = ""
    corrections: str = ""
    sections: tuple[Heading, ...] = ()


def plan(
    edition: Edition[Any],
    patterns: Iterable[Pattern],
    prefix: str,
    parent: Callable[[str], Heading],
) -> list[PlannedFeed]:
    """The feeds of one language. `parent` gives the heading of a section that no story names by itself.

    A list has a feed from its first story on: an address that comes and goes is worse than a short feed.
    """
    groups: dict[str, dict[Heading, Sequence[Any]]] = {
        "all": {Heading("", "", ""): edition.articles},
        "section": _sections(edition, parent),
        "tag": _objects(edition, lambda article: getattr(article, "tags", ())),
        "author": _objects(edition, lambda article: getattr(article, "authors", ())),
        "corrections": {
            Heading("", "", ""): [article for article in edition.articles if notes(article, "corrections")]
        },
    }
    return _with_former_paths(
        PlannedFeed(
            pattern.kind,
            pattern.form,
            edition.lang,
            heading,
            prefixed(pattern.path, prefix).format(slug=heading.slug, lang=edition.lang),
            prefixed(pattern.url, prefix).format(slug=heading.slug, lang=edition.lang),
            tuple(articles),
            tuple(
                prefixed(pattern.path, prefix).format(slug=slug, lang=edition.lang) for slug in heading.former
            ),
        )
        for pattern in patterns
        for heading, articles in groups[pattern.kind].items()
    )


def _with_former_paths(feeds: Iterable[PlannedFeed]) -> list[PlannedFeed]:
    """The feeds, each with those of its former paths that are free; one that two of them claim is the first one's."""
    found = list(feeds)
    taken = {feed.path for feed in found}
    for number, feed in enumerate(found):
        free = tuple(path for path in dict.fromkeys(feed.former_paths) if path not in taken)
        taken.update(free)
        found[number] = replace(feed, former_paths=free)
    return found


def prefixed(pattern: str, prefix: str) -> str:
    """The pattern in a language's part of the site, unless it tells languages apart itself."""
    return pattern if "{lang}" in pattern else prefix + pattern.lstrip("/")


def links_of(feeds: Iterable[PlannedFeed], order: Sequence[str] = ()) -> PaperFeeds:
    """What the theme links of one language's feeds; of two with one form the first.

    Every page reads it, so it must not move with the news: sections stand in the `order` of their slugs, those that
    are not in it by their slugs.
    """
    place = {slug: number for number, slug in enumerate(order)}
    found: dict[tuple[str, str], list[PlannedFeed]] = {}
    for feed in feeds:
        found.setdefault((feed.kind, feed.form), []).append(feed)

    def url(kind: str, form: str) -> str:
        return next((feed.url for feed in found.get((kind, form), ())), "")

    sections = sorted(
        found.get(("section", "atom")) or found.get(("section", "rss")) or [],
        key=lambda feed: (place.get(feed.heading.slug, len(place)), feed.heading.slug),
    )
    return PaperFeeds(
        url("all", "atom"), url("all", "rss"), url("all", "json"), url("corrections", "atom"),
        tuple(Heading(feed.heading.name, feed.heading.slug, feed.url) for feed in sections),
    )  # fmt: skip


def collisions(feeds: Iterable[PlannedFeed]) -> list[Problem]:
    """Feeds that want the same file: such as those of a section and an author of one name under one pattern."""
    owners: dict[str, PlannedFeed] = {}
    problems = []
    for feed in feeds:
        owner = owners.setdefault(feed.path, feed)
        if owner is not feed:
            what = f"The feeds of {_called(owner)} and of {_called(feed)} are both to stand at {feed.path}."
            mend = "Give one another name, or another address in TAG_FEED_ATOM and the like."
            problems.append(Problem("pelicanconf.py", 0, "", "shared-feed", what, mend))
    return problems


def _called(feed: PlannedFeed) -> str:
    return f"the {feed.kind} “{feed.heading.name}”" if feed.heading.name else "the whole paper"


def _sections(edition: Edition[Any], parent: Callable[[str], Heading]) -> dict[Heading, Sequence[Any]]:
    own = {
        section.slug: _heading(section) for article in edition.articles for section in own_sections(article)
    }
    return {own.get(slug) or parent(slug): stories for slug, stories in edition.group(section_slugs).items()}


def _objects(edition: Edition[Any], things: Callable[[Any], Iterable[Any]]) -> dict[Heading, Sequence[Any]]:
    named: Mapping[str, Heading] = {
        thing.slug: _heading(thing)
        for article in reversed(edition.articles)
        for thing in things(article)
        if str(thing)
    }
    stories = edition.group(lambda article: (thing.slug for thing in things(article) if str(thing)))
    return {named[slug]: found for slug, found in stories.items()}


def _heading(thing: Any) -> Heading:
    """The heading of a tag, a section or an author."""
    return Heading(str(thing), thing.slug, thing.url, tuple(getattr(thing, "former_slugs", ())))
