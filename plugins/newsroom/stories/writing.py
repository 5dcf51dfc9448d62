"""A Story -> the header of its file, as an editor would write it. What is written reads back as the same Story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import yaml
from pydantic_core import PydanticSerializationError

from newsroom.stories.fields import also_written
from newsroom.stories.reading import NOTES, Reading, default_slug, known_headers, read_story
from newsroom.stories.schema import written as spelt
from newsroom.stories.story import Story, headers_of
from newsroom.text.headers import canonical

Said = str | int | list[str]


class WritingError(Exception):
    """A value that no header can hold as it is; the message is a sentence with its field."""


class _Dumper(yaml.SafeDumper):
    """YAML in which a text with a line break is one quoted line, since lines are told apart before YAML is read."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = '"' if len(text.splitlines()) > 1 else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def written(story: Story, path: str, reading: Reading, usual: Iterable[str] = ()) -> str:
    """The header of the file at `path`, with the empty line that ends it.

    ``Key: value`` lines where each value fits one, else YAML. First the headers in `usual`, empty ones too; then, in
    the order of the schema, every field that is not its default. Raises WritingError where `read_story` would not
    give this very story back, be it that a text holds a sign that no file can or that there is no such picture.
    """
    try:
        headers = list(_headers(story, path, reading, usual))
    except PydanticSerializationError as error:
        raise WritingError(f"The story cannot be written: {error}") from error
    lines = [line for name, said in headers for line in _lines(name, said)]
    source = "\n".join(map(str, lines)) if None not in lines else _fenced(headers)
    _read_back(source + "\n\n", story, path, reading)
    return source + "\n\n"


def _headers(story: Story, path: str, reading: Reading, usual: Iterable[str]) -> Iterator[tuple[str, Said]]:
    """Headers as written, each with what it says."""
    zone = {"zone": reading.zone}
    whole = _flat(story.model_dump(mode="json", context=zone))
    given = _flat(story.model_dump(mode="json", context=zone, exclude_defaults=True))
    if story.slug == default_slug(story.title, path, reading):
        del given["slug"]
    known = known_headers(Story)
    first = {known[name]: name for name in usual}
    yield from ((spelt(name), whole.get(field) or "") for field, name in first.items())
    yield from (
        (spelt(name), given[name]) for name in headers_of(Story) if name in given and name not in first
    )
    yield from ((spelt(name), text) for name, text in story.more)


def _flat(said: dict[str, Any]) -> dict[str, Any]:
    """What is said of the picture as headers of their own."""
    parts = said.pop("picture", None) or {}
    return said | {"picture" if part == "file" else f"picture_{part}": each for part, each in parts.items()}


def _lines(name: str, said: Said) -> list[str | None]:
    """The lines of one header; None for a value that does not fit one."""
    field = canonical(name)
    if field in NOTES and isinstance(said, list):
        one = spelt(also_written(headers_of(Story)[field])[0])
        return [_line(one, note) for note in said]
    return [_line(name, _joined(said) if isinstance(said, list) else str(said))]


def _line(name: str, text: str | None) -> str | None:
    if text is None or text != text.strip() or len(text.splitlines()) > 1:
        return None
    return f"{name}: {text}".rstrip()


def _joined(names: list[str]) -> str | None:
    """Names in one line; a semicolon says that the commas are parts of names."""
    if any(";" in name for name in names):
        return None
    if any("," in name for name in names):
        return "; ".join(names) + (";" if len(names) == 1 else "")
    return ", ".join(names)


def _fenced(headers: Iterable[tuple[str, Said]]) -> str:
    said = yaml.dump(dict(headers), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=float("inf"))
    return f"---\n{said}---"


def _read_back(source: str, story: Story, path: str, reading: Reading) -> None:
    read = read_story(source.encode(errors="replace"), path, reading)
    if isinstance(read, list) or read.problems:
        first = (read if isinstance(read, list) else read.problems)[0]
        raise WritingError(f"{first.field}: {first.what} {first.mend}".strip())
    for name in Story.model_fields:
        if getattr(read.story, name) != getattr(story, name):
            raise WritingError(f"{spelt(name)}: No header can hold this as it is. Write it in other signs.")
