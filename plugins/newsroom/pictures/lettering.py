"""Text on a picture: faces by script, lines that break where a reader expects them, shaped by HarfBuzz (Raqm)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from unicodedata import category, combining, normalize

from PIL import ImageDraw, ImageFont, features

KHMER = re.compile(r"([\u1780-\u17ff\u19e0-\u19ff\u200b-\u200d\u25cc]+)")
LETTER = re.compile(r"(?<=[\u1780-\u17ff])(?<!\u17d2)(?=[\u1780-\u17b3])")
"""Between two Khmer clusters: before a letter that is not written below the one before."""

# No other sign of the Latin faces looks alike and is there more surely.
PLAIN = str.maketrans({"\u2011": "-", "\u2010": "-", "\u202f": "\u00a0", "\u2009": " ", "\t": " ", "\n": " "})


@dataclass(frozen=True)
class Face:
    """A font file at a weight; a variable one is set to it (and to its largest optical size)."""

    file: Path
    weight: int

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        """The face at a size in px."""
        return _font(self, size)


@lru_cache(maxsize=256)
def _font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(face.file, size, layout_engine=ImageFont.Layout.RAQM)
    try:
        axes = font.get_variation_axes()
    except OSError:  # not a variable face: its weight is its file's
        return font
    font.set_variation_by_axes(
        [face.weight if axis["name"] == b"Weight" else float(axis["maximum"] or 0) for axis in axes]
    )
    return font


@dataclass(frozen=True)
class Type:
    """How a text is set: the face of Khmer, that of all else, and the leading of each as a factor of the size.

    ``spacing`` widens the spaces of what is not Khmer, as a factor of the size.
    """

    latin: Face
    khmer: Face
    leading: float
    khmer_leading: float
    spacing: float = 0

    def face(self, run: str) -> Face:
        return self.khmer if KHMER.match(run) else self.latin

    def advance(self, run: str, size: int) -> float:
        """How wide a run of one script is, px."""
        return self.face(run).at(size).getlength(_seen(run)) + run.count(" ") * self.spacing * size

    def line_height(self, text: str, size: int) -> int:
        """From baseline to baseline, px."""
        return round(size * (self.khmer_leading if KHMER.search(text) else self.leading))


@dataclass(frozen=True)
class Set:
    """A text as it stands: its size in px, its lines, and the height of a line."""

    size: int
    lines: tuple[str, ...]
    line_height: int

    @property
    def height(self) -> int:
        return self.line_height * len(self.lines)


def can_shape() -> bool:
    """Whether this Pillow sets letters as their script asks. Without it Khmer would be a row of parts."""
    return bool(features.check("raqm"))


def plain(text: str) -> str:
    """The text with the signs that faces have."""
    return " ".join(normalize("NFC", text).translate(PLAIN).split(" ")).strip()


def runs(text: str) -> Iterator[str]:
    """The text cut where its script changes, and behind every space, which may be wider than its face has it."""
    return (piece for run in KHMER.split(text) for piece in re.findall(r"[^ ]* |[^ ]+", run))


def width(text: str, kind: Type, size: int) -> float:
    """How wide a line is, px."""
    return sum(kind.advance(run, size) for run in runs(text))


def missing(text: str, kind: Type) -> str:
    """The letters of a text that its faces do not have, each once."""
    signs = sorted({sign for sign in _seen(text) if category(sign)[0] not in "ZC"})
    return "".join(sign for sign in signs if not _has(kind.face(sign), sign))


@lru_cache(maxsize=4096)
def _has(face: Face, sign: str) -> bool:
    # Pillow tells no character map; a letter that a face lacks is drawn as the box that stands for any such.
    font = face.at(32)
    return bytes(font.getmask(sign)) != bytes(font.getmask("\U0010ffff"))


def fit(text: str, kind: Type, sizes: tuple[int, ...], room: tuple[int, int]) -> Set:
    """The text at the largest of the sizes at which it fits into width and height, its lines about equally long.

    Only where it fits at none are words broken, Khmer ones between clusters: no dictionary says where one ends, and a
    smaller letter is less of a fault than a word torn in two. What still does not fit is cut, with an ellipsis.
    """
    across, height = room
    for whole in (True, False):
        for size in sizes:
            high = kind.line_height(text, size)
            lines = _balanced(text, kind, size, across, whole)
            if high * len(lines) <= height and all(width(line, kind, size) <= across for line in lines):
                return Set(size, lines, high)
    high = kind.line_height(text, sizes[-1])
    return Set(sizes[-1], _cut(text, kind, sizes[-1], across, max(1, height // high)), high)


Measured = Callable[[str], float]


def wrap(text: str, measured: Measured, across: float, whole: bool = False) -> list[str]:
    """The text in lines no wider than `across`, broken at spaces and at U+200B.

    A word wider than a line is broken between Khmer clusters, or letters where it has none, unless words are to
    stay whole.
    """
    lines = [""]
    for piece in _pieces(text):
        if not lines[-1] or measured(lines[-1] + piece.rstrip()) <= across:
            lines[-1] += piece
        else:
            lines.append(piece)
        while (
            not whole
            and measured(lines[-1].rstrip()) > across
            and (broken := _broken(lines[-1], measured, across))
        ):
            lines[-1:] = broken
    return [line.strip() for line in lines]


def _pieces(text: str) -> list[str]:
    return re.findall(r"[^ \u200b]*[ \u200b]+|[^ \u200b]+", text)


def _broken(line: str, measured: Measured, across: float) -> list[str]:
    """A line in two between clusters or letters, the first as long as there is room for; empty where it cannot be."""
    places = [place for place in _places(line) if measured(line[:place]) <= across]
    return [line[: places[-1]], line[places[-1] :]] if places else []


def _places(word: str) -> list[int]:
    """Where a word may be broken that has to be: between Khmer clusters, else before a letter that stands alone."""
    between = [found.start() for found in LETTER.finditer(word)]
    return between or [at for at in range(1, len(word)) if not combining(word[at])]


def _balanced(text: str, kind: Type, size: int, across: float, whole: bool) -> tuple[str, ...]:
    """As few lines as there can be, none much longer than the others: in the narrowest room that they still fit."""

    def lines(room: float) -> list[str]:
        return wrap(text, lambda line: width(line, kind, size), room, whole)

    count = len(lines(across))
    narrow, wide = across / 2, float(across)
    for _ in range(8):
        middle = (narrow + wide) / 2
        found = lines(middle)
        fits = len(found) <= count and all(width(line, kind, size) <= middle for line in found)
        narrow, wide = (narrow, middle) if fits else (middle, wide)
    return tuple(lines(wide))


def _cut(text: str, kind: Type, size: int, across: float, count: int) -> tuple[str, ...]:
    def measured(line: str) -> float:
        return width(line, kind, size)

    pieces = _pieces(text)
    if len(pieces) == 1:
        pieces = [text[a:b] for a, b in pairwise([0, *_places(text), len(text)])]
    while len(pieces) > 1:
        lines = wrap("".join(pieces).rstrip() + "…", measured, across)
        if len(lines) <= count:
            return tuple(lines)
        pieces.pop()
    return tuple(wrap(text, measured, across)[:count])


def draw(
    canvas: ImageDraw.ImageDraw, place: tuple[float, float], line: str, kind: Type, size: int, ink: str
) -> None:
    """A line of text with its baseline at `place`."""
    x, y = place
    for run in runs(line):
        canvas.text((x, y), _seen(run), font=kind.face(run).at(size), fill=ink, anchor="ls")
        x += kind.advance(run, size)


def _seen(text: str) -> str:
    return text.replace("\u200b", "")
