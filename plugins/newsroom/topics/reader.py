"""What topics needs of a Pelican site, as plain values: options, profiles, addresses, and how names become objects."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pelican.contents import Article
from pelican.generators import Generator, PelicanTemplateNotFound
from pelican.urlwrappers import Author, Category, Tag

from newsroom.problems import Problem, report
from newsroom.settings import Options, SettingsError
from newsroom.settings import read as read_options
from newsroom.text import slugs
from newsroom.topics.lists import Addresses, Group
from newsroom.topics.profiles import Profile, read_profiles
from newsroom.topics.tags import Name
from newsroom.topics.taxonomy import Make, SlugOf

CLASSES = {"tag": Tag, "section": Category, "author": Author}
SETTINGS = {"tag": "TAG", "section": "CATEGORY", "author": "AUTHOR"}
OPINION_URL = "opinion/"
YEAR_URL = "{year}/"
MONTH_URL = "{year}/{month:02}/"


@dataclass(frozen=True)
class Feed:
    path: str
    url: str
    type: str


def stop(problems: Iterable[Problem]) -> None:
    """Ends the build with a sentence for each problem, if there are any."""
    if found := list(problems):
        sys.exit(report(found))


def options_of(settings: Mapping[str, Any]) -> Options:
    """The site's options. Ends the build with a sentence where a setting cannot be used."""
    try:
        return read_options(settings)
    except SettingsError as wrong:
        sys.exit(report(wrong.problems))


def default_language(settings: Mapping[str, Any]) -> str:
    # Pelican gives articles without a language the setting in lower case.
    return str(settings["DEFAULT_LANG"]).lower()


def prefix_of(lang: str, settings: Mapping[str, Any]) -> str:
    """What every address of a language begins with."""
    return "" if lang == default_language(settings) else f"{lang}/"


def profiles_of(settings: Mapping[str, Any], options: Options) -> dict[str, list[Profile]]:
    """The newsroom's own files about its tags and authors, by kind. Ends the build where one cannot be used."""
    found, problems = {}, []
    for kind, folder in (("tag", options.topics_tag_profiles), ("author", options.topics_author_profiles)):
        paths = sorted(Path(settings["PATH"], folder).glob("*.md")) if folder else []
        files = [(f"{folder}/{path.name}", path.read_text(encoding="utf-8")) for path in paths]
        found[kind], wrong = read_profiles(files, default_language(settings))
        problems += wrong
    stop(problems)
    return found


def maker(settings: Mapping[str, Any]) -> Make:
    """Makes Pelican's Tag, Category or Author of a name, at the addresses of its language."""

    @cache
    def of_language(lang: str) -> dict[str, Any]:
        changed = dict(settings)
        for kind in SETTINGS.values():
            for part in ("URL", "SAVE_AS"):
                pattern = str(settings[f"{kind}_{part}"] or "")
                changed[f"{kind}_{part}"] = pattern and prefix_of(lang, settings) + pattern.lstrip("/")
        return changed

    def make(kind: str, name: Name, lang: str) -> Any:
        made = CLASSES[kind](name.name, of_language(lang))
        made.slug = name.slug
        made.description, made.aliases, made.role = name.description, name.aliases, name.role
        return made

    return make


def slugger(settings: Mapping[str, Any]) -> SlugOf:
    """The slug of a name: Pelican's, so that addresses stay what they were, unless it would lose vowel signs."""

    def slug_of(kind: str, name: str) -> str:
        if settings["SLUGIFY_USE_UNICODE"] and slugs.has_marks(name):
            return slugs.slug(name)
        return str(CLASSES[kind](name, dict(settings)).slug or slugs.slug(name))

    return slug_of


def addresses_of(generator: Generator, options: Options) -> Addresses:
    """Where lists without a Pelican object stand; a kind that the theme has no template for has no address."""
    settings = generator.settings
    archives = "" if "archives" in settings["DIRECT_TEMPLATES"] else options.topics_archive_url
    periods = has_template(generator, "period_archives")
    patterns = {
        "series": options.topics_series_url,
        "place": options.topics_place_url,
        "running_story": options.topics_running_story_url,
        "opinion": OPINION_URL,
        "archives": archives,
    }
    found = {name: pattern if has_template(generator, name) else "" for name, pattern in patterns.items()}
    return Addresses(
        found["series"], found["place"], found["running_story"], found["opinion"], found["archives"],
        # Where the site has Pelican's own archives of years or months, they stay.
        year=YEAR_URL if periods and not settings["YEAR_ARCHIVE_SAVE_AS"] else "",
        month=MONTH_URL if periods and not settings["MONTH_ARCHIVE_SAVE_AS"] else "",
    )  # fmt: skip


def has_template(generator: Generator, name: str) -> bool:
    """Whether the theme itself has this template: what Pelican lends from its simple theme would look odd in it."""
    try:
        file = Path(generator.get_template(name).filename)
    except PelicanTemplateNotFound:
        return False
    return any(file.is_relative_to(folder) for folder in generator._templates_path)


def feeds_of(group: Group, settings: Mapping[str, Any]) -> list[Feed]:
    """The feeds that Pelican's settings ask for; another language's stand under its prefix."""
    if group.kind not in SETTINGS or not group.articles:
        return []
    prefix = prefix_of(group.lang, settings)
    found = []
    for kind in ("atom", "rss"):
        setting = f"{SETTINGS[group.kind]}_FEED_{kind.upper()}"
        if path := settings.get(setting):
            url = settings.get(f"{setting}_URL") or path
            found.append(
                Feed(
                    prefix + str(path).format(slug=group.slug),
                    prefix + str(url).format(slug=group.slug),
                    kind,
                )
            )
    return found


def files_of(group: Group, settings: Mapping[str, Any]) -> list[str]:
    """Every file that a group is printed to, its older pages left out."""
    return [*filter(None, [group.save_as]), *(feed.path for feed in feeds_of(group, settings))]


def kinds_with_slug_first(settings: Mapping[str, Any], addresses: Addresses) -> set[str]:
    """The kinds of list whose addresses begin with the slug, where it may meet an address of the paper itself."""
    patterns = {kind: str(settings[f"{name}_SAVE_AS"] or "") for kind, name in SETTINGS.items()}
    patterns |= {
        "series": addresses.series,
        "place": addresses.place,
        "running-story": addresses.running_story,
    }
    return {kind for kind, pattern in patterns.items() if pattern.lstrip("/").startswith("{slug}")}


def files_taken(contents: Iterable[Any]) -> dict[str, str]:
    """Files of static pages, and of articles that name a file of their own, and whose they are."""
    return {
        content.save_as: f"{content.relative_source_path}"
        for content in contents
        if content is not None and (not isinstance(content, Article) or hasattr(content, "override_save_as"))
    }
