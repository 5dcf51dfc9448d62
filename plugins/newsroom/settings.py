"""Every setting of the newsroom's plugins: its name, its default, what it may be, and one sentence of help.

A setting's name in pelicanconf.py is the capital form of its field here. This is the only place where a
setting is declared: plugins get typed Options, the docs page is printed from the same lines.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newsroom.problems import Problem, nearest, report
from newsroom.readings import (
    Reading,
    address_of_folder,
    address_of_form,
    address_of_slug,
    files_by_language,
    hosts_by_hook,
    names,
    names_by_key,
    names_by_language,
    one_of,
    quality_by_format,
    text,
    whole_number,
    whole_numbers,
    width_and_height,
    yes_or_no,
)


def setting(default: Any, read: Reading, help_text: str) -> Any:
    """One setting: a dataclass field that remembers how it is read and what it is for."""
    return dataclasses.field(default_factory=lambda: default, metadata={"read": read, "help": help_text})


@dataclass(frozen=True)
class Options:
    """The newsroom's settings, read and checked once."""

    paper_motto: dict[str, str] = setting(
        {}, names_by_key, "The line beside the nameplate, by language code."
    )
    paper_place: dict[str, str] = setting(
        {}, names_by_key, "Where the paper is printed, by language code; stands under the front page's flag."
    )
    paper_flag: str = setting(
        "",
        text,
        "Address of the drawn nameplate (an SVG file with a symbol “flag”); empty: the name in type.",
    )
    paper_fonts: dict[str, tuple[str, ...]] = setting(
        {},
        files_by_language,
        "Files of the theme's static/fonts/ that a language's pages load first, at most two; “” is any other.",
    )
    paper_colophon: dict[str, str] = setting(
        {},
        names_by_key,
        "The last line of every page, by language code: what the paper is set in, who prints it.",
    )
    paper_pages: dict[str, dict[str, str]] = setting(
        {},
        names_by_language,
        "The static pages that head and foot link to: slug to name, by language code; search and subscribe too.",
    )
    paper_newsletter_action: str = setting(
        "",
        address_of_form,
        "Address to which the newsletter form on /subscribe/ and under stories is sent; empty: no form.",
    )
    paper_newsletter_field: str = setting(
        "email", text, "The name under which the provider of the newsletter expects the email address."
    )
    paper_ad_size: tuple[int, int] = setting(
        (300, 250),
        width_and_height,
        "Width and height, in px, of the place that is kept for an advertisement where its hook is filled.",
    )
    paper_comments_height: int = setting(
        0,
        whole_number(),
        "Height, in px, of the place that is kept for comments where their hook is filled; 0: none is kept.",
    )
    paper_hosts: dict[str, tuple[str, ...]] = setting(
        {},
        hosts_by_hook,
        "Hosts that filled hooks load from or send to, by the hook's name: what a security policy has to allow.",
    )

    stories_fields: tuple[str, ...] = setting(
        (),
        names,
        "Headers that other plugins or your own templates read; the newsroom keeps them as they are.",
    )

    stories_silenced_rules: tuple[str, ...] = setting(
        (),
        names,
        "Rules that `inv check` is to leave out, such as tag-used-once: editors/checks.md lists them.",
    )

    language_names: dict[str, str] = setting(
        {}, names_by_key, "The paper's languages: code to name in its own script; the first is DEFAULT_LANG."
    )
    language_catalogues: str = setting(
        "", text, "Folder of gettext catalogues; empty: translations/ beside the theme's templates/."
    )

    related_stories_count: int = setting(4, whole_number(), "How many related stories a story shows.")
    related_stories_mode: str = setting(
        "any", one_of("any", "earlier"), "Whether a related story may be newer than the one that shows it."
    )

    topics_page_size: int = setting(20, whole_number(at_least=1), "How many stories a page of a list holds.")
    topics_sections: dict[str, dict[str, str]] = setting(
        {},
        names_by_language,
        "The sections in the order of the bar: slug to name, by language code; national/courts is a sub-section.",
    )
    topics_tag_profiles: str = setting(
        "tags", text, "Folder in content/ with one file a tag: its name and what it is about."
    )
    topics_author_profiles: str = setting(
        "authors", text, "Folder in content/ with one file an author or desk."
    )
    topics_section_profiles: str = setting(
        "sections", text, "Folder in content/ with one file a section that has more to say than its name."
    )
    topics_series_profiles: str = setting("series", text, "Folder in content/ with one file a series.")
    topics_place_profiles: str = setting("places", text, "Folder in content/ with one file a place.")
    topics_running_story_profiles: str = setting(
        "running-stories", text, "Folder in content/ with one file a running story."
    )
    topics_series_url: str = setting("series/{slug}/", address_of_slug, "Address of a series.")
    topics_place_url: str = setting("places/{slug}/", address_of_slug, "Address of a place.")
    topics_running_story_url: str = setting("stories/{slug}/", address_of_slug, "Address of a running story.")
    topics_archive_url: str = setting(
        "archive/", text, "Address of the archive; years and months stand at /{year}/ and /{year}/{month}/."
    )

    topics_corrections_url: str = setting(
        "corrections/", text, "Address of the public log of corrections; empty: no log."
    )

    front_plan: str = setting(
        "front.toml", text, "File in content/ that plans the front page; a good front comes out without it."
    )
    front_river_stops: int = setting(
        10,
        whole_number(),
        "How many stories the front's list of most recent ones holds at most; of many days, fewer.",
    )

    search_results: int = setting(
        10, whole_number(at_least=1), "How many results the search page shows at a time."
    )

    discovery_feeds_text: str = setting(
        "full",
        one_of("full", "summary"),
        "Whether Atom and JSON feeds carry whole stories or their standfirsts.",
    )
    discovery_json_feed: str = setting("feeds/feed.json", text, "Address of the JSON Feed; empty: none.")
    discovery_corrections_feed: str = setting(
        "feeds/corrections.atom.xml", text, "Address of the feed of corrections; empty: none."
    )
    discovery_policies: dict[str, str] = setting(
        {},
        names_by_key,
        "Pages that tell by which rules the paper works: schema.org's name to address, such as "
        "correctionsPolicy or ethicsPolicy.",
    )
    discovery_desks: tuple[str, ...] = setting(
        (), names, "Authors that are no persons, by name or by the role in their profile: desks, agencies."
    )
    discovery_logo: str = setting("", text, "Address of the paper's logo for search engines.")
    discovery_profiles: tuple[str, ...] = setting(
        (), names, "Addresses of the paper elsewhere, such as its pages on social networks."
    )
    discovery_rights: str = setting("", text, "The line on copyright in feeds and structured data.")
    discovery_licence: str = setting("", text, "Address of the licence that stories stand under.")
    pictures_formats: dict[str, int] = setting(
        {"avif": 44, "webp": 78, "jpeg": 75},
        quality_by_format,
        "The formats of pictures, jpeg at the end, each with its quality, 1 to 100; browsers take the first they know.",
    )
    pictures_widths: tuple[int, ...] = setting(
        (360, 720, 1080, 1440, 2160), whole_numbers, "The widths, px, that pictures are made in."
    )
    pictures_url: str = setting(
        "pictures/", address_of_folder, "Address of the folder with the made pictures and social cards."
    )
    pictures_largest: int = setting(
        100,
        whole_number(at_least=1),
        "How many million pixels a picture may have; a larger one is not printed.",
    )
    pictures_story_kilobytes: int = setting(
        1000, whole_number(at_least=1), "From what weight on a phone, kB, a story is named as too heavy."
    )
    pictures_workers: int = setting(
        0, whole_number(), "How many pictures are made at a time; 0: as many as there are cores."
    )
    pictures_social_cards: bool = setting(
        True,
        yes_or_no,
        "Whether each story gets a picture of its headline for those who share it; made where SITEURL names a host.",
    )
    pictures_card_fonts: str = setting(
        "",
        text,
        "Folder of the four font files that social cards are set in; empty: the theme's static/fonts.",
    )
    offline_pages: int = setting(
        60,
        whole_number(),
        "How many pages a reader's device keeps for when there is no network; 0: none, and what was kept goes.",
    )


