"""Where the layout shows pictures: shapes, the widths that shapes are made in, and what is shown in which role.

The columns are those of theme/static/css/layout.css; `sizes` says how wide a picture stands in them. A shape is
shared by all roles that crop alike, so that few files serve many places.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Shape:
    """A crop of a picture: its ratio (None: uncropped), and the bounds of its widths in px."""

    name: str
    ratio: Fraction | None
    narrowest: int
    widest: int

    def widths(self, wanted: tuple[int, ...], available: int) -> tuple[int, ...]:
        """The widths to make, ascending: of those wanted the ones within bounds, none wider than what there is.

        Where the picture itself ends between two of them, its own width is the last.
        """
        inside = sorted({width for width in wanted if self.narrowest <= width <= self.widest})
        fitting = [width for width in inside if width < available]
        if len(fitting) < len(inside):
            if fitting and available < fitting[-1] * 1.1:  # two files that nobody could tell apart
                fitting.pop()
            fitting.append(available)
        # A picture without any width of its own shape, such as one narrower than all, still needs one.
        return tuple(fitting) or (min(available, self.widest),)


SQUARE = Shape("square", Fraction(1), 112, 224)
CARD = Shape("card", Fraction(3, 2), 360, 1440)
WIDE = Shape("wide", Fraction(16, 9), 1000, 2160)
WHOLE = Shape("whole", None, 360, 1440)

THUMBS = (112, 224)
"""The widths of a square: --thumb of theme/static/css/tokens.css at one and at two dots a pixel."""


@dataclass(frozen=True)
class View:
    """What a role shows from a width of the window on: a media query (empty: else), a shape, and `sizes`."""

    media: str
    shape: Shape
    sizes: str


PHONE = 360
"""The window, in CSS px, in which a story's weight is counted, at two dots a pixel."""

WIDTHS_ON_PHONE = {
    "thumb": 112, "small": 112, "half": 112, "stack": 328, "big": 328, "splash": 360, "lead": 360, "text": 328,
    "full": 360, "figure": 328, "gallery": 156, "profile": 328,
}  # fmt: skip
"""How wide each role is there, in CSS px."""


def _on_phones(width: str) -> str:
    """The end of `sizes`: at three dots a pixel what two would take. More weighs twice as much, and nobody sees it."""
    return f"(min-resolution: 2.5dppx) calc(({width}) * 2 / 3), calc({width})"


_WHOLE, _COLUMN, _PAIR = map(_on_phones, ("100vw", "100vw - 2rem", "50vw - 1.5rem"))
_TEXT = f"(min-width: 45rem) 38.5rem, {_COLUMN}"
_STACK = f"(min-width: 100rem) 36rem, (min-width: 64rem) 38vw, (min-width: 45rem) 46vw, {_COLUMN}"
_SMALL = "(min-width: 100rem) 28rem, (min-width: 64rem) 28vw, 46vw"
_HALF = "(min-width: 100rem) 44rem, 46vw"
_MAIN = "(min-width: 100rem) 74rem, calc(100vw - 17rem)"

ROLES: dict[str, tuple[View, ...]] = {
    "thumb": (View("", SQUARE, "7rem"),),
    # On phones a lightly boosted card shows a thumb; beside one other it is wider elsewhere than beside two.
    "small": (View("(min-width: 45rem)", CARD, _SMALL), View("", SQUARE, "7rem")),
    "half": (View("(min-width: 45rem)", CARD, _HALF), View("", SQUARE, "7rem")),
    "stack": (View("", CARD, _STACK),),
    "big": (View("", CARD, f"(min-width: 100rem) 39rem, (min-width: 45rem) 57vw, {_COLUMN}"),),
    "splash": (
        View(
            "", CARD, f"(min-width: 100rem) 43rem, (min-width: 64rem) 46vw, (min-width: 45rem) 61vw, {_WHOLE}"
        ),
    ),
    "lead": (View("(min-width: 75rem)", WIDE, _MAIN), View("", CARD, f"(min-width: 45rem) 45rem, {_WHOLE}")),
    "text": (View("", CARD, _TEXT),),
    "full": (View("(min-width: 45rem)", WIDE, "100vw"), View("", CARD, _WHOLE)),
}
"""The roles of a lead picture, which cards and stories show. The last view of each is the phone's."""

IN_TEXT: dict[str, tuple[View, ...]] = {
    "figure": (View("", WHOLE, _TEXT),),
    "gallery": (View("", CARD, f"(min-width: 45rem) 20rem, {_PAIR}"),),
}
"""The roles of pictures in the text."""

PROFILE = "profile"
"""The role of the picture in the head of a list: of a section, a tag, an author."""

_HEAD = "(min-width: 94rem) 21rem, (min-width: 64rem) 22vw, (min-width: 45rem) 46vw, calc(100vw - 2rem)"
IN_HEAD = (View("", WHOLE, _HEAD),)


def uncropped(views: tuple[View, ...]) -> tuple[View, ...]:
    """What a role shows of a picture that is not to be cropped: one view, in the sizes of all its views."""
    media = [
        f"{view.media} {part}" for view in views if view.media for part in [view.sizes.split(",")[-1].strip()]
    ]
    return (View("", WHOLE, ", ".join([*media, views[-1].sizes])),)
