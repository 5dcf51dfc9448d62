"""Faces of the reader's machine that stand in until the theme's own come: as wide, and on lines as high."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass

import pytest
from PIL import ImageFont

from tests.paper import ROOT
from tests.theme.test_fonts import FILES, FOLDER

LETTERS = dict(
    zip(
        "etaoinshrdlcumwfgypbvk ",
        (127, 91, 82, 75, 70, 67, 63, 61, 60, 43, 40, 28, 28, 24, 24, 22, 20, 20, 19, 15, 10, 8, 200),
        strict=True,
    )
)
"""How often each comes among a thousand letters of English, and the spaces between them."""
KHMER = "បឹងទន្លេសាបរីកធំជាងមុនជាច្រើនដងហើយត្រីពងកូននៅក្នុងព្រៃលិចទឹក"
WIDTHS = {
    "Georgia": 0.442,
    "Times New Roman": 0.403,
    "Times New Roman Bold": 0.428,
    "Noto Serif": 0.483,
    "Noto Serif Bold": 0.512,
    "Arial": 0.444,
    "Arial Bold": 0.481,
    "Roboto": 0.446,
    "Roboto Bold": 0.452,
    "Noto Serif Khmer": 26.93,
    "Noto Serif Khmer Bold": 28.69,
}
"""How wide an average letter is, or KHMER, in em. Measured once on these faces or on others that are as wide as they
(Gelasio, Tinos, Arimo), since hardly a machine has all of them."""


@dataclass(frozen=True)
class StandIn:
    """A face of the reader's machine, and what tokens.css makes of it so that it stands for one of ours."""

    family: str
    name: str
    weight: int
    size: float
    ascent: float
    descent: float

    @property
    def original(self) -> ImageFont.FreeTypeFont:
        """Ours, at 1,000 px an em, in the weight of a text or of a headline."""
        bold = self.weight > 500
        files = [name for name in FILES if self.family.split()[0].lower() in name]
        font = ImageFont.truetype(FOLDER / files[-bold], 1000, layout_engine=ImageFont.Layout.RAQM)
        set_to = {b"Weight": 660, b"Optical size": 24} if bold else {b"Weight": 400, b"Optical size": 19}
        with suppress(OSError):  # Khmer's are no variable faces
            font.set_variation_by_axes([set_to[axis["name"]] for axis in font.get_variation_axes()])
        return font


def stand_ins() -> list[StandIn]:
    """All that tokens.css has."""
    css = (ROOT / "theme/static/css/tokens.css").read_text("utf-8")
    found = re.findall(
        r'font-family: "([^"]+)"; src: local\("([^"]+)"\).*?font-weight: (\d+) .*?size-adjust: ([\d.]+)%;'
        r" ascent-override: ([\d.]+)%; descent-override: ([\d.]+)%",
        css,
    )
    return [
        StandIn(family, name, int(weight), *(float(each) / 100 for each in measures))
        for family, name, weight, *measures in found
    ]


EACH = pytest.mark.parametrize("face", stand_ins(), ids=lambda face: face.name)


def test_every_face_that_stands_in_has_been_measured() -> None:
    assert {face.name for face in stand_ins()} == set(WIDTHS)


@EACH
def test_a_face_that_stands_in_is_as_wide_as_ours(face: StandIn) -> None:
    ours = face.original
    letters = sum(ours.getlength(letter) * often for letter, often in LETTERS.items())
    width = ours.getlength(KHMER) if "Khmer" in face.name else letters / sum(LETTERS.values())
    assert WIDTHS[face.name] * face.size == pytest.approx(width / 1000, rel=0.02)


@EACH
def test_a_line_of_a_face_that_stands_in_is_as_high_as_one_of_ours(face: StandIn) -> None:
    ascent, descent = (measure / 1000 for measure in face.original.getmetrics())
    assert face.ascent * face.size == pytest.approx(ascent, rel=0.01)
    assert face.descent * face.size == pytest.approx(descent, rel=0.01)
