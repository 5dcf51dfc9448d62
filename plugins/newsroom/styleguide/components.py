"""components/NAME.toml of a theme -> a Component, or what is wrong with the file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from newsroom.problems import Problem, nearest

Line = Annotated[str, Field(min_length=1)]


class Part(BaseModel):
    """Frozen, and no key that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Example(Part):
    """One way to use a component: Jinja code, a reporter's Markdown, or the address of a page that shows it.

    Code stands inside boxes of the classes ``within``, the outermost first, on a page in the language ``lang``
    (empty: the paper's first) with the voice ``voice``.
    """

    name: Line
    note: str = ""
    code: str = ""
    markdown: str = ""
    page: str = ""
    within: tuple[str, ...] = ()
    lang: str = ""
    voice: Line = "news"

    @model_validator(mode="after")
    def _has_something_to_show(self) -> Example:
        if [self.code, self.markdown, self.page].count("") != 2:
            raise ValueError("An example has one of three: code, markdown, or the address of a page")
        return self


class Component(Part):
    """A component of the theme: what it is, the templates that print it, what may be chosen, and examples.

    ``options`` leads from a name to what it does; ``setup`` is code that stands before that of each example.
    """

    name: Line
    about: Line
    templates: tuple[str, ...] = ()
    options: dict[str, str] = {}
    setup: str = ""
    examples: tuple[Example, ...] = Field(min_length=1)


def read_component(path: str, text: str) -> Component | list[Problem]:
    """The component that a file describes; `path` is what its problems call it."""
    try:
        return Component.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        what = f"The file is no TOML: {str(error).partition(' (at ')[0]}."
        mend = "Write one “key = value” a line, texts in quotes."
        return [Problem(path, int(line[1]) if line else 0, "", "component-syntax", what, mend)]
    except ValidationError as invalid:
        return [_problem(path, text, error["loc"], error["type"], error["msg"]) for error in invalid.errors()]


def line_of_example(text: str, number: int) -> int:
    """The line at which the `number`th example of a file begins, both counted from 1; 0 where there is none."""
    heads = [n for n, line in enumerate(text.splitlines(), 1) if line.strip() == "[[examples]]"]
    return heads[number - 1] if 0 < number <= len(heads) else 0


def _problem(path: str, text: str, way: Sequence[int | str], kind: str, message: str) -> Problem:
    key = next((str(part) for part in reversed(way) if isinstance(part, str)), "")
    example = next((part + 1 for part in way if isinstance(part, int)), 0) if way[:1] == ("examples",) else 0
    line = line_of_example(text, example) or _line_of(text, key)
    mend = ""
    if kind == "extra_forbidden":
        known = list(Example.model_fields if example else Component.model_fields)
        message, mend = "There is no such key", nearest(key, known) or f"Known are {', '.join(known)}."
    elif kind == "missing":
        message, mend = "It is missing", f"Add a line “{key} = ...”."
    return Problem(path, line, key, "component-value", f"{message.removeprefix('Value error, ')}.", mend)


def _line_of(text: str, key: Any) -> int:
    lines = enumerate(text.splitlines(), 1)
    return next((n for n, line in lines if re.match(rf"{re.escape(key)}\s*=", line)), 0)
