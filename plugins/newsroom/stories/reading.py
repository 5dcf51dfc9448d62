"""Bytes of a source file -> a validated story and its HTML, or what is wrong with it. Pure and picklable."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from html import unescape
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, Generic, TypeVar
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from newsroom.problems import Problem, nearest
from newsroom.stories.fields import also_written
from newsroom.stories.parts import Picture
from newsroom.stories.story import StaticPage, Story, headers_of
from newsroom.stories.values import LONGEST_TITLE
from newsroom.text.figures import Place
from newsroom.text.headers import Document, Header, HeaderError, split
from newsroom.text.markdown import paid, render
from newsroom.text.pictures import Flaw, Measured, files_of, flaw_of, picture_path

# Without these a story has no safe place or moment; any other field is left out, and the story stays.
VITAL = {"title", "date", "slug", "lang", "status", "embargo", "url", "save_as"}

LISTS = {"sections", "tags", "authors", "related", "aliases", "silence"}
NOTES = {"corrections", "updates"}

P = TypeVar("P", bound=StaticPage)


@dataclass(frozen=True)
class Reading:
    """How files of one paper are read: its zone, other plugins' headers, its pictures' sizes (px)."""

    zone: ZoneInfo
    fields: tuple[str, ...] = ()
    sizes: Mapping[str, Measured] = field(default_factory=dict)
    slugify: Callable[[str], str] | None = None
    """Makes a slug of a headline; None where the file's name is the slug."""
    host: str = ""
    """The paper's own host, as SITEURL names it; empty: a paper that is on none yet."""

    def measure(self, path: str) -> Measured:
        """What is known of a picture by its path in content/; None when there is none."""
        try:
            return self.sizes[path]
        except KeyError:
            return None


@dataclass(frozen=True)
class ReadPage(Generic[P]):
    """A page as read: its fields, its body as HTML, and problems that did not keep it from being printed.

    ``files`` are the files in content/ that it shows or links. Of a page that is withdrawn there is no HTML.
    """

    story: P
    html: str
    problems: tuple[Problem, ...] = ()
    files: frozenset[str] = frozenset()


ReadStory = ReadPage[Story]
Read = Callable[[bytes, str, Reading], ReadPage[P] | list[Problem]]


def read_story(source: bytes, path: str, reading: Reading) -> ReadStory | list[Problem]:
    """A story file as a Story with its HTML; or, where it cannot be printed, the problems of the file.

    `path` is relative to the content folder, with slashes; the slug defaults to its name.
    """
    return _read(Story, source, path, reading)


def read_headers(headers: Iterable[Header], path: str, reading: Reading) -> ReadStory | list[Problem]:
    """The same for a story that is not yet in a file."""
    return _of_document(Story, Document(tuple(headers), "", 1), path, reading)


def read_page(source: bytes, path: str, reading: Reading) -> ReadPage[StaticPage] | list[Problem]:
    """The same for a static page, which has no date, section or byline."""
    return _read(StaticPage, source, path, reading)


def read_all(
    files: Iterable[tuple[str, bytes]], read: Read[P], reading: Reading, default_lang: str
) -> tuple[dict[str, ReadPage[P]], list[Problem]]:
    """Every file (path and bytes) that can be printed, by its path, and all problems of all files.

    Of two pages of one language with one slug the second is left out, and both are named; files that ask to
    be skipped are left out in silence.
    """
    pages: dict[str, ReadPage[P]] = {}
    problems: list[Problem] = []
    owners: dict[tuple[str, str], str] = {}
    for path, source in files:
        page = read(source, path, reading)
        if isinstance(page, list):
            problems += page
            continue
        problems += page.problems
        if page.story.status == "skip":
            continue
        owner = owners.setdefault((page.story.lang or default_lang, page.story.slug), path)
        if owner == path:
            pages[path] = page
        else:
            problems.append(_duplicate(path, page.story.slug, owner))
    return pages, problems


@cache
def known_headers(model: type[StaticPage]) -> Mapping[str, str]:
    """Every header that names a field of the model, in canonical form -> the field."""
    fields = headers_of(model)
    others = {other: name for name, info in fields.items() for other in also_written(info)}
    return MappingProxyType(dict(zip(fields, fields, strict=True)) | others)


def _read(model: type[P], source: bytes, path: str, reading: Reading) -> ReadPage[P] | list[Problem]:
    try:
        document = split(_decoded(source))
    except HeaderError as error:
        return [Problem(path, error.line, "", "header", error.what, error.mend)]
    if document.headers:
        return _of_document(model, document, path, reading)
    what = "The file is empty." if not source.strip() else "The file has no header."
    mend = "Begin it with “Title: ...” and “Date: ...”, then an empty line."
    return [Problem(path, 1, "", "header", what, mend)]


