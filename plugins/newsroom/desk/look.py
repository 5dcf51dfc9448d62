"""What is wrong with the look of a paper: letters too pale for their ground, a font that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from newsroom.desk.paper import Paper
from newsroom.problems import Problem, nearest
from newsroom.settings import Options
from newsroom.tokens import Token, contrast, tokens

TOKENS, FONTS = "static/css/tokens.css", "static/fonts"

GROUNDS: Mapping[str, tuple[str, ...]] = {
    "paper": ("ink", "ink-2", "ink-3", "visited", "news", "opinion", "feature", "focus"),
    "wash": ("ink", "ink-2", "ink-3", "news"),
    "opinion-wash": ("ink", "ink-2", "opinion"),
    "feature-wash": ("ink", "feature"),
}
"""Which letters stand on which ground."""

ENOUGH = 4.5
"""Of letters of any size, by WCAG 2.2 AA."""

COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")


def look(paper: Paper, options: Options) -> list[Problem]:
    """What is wrong with the theme's tokens and the paper's fonts; nothing under a theme without tokens."""
    theme = Path(paper.settings["THEME"])
    sheet = theme / TOKENS
    if not sheet.is_file():
        return []
    name = sheet.relative_to(paper.root).as_posix() if sheet.is_relative_to(paper.root) else str(sheet)
    there = sorted(path.name for path in (theme / FONTS).glob("*.woff2"))
    return [*pale(name, sheet.read_text("utf-8")), *lost_fonts(options.paper_fonts, there)]


def pale(path: str, css: str) -> Iterator[Problem]:
    """Letters that cannot be read on their ground, by day and by night."""
    found = {token.name[2:]: token for token in tokens(css)}
    for ground, letters in GROUNDS.items():
        for name in letters:
            if not (on := found.get(ground)) or not (ink := found.get(name)):
                continue
            for when, over, under in (("day", ink.value, on.value), ("night", ink.night, on.night)):
                if not COLOUR.fullmatch(over) or not COLOUR.fullmatch(under):
                    continue
                if (ratio := contrast(over, under)) < ENOUGH:
                    what = f"By {when}, {over} on --{ground} ({under}) has a contrast of {ratio:.1f}."
                    mend = f"Letters need {ENOUGH}: take a {_way(under)} colour."
                    yield Problem(path, _line(css, ink, when), ink.name, "look-contrast", what, mend, False)


def lost_fonts(fonts: Mapping[str, tuple[str, ...]], there: list[str]) -> Iterator[Problem]:
    """Files of PAPER_FONTS that the theme does not have: each page would ask for them in vain."""
    for file in dict.fromkeys(file for files in fonts.values() for file in files if file not in there):
        what = f"There is no file {file} in the theme's {FONTS}/."
        mend = nearest(file, there) or "Put it there, or take it out of the list."
        yield Problem("pelicanconf.py", 0, "PAPER_FONTS", "look-font", what, mend, False)


def _way(ground: str) -> str:
    """The way in which letters gain contrast: away from their ground."""
    return "darker" if contrast(ground, "#000") > contrast(ground, "#fff") else "lighter"


def _line(css: str, token: Token, when: str) -> int:
    value = token.value if when == "day" else token.night
    found = re.search(rf"{re.escape(token.name)}:\s*{re.escape(value)}", css)
    return css.count("\n", 0, found.start()) + 1 if found else 0
