"""A picture of a story for those who share it: 1200 x 630 px, set like the paper.

Its parts are the paper's: the check on top, the name over an ink rule, kicker, headline and byline, and the mark of
four strokes that meet. A photograph takes the end of the card; no text ever lies on it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from newsroom.pictures.derivatives import in_srgb, write
from newsroom.pictures.focus import CENTRE, Focus, crop
from newsroom.pictures.lettering import KHMER, Face, Set, Type, draw, fit, missing, plain
from newsroom.pictures.originals import Remark, load
from newsroom.text.slugs import slug

SIZE = (1200, 630)
"""px: what https://developers.facebook.com/docs/sharing/webmasters/images/ asks for, and all others take."""

HEAVIEST = 100_000
"""Bytes. Some messengers show no preview of a heavier picture."""

DESIGN = 1
"""Counts the designs there ever were; a change of what ``draw_card`` does raises it by one."""

VOICES = {
    "news": ("paper", "news", 720), "analysis": ("paper", "opinion", 480), "opinion": ("opinion_wash", "opinion", 320),
    "feature": ("paper", "feature", 480), "obituary": ("paper", "ink_2", 400), "sponsored": ("wash", "ink_2", 400),
}  # fmt: skip
"""Ground, colour of kicker and mark, weight of the headline."""

MARGIN, KRAMA, CHECK, RIVERS = 60, 24, 12, 960
PICTURE = (456, SIZE[1] - KRAMA)
HEADLINE = (124, 112, 104, 96, 88, 80, 74, 68, 62, 56, 52, 48, 44)
HEADLINE_BESIDE = tuple(size for size in HEADLINE if size <= 74)

# Four strokes that meet, in a square of 24: start, two controls, end (theme/static/favicon.svg).
STROKES = (
    ((4, 2), (7, 7), (9, 9), (12, 12)),
    ((20, 2), (19, 7), (15, 9), (12, 12)),
    ((12, 12), (16, 14), (20, 17), (21, 22)),
    ((12, 12), (12, 16), (9, 18), (9, 22)),
)


@dataclass(frozen=True)
class SocialCard:
    """What a page says of its card: the address inside the site, and the size in px."""

    url: str
    width: int = SIZE[0]
    height: int = SIZE[1]


@dataclass(frozen=True)
class Colours:
    """The tokens of the paper's style sheet that cards are painted in, by day, each as #rrggbb."""

    paper: str = "#fbfaf6"
    ink: str = "#14171c"
    ink_2: str = "#474b52"
    rule: str = "#d3cec1"
    wash: str = "#f1eee5"
    news: str = "#a6341b"
    opinion: str = "#0b5559"
    opinion_wash: str = "#e2edea"
    feature: str = "#8a5700"

    @classmethod
    def of(cls, tokens: Mapping[str, str]) -> Colours:
        """Those of a style sheet's colours (by name without dashes, as #rgb or #rrggbb) that a card has."""
        known = {name.replace("-", "_"): value for name, value in tokens.items()}
        return cls(
            **{
                name: value if len(value) > 4 else f"#{value[1] * 2}{value[2] * 2}{value[3] * 2}"
                for name, value in known.items()
                if name in cls.__dataclass_fields__ and re.fullmatch(r"#(?:[0-9a-fA-F]{3}){1,2}", value)
            }
        )


@dataclass(frozen=True)
class Faces:
    """The files that cards are set in."""

    serif: Path
    sans: Path
    khmer: Path
    khmer_bold: Path

    def head(self, weight: int, text: str = "") -> Type:
        """The type of headlines. Khmer has two weights, and what stands beside it takes that of the two."""
        bold = weight >= 450
        beside = (700 if bold else 400) if KHMER.search(text) else weight
        khmer = self.khmer_bold if bold else self.khmer
        return Type(Face(self.serif, beside), Face(khmer, weight), 1.06, 1.44, spacing=0.06)

    def furniture(self, weight: int) -> Type:
        """The type of kicker and byline."""
        bold = self.khmer_bold if weight >= 600 else self.khmer
        return Type(Face(self.sans, weight), Face(bold, weight), 1.3, 1.6)


