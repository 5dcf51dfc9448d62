"""A scaffold for a new story: a file with the usual headers, ready to be written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify

from newsroom.desk.paper import Paper
from newsroom.problems import nearest
from newsroom.settings import read as read_options
from newsroom.topics.taxonomy import section_ways

USUAL = (
    "title",
    "date",
    "section",
    "tags",
    "authors",
    "standfirst",
    "kicker",
    "place",
    "type",
    "picture",
    "status",
)
"""The fields of a Story that most stories fill in, in the order in which they are written."""

PICTURE = ("Picture alt", "Picture caption", "Picture credit")

LONGEST_SLUG = 60


def new_story(paper: Paper, headline: str, *, section: str = "", lang: str = "", slug: str = "") -> Path:
    """Writes content/stories/YYYY/slug.md as a draft and gives its path.

    Raises SystemExit where the file is there already, no address can be made of the headline, or the paper has
    no such section.
    """
    headline = " ".join(headline.split())
    if section:
        _known_section(paper, section)
    if slug and slug != slug_of(slug):
        raise SystemExit(f"“{slug}” cannot be an address. “{slug_of(slug)}” could.")
    now = datetime.now(paper.zone)
    file = f"{slug or slug_of(headline)}{f'.{lang}' if lang else ''}.md"
    path: Path = paper.content / paper.settings["ARTICLE_PATHS"][0] / f"{now:%Y}" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    given = {
        "title": headline,
        "date": f"{now:%Y-%m-%d %H:%M}",
        "section": section,
        "lang": lang,
        "type": "news",
        "status": "draft",
    }
    try:
        with path.open("x", encoding="utf-8") as out:
            out.write("\n".join(_headers(given)) + "\n\n")
    except FileExistsError:
        raise SystemExit(f"{path} is there already. Give the story another address with --slug.") from None
    return path


def slug_of(headline: str) -> str:
    """The last part of a story's address: whole words of its headline, in Latin letters, at most 60."""
    words = (
        slugify(headline, regex_subs=DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"]).replace("_", "-").split("-")
    )
    slug = ""
    for word in filter(None, words):
        if slug and len(slug) + len(word) >= LONGEST_SLUG:
            break
        slug = f"{slug}-{word[:LONGEST_SLUG]}".lstrip("-")
    if not slug:
        raise SystemExit("No address can be made of this headline. Give one with --slug.")
    return slug


def _headers(given: Mapping[str, str]) -> Iterator[str]:
    for name in [*USUAL, "lang"] if given["lang"] else USUAL:
        yield f"{name.capitalize()}: {given.get(name, '')}".rstrip()
        if name == "picture":
            yield from (f"{part}:" for part in PICTURE)


def _known_section(paper: Paper, section: str) -> None:
    declared = read_options(paper.settings).topics_sections
    names = [way for slug in declared for way in section_ways(slug, declared)]
    if declared and section not in names:
        raise SystemExit(f"The paper has no section “{section}”. {nearest(section, names)}".rstrip())
