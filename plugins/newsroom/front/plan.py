"""A FrontPlan: what an editor wants on a front, and when. At one moment it is a plan without times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Literal, NamedTuple

from newsroom.front.slots import Cut
from newsroom.front.times import Span

SECONDS, SUBLINKS, VOICES, ROW = 4, 3, 4, 5
"""How many stories stand under the lead, in the links below it, in the opinion strip, in a section row."""

Fill = Literal["", "usual", "newest", "none"]
"""What stands where the named stories leave room: what the paper would choose, the newest, or nothing.

Empty: nothing, as long as one of them is in its time; after that the place is as if it had not been planned.
"""
ALWAYS = Span()


class FrontName(NamedTuple):
    """Which front: its language; its section's slug, or "" for the front page."""

    lang: str
    section: str = ""


@dataclass(frozen=True)
class Pin:
    """A story by slug (in a running story's place, its name), how large it stands (0 to 3), and when."""

    story: str
    boost: int | None = None
    span: Span = ALWAYS


@dataclass(frozen=True)
class Place:
    """What stands in one place of a front: the named stories, then whatever fills it; ``section`` and ``tag``
    say what that must be of."""

    stories: tuple[Pin, ...] = ()
    fill: Fill = ""
    section: str = ""
    tag: str = ""
    span: Span = ALWAYS

    @property
    def fills(self) -> bool:
        return self.fill in ("usual", "newest")

    def at(self, now: datetime) -> Place | None:
        """The place at one moment; None where the plan then says nothing about it."""
        pins = _at(self.stories, now, self.span)
        if not self.span.covers(now) or (self.stories and not pins and not self.fill):
            return None
        return replace(self, stories=pins, span=ALWAYS)


USUAL = Place(fill="usual")
NOTHING = Place()


@dataclass(frozen=True)
class Row:
    """One section row: its section's slug; its cut, its stories and its time where the editor wants them so."""

    section: str
    cut: Cut = ""
    stories: tuple[Pin, ...] = ()
    fill: Fill = ""
    tag: str = ""
    span: Span = ALWAYS

    @property
    def fills(self) -> bool:
        return self.fill in ("usual", "newest") or not (self.stories or self.fill)


@dataclass(frozen=True)
class FrontPlan:
    """What one front shall hold. None: the paper chooses; an empty place: nothing stands there."""

    lead: Place | None = None
    seconds: Place | None = None
    sublinks: Place | None = None
    river: Place | None = None
    opinion: Place | None = None
    running_story: Place | None = None
    rows: tuple[Row, ...] | None = None
    hide: tuple[Pin, ...] = ()

    @property
    def places(self) -> Iterator[tuple[str, Place]]:
        """Every planned place with its key; those of rows and of what is hidden too."""
        for key in fields(self):
            value = getattr(self, key.name)
            if isinstance(value, Place):
                yield key.name, value
        for row in self.rows or ():
            yield "rows", Place(row.stories, row.fill, row.section, row.tag, row.span)
        yield "hide", Place(self.hide)

    @property
    def pins(self) -> tuple[tuple[str, Pin], ...]:
        """Every story that the plan names, with the key that names it; its span is cut to that of its place."""
        return tuple(
            (key, replace(pin, span=pin.span.within(place.span)))
            for key, place in self.places
            if key != "running_story"
            for pin in place.stories
        )

    @property
    def spans(self) -> Iterator[tuple[str, str, Span]]:
        """Whatever has a time of its own: the key, the story or section (empty: the place itself), the time."""
        for key, place in self.places:
            if place.span != ALWAYS:
                yield key, place.section if key == "rows" else "", place.span
            yield from ((key, pin.story, pin.span) for pin in place.stories if pin.span != ALWAYS)

    def at(self, now: datetime) -> FrontPlan:
        """The plan at one moment: what is in its time, and without times but for when a pin ends."""
        places = {
            key.name: value.at(now)
            for key in fields(self)
            if isinstance(value := getattr(self, key.name), Place)
        }
        rows = tuple(
            replace(row, stories=_at(row.stories, now, row.span), span=ALWAYS)
            for row in self.rows or ()
            if row.span.covers(now)
        )
        # An empty list of rows that somebody wrote stays empty.
        planned = rows if rows or self.rows == () else None
        return replace(self, **places, rows=planned, hide=_at(self.hide, now))

    def over(self, usual: FrontPlan) -> FrontPlan:
        """This plan, and `usual` where it says nothing."""
        said = {key.name: getattr(self, key.name) for key in fields(self)}
        return replace(usual, **{name: value for name, value in said.items() if value is not None})


def _at(pins: Iterable[Pin], now: datetime, span: Span = ALWAYS) -> tuple[Pin, ...]:
    return tuple(
        replace(pin, span=Span(ends=pin.span.within(span).ends)) for pin in pins if pin.span.covers(now)
    )
