"""front.toml -> plans, or what is wrong with the file.

Top-level keys plan the front of the paper's first language; a table named after another language, such as
``[km]``, plans that one's with the same keys, and ``[section.mekong]`` or ``[km.section.mekong]`` a section's.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, get_args
from zoneinfo import ZoneInfo

from newsroom.front.plan import (
    ALWAYS,
    NOTHING,
    ROW,
    SECONDS,
    SUBLINKS,
    USUAL,
    VOICES,
    Fill,
    FrontName,
    FrontPlan,
    Pin,
    Place,
    Row,
)
from newsroom.front.slots import Cut
from newsroom.front.times import most_at_once, read_span
from newsroom.problems import Problem, nearest

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
SLUG, SLUGS = "one slug in quotes", 'a list of slugs, such as ["one-story", "another-story"]'
NAME = "one name in quotes, or empty quotes for none"
ROWS = 'a list such as [{section = "mekong", cut = "A", stories = ["a-slug"]}]'
FILLS = tuple(fill for fill in get_args(Fill) if fill)
PIN = ("story", "boost", "from", "until")
SIZED = "a boost only among the seconds, in opinion and in rows; here each story has the size of its place"
RULE = ("fill", "section", "tag", "from", "until")

Read = Callable[[Any, ZoneInfo], Any]
"""Gives a key's value. Raises ValueError with what is expected."""


@dataclass(frozen=True)
class PlanFile:
    """A plan as it was written: its path as an editor knows it, and its text."""

    path: str
    text: str

    def problem(
        self,
        part: tuple[str, ...],
        words: tuple[str, ...],
        rule: str,
        what: str,
        mend: str,
        fatal: bool = True,
    ) -> Problem:
        """A Problem at the line where the last of these words stands, each looked for after the one before it.

        `part` is the way of the table that they stand in, such as ("km", "section", "mekong"); the first word
        is the key.
        """
        field = ".".join((*part, *words[:1]))
        return Problem(self.path, self._line(part, words), field, rule, what, mend, fatal)

    def _line(self, part: tuple[str, ...], words: tuple[str, ...]) -> int:
        lines = [line.partition("#")[0] for line in self.text.splitlines()]
        way = r"\s*\.\s*".join(rf"[\"']?{re.escape(name)}[\"']?" for name in part)
        number = _first(lines, rf"\s*\[+\s*{way}\s*[\].]" if part else "", 0)
        for word in words:
            number = _first(lines, rf"(?:.*[^\w-])?{re.escape(word)}(?![\w-])", number or 0) or number
        return 0 if number is None else number + 1


def _first(lines: list[str], pattern: str, start: int) -> int | None:
    return next((number for number in range(start, len(lines)) if re.match(pattern, lines[number])), None)


