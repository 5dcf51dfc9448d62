"""The header of a story as a JSON Schema (draft 7), for tools in which editors write.

It describes YAML front matter: each header by its name in the docs (``Running story``) and in small letters
(``running_story``). It is stricter than the reader, which also takes other spellings of a name.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsroom.stories.fields import also_written
from newsroom.stories.parts import Picture
from newsroom.stories.story import Story, headers_of

Schema = dict[str, Any]

KEPT = {
    "anyOf", "description", "enum", "examples", "format", "items", "maximum", "maxLength", "minimum", "minLength",
    "pattern", "type",
}  # fmt: skip
"""What is taken over from pydantic's own schema: no titles, no defaults, nothing of ours."""

NEEDED = ("title", "date")


def json_schema(fields: Iterable[str] = ()) -> Schema:
    """The schema of a story's header; `fields` are the headers of other plugins that STORIES_FIELDS names."""
    about = _abouts()
    names = {name: [name, *also_written(info)] for name, info in headers_of(Story).items()}
    refs = {
        form: {"$ref": f"#/definitions/{name}"}
        for name, ways in names.items() for way in ways for form in _forms(way)
    }  # fmt: skip
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "The header of a story",
        "type": "object",
        "properties": refs | {form: {} for field in fields for form in _forms(field)},
        "additionalProperties": False,
        "allOf": [{"anyOf": [{"required": [form]} for form in _forms(name)]} for name in NEEDED],
        "definitions": about,
    }


def written(name: str) -> str:
    """A header as docs write it: ``running_story`` is “Running story”."""
    return name.replace("_", " ").capitalize()


def _abouts() -> dict[str, Schema]:
    found = Story.model_json_schema()["properties"]
    parts = Picture.model_json_schema()["properties"]
    about = {}
    for name in headers_of(Story):
        said = found.get(name) or parts[name.removeprefix("picture_")]
        about[name] = {key: value for key, value in said.items() if key in KEPT}
    inside = {"file": {"type": "string"}} | {
        name.removeprefix("picture_"): {"$ref": f"#/definitions/{name}"}
        for name in about
        if name.startswith("picture_")
    }
    whole = {"type": "object", "properties": inside, "required": ["file"], "additionalProperties": False}
    about["picture"]["anyOf"] = [{"type": "string"}, whole]
    # A header without a value counts as none; only those that are needed must have one.
    return {name: said if name in NEEDED else _or_empty(said) for name, said in about.items()}


def _or_empty(schema: Schema) -> Schema:
    said = {key: value for key, value in schema.items() if key != "description"}
    choices = said.get("anyOf", [said])
    filled = [choice for choice in choices if choice != {"type": "null"}]
    return {"description": schema["description"], "anyOf": [*filled, {"type": "null"}]}


def _forms(name: str) -> list[str]:
    return list(dict.fromkeys([written(name), name.lower().replace(" ", "_")]))
