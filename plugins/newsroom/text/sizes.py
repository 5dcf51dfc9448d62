"""The sizes of a paper's pictures, looked up when a story or a profile names one."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import imagesize

from newsroom.text.pictures import RASTER, Measured, Size, Unmeasured

UNITS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
"""px of a unit of length: https://www.w3.org/TR/css-values-4/#absolute-lengths"""
LENGTH = re.compile(r"\s*([\d.]+)(px|pt|pc|mm|cm|in)?\s*")


class PictureSizes(dict[str, Measured]):
    """Path in the content folder -> width and height in px, or why there are none; None where no such file is.

    A file is opened once, at its first mention, and only its head is read. `examined`: newsroom.pictures looks into
    pictures later and says better what is wrong with one.
    """

    def __init__(self, content: Path, *, examined: bool = False) -> None:
        super().__init__()
        self.content, self.examined = content, examined

    def __missing__(self, path: str) -> Measured:
        file = (self.content / path).resolve()
        measured: Measured = None
        if file.is_relative_to(self.content.resolve()) and file.is_file():
            suffix = file.suffix.lower()
            # imagesize takes the first `width` anywhere in a drawing for its own.
            measured = drawing_size(file) if suffix == ".svg" else _photograph_size(file)
            if measured is Unmeasured.NO_PICTURE and self.examined and suffix in {".svg", *RASTER}:
                measured = Unmeasured.LATER
        self[path] = measured
        return measured


def drawing_size(file: Path) -> Size | Unmeasured:
    """The size of an SVG file by its root element: width and height, else its viewBox."""
    try:
        with file.open("rb") as source:
            _, root = next(ElementTree.iterparse(source, events=["start"]))  # noqa: S314 (expat bounds entities)
    except (ElementTree.ParseError, StopIteration, OSError):
        return Unmeasured.NO_PICTURE
    if root.tag.rpartition("}")[2] != "svg":
        return Unmeasured.NO_PICTURE
    lengths = [LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    numbers = [_number(found[1]) * UNITS[found[2] or ""] for found in lengths if found]
    if len(numbers) < 2:
        numbers = [_number(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip())[2:]]
    return (_size(*numbers) if len(numbers) == 2 else None) or Unmeasured.NO_SIZE


def _photograph_size(file: Path) -> Size | Unmeasured:
    try:
        return _size(*imagesize.get(file)) or Unmeasured.NO_PICTURE
    except OSError:
        return Unmeasured.NO_PICTURE


def _number(written: str) -> float:
    try:
        return float(written)
    except ValueError:
        return 0


def _size(width: float, height: float) -> Size | None:
    try:
        size = round(width), round(height)
    except (ValueError, OverflowError):  # not a number, infinite
        return None
    return size if min(size) > 0 else None
