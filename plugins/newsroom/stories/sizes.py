"""The sizes of a paper's pictures, looked up when a story names one."""

from __future__ import annotations

from pathlib import Path

import imagesize

from newsroom.text.markdown import Size


class PictureSizes(dict[str, Size | None]):
    """Path in the content folder -> width and height in px; None for what is no picture there.

    A file is opened once, at its first mention, and only its head is read.
    """

    def __init__(self, content: Path) -> None:
        super().__init__()
        self.content = content

    def __missing__(self, path: str) -> Size | None:
        file = (self.content / path).resolve()
        inside = file.is_relative_to(self.content.resolve())
        width, height = imagesize.get(file) if inside and file.is_file() else (-1, -1)
        self[path] = (round(width), round(height)) if width > 0 and height > 0 else None
        return self[path]
