"""The section rows: which sections have one, and how each is cut.

A is one big picture and a pile of three; B two pictures and a pile; C one big picture and two piles; D three
lines. Cuts come in turn, by what the stories have, and no two neighbouring rows are cut alike.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from typing import Any

from newsroom.edition import Edition, newest_first, own_sections, section_slugs
from newsroom.front.plan import ROW, Row
from newsroom.front.slots import (
    Choice,
    Cut,
    Placed,
    Role,
    Slot,
    Unplaced,
    by_standing,
    chosen,
    pictured,
    pictures_first,
    tag_names,
)

TURN: tuple[Cut, ...] = ("A", "B", "C")
PLACES: dict[Cut, tuple[tuple[Role, int], ...]] = {
    "A": (("big", 2), ("pile", 0), ("pile", 0), ("pile", 0)),
    "B": (("big", 2), ("big", 1), ("pile", 1), ("pile", 0), ("pile", 0)),
    # The theme halves the pile, the longer half first.
    "C": (("big", 2), ("pile", 1), ("pile", 0), ("pile", 1), ("pile", 0)),
    "D": (("line", 1), ("line", 1), ("line", 1)),
}
"""Role and boost of each story of a row."""
PICTURES: dict[Cut, int] = {"A": 1, "B": 2, "C": 1, "D": 0}
FEWEST: dict[Cut, int] = {"A": 2, "B": 3, "C": 5, "D": 2}
LEAST = 2
WITHOUT_A_BAR = 6
"""How many rows a paper gets that declares no sections."""


@dataclass(frozen=True)
class Section:
    """A section in the language of one edition; ``row``: whether it has a row where nothing is planned."""

    slug: str
    name: str
    url: str
    row: bool = True


@dataclass(frozen=True)
class _Copy:
    """A row before it is cut: its section and stories, of which the first so many are ``pinned``."""

    section: Section
    choices: list[Choice]
    cut: Cut
    pinned: int

    @property
    def stories(self) -> list[Any]:
        return [choice.article for choice in self.choices]


def sections_of(edition: Edition[Any], bar: Mapping[str, Mapping[str, str]]) -> tuple[Section, ...]:
    """The sections of the bar in its order, then others that have stories, the newest story's first.

    Without a plan the bar's sections have rows, or the first few of all where there is no bar; a sub-section
    has one only where it is planned. A section without a story of its own has no address.
    """
    found: dict[str, Any] = {}
    for article in edition.articles:
        for section in own_sections(article):
            for each in (*getattr(section, "parents", ()), section):
                found.setdefault(each.slug, each)
    rows = list(bar) or [slug for slug in found if "/" not in slug][:WITHOUT_A_BAR]
    return tuple(
        Section(
            slug,
            name=bar.get(slug, {}).get(edition.lang) or str(getattr(found.get(slug), "name", slug)),
            url=getattr(found.get(slug), "url", ""),
            row=slug in rows and "/" not in slug,
        )
        for slug in dict.fromkeys([*bar, *found])
    )


def section_rows(
    planned: Sequence[Row] | None, sections: Sequence[Section], unplaced: Unplaced, before_lines: bool
) -> Iterator[Slot]:
    """The section rows out of what is left, or those the plan names. Linear in stories, but for sorting them.

    `before_lines`: a row of cut D follows the last of them.
    """
    copies = list(_copies(planned, sections, unplaced))
    turn = TURN
    previous: Cut = ""
    for copy, following in zip_longest(copies, copies[1:]):
        after: Cut = following.cut if following else "D" if before_lines else ""
        cut = copy.cut or _cut(copy.stories, turn, {previous, after})
        if cut in turn:
            turn = (*TURN[TURN.index(cut) + 1 :], *TURN[: TURN.index(cut) + 1])
        previous = cut
        section, cards = copy.section, _cards(copy, cut, unplaced)
        yield Slot("section", unplaced.edition.lang, cards, section.name, section.url, cut)


def _copies(
    planned: Sequence[Row] | None, sections: Sequence[Section], unplaced: Unplaced
) -> Iterator[_Copy]:
    left: dict[str, list[Any]] = {}
    for article in by_standing(unplaced, unplaced.edition.now):
        for slug in section_slugs(article):
            left.setdefault(slug, []).append(article)
    by_slug = {section.slug: section for section in sections}
    taken: set[int] = set()
    for row in [Row(section.slug) for section in sections if section.row] if planned is None else planned:
        choices = unplaced.pinned(row.stories)[:ROW]
        pinned = len(choices)
        if row.fills:
            free = [
                article
                for article in left.get(row.section, ())
                if id(article) not in taken and (not row.tag or row.tag in tag_names(article))
            ]
            choices += _filling(row, free, unplaced.edition.now, ROW - pinned)
        if row.section in by_slug and len(choices) >= (1 if row.stories else LEAST):
            taken.update(id(choice.article) for choice in choices)
            yield _Copy(by_slug[row.section], choices, row.cut, pinned)


def _filling(row: Row, free: list[Any], now: datetime, room: int) -> list[Choice]:
    """What fills a row out of the stories that are free, which stand highest first."""
    newest = list(newest_first(free))
    stories = newest[:room] if row.fill == "newest" else _shortlist(free)[:room]
    return chosen(stories, newest, now)


def _shortlist(stories: list[Any]) -> list[Any]:
    """As many as the largest cut holds, with two pictures among them where the first ten have any."""
    pictures, others = pictures_first(stories[: 2 * ROW], 2)
    chosen = {id(article) for article in [*pictures, *others[: ROW - len(pictures)]]}
    return [article for article in stories if id(article) in chosen]


def _cut(stories: list[Any], turn: Sequence[Cut], neighbours: Collection[Cut]) -> Cut:
    pictures = sum(map(pictured, stories))
    for cut in turn:
        if cut not in neighbours and pictures >= PICTURES[cut] and len(stories) >= FEWEST[cut]:
            return cut
    # Nothing fits: three lines, and between two rows of lines a headline that stands large without a picture.
    fallback: tuple[Cut, ...] = ("D", "C", "A")
    return next(cut for cut in fallback if cut not in neighbours)


def _cards(copy: _Copy, cut: Cut, unplaced: Unplaced) -> tuple[Placed, ...]:
    choices, places = copy.choices, PLACES[cut]
    if cut == "C" and len(choices) < len(places):
        # The second pile begins one place earlier, or is not there.
        places = (*places[: len(choices) // 2 + 1], *places[3:])
    if copy.pinned:
        # What an editor names stands, on a longer pile if need be.
        places = (*places, *places[-1:] * (copy.pinned - len(places)))
    else:
        of = {id(choice.article): choice for choice in choices}
        pictures, others = pictures_first(copy.stories, PICTURES[cut])
        choices = [of[id(article)] for article in pictures + others]
    return tuple(
        unplaced.place(choice, role, boost) for choice, (role, boost) in zip(choices, places, strict=False)
    )
