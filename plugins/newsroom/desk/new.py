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
from newsroom.stories.reading import Reading, read_story
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

    Raises SystemExit where the file is there already, no address can be made of the headline, the paper has no
    such section, or what is given cannot be read back as it is.
    """
    headline = " ".join(headline.split())
    if section:
        _known_section(paper, section)
    if slug and slug != slug_of(slug):
        raise SystemExit(f"“{slug}” cannot be an address. “{slug_of(slug)}” could.")
    now = datetime.now(paper.zone)
    file = f"{slug or slug_of(headline)}{f'.{lang}' if lang else ''}.md"
    given = {
        "title": headline,
        "date": f"{now:%Y-%m-%d %H:%M}",
        "section": section,
        "lang": lang,
        "type": "news",
        "status": "draft",
    }
    source = scaffold(given)
    _readable(source, file, paper, headline)
    path: Path = paper.content / paper.settings["ARTICLE_PATHS"][0] / f"{now:%Y}" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as out:
            out.write(source)
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


def scaffold(given: Mapping[str, str]) -> str:
    """The header of a story with the usual fields, filled in where `given` has a value, and an empty line."""
    names = [*USUAL, "lang"] if given.get("lang") else USUAL
    return "\n".join(line for name in names for line in _lines(name, given.get(name, ""))) + "\n\n"


def _lines(name: str, value: str) -> Iterator[str]:
    # A semicolon says that the comma is part of the name.
    mark = ";" if name == "section" and "," in value else ""
    yield f"{name.capitalize()}: {value}{mark}".rstrip()
    if name == "picture":
        yield from (f"{part}:" for part in PICTURE)


def _readable(source: str, file: str, paper: Paper, headline: str) -> None:
    """Ends with a sentence where the story would not be read as it was meant."""
    read = read_story(source.encode(), file, Reading(paper.zone))
    if isinstance(read, list):
        raise SystemExit("\n".join(f"{problem.field}: {problem.what} {problem.mend}" for problem in read))
    if read.story.title != headline:
        raise SystemExit("The headline holds a sign that cannot be written in a file. Type it anew.")


def _known_section(paper: Paper, section: str) -> None:
    declared = read_options(paper.settings).topics_sections
    names = [way for slug in declared for way in section_ways(slug, declared)]
    if declared and section not in names:
        raise SystemExit(f"The paper has no section “{section}”. {nearest(section, names)}".rstrip())
