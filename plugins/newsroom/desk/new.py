"""A scaffold for a new story: a file with the usual headers, ready to be written in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify

from newsroom.desk.paper import Paper
from newsroom.problems import Problem, nearest
from newsroom.settings import read as read_options
from newsroom.stories.reader import reading_of
from newsroom.stories.reading import Reading, known_headers, read_headers
from newsroom.stories.story import Story
from newsroom.stories.writing import WritingError, written
from newsroom.text.headers import Header, canonical
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
    "picture_alt",
    "picture_caption",
    "picture_credit",
    "status",
)
"""The headers of a Story that most stories fill in, in the order in which they are written."""

LONGEST_SLUG = 60


def new_story(
    paper: Paper,
    headline: str,
    *,
    section: str = "",
    lang: str = "",
    slug: str = "",
    others: Iterable[str] = (),
) -> Path:
    """Writes content/stories/YYYY/slug.md as a draft and gives its path.

    `others` are any headers as they stand in a file, ``Place: Kratie`` (or ``Place=Kratie``), each of which takes the
    place of what would be written otherwise. Raises SystemExit where the file is there already, no address can be
    made of the headline, the paper has no such section, or what is given cannot be read as it is.
    """
    if headline.startswith("--"):  # what follows a task's name is its headline, whatever it looks like
        raise SystemExit(f"“{headline}” stands where the headline should. All options: inv --help new")
    if slug and slug != slug_of(slug):
        raise SystemExit(f"“{slug}” cannot be an address. “{slug_of(slug)}” could.")
    now = datetime.now(paper.zone)
    file = f"{slug or slug_of(headline)}{f'.{lang}' if lang else ''}.md"
    usual = {
        "Title": headline,
        "Date": f"{now:%Y-%m-%d %H:%M}",
        "Section": section,
        "Lang": lang,
        "Status": "draft",
    }
    source = scaffold(_headers(usual, others), file, reading_of(paper.settings), paper)
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


def scaffold(headers: Iterable[Header], file: str, reading: Reading, paper: Paper) -> str:
    """The header of a new story with the usual fields, filled in where `headers` say something.

    Raises SystemExit with all that is wrong with them.
    """
    read = read_headers(headers, file, reading)
    if isinstance(read, list) or read.problems:
        raise SystemExit("\n".join(map(_sentence, read if isinstance(read, list) else read.problems)))
    for section in read.story.sections:
        _known_section(paper, section)
    try:
        return written(read.story, file, reading, USUAL)
    except WritingError as error:
        raise SystemExit(str(error)) from error


def _headers(usual: Mapping[str, str], others: Iterable[str]) -> Iterator[Header]:
    """What `new` is given as headers of a file, which an editor may also write in a header of another name."""
    known = known_headers(Story)
    given = [_header(other) for other in others]
    taken = {known.get(header.key) for header in given}
    for name, value in usual.items():
        if known[canonical(name)] not in taken:
            # A list: a comma in the name of a section is part of it.
            yield Header(canonical(name), name, [value] if name == "Section" else value, 0)
    yield from given


def _header(line: str) -> Header:
    name, *value = re.split("[:=]", line, maxsplit=1)
    if not value:
        raise SystemExit(f"“{line}” is no header. Write it like “Place: Kratie”.")
    return Header(canonical(name), name.strip(), value[0].strip(), 0)


def _sentence(problem: Problem) -> str:
    return " ".join(filter(None, (f"{problem.field}:", problem.what, problem.mend)))


def _known_section(paper: Paper, section: str) -> None:
    declared = read_options(paper.settings).topics_sections
    names = [way for slug in declared for way in section_ways(slug, declared)]
    if declared and section not in names:
        raise SystemExit(f"The paper has no section “{section}”. {nearest(section, names)}".rstrip())
