"""What topics needs of a Pelican site, as plain values: options, profiles, addresses, and how names become objects."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator, PelicanTemplateNotFound
from pelican.urlwrappers import Author, Category, Tag

from newsroom.addresses import default_language, prefix_of
from newsroom.problems import Problem, stop
from newsroom.settings import Options, is_on
from newsroom.text import slugs
from newsroom.text.sizes import PictureSizes
from newsroom.topics.lists import Addresses, Group
from newsroom.topics.profiles import Profile, read_profiles
from newsroom.topics.tags import Name
from newsroom.topics.taxonomy import Make, SlugOf, section_profiles

logger = logging.getLogger(__name__)

CLASSES = {"tag": Tag, "section": Category, "author": Author}
SETTINGS = {"tag": "TAG", "section": "CATEGORY", "author": "AUTHOR"}
FORMS = ("ATOM", "RSS")
OPINION_URL = "opinion/"
YEAR_URL = "{year}/"
MONTH_URL = "{year}/{month:02}/"


@dataclass(frozen=True)
class Feed:
    """A feed of a list: its file, its address and its form as Pelican's writer knows it (atom or rss)."""

    path: str
    url: str
    type: str


def profile_folders(options: Options) -> dict[str, str]:
    """The folder in content/ with the profiles of each kind; empty: there are none."""
    return {
        "tag": options.topics_tag_profiles,
        "author": options.topics_author_profiles,
        "section": options.topics_section_profiles,
        "series": options.topics_series_profiles,
        "place": options.topics_place_profiles,
        "running-story": options.topics_running_story_profiles,
    }


def profiles_of(settings: Mapping[str, Any], options: Options) -> dict[str, list[Profile]]:
    """The newsroom's own files about its tags, authors and so on, by kind. Ends the build where one cannot be used."""
    content, lang = Path(settings["PATH"]), default_language(settings)
    measure = PictureSizes(content, examined=is_on("pictures", settings)).__getitem__
    found: dict[str, list[Profile]] = {}
    problems: list[Problem] = []
    for kind, folder in profile_folders(options).items():
        found[kind], wrong = read_profiles(profile_sources(content, folder), lang, measure)
        problems += wrong
    stop(problems, logger)
    return found


def profiles_in(
    lang: str, found: Mapping[str, Iterable[Profile]], settings: Mapping[str, Any], options: Options
) -> dict[str, list[Profile]]:
    """The profiles of one language by kind, the declared sections among them."""
    profiles = {kind: [each for each in group if each.lang == lang] for kind, group in found.items()}
    profiles["section"] = section_profiles(
        options.topics_sections, lang, default_language(settings), profiles["section"]
    )
    return profiles


def unpublished_slugs(generator: ArticlesGenerator) -> set[str]:
    """The slugs of drafts, whatever their language. What is hidden or withdrawn will stand in no list."""
    names = ("drafts", "drafts_translations")
    return {article.slug for name in names for article in getattr(generator, name)}


def maker(settings: Mapping[str, Any], lang: str) -> Make:
    """Makes Pelican's Tag, Category or Author of a name, at the addresses of its language."""
    of_language = dict(settings)
    for setting in SETTINGS.values():
        for part in ("URL", "SAVE_AS"):
            pattern = str(settings[f"{setting}_{part}"] or "")
            of_language[f"{setting}_{part}"] = pattern and prefix_of(lang, settings) + pattern.lstrip("/")

    def make(kind: str, name: Name) -> Any:
        made = CLASSES[kind](name.name, of_language)
        made.slug = name.slug
        made.profile = name.profile
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
    for name in (name for name, pattern in patterns.items() if pattern and not found[name]):
        logger.info("The theme has no %s.html, so no such pages are printed.", name)
    return Addresses(
        found["series"], found["place"], found["running_story"], found["opinion"], found["archives"],
        # Where the site has Pelican's own archives of years or months, they stay.
        year=YEAR_URL if periods and not settings["YEAR_ARCHIVE_SAVE_AS"] else "",
        month=MONTH_URL if periods and not settings["MONTH_ARCHIVE_SAVE_AS"] else "",
    )  # fmt: skip


