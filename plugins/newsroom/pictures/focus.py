"""Crops around the point of a picture that matters. Whole numbers of pixels in, whole numbers out."""

from __future__ import annotations

from fractions import Fraction

Size = tuple[int, int]
"""Width and height, px."""

Focus = tuple[float, float]
"""The point that a crop must keep: fractions of width and height, from the upper left corner."""

Box = tuple[int, int, int, int]
"""Left, upper, right and lower edge, px."""

CENTRE: Focus = (0.5, 0.5)


def crop(size: Size, ratio: Fraction | None, focus: Focus = CENTRE) -> Box:
    """The largest part of a picture that has this ratio of width to height, as near to the focus as it can lie.

    The focus is always inside it, and the ratio is right to a pixel. Without a ratio it is the whole picture.
    """
    width, height = size
    cut = size
    if ratio is not None:
        wide = width > height * ratio
        cut = (round(height * ratio), height) if wide else (width, round(width / ratio))
    across, down = (max(1, length) for length in cut)
    left, upper = _start(width, across, focus[0]), _start(height, down, focus[1])
    return left, upper, left + across, upper + down


def _start(length: int, part: int, fraction: float) -> int:
    """Where a part begins so that the point at `fraction` is in its middle, or as near as the edges let it."""
    return min(max(0, round(length * fraction - part / 2)), length - part)


def scaled(box: Box, width: int) -> Size:
    """The size of a crop once it is `width` px wide."""
    left, upper, right, lower = box
    return width, max(1, round((lower - upper) * width / (right - left)))


def size_of(box: Box) -> Size:
    """Width and height of a crop."""
    return box[2] - box[0], box[3] - box[1]
