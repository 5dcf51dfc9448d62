"""The look of a paper as data: the custom properties that a style sheet declares for its root, in their order."""

from __future__ import annotations

import re
from typing import NamedTuple

DECLARATION = re.compile(r"(--[\w-]+):\s*([^;{}]+)(?=[;}]|\Z)")
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


def colours(css: str) -> dict[str, str]:
    """The colours by day, by their names without dashes: paper, ink, news ..."""
    return {token.name[2:]: token.value for token in tokens(css) if token.kind == "colour"}


def contrast(one: str, other: str) -> float:
    """How far apart two colours (#rgb or #rrggbb) are in light: 1 to 21, by https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) > 4 else "".join(digit * 2 for digit in colour[1:])
    parts = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _declared(where: re.Pattern[str], css: str) -> dict[str, str]:
    block = where.search(css)
    return {name: value.strip() for name, value in DECLARATION.findall(block[1])} if block else {}


def _kind(name: str, value: str) -> str:
    if value.startswith("#"):
        return "colour"
    if re.fullmatch(r"--t-\w+", name):
        return "size"
    if re.fullmatch(r"--s-\d+", name):
        return "space"
    return "face" if "serif" in value else "number"
