"""What discovery needs of a Pelican site, as plain values: options, the paper, its words, where its feeds stand."""

from __future__ import annotations

import logging
from collections.abc import Mapping, MutableMapping
from typing import Any

from pelican.urlwrappers import Category

from newsroom.addresses import default_language, named_pages, prefix_of
from newsroom.discovery.entries import Entries, Link
from newsroom.discovery.paper import Paper
from newsroom.discovery.plan import Heading, Pattern
from newsroom.discovery.structured_data import POLICIES
from newsroom.problems import Problem, nearest, stop
from newsroom.settings import Options, read_or_exit

logger = logging.getLogger(__name__)

TAKEN = "FEEDS_TAKEN_OVER"
"""Where Pelican's settings for feeds wait, out of the sight of whoever else would print some."""

KINDS = {
    "FEED": "all", "FEED_ALL": "all", "TRANSLATION_FEED": "all", "CATEGORY_FEED": "section", "TAG_FEED": "tag",
    "AUTHOR_FEED": "author",
}  # fmt: skip
"""Pelican's settings for feeds, less _ATOM or _RSS, and what the feeds hold."""


def options_of(settings: Mapping[str, Any]) -> Options:
    """The site's options. Ends the build with a sentence where a setting cannot be used."""
    options = read_or_exit(settings)
    unknown = [
        Problem(
            "pelicanconf.py", 0, "DISCOVERY_POLICIES", "setting-value", f"There is no policy “{name}”.",
            nearest(name, POLICIES) or f"Known are {', '.join(POLICIES)}.",
        )
        for name in options.discovery_policies if name not in POLICIES
    ]  # fmt: skip
    stop(unknown, logger)
    return options


def paper_of(settings: Mapping[str, Any], options: Options) -> Paper:
    """The paper as its settings describe it."""
    lang = default_language(settings)
    return Paper(
        name=settings["SITENAME"],
        siteurl=settings["SITEURL"],
        lang=lang,
        motto=options.paper_motto or {lang: settings.get("SITESUBTITLE", "")},
        logo=options.discovery_logo,
        policies=options.discovery_policies,
        profiles=options.discovery_profiles,
        rights=options.discovery_rights,
        licence=options.discovery_licence,
        desks=frozenset(options.discovery_desks),
    )


def take(settings: MutableMapping[str, Any]) -> None:
    """Takes over the feeds that Pelican's settings ask for: it prints none, and their addresses stay for links."""
    taken: dict[str, tuple[str, str]] = {}
    for start in KINDS:
        for form in ("ATOM", "RSS"):
            name = f"{start}_{form}"
            if path := settings.get(name):
                taken[name] = str(path), str(settings.get(f"{name}_URL") or path)
                settings[f"{name}_URL"] = taken[name][1]
                settings[name] = None
    settings[TAKEN] = taken


def patterns_of(settings: Mapping[str, Any], options: Options) -> list[Pattern]:
    """Where feeds stand: those taken over, then ours in forms and of kinds that Pelican has not."""
    found = [
        Pattern(KINDS[start], form.lower(), *settings[TAKEN][f"{start}_{form}"])
        for start in KINDS for form in ("ATOM", "RSS") if f"{start}_{form}" in settings[TAKEN]
    ]  # fmt: skip
    for kind, form, path in (
        ("all", "json", options.discovery_json_feed),
        ("corrections", "atom", options.discovery_corrections_feed),
    ):
        if path:
            found.append(Pattern(kind, form, path, path))
    return found


def heading_of(slug: str, lang: str, settings: Mapping[str, Any], options: Options) -> Heading:
    """A section by its slug, as the settings name it."""
    names = options.topics_sections.get(slug, {})
    name = names.get(lang) or names.get(default_language(settings)) or slug
    category = Category(name, dict(settings))
    category.slug = slug
    return Heading(name, slug, prefix_of(lang, settings) + category.url)


def parents_of(lang: str, settings: Mapping[str, Any], options: Options, paper: Paper) -> dict[str, Link]:
    """The declared sections of a language by slug, as links."""
    headings = (heading_of(slug, lang, settings, options) for slug in options.topics_sections)
    return {heading.slug: Link(heading.name, paper.address(heading.url)) for heading in headings}


def front_of(lang: str, settings: Mapping[str, Any], context: MutableMapping[str, Any]) -> str:
    """Where a language's front stands; that of the paper where nobody prints one for it."""
    own = prefix_of(lang, settings)
    return own if any(page.url == own for page in named_pages(context)) else ""


def entries_of(settings: Mapping[str, Any], options: Options) -> Entries:
    """What makes Entries of this site's articles."""
    paper = paper_of(settings, options)
    languages = {paper.lang, *options.language_names}
    return Entries(paper, {lang: parents_of(lang, settings, options, paper) for lang in languages})


def search_pages(settings: Mapping[str, Any], options: Options) -> dict[str, str]:
    """The address of the search page of each language that has one."""
    return {lang: prefix_of(lang, settings) + "search/" for lang in options.paper_pages.get("search", {})}