PREFIXES = (
    "PAPER_",
    "STORIES_",
    "LANGUAGE_",
    "RELATED_STORIES_",
    "TOPICS_",
    "FRONT_",
    "SEARCH_",
    "DISCOVERY_",
    "PICTURES_",
    "OFFLINE_",
)


class SettingsError(Exception):
    """Settings that cannot be used; ``problems`` names each."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(f"{problem.field}: {problem.what} {problem.mend}" for problem in problems))
        self.problems = problems


def read(settings: Mapping[str, Any]) -> Options:
    """Pelican's settings as Options. Raises SettingsError naming every setting that is misspelt or wrong."""
    fields = {field.name.upper(): field for field in dataclasses.fields(Options)}
    problems = [_unknown(name, list(fields)) for name in settings if _is_ours(name) and name not in fields]
    values = {}
    for name, field in fields.items():
        if name not in settings:
            continue
        try:
            values[field.name] = field.metadata["read"](settings[name])
        except ValueError as expected:
            problems.append(
                Problem(
                    "pelicanconf.py",
                    0,
                    name,
                    "setting-value",
                    f"{settings[name]!r} cannot be used.",
                    f"Give {expected}.",
                )
            )
    if problems:
        raise SettingsError(problems)
    return Options(**values)


def read_or_exit(settings: Mapping[str, Any]) -> Options:
    """The same at the door of a plugin. Ends the build with a sentence for each setting that cannot be used."""
    try:
        return read(settings)
    except SettingsError as wrong:
        raise SystemExit(report(wrong.problems)) from None


def is_on(plugin: str, settings: Mapping[str, Any]) -> bool:
    """Whether a site has switched one of our plugins on, by its name in this package."""
    return f"newsroom.{plugin}" in (settings.get("PLUGINS") or ())


def documentation() -> str:
    """The reference page of all settings, in Markdown."""
    plain = Options()
    rows = [
        f"| `{field.name.upper()}` | `{getattr(plain, field.name)!r}` | {field.metadata['help']} |"
        for field in dataclasses.fields(plain)
    ]
    head = [
        "# Settings",
        "",
        "Printed from `newsroom/settings.py` by `inv docs`. Pelican's own settings hold as ever.",
        "",
    ]
    return "\n".join([*head, "| setting | default | what it is for |", "| --- | --- | --- |", *rows, ""])


def _is_ours(name: str) -> bool:
    # SEARCH_MODE and SEARCH_HTML_SELECTOR are pelican-search's own.
    return name.startswith(PREFIXES) and name not in ("SEARCH_MODE", "SEARCH_HTML_SELECTOR")


def _unknown(name: str, known: list[str]) -> Problem:
    return Problem(
        "pelicanconf.py", 0, name, "setting-name", "There is no such setting.", nearest(name, known)
    )