@dataclass(frozen=True)
class Card:
    """What stands on a card. ``picture`` is a photograph's file; ``digest`` that of its bytes."""

    slug: str
    paper: str
    kicker: str
    headline: str
    byline: str
    voice: str
    faces: Faces
    colours: Colours = Colours()
    picture: Path | None = None
    digest: str = ""
    focus: Focus = CENTRE

    @cached_property
    def name(self) -> str:
        """The file's name: it changes with all that can be seen, and with nothing else."""
        said = (self.paper, self.kicker, self.headline, self.byline, self.voice, self.digest, self.focus)
        look = (_marks(self.faces), astuple(self.colours), DESIGN)
        mark = hashlib.sha256(repr((said, *look)).encode()).hexdigest()[:12]
        return f"{slug(self.slug)[:60] or 'story'}-card-{mark}.{'jpg' if self.picture else 'png'}"


@lru_cache(maxsize=8)
def _marks(faces: Faces) -> list[tuple[str, int]]:
    """What tells the files of the faces from others, without reading them."""
    return [(face.name, face.stat().st_size) for face in astuple(faces)]


def letters_missing(card: Card) -> str:
    """The letters of a card that the paper's faces lack; a card with such letters is not drawn."""
    head = card.faces.head(720)
    return "".join(
        dict.fromkeys(missing(plain(card.headline + card.kicker + card.byline + card.paper), head))
    )


@dataclass(frozen=True)
class CardOrder:
    """A card to be drawn into a folder."""

    card: Card
    folder: Path


def make_card(order: CardOrder) -> Remark | None:
    """Draws a card and writes its file; a Remark where its photograph is broken."""
    photograph = None
    if order.card.picture:
        loaded = load(order.card.picture)
        if isinstance(loaded, Remark):
            return loaded
        photograph = in_srgb(loaded)
    image = draw_card(order.card, photograph)
    write(order.folder / order.card.name, _file(image) if photograph else _drawing(image))
    return None


def draw_card(card: Card, photograph: Image.Image | None) -> Image.Image:
    """The card as a picture."""
    on, of, weight = VOICES.get(card.voice, VOICES["news"])
    ground, colour = getattr(card.colours, on), getattr(card.colours, of)
    image = Image.new("RGB", SIZE, ground)
    canvas = ImageDraw.Draw(image)
    end = SIZE[0] - MARGIN
    if photograph:
        _place(image, photograph, card.focus)
        end = SIZE[0] - PICTURE[0] - 44
    else:
        _rivers(image, ground, colour)
    _krama(canvas, card.colours)
    top = _nameplate(canvas, card, end)
    bottom = _foot(image, canvas, card, colour, end)
    _words(canvas, card, (colour, weight), (top, bottom), end - MARGIN)
    return image


def _place(image: Image.Image, photograph: Image.Image, focus: Focus) -> None:
    part = photograph.resize(
        PICTURE, Image.Resampling.LANCZOS, crop(photograph.size, Fraction(*PICTURE), focus)
    )
    image.paste(part, (SIZE[0] - PICTURE[0], KRAMA))


def _rivers(image: Image.Image, ground: str, colour: str) -> None:
    """The paper's pattern, where there is no photograph: its mark, so large and pale that it is water."""
    mark = _mark(RIVERS, breadth=2)
    image.paste(Image.new("RGB", mark.size, _mixed(colour, 0.08, ground)), (SIZE[0] - 800, -110), mark)


def _krama(canvas: ImageDraw.ImageDraw, colours: Colours) -> None:
    """The check: two rows, the colour at 62 and 14 percent, as in theme/static/css/components/krama.css."""
    dark, light, deep = (
        _mixed(colours.news, share, colours.paper) for share in (0.62, 0.14, 0.62 + 0.38 * 0.62)
    )
    canvas.rectangle((0, 0, SIZE[0], CHECK - 1), dark)
    canvas.rectangle((0, CHECK, SIZE[0], KRAMA - 1), light)
    for left in range(0, SIZE[0], 2 * CHECK):
        canvas.rectangle((left, 0, left + CHECK - 1, CHECK - 1), deep)
        canvas.rectangle((left, CHECK, left + CHECK - 1, KRAMA - 1), dark)


