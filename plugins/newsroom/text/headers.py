"""The header block of a story: Pelican's ``Key: value`` lines or fenced YAML, with line numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

Value = str | list[str]


@dataclass(frozen=True)
class Header:
    """One header: its canonical ``key`` (small, underscores), ``name`` as written, value, line from 1."""

    key: str
    name: str
    value: Value
    line: int


@dataclass(frozen=True)
class Document:
    """A source file taken apart: its headers in order, the body, and the body's first line (from 1)."""

    headers: tuple[Header, ...]
    body: str
    body_line: int


class HeaderError(Exception):
    """A header block that cannot be read; ``line`` counts from 1."""

    def __init__(self, line: int, what: str, mend: str) -> None:
        super().__init__(what)
        self.line, self.what, self.mend = line, what, mend


FENCE = "---"
PAIR = re.compile(r"(?P<name>[^\W_][\w -]{0,39}?)\s*:(?:\s+(?P<value>.*))?$")


def split(source: str) -> Document:
    """Headers and body of a source text. Raises HeaderError where YAML is broken or never closed."""
    lines = source.splitlines()
    if lines and lines[0].rstrip() == FENCE:
        return _split_fenced(lines)
    return _split_plain(lines)


def canonical(name: str) -> str:
    """A header's name as its key: ``Picture alt`` and ``picture-alt`` are both ``picture_alt``."""
    return re.sub(r"[\s_-]+", "_", name.strip().lower())


def _split_plain(lines: list[str]) -> Document:
    headers: list[Header] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            return Document(tuple(headers), "\n".join(lines[number:]), number + 1)
        pair = PAIR.match(line)
        if pair:
            value = (pair["value"] or "").strip()
            headers.append(Header(canonical(pair["name"]), pair["name"], value, number))
        elif headers and line[0].isspace():
            last = headers[-1]
            headers[-1] = Header(last.key, last.name, f"{last.value}\n{line.strip()}".strip(), last.line)
        else:
            return Document(tuple(headers), "\n".join(lines[number - 1 :]), number)
    return Document(tuple(headers), "", len(lines) + 1)


def _split_fenced(lines: list[str]) -> Document:
    end = next((n for n, line in enumerate(lines[1:], start=1) if line.rstrip() in (FENCE, "...")), None)
    if end is None:
        raise HeaderError(1, "The header opened by “---” is never closed.", "Put “---” on a line after it.")
    try:
        # BaseLoader keeps every scalar a text: `Title: 2026` is a headline, not a number.
        node = yaml.compose("\n".join(lines[1:end]), Loader=yaml.BaseLoader)
        headers = tuple(_yaml_headers(node)) if node is not None else ()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        said = getattr(error, "problem", None) or "it cannot be read"
        raise HeaderError(
            (mark.line if mark else 0) + 2,
            f"The YAML header is broken: {said}.",
            "A text that holds a colon or begins with a sign must stand in quotes.",
        ) from error
    return Document(headers, "\n".join(lines[end + 1 :]), end + 2)


def _yaml_headers(node: yaml.Node) -> Iterator[Header]:
    if not isinstance(node, yaml.MappingNode):
        raise HeaderError(
            node.start_mark.line + 2,
            "The YAML header is no list of keys and values.",
            "Write one “Key: value” a line.",
        )
    for name_node, value in node.value:
        name, line = _text(name_node), name_node.start_mark.line + 2
        if isinstance(value, yaml.MappingNode):
            # `picture: {file: x, alt: y}` says the same as `Picture: x` and `Picture alt: y`.
            for part_node, part_value in value.value:
                part = _text(part_node)
                full = name if part == "file" else f"{name} {part}"
                yield Header(canonical(full), full, _value(part_value), part_node.start_mark.line + 2)
        else:
            yield Header(canonical(name), name, _value(value), line)


def _value(node: yaml.Node) -> Value:
    if isinstance(node, yaml.SequenceNode):
        return [_text(part) for part in node.value]
    return _text(node)


def _text(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        # An escape in quotes may name half a character, which no file can hold.
        return (
            str(node.value)
            .encode("utf-16", "surrogatepass")
            .decode("utf-16", "replace")
            .replace("\0", "\ufffd")
        )
    if isinstance(node, yaml.MappingNode):
        # An entry such as `{date: 2026-10-09, text: ...}` reads as `2026-10-09: ...`.
        return ": ".join(_text(value) for _, value in node.value)
    raise HeaderError(node.start_mark.line + 2, "A list stands inside a list.", "Write one list only.")
