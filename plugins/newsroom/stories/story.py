"""Story: what an editor says about a story, validated. The one place where a field is added.

A field is one line here (its type, how it is read, what it is for), its partial in the theme, and the line in
the docs that is printed from here.
"""

from __future__ import annotations

import html
import re
from datetime import date, datetime, time
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal
from unicodedata import category
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo

StoryType = Literal[
    "news", "analysis", "opinion", "review", "reportage", "explainer", "feature", "obituary", "sponsored"
]
Voice = Literal["news", "analysis", "opinion", "feature", "obituary", "sponsored"]

VOICES: dict[str, Voice] = {
    "news": "news",
    "analysis": "analysis",
    "opinion": "opinion",
    "review": "opinion",
    "reportage": "feature",
    "explainer": "feature",
    "feature": "feature",
    "obituary": "obituary",
    "sponsored": "sponsored",
}

LONGEST_TITLE = 300
YEARS = range(1600, 2400)
"""A year outside these is a slip of the pen, and the ends of the calendar cannot be told in every zone."""


def _names(value: Any) -> list[str]:
    """A list of names: as YAML gives it, or split at semicolons, else commas, as Pelican does."""
    parts = value if isinstance(value, list) else re.split(";" if ";" in value else ",", value)
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _moment(value: Any, info: ValidationInfo) -> datetime | None:
    """A time as written, told in the paper's zone. A date alone is that day's midnight."""
    zone: ZoneInfo = (info.context or {}).get("zone") or ZoneInfo("UTC")
    if isinstance(value, datetime):
        return value
    if not value.strip():
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
        local = moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
    except (ValueError, OverflowError):
        local = None
    if local is None or local.year not in YEARS:
        raise ValueError(f"“{value[:80]}” is no date. Write it like 2026-11-24 06:30.")
    return local


def _slug(value: Any) -> str:
    # Vowel signs of Khmer and its kin are marks, which \w leaves out.
    if not all(category(letter)[0] in "LMN" or letter in "-_" for letter in value) or value.startswith("-"):
        mend = "Use letters, digits and hyphens, in the file's name or after “Slug:”."
        raise ValueError(f"“{value[:80]}” cannot be an address. {mend}")
    if len(value.encode()) > 200:
        raise ValueError("The address is longer than a file's name may be. Keep it under 80 letters.")
    return str(value)


def _inside(value: Any) -> str:
    """A path that stays inside the folder it is joined to."""
    path = PurePosixPath(value.strip())
    if path.is_absolute() or ".." in path.parts or "\\" in value or "\0" in value:
        raise ValueError(
            f"“{value[:80]}” leads out of its folder. Give a path without “..” and without a first “/”."
        )
    return str(value.strip())


def _correction(value: Any) -> dict[str, Any]:
    if not isinstance(value, str):
        return dict(value)
    day, _, words = value.partition(":")
    try:
        when = date.fromisoformat(day.strip())
    except ValueError:
        raise ValueError(
            "A correction begins with its date. Write it like “2026-10-09: What was wrong.”"
        ) from None
    if not words.strip():
        raise ValueError("A correction says what was wrong. Write it like “2026-10-09: What was wrong.”")
    return {"date": when, "text": words.strip()}


def _yes(value: Any) -> bool:
    if str(value).strip().lower() in ("yes", "true", "1"):
        return True
    if str(value).strip().lower() in ("no", "false", "0", ""):
        return False
    raise ValueError(f"“{value}” is neither yes nor no.")


def _title(value: Any) -> str:
    line = " ".join(value.split())
    if not line:
        raise ValueError("The headline is empty. Write one after “Title:”.")
    if len(line) > LONGEST_TITLE:
        raise ValueError(f"The headline has {len(line):,} letters. Keep it under {LONGEST_TITLE}.")
    return line


def _line(value: Any) -> str | None:
    return " ".join(value.split()) or None


def _low(value: Any) -> Any:
    return value.strip().lower() if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_names)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
MaybeMoment = Annotated[datetime | None, BeforeValidator(_moment)]
Line = Annotated[str | None, BeforeValidator(_line)]
InsidePath = Annotated[str, BeforeValidator(_inside)]