def _of_document(
    model: type[P], document: Document, path: str, reading: Reading
) -> ReadPage[P] | list[Problem]:
    fields, problems = _gathered(model, document, path, reading)
    story, more = _validated(model, fields, document, path, reading)
    problems += more
    if story is None:
        return problems
    lead: Picture | None = getattr(story, "picture", None)
    story, more = _with_size(story, document, path, reading)
    problems += more
    body = render(document.body, Place(reading.measure, str(PurePosixPath(path).parent), reading.host))
    problems += [_flawed(path, flaw, _line_of(flaw.words, document)) for flaw in body.flaws]
    # A file that the page is printed without is named by it all the same, and is no more public than the page.
    unseen = (picture_path(flaw.words) for flaw in body.flaws)
    files = frozenset({*files_of(body.html), *filter(None, unseen), *([lead.file] if lead else [])})
    html = paid(body.html) if getattr(story, "type", "") == "sponsored" else body.html
    return ReadPage(story, "" if story.status == "withdrawn" else html, tuple(problems), files)


def _decoded(source: bytes) -> str:
    try:
        return source.decode("utf-8-sig").replace("\0", "\ufffd")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise HeaderError(
            line, "The file is not UTF-8 text.", "Save it again with the encoding UTF-8."
        ) from error


def _gathered(
    model: type[StaticPage], document: Document, path: str, reading: Reading
) -> tuple[dict[str, Any], list[Problem]]:
    """Headers as input for the model, and problems of names: unknown or standing twice."""
    known = known_headers(model)
    kept = {name.lower().replace(" ", "_") for name in reading.fields}
    fields: dict[str, Any] = {}
    more: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for header in document.headers:
        name = known.get(header.key)
        if header.key in kept:
            more.append((header.key, _joined(header)))
        elif name is None:
            problems.append(_unknown(path, header, list(known)))
        elif name in NOTES:
            entries = header.value if isinstance(header.value, list) else [header.value]
            fields[name] = [*fields.get(name, []), *(entry for entry in entries if entry)]
        elif name in fields:
            problems.append(
                Problem(
                    path,
                    header.line,
                    header.name,
                    "header-twice",
                    "It stands a second time.",
                    "The first one holds; take this one out.",
                    fatal=False,
                )
            )
        elif header.value or name == "title":
            fields[name] = header.value if name in LISTS else _joined(header)
    fields["slug"] = fields.get("slug") or default_slug(str(fields.get("title", "")), path, reading)
    problems += _picture_alone(path, document, fields, known)
    return _with_picture(fields) | {"more": tuple(more)}, problems


def default_slug(title: str, path: str, reading: Reading) -> str:
    """The slug of a page that names none."""
    made = reading.slugify(title[:LONGEST_TITLE]) if reading.slugify else ""
    return made or PurePosixPath(path).name.split(".")[0]


def _joined(header: Header) -> str:
    return ", ".join(header.value) if isinstance(header.value, list) else header.value


def _picture_alone(
    path: str, document: Document, fields: Mapping[str, Any], known: Mapping[str, str]
) -> list[Problem]:
    """Words about a picture where no picture is named."""
    said = [
        each for each in document.headers if each.value and known.get(each.key, "").startswith("picture_")
    ]
    if "picture" in fields or not said:
        return []
    what, mend = "There is no picture that it could be about.", "Add a line “Picture: ...” to the header."
    return [Problem(path, said[0].line, said[0].name, "picture-unnamed", what, mend, fatal=False)]


def _with_picture(fields: dict[str, Any]) -> dict[str, Any]:
    parts = {
        name.removeprefix("picture_"): fields.pop(name)
        for name in list(fields)
        if name.startswith("picture_")
    }
    if "picture" in fields:
        fields["picture"] = {"file": fields["picture"], **parts}
    return fields


def _validated(
    model: type[P], fields: dict[str, Any], document: Document, path: str, reading: Reading
) -> tuple[P | None, list[Problem]]:
    """The model, less the fields that cannot be used; None when one of those is vital."""
    known = known_headers(model)
    lines = {known[header.key]: header for header in reversed(document.headers) if header.key in known}
    problems: list[Problem] = []
    try:
        story = model.model_validate(fields, context={"zone": reading.zone})
    except ValidationError as invalid:
        problems = [_wrong(path, dict(error), lines) for error in invalid.errors()]
        if any(problem.fatal for problem in problems):
            return None, problems
        fields = _without(fields, invalid)
        story = model.model_validate(fields, context={"zone": reading.zone})
    return story, problems


