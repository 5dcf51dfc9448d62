"""What a story consists of besides texts and names: its picture, who worked on it, what was said of it on a day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema

from newsroom.stories import forms, values
from newsroom.stories.fields import DATED, TEXTS, Focus, Line, PicturePath, YesOrNo, header, written_by

StoryType = Literal[
    "news", "analysis", "opinion", "review", "reportage", "explainer", "feature", "obituary", "sponsored"
]
Arrangement = Literal["main", "text", "full"]

STAGED = ("feature", "reportage")
SMALL, LARGE = 800, 1200
"""Widths in px: a photograph under the first would be blown up across the story's columns, and one under the second
across the window."""


class Part(BaseModel):
    """What all parts of a story share: frozen, and no field that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Picture(Part):
    """A picture and what is said about it. ``file`` is relative to content/; width and height are px.

    ``focus`` is the point that a crop keeps, as fractions of width and height: (0, 0) is the left top corner.
    ``arranged`` is where it stands on the page: as the header asks, else as its shape and the story do.
    """

    file: PicturePath
    alt: str = header(
        default="",
        help="What those should know who do not see it.",
        example="Boats lie on dry mud beside a stilt house.",
        shown="page card feed data",
    )
    caption: Line = header(
        default=None, help="What everybody should know.", example="Kampong Phluk", shown="page card feed data"
    )
    credit: Line = header(
        default=None, help="Whose it is.", example="Chan Vuthy", shown="page card feed data"
    )
    licence: Line = header(
        default=None, help="What others may do with it.", example="CC BY 4.0", shown="page card"
    )
    graphic: YesOrNo = header(
        default=False,
        help="Yes, for a map or chart: it keeps its own shape and is never cropped.",
        example="yes",
    )
    focus: Focus = header(
        default=None,
        help="What a crop keeps: from the left and from the top, like 30% 40%, or words such as right top.",
        example="30% 40%",
    )
    arrangement: Annotated[Arrangement | None, BeforeValidator(values.low)] = header(
        default=None,
        help="Where it stands: main (over the columns), text (as wide as the text) or full (edge to edge).",
        example="text",
    )
    width: int | None = None
    height: int | None = None
    arranged: Arrangement = "main"

    @property
    def url(self) -> str:
        """Its address inside the site."""
        return self.file

    def set_in(self, story_type: StoryType, width: int, height: int) -> Picture:
        """The picture with its size and where it stands: as asked for, else as shape and type of the story ask.

        Upright and small ones stand in the text, large ones of a feature or reportage go from edge to edge. A drawing
        can be shown in any size; an explainer's picture explains and is not staged.
        """
        drawn = self.file.lower().endswith(".svg")
        asked = self.arrangement
        if not asked and (height > width or (width < SMALL and not drawn)):
            asked = "text"
        elif not asked and story_type in STAGED and not self.graphic and (drawn or width >= LARGE):
            asked = "full"
        return self.model_copy(update={"width": width, "height": height, "arranged": asked or "main"})


class Note(Part):
    """What was said on a day: a correction, or an update. A day alone is its midnight in the paper's zone."""

    moment: datetime
    text: str

    @property
    def date(self) -> date:
        """The day."""
        return self.moment.date()


class Credit(Part):
    """Who worked on a story, and as what; the role is empty for who wrote it."""

    name: str
    role: str = ""


Notes = Annotated[
    tuple[Annotated[Note, BeforeValidator(values.dated), written_by(forms.note)], ...],
    WithJsonSchema({"anyOf": [DATED, {"type": "array", "items": {"anyOf": [DATED, {"type": "object"}]}}]}),
]
Credits = Annotated[
    tuple[Annotated[Credit, BeforeValidator(values.credit), written_by(forms.credit)], ...],
    BeforeValidator(values.names),
    WithJsonSchema(TEXTS),
]
