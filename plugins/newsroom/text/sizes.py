"""The sizes of a paper's pictures, looked up when a story or a profile names one."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import imagesize

from newsroom.text.pictures import Size


class PictureSizes(dict[str, Size | None]):
    """Path in the content folder -> width and height in px; None for what is no picture there.

    A file is opened once, at its first mention, and only its head is read.
    """

    def __init__(self, content: Path) -> None:
        super().__init__()
        self.content = content

    def __missing__(self, path: str) -> Size | None:
        file = (self.content / path).resolve()
        if not file.is_relative_to(self.content.resolve()) or not file.is_file():
            size = None
        else:
            # imagesize takes the first `width` anywhere in a drawing for its own.
            size = drawing_size(file) if file.suffix.lower() == ".svg" else _photograph_size(file)
        self[path] = size
        return size


def drawing_size(file: Path) -> Size | None:
    """The size of an SVG file by its root element: width and height in px, else its viewBox."""
    try:
        with file.open("rb") as source:
            _, root = next(ElementTree.iterparse(source, events=["start"]))  # noqa: S314 (expat bounds entities)
    except (ElementTree.ParseError, StopIteration):
        return None
    lengths = [re.fullmatch(r"\s*([\d.]+)(?:px)?\s*", root.get(name, "")) for name in ("width", "height")]
    numbers = [found[1] for found in lengths if found]
    if len(numbers) < 2:
        numbers = re.split(r"[\s,]+", root.get("viewBox", "").strip())[2:]
    return _size(*numbers) if len(numbers) == 2 else None


def _photograph_size(file: Path) -> Size | None:
    return _size(*imagesize.get(file))


def _size(width: object, height: object) -> Size | None:
    try:
        size = round(float(str(width))), round(float(str(height)))
    except (ValueError, OverflowError):
        return None
    return size if min(size) > 0 else None