def _without(fields: Mapping[str, Any], invalid: ValidationError) -> dict[str, Any]:
    """The fields less those that cannot be used; a picture stays where only something said about it is wrong."""
    kept = dict(fields)
    for name, *inside in (error["loc"] for error in invalid.errors()):
        if name == "picture" and inside and inside[0] != "file" and "picture" in kept:
            kept["picture"] = {part: value for part, value in kept["picture"].items() if part != inside[0]}
        else:
            kept.pop(str(name), None)
    return kept


def _with_size(story: P, document: Document, path: str, reading: Reading) -> tuple[P, list[Problem]]:
    """The story with the size of its picture, so that pages keep room for it; without one that cannot be shown."""
    picture: Picture | None = getattr(story, "picture", None)
    if picture is None:
        return story, []
    measured = reading.measure(picture.file)
    if flaw := flaw_of(picture.file, measured):
        known = known_headers(type(story))
        written = next((each for each in document.headers if known.get(each.key) == "picture"), None)
        line, name = (written.line, written.name) if written else (1, "Picture")
        return story.model_copy(update={"picture": None}), [_flawed(path, flaw, line, name)]
    if not isinstance(measured, tuple):
        return story, []
    placed = picture.set_in(getattr(story, "type", "news"), *measured)
    return story.model_copy(update={"picture": placed}), []


def _unknown(path: str, header: Header, known: Sequence[str]) -> Problem:
    spelt = [name.replace("_", " ").capitalize() for name in known]
    mend = nearest(header.name, spelt) or "If another plugin reads it, name it in STORIES_FIELDS."
    return Problem(
        path, header.line, header.name, "header-unknown", "There is no such header.", mend, fatal=False
    )


def _wrong(path: str, error: dict[str, Any], lines: Mapping[str, Header]) -> Problem:
    name = str(error["loc"][0])
    header = lines.get("_".join(map(str, error["loc"][:2]))) or lines.get(name)
    written = header.name if header else name.replace("_", " ").capitalize()
    what, mend = _said(error, written)
    return Problem(
        path,
        header.line if header else 1,
        written,
        f"header-{name.replace('_', '-')}",
        what,
        mend,
        fatal=name in VITAL,
    )


def _said(error: dict[str, Any], written: str) -> tuple[str, str]:
    """What is wrong with a value and how to mend it, in an editor's words."""
    value = str(error.get("input", ""))[:80]
    if error["type"] == "missing":
        return "It is missing.", f"Add a line “{written}: ...” to the header."
    if error["type"] == "value_error":
        what, _, mend = str(error["ctx"]["error"]).partition(". ")
        return what.rstrip(".") + ".", mend
    if error["type"] == "literal_error":
        choices = re.findall(r"'([^']+)'", error["ctx"]["expected"])
        near = get_close_matches(value.lower(), choices, n=1)
        return f"“{value}” is not one of {', '.join(choices)}.", f"Did you mean “{near[0]}”?" if near else ""
    if error["type"].startswith("int"):
        return f"“{value}” is no whole number.", "Write a number such as 3."
    if error["type"].endswith("than_equal"):
        bound = error["ctx"].get("ge", error["ctx"].get("le"))
        return (
            f"{value} is {'under' if 'ge' in error['ctx'] else 'over'} {bound}.",
            "Choose a number within the bounds.",
        )
    return f"“{value}” cannot be used.", "The docs for editors show an example."


def _duplicate(path: str, slug: str, owner: str) -> Problem:
    what = f"The address “{slug}” belongs to {owner} already."
    return Problem(path, 1, "Slug", "slug-twice", what, "Give one of them another “Slug:” (or file name).")


def _flawed(path: str, flaw: Flaw, line: int, field: str = "") -> Problem:
    return Problem(path, line, field, flaw.rule, flaw.what, flaw.mend, fatal=False)


def _line_of(words: str, document: Document) -> int:
    """The first line of the body with these words, however it writes them; 0 where none has."""
    lines = enumerate(document.body.split("\n"), start=document.body_line)
    sought = {words, unquote(words)}
    return next((n for n, line in lines if any(each in line or each in _plain(line) for each in sought)), 0)


def _plain(line: str) -> str:
    """A line without the signs that stand for others in addresses and in HTML."""
    return unescape(unquote(line))
