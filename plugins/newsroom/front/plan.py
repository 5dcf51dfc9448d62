"""front.toml: what an editor wants on the front page, and what is wrong with it.

Top-level keys plan the front of the paper's first language; a table named after another language, such as
``[km]``, plans that one's with the same keys. A list that is written is used as it stands; a key that is left
out fills itself.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, get_args

from newsroom.front.slots import Cut
from newsroom.problems import Problem, nearest

SECONDS, SUBLINKS, VOICES, ROW = 4, 3, 4, 5
"""How many stories stand under the lead, in the links below it, in the opinion strip, in a section row."""
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


@dataclass(frozen=True)
class Row:
    """One section row: its section's slug; its cut and its stories where the editor wants them so."""

    section: str
    cut: Cut = ""
    stories: tuple[str, ...] = ()


def _slug(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("one slug in quotes")
    return value


def _name(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("one name in quotes, or empty quotes for none")  # noqa: TRY004 (every reading raises ValueError)
    return value


def _slugs(at_most: int = 0) -> Callable[[Any], tuple[str, ...]]:
    def read(value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
            raise ValueError('a list of slugs, such as ["one-story", "another-story"]')
        if at_most and len(value) > at_most:
            raise ValueError(f"{at_most} slugs at most")
        return tuple(value)

    return read


def _switch(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false, without quotes")  # noqa: TRY004 (every reading raises ValueError)
    return value


def _rows(value: Any) -> tuple[Row, ...]:
    example = 'a list such as [{section = "mekong", cut = "A", stories = ["a-slug"]}]'
    if not isinstance(value, list) or not all(isinstance(row, dict) and "section" in row for row in value):
        raise ValueError(example)
    return tuple(_row(row, example) for row in value)


def _row(row: dict[str, Any], example: str) -> Row:
    unknown = sorted(row.keys() - {known.name for known in fields(Row)})
    if unknown:
        raise ValueError(f"{example}; a row has no “{unknown[0]}”")
    if row.get("cut", "") not in get_args(Cut):
        raise ValueError("a cut called A, B, C or D")
    return Row(_slug(row["section"]), row.get("cut", ""), _slugs(ROW)(row.get("stories", [])))


def _key(default: Any, read: Callable[[Any], Any]) -> Any:
    return field(default=default, metadata={"read": read})


@dataclass(frozen=True)
class FrontPlan:
    """What one front shall hold. None: the paper chooses; an empty list: nothing stands there."""

    lead: str | None = _key(None, _slug)
    seconds: tuple[str, ...] | None = _key(None, _slugs(SECONDS))
    sublinks: tuple[str, ...] | None = _key(None, _slugs(SUBLINKS))
    river: bool = _key(True, _switch)
    opinion: tuple[str, ...] | None = _key(None, _slugs(VOICES))
    running_story: str | None = _key(None, _name)
    rows: tuple[Row, ...] | None = _key(None, _rows)
    hide: tuple[str, ...] = _key((), _slugs())

    @property
    def pins(self) -> tuple[tuple[str, str], ...]:
        """Every slug that the plan names, with the key that names it."""
        lists = {
            "lead": (self.lead,) if self.lead else (), "seconds": self.seconds or (),
            "sublinks": self.sublinks or (), "opinion": self.opinion or (),
            "rows": tuple(slug for row in self.rows or () for slug in row.stories), "hide": self.hide,
        }  # fmt: skip
        return tuple((name, slug) for name, slugs in lists.items() for slug in slugs)


@dataclass(frozen=True)
class PlanFile:
    """A plan as it was written: its path as an editor knows it, and its text."""

    path: str
    text: str

    def problem(
        self, lang: str, key: str, word: str, rule: str, what: str, mend: str, fatal: bool = True
    ) -> Problem:
        """A Problem at the line where `word` first stands in the part of `lang` ("": the first language)."""
        field = ".".join(filter(None, (lang, key)))
        return Problem(self.path, self._line(lang, word), field, rule, what, mend, fatal)

    def _line(self, lang: str, word: str) -> int:
        inside = not lang
        whole_word = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        for number, line in enumerate(self.text.splitlines(), start=1):
            inside = inside or bool(re.match(rf"\s*\[+\s*{re.escape(lang)}\b", line))
            if inside and whole_word.search(line.partition("#")[0]):
                return number
        return 0


def plan_file(path: str, source: bytes) -> PlanFile | Problem:
    """The plan's text, or what is wrong with the file."""
    try:
        return PlanFile(path, source.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Problem(path, 0, "", "front-encoding", "The file is not in UTF-8.", "Save it again as UTF-8.")


def read_plans(file: PlanFile, default_lang: str) -> dict[str, FrontPlan] | list[Problem]:
    """The plan of each language that the file plans, by language code; or all that is wrong with the file."""
    try:
        table = tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        what = f"The file is no TOML: {str(error).partition(' (at ')[0]}."
        return [Problem(file.path, int(line[1]) if line else 0, "", "front-syntax", what,
                        'Write one “key = value” a line, texts in quotes, lists in [ ].')]  # fmt: skip
    tables = {
        key: value for key, value in table.items() if isinstance(value, dict) and LANGUAGE.fullmatch(key)
    }
    tables[""] = {key: value for key, value in table.items() if key not in tables}
    plans: dict[str, FrontPlan] = {}
    problems: list[Problem] = []
    for lang, part in tables.items():
        plan = _read_plan(file, lang, part)
        if isinstance(plan, FrontPlan):
            plans[lang or default_lang] = plan
        else:
            problems += plan
    return sorted(problems) or plans


def _read_plan(file: PlanFile, lang: str, table: Mapping[str, Any]) -> FrontPlan | list[Problem]:
    known = {key.name: key for key in fields(FrontPlan)}
    values: dict[str, Any] = {}
    problems = []
    for key, value in table.items():
        if key not in known:
            mend = nearest(key, list(known)) or f"Known are {', '.join(known)}."
            problems.append(file.problem(lang, key, key, "front-key", "There is no such key.", mend))
            continue
        try:
            values[key] = known[key].metadata["read"](value)
        except ValueError as expected:
            what = f"{value!r} cannot be used."
            problems.append(file.problem(lang, key, key, "front-value", what, f"Give {expected}."))
    return problems or FrontPlan(**values)


@dataclass(frozen=True)
class Known:
    """What a plan may name: slugs of stories (drafts too) and of sections; running stories, slug or name.

    ``unlisted`` are slugs of stories that are withdrawn or hidden: to name one is a slip, and stops no paper.
    """

    stories: Collection[str]
    sections: Collection[str] = ()
    running_stories: Collection[str] = ()
    unlisted: Collection[str] = ()


def check_plans(
    file: PlanFile, plans: Mapping[str, FrontPlan], known: Mapping[str, Known], default_lang: str
) -> list[Problem]:
    """What the plans name and the paper has not, or twice; `known` is by language, and names all of them."""
    problems: list[Problem] = []
    for lang, plan in plans.items():
        if lang in known:
            problems += check_plan(file, "" if lang == default_lang else lang, plan, known[lang])
        else:
            what = f"The paper has no language “{lang}”."
            mend = nearest(lang, sorted(known)) or f"It has {', '.join(sorted(known))}."
            problems.append(file.problem(lang, "", lang, "front-language", what, mend))
    return problems


def check_plan(file: PlanFile, lang: str, plan: FrontPlan, known: Known) -> list[Problem]:
    """What a plan names and the paper has not, and what it names twice. `lang` "" is the first language."""
    return [*_strangers(file, lang, plan, known), *_twice(file, lang, plan)]


def _strangers(file: PlanFile, lang: str, plan: FrontPlan, known: Known) -> Iterator[Problem]:
    sections = [("rows", row.section) for row in plan.rows or ()]
    running = [("running_story", plan.running_story)] if plan.running_story else []
    for noun, named, names in (
        ("story", plan.pins, known.stories),
        ("section", sections, known.sections),
        ("running story", running, known.running_stories),
    ):
        for key, name in named:
            if name in names:
                continue
            if noun == "story" and name in known.unlisted:
                what = f"The story “{name}” is withdrawn or hidden, and stands on no front."
                mend = "Take it out of the plan."
                yield file.problem(lang, key, name, "front-unlisted", what, mend, fatal=False)
            else:
                mend = (
                    nearest(name, sorted(names)) or f"Correct the name, or take the {noun} out of the plan."
                )
                yield file.problem(lang, key, name, "front-name", f"There is no {noun} “{name}”.", mend)


def _twice(file: PlanFile, lang: str, plan: FrontPlan) -> Iterator[Problem]:
    counts = Counter(slug for _, slug in plan.pins)
    places = {slug: key for key, slug in plan.pins}
    for slug, count in counts.items():
        if count > 1:
            what = f"The story “{slug}” stands twice in the plan."
            mend = "Keep it where it shall stand."
            yield file.problem(lang, places[slug], places[slug], "front-twice", what, mend)