def _nameplate(canvas: ImageDraw.ImageDraw, card: Card, end: int) -> int:
    """The paper's name over its ink rule; where what follows may begin."""
    kind = card.faces.head(820)
    name = fit(plain(card.paper), kind, (44, 40, 36, 32, 28), (end - MARGIN, 60))
    draw(canvas, (MARGIN, 92), name.lines[0], kind, name.size, card.colours.ink)
    canvas.rectangle((MARGIN, 112, end, 116), card.colours.ink)
    return 116


def _foot(image: Image.Image, canvas: ImageDraw.ImageDraw, card: Card, colour: str, end: int) -> int:
    """Byline and mark over a hairline; where what stands above must end."""
    rule = SIZE[1] - 92
    canvas.rectangle((MARGIN, rule, end, rule), card.colours.rule)
    kind = card.faces.furniture(600)
    byline = fit(plain(card.byline), kind, (26, 24, 22), (end - MARGIN - 80, 44))
    draw(canvas, (MARGIN, rule + 52), byline.lines[0], kind, byline.size, card.colours.ink_2)
    mark = _mark(44)
    image.paste(Image.new("RGB", mark.size, colour), (end - 44, rule + 24), mark)
    return rule


def _words(
    canvas: ImageDraw.ImageDraw, card: Card, look: tuple[str, int], room: tuple[int, int], across: int
) -> None:
    """Kicker and headline, hung under the name's rule."""
    colour, weight = look
    y = room[0] + 30
    kind = card.faces.furniture(680)
    if card.kicker:
        kicker = fit(plain(card.kicker), kind, (30, 28, 26, 24), (across, 60))
        y += kicker.line_height
        draw(canvas, (MARGIN, y - 16), kicker.lines[0], kind, kicker.size, colour)
    head = card.faces.head(weight, card.headline)
    sizes = HEADLINE_BESIDE if card.picture else HEADLINE
    headline = fit(plain(card.headline), head, sizes, (across, room[1] - y - 24))
    _lines(canvas, headline, head, y, card.colours.ink)


def _lines(canvas: ImageDraw.ImageDraw, text: Set, kind: Type, top: int, ink: str) -> None:
    for number, line in enumerate(text.lines):
        baseline = top + number * text.line_height + round(text.size * 0.5 + text.line_height * 0.4)
        draw(canvas, (MARGIN, baseline), line, kind, text.size, ink)


def _mark(side: int, breadth: float = 4) -> Image.Image:
    """The mark as a mask: drawn larger and made smaller, since lines are not smoothed."""
    fine = 4 if side < 200 else 2
    scale = side * fine / 24
    half = breadth / 2 * scale
    mask = Image.new("L", (side * fine, side * fine))
    canvas = ImageDraw.Draw(mask)
    for stroke in STROKES:
        points = [_bezier(stroke, step / 96) for step in range(97)]
        for x, y in points:
            x, y = x * scale, y * scale
            canvas.ellipse((x - half, y - half, x + half, y + half), 255)
    return mask.resize((side, side), Image.Resampling.LANCZOS)


def _bezier(points: tuple[tuple[int, int], ...], t: float) -> tuple[float, float]:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    return tuple(sum(w * point[axis] for w, point in zip(weights, points, strict=True)) for axis in (0, 1))  # type: ignore[return-value]


def _mixed(colour: str, share: float, ground: str) -> str:
    """A colour over the ground."""
    parts = [(int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(over * share + under * (1 - share)):02x}" for over, under in parts)


def _file(image: Image.Image) -> bytes:
    """As JPEG with colour at full resolution, since half of it would fray the kicker's letters."""
    for quality in (84, 76, 68, 60, 50, 40):
        buffer = BytesIO()
        image.save(buffer, "JPEG", quality=quality, subsampling=0, progressive=True, optimize=True)
        if buffer.tell() <= HEAVIEST:
            break
    return buffer.getvalue()


def _drawing(image: Image.Image) -> bytes:
    """Type alone, as PNG: a few colours and their edges."""
    buffer = BytesIO()
    image.quantize(48, Image.Quantize.FASTOCTREE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