class Part(BaseModel):
    """What all parts of a story share: frozen, and no field that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Picture(Part):
    """A picture and what is said about it. ``file`` is relative to content/; width and height are px."""

    file: InsidePath
    alt: str = ""
    caption: Line = None
    credit: Line = None
    graphic: Annotated[bool, BeforeValidator(_yes)] = False
    width: int | None = None
    height: int | None = None

    @property
    def url(self) -> str:
        """Its address inside the site."""
        return self.file


class Correction(Part):
    """One correction: the day it was made, and what had been wrong."""

    date: date
    text: str

    @property
    def moment(self) -> datetime:
        """The day as a moment, for templates that print dates of one kind."""
        return datetime.combine(self.date, time())


def header(*names: str, default: Any = ..., help: str) -> Any:  # noqa: A002 (the word an editor would look for)
    """A field of a story: other headers that name it, its default, and what docs say of it."""
    return Field(default, description=help, json_schema_extra={"headers": list(names)})


class StaticPage(Part):
    """What an editor says about any page of the paper. Texts are texts, escaped where they are printed."""

    title: Annotated[str, BeforeValidator(_title)] = header(help="The headline.")
    slug: Annotated[str, BeforeValidator(_slug)] = header(
        help="The last part of the address; else the file's name."
    )
    standfirst: Line = header("summary", default=None, help="One sentence under the headline.")
    lang: Annotated[str | None, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = header(
        "language", default=None, help="Language code; a translation has the slug of its original."
    )
    translation: Annotated[bool, BeforeValidator(_yes)] = header(
        default=False, help="Yes, where the original is not in the paper's first language."
    )
    status: Annotated[Literal["published", "draft", "hidden", "skip"], BeforeValidator(_low)] = header(
        default="published", help="published, draft, hidden (printed, but in no list) or skip."
    )
    url: InsidePath | None = header(default=None, help="An address of its own instead of the usual one.")
    save_as: InsidePath | None = header(default=None, help="The file for that address.")
    template: Annotated[str | None, Field(pattern=r"^[\w-]+$")] = header(
        default=None, help="A template of its own."
    )
    more: tuple[tuple[str, str], ...] = header(
        default=(), help="Headers that STORIES_FIELDS names, as written."
    )

    def metadata(self, now: datetime) -> dict[str, Any]:
        """The page in Pelican's own names, plus ``story``; what is empty is left out."""
        del now
        return _filled(self._pelican_names())

    def _pelican_names(self) -> dict[str, Any]:
        return {
            "story": self,
            "title": self.title,
            "slug": self.slug,
            # Pelican's summary is HTML.
            "summary": html.escape(self.standfirst or "", quote=False),
            "lang": self.lang,
            "translation": "true" if self.translation else "",
            "status": self.status,
            "url": self.url,
            "save_as": self.save_as,
            "template": self.template,
            **dict(self.more),
        }


class Story(StaticPage):
    """What an editor says about a story. Dates carry zones."""

    date: Moment = header(help="When it is published, like 2026-11-24 06:30, in the paper's time zone.")
    modified: MaybeMoment = header("updated", default=None, help="When it was last changed.")
    section: Line = header("category", default=None, help="The section it belongs to.")
    tags: Names = header("tag", default=(), help="What it is about, with commas between.")
    authors: Names = header("author", default=(), help="Who wrote it, with commas (or semicolons) between.")
    kicker: Line = header(default=None, help="At most three words over the headline: the angle.")
    place: Line = header("dateline", default=None, help="Where it was reported from.")
    picture: Picture | None = header(
        default=None,
        help="The lead picture: a file in content/; Picture alt, caption and credit say more of it.",
    )
    series: Line = header(default=None, help="The series that it is a part of.")
    part: Annotated[int | None, Field(ge=1)] = header(default=None, help="Which part of the series it is.")
    running_story: Line = header(default=None, help="The running story that it continues.")
    type: Annotated[StoryType, BeforeValidator(_low)] = header(
        default="news", help="What kind of story it is."
    )
    priority: Annotated[int, Field(ge=0, le=9)] = header(
        default=0, help="How high it stands on a front, 0 to 9."
    )
    corrections: tuple[Annotated[Correction, BeforeValidator(_correction)], ...] = header(
        "correction",
        default=(),
        help="A correction: its date, a colon, what was wrong. May stand several times.",
    )
    embargo: MaybeMoment = header(default=None, help="Not in any public file before this time.")
    related: Names = header(default=(), help="Slugs of stories that stand first among its related ones.")

    @property
    def voice(self) -> Voice:
        """How it is set: colour and weight follow from what kind of story it is."""
        return VOICES[self.type]

    @property
    def corrected(self) -> datetime | None:
        """When it was last corrected."""
        return max((correction.moment for correction in self.corrections), default=None)

    def metadata(self, now: datetime) -> dict[str, Any]:
        """The story in Pelican's own names, plus ``story``; what is empty is left out.

        A story whose date or embargo lies after `now` is a draft until then. Names of sections, tags and
        authors are texts; the door makes Pelican's objects of them.
        """
        names = self._pelican_names() | {
            "date": self.date,
            "modified": self.modified,
            "category": self.section,
            "tags": list(self.tags),
            "authors": list(self.authors),
        }
        if self.status == "published" and max(self.date, self.embargo or self.date) > now:
            names["status"] = "draft"
        return _filled(names)


def _filled(names: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in names.items() if value}