def former_address(
    settings: Mapping[str, Any], addresses: Addresses, first: Collection[str], languages: Collection[str]
) -> Callable[[Group, str], tuple[str, str]]:
    """What a group's address and file would be under another name; empty where that name makes no address."""
    slug_of = slugger(settings)

    def address(group: Group, name: str) -> tuple[str, str]:
        slug = slug_of(group.kind, name) if group.kind in CLASSES else slugs.slug(name)
        if not slugs.fits(slug) or (group.kind in first and slugs.is_reserved(slug, languages)):
            return "", ""
        if group.kind not in CLASSES:
            return addresses.of(group.kind, prefix_of(group.lang, settings), slug=slug)
        thing = maker(settings, group.lang)(group.kind, Name(name, slug))
        return thing.url, thing.save_as or ""

    return address


def has_template(generator: Generator, name: str) -> bool:
    """Whether the theme itself has this template: what Pelican lends from its simple theme would look odd in it."""
    try:
        file = Path(generator.get_template(name).filename)
    except PelicanTemplateNotFound:
        return False
    return any(file.is_relative_to(folder) for folder in generator._templates_path)


def feed_url_of(group: Group, settings: Mapping[str, Any]) -> str:
    """Where a group's feed stands, whoever prints it: Pelican's setting of its address; empty where there is none."""
    if group.kind not in SETTINGS or not group.articles:
        return ""
    wanted = feed_settings(settings, group.lang)
    names = (f"{SETTINGS[group.kind]}_FEED_{form}" for form in FORMS)
    found = next((url for name in names if (url := wanted.get(f"{name}_URL") or wanted.get(name))), "")
    return found.format(slug=group.slug)


def feed_settings(settings: Mapping[str, Any], lang: str) -> dict[str, str]:
    """Pelican's settings for feeds of tags, sections and authors as they are in `lang`; unset ones left out."""
    names = [
        f"{kind}_FEED_{form}{part}" for kind in SETTINGS.values() for form in FORMS for part in ("", "_URL")
    ]
    return {name: prefix_of(lang, settings) + str(settings[name]) for name in names if settings.get(name)}


def feeds_of(group: Group, settings: Mapping[str, Any]) -> list[Feed]:
    """The feeds that Pelican's settings ask for; a list without stories has none."""
    if group.kind not in SETTINGS or not group.articles:
        return []
    wanted = feed_settings(settings, group.lang)
    found = []
    for form in FORMS:
        name = f"{SETTINGS[group.kind]}_FEED_{form}"
        if path := wanted.get(name):
            url = wanted.get(f"{name}_URL", path)
            found.append(Feed(path.format(slug=group.slug), url.format(slug=group.slug), form.lower()))
    return found


def former_feeds_of(group: Group, settings: Mapping[str, Any], taken: Collection[str]) -> list[Feed]:
    """The same feeds under the former names of a tag, section or author, where no file in `taken` stands."""
    own = feeds_of(group, settings)
    return [
        replace(feed, path=old.path)
        for slug in getattr(group.subject, "former_slugs", ())
        for feed, old in zip(own, feeds_of(replace(group, slug=slug), settings), strict=True)
        if old.path not in taken
    ]


def files_of(group: Group, settings: Mapping[str, Any]) -> list[str]:
    """Every file that a group is printed to, its older pages left out."""
    return [*filter(None, [group.save_as]), *(feed.path for feed in feeds_of(group, settings))]


def kinds_with_slug_first(settings: Mapping[str, Any], options: Options) -> set[str]:
    """The kinds of list whose addresses begin with the slug, where it may meet an address of the paper itself."""
    patterns = {kind: str(settings[f"{name}_SAVE_AS"] or "") for kind, name in SETTINGS.items()}
    patterns["series"], patterns["place"] = options.topics_series_url, options.topics_place_url
    patterns["running-story"] = options.topics_running_story_url
    return {kind for kind, pattern in patterns.items() if pattern.lstrip("/").startswith("{slug}")}


def files_taken(contents: Iterable[Any]) -> dict[str, str]:
    """Files of static pages, and of articles that name a file of their own, and whose they are."""
    return {
        content.save_as: str(content.relative_source_path)
        for content in contents
        if content is not None and (not isinstance(content, Article) or hasattr(content, "override_save_as"))
    }


def profile_sources(content: Path, folder: str) -> Iterable[tuple[str, bytes]]:
    """Every file of a folder of profiles, as its path in content/ and its bytes; of no folder, none."""
    paths = sorted((content / folder).rglob("*")) if folder else []
    for path in paths:
        if path.is_file() and not path.name.startswith("."):
            yield path.relative_to(content).as_posix(), path.read_bytes()
