"""Story: what an editor says about a story, validated. The place where a field is added (of its picture: parts.py).

A field is one line here (its type, what it is for, where it appears), its partial in the theme, and the lines in
the docs that are printed from here.
"""

from __future__ import annotations

import html
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic.fields import FieldInfo

from newsroom.stories import values
from newsroom.stories.fields import (
    EVERYWHERE,
    Aliases,
    Headline,
    InsidePath,
    Line,
    MaybeMoment,
    Moment,
    Names,
    Sections,
    WebAddress,
    YesOrNo,
    header,
)
from newsroom.stories.parts import Credits, Notes, Part, Picture, StoryType
from newsroom.text.embeds import Embed, embed_of

Status = Literal["published", "draft", "hidden", "skip", "withdrawn"]
Voice = Literal["news", "analysis", "opinion", "feature", "obituary", "sponsored"]

VOICES: dict[str, Voice] = {
    "news": "news",
    "analysis": "analysis",
    "opinion": "opinion",
    "review": "opinion",
    "reportage": "feature",
    "explainer": "news",
    "feature": "feature",
    "obituary": "obituary",
    "sponsored": "sponsored",
}


class StaticPage(Part):
    """What an editor says about any page of the paper. Texts are texts, escaped where they are printed."""

    title: Headline = header(help="The headline.", example="The lake empties", shown=EVERYWHERE)
    slug: Annotated[str, BeforeValidator(values.slug)] = header(
        help="The last part of the address; else the file's name.",
        example="the-lake-empties",
        shown=EVERYWHERE,
    )
    standfirst: Line = header(
        "summary",
        default=None,
        help="One sentence under the headline.",
        example="Why the catch of the year is made in three weeks.",
        shown=EVERYWHERE,
    )
    lang: Annotated[str | None, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = header(
        "language",
        default=None,
        help="Language code; a translation has the slug of its original.",
        example="km",
        shown="page data",
    )
    translation: YesOrNo = header(
        default=False, help="Yes, where the original is not in the paper's first language.", example="yes"
    )
    status: Annotated[Status, BeforeValidator(values.low)] = header(
        default="published",
        help="published, draft, hidden (printed, but in no list), skip, or withdrawn (a notice at its address).",
        example="draft",
    )
    url: InsidePath | None = header(
        default=None,
        help="An address of its own instead of the usual one.",
        example="specials/lake/",
        shown=EVERYWHERE,
    )
    save_as: InsidePath | None = header(
        default=None, help="The file for that address.", example="specials/lake/index.html"
    )
    aliases: Aliases = header(
        "alias",
        default=(),
        help="Old addresses that lead on to it, with commas between.",
        example="/2019/5/old-slug/, /old.html",
    )
    template: Annotated[str | None, Field(pattern=r"^[\w-]+$")] = header(
        default=None, help="A template of its own.", example="article"
    )
    silence: Names = header(
        default=(),
        help="Rules that `inv check` is not to apply to it.",
        example="tag-used-once, fact-differs",
    )
    more: tuple[tuple[str, str], ...] = header(
        default=(), help="Headers that STORIES_FIELDS names, as written."
    )

    def metadata(self, now: datetime) -> dict[str, Any]:
        """The page in Pelican's own names, plus ``story``; what is empty is left out."""
        del now
        return _filled(self._pelican_names())

    def _pelican_names(self) -> dict[str, Any]:
        address = {
            "slug": self.slug,
            "lang": self.lang,
            "translation": "true" if self.translation else "",
            "url": self.url,
            "save_as": self.save_as,
        }
        if self.status == "withdrawn":
            # Of what it said nothing is handed on, not even its headline; Pelican wants some title.
            return address | {"title": "Withdrawn", "status": "hidden", "template": "withdrawn"}
        return address | {
            "story": self,
            "title": self.title,
            # Pelican's summary is HTML.
            "summary": html.escape(self.standfirst or "", quote=False),
            "status": self.status,
            "template": self.template,
            **dict(self.more),
        }


class Story(StaticPage):
    """What an editor says about a story. Dates carry zones."""

    date: Moment = header(
        help="When it is published, in the paper's time zone.", example="2026-11-24 06:30", shown=EVERYWHERE
    )
    modified: MaybeMoment = header(
        "updated",
        default=None,
        help="When it was last changed.",
        example="2026-11-24 18:00",
        shown="page feed data",
    )
    sections: Sections = header(
        "section",
        "category",
        default=(),
        help="The sections it stands in, the main one first; a sub-section is written National/Courts.",
        example="National/Courts, Business",
        shown=EVERYWHERE,
    )
    tags: Names = header(
        "tag",
        default=(),
        help="What it is about, with commas between.",
        example="Mekong, Fishing",
        shown="page feed data",
    )
    authors: Credits = header(
        "author",
        default=(),
        help="Who worked on it, in order, with commas (or semicolons) between; what else than writing they did.",
        example="Sok Dara, Chan Vuthy (photos)",
        shown="page card feed data",
    )
    source: Line = header(
        "agency",
        default=None,
        help="The agency or other source that it rests on.",
        example="Agence Kampuchea Presse",
        shown="page data",
    )
    sponsor: Line = header(
        "paid_by",
        default=None,
        help="Who paid for it, which makes it a sponsored story.",
        example="Mekong Ferries",
        shown=EVERYWHERE,
    )
    kicker: Line = header(
        default=None,
        help="At most three words over the headline: the angle. An obituary's dates of life stand on its page too.",
        example="Fishing",
        shown="card",
    )
    place: Line = header(
        "dateline", default=None, help="Where it was reported from.", example="Kratie", shown="page card data"
    )
    picture: Picture | None = header(
        default=None,
        help="The lead picture: a file in content/; Picture alt, caption, credit and licence say more of it.",
        example="images/lake.jpg",
        shown="page card feed data",
    )
    video: WebAddress = header(
        default=None,
        help="Address of a video; of a known provider it is shown after a click, else linked.",
        example="https://vimeo.com/76979871",
        shown="page",
    )
    series: Line = header(
        default=None, help="The series that it is a part of.", example="The lake year", shown="page data"
    )
    part: Annotated[int | None, Field(ge=1)] = header(
        default=None, help="Which part of the series it is.", example="2", shown="page data"
    )
    running_story: Line = header(
        default=None,
        help="The running story that it continues.",
        example="The bridge at Neak Loeung",
        shown="page card",
    )
    type: Annotated[StoryType, BeforeValidator(values.low)] = header(
        default="news", help="What kind of story it is.", example="explainer", shown="page card data"
    )
    priority: Annotated[int, Field(ge=0, le=9)] = header(
        default=0, help="How high it stands on a front, 0 to 9.", example="5"
    )
    priority_until: MaybeMoment = header(
        default=None, help="When its priority ends.", example="2026-11-25 12:00"
    )
    corrections: Notes = header(
        "correction",
        default=(),
        help="A correction: its date, a colon, what was wrong. May stand several times.",
        example="2026-11-25: An earlier version gave the wrong year.",
        shown="page feed data",
    )
    updates: Notes = header(
        "update",
        default=(),
        help="What was added: its date (and time), a colon, what. May stand several times.",
        example="2026-11-24 09:30: The ferry runs again.",
        shown="page",
    )
    embargo: MaybeMoment = header(
        default=None, help="Not in any public file before this time.", example="2026-11-24T06:00+07:00"
    )
    expires: MaybeMoment = header(
        default=None, help="In no public file after this time.", example="2026-12-24"
    )
    related: Names = header(
        default=(),
        help="Slugs of stories that stand first among its related ones.",
        example="four-rivers-one-city, kratie-at-low-water",
        shown="page",
    )
    share: YesOrNo = header(
        default=True, help="No, where the story is to have no links for sharing.", example="no", shown="page"
    )
    robots: Line = header(
        default=None, help="What search engines are asked.", example="noindex", shown="page"
    )

    @model_validator(mode="before")
    @classmethod
    def _paid_is_sponsored(cls, said: Any) -> Any:
        """Whatever else it says to be: what somebody paid for is labelled so everywhere."""
        return {**said, "type": "sponsored"} if isinstance(said, dict) and said.get("sponsor") else said

    @property
    def section(self) -> str | None:
        """The main section, Pelican's category."""
        return next(iter(self.sections), None)

    @property
    def video_embed(self) -> Embed | None:
        """The block that shows its video, where the address is a known provider's."""
        return embed_of(self.video) if self.video else None

    @property
    def voice(self) -> Voice:
        """How it is set: colour and weight follow from what kind of story it is."""
        return VOICES[self.type]

    @property
    def corrected(self) -> datetime | None:
        """When it was last corrected."""
        return max((note.moment for note in self.corrections), default=None)

    def metadata(self, now: datetime) -> dict[str, Any]:
        """The story in Pelican's own names, plus ``story``; what is empty is left out.

        A story that is not public at `now` is a draft for Pelican, and in no file. Names of sections, tags and
        authors are texts; the door makes Pelican's objects of them.
        """
        if self.status == "withdrawn":
            return _filled(self._pelican_names() | {"date": self.date})
        names = self._pelican_names() | {
            "date": self.date,
            "modified": self.modified,
            "category": self.section,
            "tags": list(self.tags),
            "authors": [credit.name for credit in self.authors],
        }
        if not self.is_public(now):
            names["status"] = "draft"
        return _filled(names)

    def is_public(self, now: datetime) -> bool:
        """Whether anything of the story may be in a public file at this moment."""
        held = max(self.date, self.embargo or self.date) > now
        over = self.expires is not None and self.expires <= now
        return self.status in ("published", "hidden") and not held and not over


def headers_of(model: type[StaticPage]) -> dict[str, FieldInfo]:
    """Every field by its header in canonical form (small, underscores), in the order of the model.

    The parts of a picture are headers of their own: ``picture_alt``.
    """
    found: dict[str, FieldInfo] = {}
    for name, info in model.model_fields.items():
        if name == "more":
            continue
        found[name] = info
        if name == "picture":
            parts = Picture.model_fields.items()
            found |= {f"picture_{part}": about for part, about in parts if about.description}
    return found


def _filled(names: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in names.items() if value}