def plan_file(path: str, source: bytes) -> PlanFile | Problem:
    """The plan's text, or what is wrong with the file."""
    try:
        return PlanFile(path, source.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Problem(path, 0, "", "front-encoding", "The file is not in UTF-8.", "Save it again as UTF-8.")


def read_plans(
    file: PlanFile, default_lang: str, zone: ZoneInfo
) -> dict[FrontName, FrontPlan] | list[Problem]:
    """The plan of each front that the file plans; or all that is wrong with the file.

    `zone` is the paper's: times without one of their own are told in it.
    """
    try:
        table = tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        return [_no_toml(file, error)]
    plans: dict[FrontName, FrontPlan] = {}
    problems: list[Problem] = []
    for part, keys in _parts(table):
        if part == (default_lang,):
            what = "The paper's first language is planned without a table of its own."
            mend = "Write its keys at the top of the file, its sections as [section.mekong]."
            problems.append(file.problem((), part, "front-language", what, mend))
        if part[:1] == (default_lang,):
            continue
        plan = _read_plan(file, part, keys, zone)
        if isinstance(plan, FrontPlan):
            plans[_name(part, default_lang)] = plan
        else:
            problems += plan
    return sorted(problems) or plans


def part_of(name: FrontName, default_lang: str) -> tuple[str, ...]:
    """The way of the table that plans a front."""
    section = ("section", name.section) if name.section else ()
    return section if name.lang == default_lang else (name.lang, *section)


def _name(part: tuple[str, ...], default_lang: str) -> FrontName:
    section = part[-1] if "section" in part else ""
    return FrontName(part[0] if part and part[0] != "section" else default_lang, section)


def _no_toml(file: PlanFile, error: tomllib.TOMLDecodeError) -> Problem:
    found = re.search(r"at line (\d+)", str(error))
    line = int(found[1]) if found else len(file.text.splitlines())  # it ends too early
    what = f"The file is no TOML: {str(error).partition(' (at ')[0]}."
    mend = "Write one “key = value” a line, texts in quotes, lists in [ ]."
    # TOML wants the seconds, which no editor writes.
    if line and re.search(r"=\s*\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?!:)", file.text.splitlines()[line - 1]):
        mend = 'Put the time in quotes: "2026-11-25 06:00".'
    return Problem(file.path, line, "", "front-syntax", what, mend)


def _parts(table: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Every front's own keys with the way of their table, the front page of the first language first."""
    known = {key.name for key in fields(FrontPlan)}
    tables = {
        key: value
        for key, value in table.items()
        if isinstance(value, dict) and key not in known and LANGUAGE.fullmatch(key)
    }
    own = {key: value for key, value in table.items() if key not in tables}
    for part, keys in (((), own), *(((key,), value) for key, value in tables.items())):
        sections = keys.get("section")
        if isinstance(sections, dict) and all(isinstance(value, dict) for value in sections.values()):
            keys = {key: value for key, value in keys.items() if key != "section"}
            yield part, keys
            yield from (((*part, "section", slug), value) for slug, value in sections.items())
        else:
            yield part, keys


def _read_plan(
    file: PlanFile, part: tuple[str, ...], table: Mapping[str, Any], zone: ZoneInfo
) -> FrontPlan | list[Problem]:
    values: dict[str, Any] = {}
    problems = []
    for key, value in table.items():
        if key == "section":
            mend = "Plan the front of a section below a line of its own, such as [section.mekong]."
            problems.append(file.problem(part, (key,), "front-value", "It is no table of sections.", mend))
        elif key not in READ:
            mend = nearest(key, list(READ)) or f"Known are {', '.join(READ)}."
            problems.append(file.problem(part, (key,), "front-key", "There is no such key.", mend))
        else:
            try:
                values[key] = READ[key](value, zone)
            except ValueError as expected:
                said = "What stands here" if isinstance(value, dict | list) else repr(value)
                mend = f"Give {expected}."
                problems.append(file.problem(part, (key,), "front-value", f"{said} cannot be used.", mend))
    return problems or FrontPlan(**values)


def _known(table: Mapping[str, Any], names: Collection[str], noun: str) -> None:
    unknown = sorted(set(table) - set(names))
    if unknown:
        raise ValueError(f"only {', '.join(names)}; a {noun} has no “{unknown[0]}”")


def _pin(value: Any, zone: ZoneInfo, expected: str = SLUG, sized: bool = False) -> Pin:
    """A slug, or a table with a slug under ``story``; with a boost where the place's stories are `sized`."""
    table = value if isinstance(value, dict) else {"story": value}
    _known(table, PIN, "pinned story")
    story, boost = table.get("story"), table.get("boost")
    if not isinstance(story, str) or not story:
        raise ValueError(
            f'{expected}, or {{story = "a-slug", until = 2026-11-26}}' if table is value else expected
        )
    if boost is not None and (type(boost) is not int or not 0 <= boost <= 3):
        raise ValueError("a boost from 0 to 3, without quotes")
    if boost is not None and not sized:
        raise ValueError(SIZED)
    return Pin(story, boost, read_span(table, zone))


def _pins(value: Any, zone: ZoneInfo, most: int = 0, sized: bool = False) -> tuple[Pin, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str | dict) for each in value):
        raise ValueError(SLUGS)
    pins = tuple(_pin(each, zone, sized=sized) for each in value)
    if most and most_at_once(pin.span for pin in pins) > most:
        at_once = " at a time" if any(pin.span != ALWAYS for pin in pins) else ""
        raise ValueError(f"{most} slugs at most{at_once}")
    return pins


def _place(most: int, sized: bool = False) -> Read:
    """A list of pins, or a table with one under ``stories`` and the rule for what fills the place."""

    def read(value: Any, zone: ZoneInfo) -> Place:
        if not isinstance(value, dict):
            return Place(_pins(value, zone, most, sized))
        _known(value, ("stories", *RULE), "place")
        return _ruled(value, _pins(value.get("stories", []), zone, most, sized), zone)

    return read


def _ruled(table: Mapping[str, Any], pins: tuple[Pin, ...], zone: ZoneInfo) -> Place:
    words = {name: table.get(name, "") for name in ("section", "tag")}
    for name, word in words.items():
        if not isinstance(word, str):
            raise ValueError(f"one {name} in quotes")  # noqa: TRY004 (every reading raises ValueError)
    return Place(pins, _fill(table, "usual"), **words, span=read_span(table, zone))


def _fill(table: Mapping[str, Any], usual: Fill) -> Fill:
    fill: Fill = table.get("fill", usual)
    if "fill" in table and fill not in FILLS:
        raise ValueError(f"a fill called {', '.join(FILLS[:-1])} or {FILLS[-1]}")
    return fill


def _lead(value: Any, zone: ZoneInfo) -> Place:
    """One pin; or several, of which the first that is published and in its time leads."""
    if isinstance(value, list) or (isinstance(value, dict) and "story" not in value):
        place: Place = _place(0)(value, zone)
        return place
    return Place((_pin(value, zone),))


def _river(value: Any, zone: ZoneInfo) -> Place:
    if isinstance(value, dict):
        _known(value, RULE, "river")
        return _ruled(value, (), zone)
    if not isinstance(value, bool):
        raise ValueError("true or false, without quotes")  # noqa: TRY004 (every reading raises ValueError)
    return USUAL if value else NOTHING


def _running_story(value: Any, zone: ZoneInfo) -> Place:
    if value == "":
        return NOTHING
    found = value if isinstance(value, list) else [value]
    return Place(tuple(_pin(each, zone, NAME) for each in found))


def _rows(value: Any, zone: ZoneInfo) -> tuple[Row, ...]:
    if not isinstance(value, list) or not all(isinstance(row, dict) and "section" in row for row in value):
        raise ValueError(ROWS)
    return tuple(_row(row, zone) for row in value)


def _row(row: dict[str, Any], zone: ZoneInfo) -> Row:
    unknown = sorted(set(row) - {"section", "cut", "stories", "fill", "tag", "from", "until"})
    if unknown:
        raise ValueError(f"{ROWS}; a row has no “{unknown[0]}”")
    if row.get("cut", "") not in get_args(Cut):
        raise ValueError("a cut called A, B, C or D")
    if not isinstance(row["section"], str) or not row["section"]:
        raise ValueError(SLUG)
    place = _ruled(row, _pins(row.get("stories", []), zone, ROW, sized=True), zone)
    return Row(place.section, row.get("cut", ""), place.stories, _fill(row, ""), place.tag, place.span)


def _hide(value: Any, zone: ZoneInfo) -> tuple[Pin, ...]:
    return _pins(value, zone)


READ: Mapping[str, Read] = {
    "lead": _lead,
    "seconds": _place(SECONDS, sized=True),
    "sublinks": _place(SUBLINKS),
    "river": _river,
    "opinion": _place(VOICES, sized=True),
    "running_story": _running_story,
    "rows": _rows,
    "hide": _hide,
}
"""How each key of a plan is read."""
