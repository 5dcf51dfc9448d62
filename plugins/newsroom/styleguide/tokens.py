"""The custom properties that a style sheet declares for its root, in their order."""

from __future__ import annotations

import re
from typing import NamedTuple

DECLARATION = re.compile(r"(--[\w-]+):\s*([^;]+);")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DAY = re.compile(r":root\s*{([^}]*)}")
NIGHT = re.compile(r":root\[data-theme=\"dark\"\]\s*{([^}]*)}")


class Token(NamedTuple):
    """A custom property: its name with its dashes, its values by day and by night as written, what it measures.

    ``kind`` is colour, face, size (of type), space or number.
    """

    name: str
    value: str
    night: str
    kind: str


def tokens(css: str) -> tuple[Token, ...]:
    """Every token that the first ``:root`` block of a style sheet declares."""
    css = COMMENT.sub("", css)
    night = _declared(NIGHT, css)
    return tuple(
        Token(name, value, night.get(name, value), _kind(name, value))
        for name, value in _declared(DAY, css).items()
    )


def _declared(where: re.Pattern[str], css: str) -> dict[str, str]:
    block = where.search(css)
    return dict(DECLARATION.findall(block[1])) if block else {}


def _kind(name: str, value: str) -> str:
    if value.startswith("#"):
        return "colour"
    if re.fullmatch(r"--t-\w+", name):
        return "size"
    if re.fullmatch(r"--s-\d+", name):
        return "space"
    return "face" if "serif" in value else "number"
