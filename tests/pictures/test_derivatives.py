"""Derivatives: upright, in sRGB, without metadata, never wider than their original."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageOps

from newsroom.pictures.derivatives import Derivative, Order, derivatives, encoded, in_srgb, make
from newsroom.pictures.focus import crop
from newsroom.pictures.originals import Remark
from newsroom.pictures.renditions import Making, Planned, Rendition
from newsroom.pictures.roles import CARD, ROLES, SQUARE, THUMBS, WHOLE, WIDE
from tests.pictures.photographs import BLUE, GREEN, RED, YELLOW, corners, exif, jpeg, near, png

WIDTHS = (360, 720, 1080, 1440, 2160)
QUALITIES = {"avif": 50, "webp": 78, "jpeg": 75}
MAKING = Making(WIDTHS, QUALITIES, "pictures/")


def made(folder: Path, source: bytes, size: tuple[int, int]) -> dict[str, bytes]:
    """What is made of a file, uncropped, by format."""
    (folder / "x").write_bytes(source)
    wanted = derivatives("x.jpg", "digest", (0, 0, *size), [200], QUALITIES)
    assert make(Order(folder / "x", folder, tuple(wanted))) is None
    return {each.format: (folder / each.name).read_bytes() for each in wanted}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_stands_upright_as_its_camera_was_held(tmp_path: Path, orientation: int) -> None:
    source = jpeg(corners(), exif=exif(orientation))
    expected = ImageOps.exif_transpose(Image.open(BytesIO(source)))
    for content in made(tmp_path, source, expected.size).values():
        picture = Image.open(BytesIO(content))
        width, height = picture.size
        for x, y in ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)):
            wanted = expected.getpixel((int(expected.width * x), int(expected.height * y)))
            assert isinstance(wanted, tuple)
            assert near(picture.convert("RGB").getpixel((int(width * x), int(height * y))), wanted[:3])  # type: ignore[arg-type]


def test_where_and_with_what_a_photograph_was_taken_is_in_no_file(tmp_path: Path) -> None:
    source = jpeg(corners(), exif=exif(6, gps=True), comment=b"Kramaphone secret")
    assert b"Kramaphone" in source
    for content in made(tmp_path, source, (400, 600)).values():
        assert b"Kramaphone" not in content
        assert not dict(Image.open(BytesIO(content)).getexif())


def test_colours_of_another_profile_become_srgb() -> None:
    # A profile that swaps nothing but is not sRGB: Lab white of D50 as a monitor's.
    picture = corners().convert("RGB")
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture.info["icc_profile"] = profile
    found = in_srgb(picture)
    assert found.mode == "RGB"
    assert not found.info
    assert near(found.getpixel((10, 10)), RED, 4)


@pytest.mark.parametrize("mode", ["CMYK", "L", "LA", "P", "1", "I;16", "RGBA"])
def test_any_kind_of_pixels_becomes_rgb_of_eight_bits(mode: str) -> None:
    picture = Image.new("I;16", (20, 20), 0x8000) if mode == "I;16" else corners((20, 20)).convert(mode)
    found = in_srgb(picture)
    assert found.mode == "RGB"
    if mode == "I;16":
        assert near(found.getpixel((5, 5)), (128, 128, 128), 2)
    if mode == "CMYK":
        assert near(found.getpixel((2, 2)), RED)


def test_a_profile_that_does_not_fit_is_passed_over() -> None:
    picture = corners()
    picture.info["icc_profile"] = b"no profile at all"
    assert near(in_srgb(picture).getpixel((2, 2)), RED, 2)


@pytest.mark.parametrize("form", ["avif", "webp", "jpeg"])
@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "RGB"])
def test_what_is_clear_becomes_white_so_that_ink_is_seen_on_a_dark_page(mode: str, form: str) -> None:
    drawn = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    drawn.paste((20, 20, 20, 255), (32, 0, 64, 64))
    buffer = BytesIO()
    if mode == "RGB":
        keyed = Image.new("RGB", drawn.size, "black")
        keyed.paste((20, 20, 20), (32, 0, 64, 64))
        keyed.save(buffer, "PNG", transparency=(0, 0, 0))
    else:
        drawn.convert(mode).save(buffer, "PNG")
    found = Image.open(BytesIO(encoded(in_srgb(Image.open(buffer)), form, 80)))
    assert found.mode == "RGB"
    assert near(found.getpixel((9, 9)), (255, 255, 255), 6)
    assert near(found.getpixel((55, 9)), (20, 20, 20), 12)


def test_a_broken_photograph_makes_a_remark_and_no_file(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(jpeg(corners())[:2000])
    wanted = derivatives("x.jpg", "digest", (0, 0, 600, 400), [200], QUALITIES)
    assert isinstance(make(Order(tmp_path / "x", tmp_path, tuple(wanted))), Remark)
    assert [file.name for file in tmp_path.iterdir()] == ["x"]


@pytest.mark.parametrize("available", [1, 50, 111, 300, 361, 720, 800, 1439, 4000])
@pytest.mark.parametrize("shape", [SQUARE, CARD, WIDE, WHOLE])
def test_nothing_is_wider_than_what_there_is_and_something_is_always_made(
    available: int, shape: object
) -> None:
    assert shape in (SQUARE, CARD, WIDE, WHOLE)
    widths = shape.widths(THUMBS if shape is SQUARE else WIDTHS, available)  # type: ignore[attr-defined]
    assert widths
    assert max(widths) <= available
    assert list(widths) == sorted(set(widths))


def planned(size: tuple[int, int] = (4000, 3000)) -> Planned:
    return Planned("images/ferry.jpg", "digest", size, MAKING)


def test_roles_share_their_files() -> None:
    picture = planned()
    picture.lead()
    boxes = {each.box for each in picture.derivatives.values()}
    assert boxes == {crop((4000, 3000), shape.ratio) for shape in (SQUARE, CARD, WIDE)}
    assert len(picture.derivatives) <= 30


def test_a_name_changes_with_bytes_crop_and_quality_only() -> None:
    def name(digest: str = "a", box: tuple[int, int, int, int] = (0, 0, 9, 9), quality: int = 50) -> str:
        return derivatives("images/ferry.jpg", digest, box, [9], {"avif": quality})[0].name

    assert name() == name()
    assert len({name(), name(digest="b"), name(box=(0, 0, 9, 8)), name(quality=51)}) == 4


def files(rendition: Rendition) -> list[str]:
    return [file.url for part in (*rendition.sources, rendition) for file in part.candidates]


@pytest.mark.parametrize("role", ROLES)
def test_every_file_that_a_page_names_is_made(role: str) -> None:
    picture = planned()
    named = files(picture.lead()[role])
    assert named
    assert {name.removeprefix("pictures/") for name in named} <= set(picture.derivatives)


def test_browsers_are_offered_formats_in_order_and_jpeg_last() -> None:
    found = planned().lead()["stack"]
    assert [source.type for source in found.sources] == ["image/avif", "image/webp"]
    assert found.url.endswith(".jpg")


def test_a_lead_is_wide_beside_margins_and_a_card_below() -> None:
    found = planned().lead((0.2, 0.9))["lead"]
    wide, card = found.sources[0], found.sources[-1]
    assert (wide.media, card.media) == ("(min-width: 75rem)", "")
    assert wide.width / wide.height == pytest.approx(16 / 9, abs=0.01)
    assert found.width / found.height == pytest.approx(3 / 2, abs=0.01)


def test_a_graphic_is_cropped_nowhere() -> None:
    picture = planned((1000, 1400))
    picture.lead(graphic=True)
    assert {each.box for each in picture.derivatives.values()} == {(0, 0, 1000, 1400)}


def test_a_derivative_shows_what_lies_at_the_focus(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(png(corners((3000, 400))))
    for focus, colour in (((0, 0), RED), ((1, 0), GREEN), ((0, 1), BLUE), ((1, 1), YELLOW)):
        box = crop((3000, 400), SQUARE.ratio, focus)
        wanted: list[Derivative] = derivatives("x.png", str(focus), box, [112], {"webp": 80})
        assert make(Order(tmp_path / "x", tmp_path, tuple(wanted))) is None
        picture = Image.open(tmp_path / wanted[0].name)
        assert picture.size == (112, 112)
        assert near(picture.getpixel((56, 20 if focus[1] == 0 else 90)), colour)
