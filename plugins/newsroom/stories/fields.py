"""How a field of a story is declared: what an editor may write there, and what docs and schema say of it.

Each type below has a reader (a function of values), where it needs one a writer (of forms), and the form in which
an editor's tool knows it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema
from pydantic.fields import FieldInfo

from newsroom.stories import forms, values

TEXT = {"type": "string"}
TEXTS = {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}
SPOKEN = {"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no"]}]}
TIME = {
    "type": "string",
    "pattern": r"^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?$",
    "examples": ["2026-11-24", "2026-11-24 06:30", "2026-11-24T06:30:00+07:00"],
}
DATED = {
    "type": "string",
    "pattern": r"^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?\s*:\s*\S",
    "examples": ["2026-10-09: What was wrong."],
}


def written_by(form: Callable[..., Any]) -> PlainSerializer:
    """Says how a type is written in a header: what ``model_dump(mode="json")`` gives for it."""
    return PlainSerializer(form, when_used="json")


Headline = Annotated[
    str,
    BeforeValidator(values.title),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": values.LONGEST_TITLE}),
]
WebAddress = Annotated[
    str | None, BeforeValidator(values.address), WithJsonSchema({"type": "string", "pattern": "^https?://"})
]
Names = Annotated[tuple[str, ...], BeforeValidator(values.names), WithJsonSchema(TEXTS)]
Moment = Annotated[datetime, BeforeValidator(values.moment), written_by(forms.moment), WithJsonSchema(TIME)]
MaybeMoment = Annotated[
    datetime | None, BeforeValidator(values.moment), written_by(forms.moment), WithJsonSchema(TIME)
]
Line = Annotated[str | None, BeforeValidator(values.line), WithJsonSchema(TEXT)]
YesOrNo = Annotated[bool, BeforeValidator(values.yes), written_by(forms.yes), WithJsonSchema(SPOKEN)]
Sections = Annotated[tuple[str, ...], BeforeValidator(values.sections), WithJsonSchema(TEXTS)]
Aliases = Annotated[
    tuple[Annotated[str, BeforeValidator(values.alias), written_by(forms.alias)], ...],
    BeforeValidator(values.names),
    WithJsonSchema(TEXTS),
]
Focus = Annotated[
    tuple[float, float] | None,
    BeforeValidator(values.focus),
    written_by(forms.focus),
    WithJsonSchema(TEXT | {"examples": ["30% 40%", "right top"]}),
]
InsidePath = Annotated[str, BeforeValidator(values.inside)]
PicturePath = Annotated[str, BeforeValidator(values.picture)]

PLACES = ("page", "card", "feed", "data", "search")
"""Where a field may appear: its story's page, fronts and lists, feeds, structured data, the search index."""

EVERYWHERE = " ".join(PLACES)


def header(
    *names: str,
    default: Any = ...,
    help: str,  # noqa: A002 (the word an editor would look for)
    shown: str = "",
    example: str = "",
) -> Any:
    """A field of a story: other headers that name it, its default, what docs say of it, where it appears."""
    extra: dict[str, Any] = {"headers": list(names), "shown": shown.split(), "example": [example]}
    return Field(default, description=help, json_schema_extra=extra)


def also_written(info: FieldInfo) -> list[str]:
    """The headers that name a field besides its own name, in canonical form."""
    return _said(info, "headers")


def shown_in(info: FieldInfo) -> list[str]:
    """The PLACES in which a field appears."""
    return _said(info, "shown")


def example_of(info: FieldInfo) -> str:
    """A value as an editor may write it."""
    return "".join(_said(info, "example"))


def _said(info: FieldInfo, what: str) -> list[str]:
    extra = info.json_schema_extra
    found = extra.get(what, []) if isinstance(extra, dict) else []
    return [str(name) for name in found] if isinstance(found, list) else []
