"""Smaller, lighter, upright copies of one picture. A worker process runs ``make``; all that goes in is plain data."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms

from newsroom.pictures.focus import Box, scaled
from newsroom.pictures.originals import BROKEN, Remark, broken, load
from newsroom.text.slugs import slug

RECIPE = 2
"""Counts the ways in which derivatives were ever made; a change of what ``make`` does raises it by one."""

SUFFIXES = {"avif": "avif", "webp": "webp", "jpeg": "jpg"}

SAVING: dict[str, dict[str, Any]] = {
    # Speed 6: a tenth larger than speed 4 in a seventh of its time.
    "avif": {"speed": 6, "max_threads": 1},
    "webp": {"method": 4},
    "jpeg": {"progressive": True, "optimize": True},
}

JPEG_WIDEST = 1440
"""px. Browsers that know no WebP have no dense, wide screens; search engines and feeds ask for 1,200 at least.

https://developers.google.com/search/docs/appearance/google-discover#images
"""


@dataclass(frozen=True, order=True)
class Derivative:
    """One file to make: its name, the part of the original that it shows, its width in px, format and quality."""

    name: str
    box: Box
    width: int
    format: str
    quality: int


@dataclass(frozen=True)
class Order:
    """All that is to be made of one picture, into one folder."""

    file: Path
    folder: Path
    derivatives: tuple[Derivative, ...]


def derivatives(
    name: str, digest: str, box: Box, widths: Iterable[int], qualities: dict[str, int]
) -> list[Derivative]:
    """A crop in all widths and formats, by width, then by format in their given order.

    Names are stable: they change with the bytes of the original (`digest`), the crop, the quality and the recipe.
    """
    widths = sorted(widths)
    # The narrowest JPEG is kept, however wide it is: it is the picture's plain address.
    small = {width for width in widths if width <= JPEG_WIDEST} or {widths[0]}
    stem = slug(Path(name).stem)[:60] or "picture"
    made = []
    for width in widths:
        for form, quality in qualities.items():
            if form == "jpeg" and width not in small:
                continue
            recipe = repr((digest, box, width, form, quality, RECIPE)).encode()
            mark = hashlib.sha256(recipe).hexdigest()[:10]
            made.append(Derivative(f"{stem}-{width}-{mark}.{SUFFIXES[form]}", box, width, form, quality))
    return made


def make(order: Order) -> Remark | None:
    """Makes the derivatives of one picture; a Remark where it is broken. Metadata is left out, colours are sRGB."""
    image = load(order.file)
    if isinstance(image, Remark):
        return image
    try:
        plain = in_srgb(image)
    except BROKEN as error:
        return broken(error)
    for box in sorted({wanted.box for wanted in order.derivatives}):
        part = plain if box == (0, 0, *plain.size) else plain.crop(box)
        of_box = [wanted for wanted in order.derivatives if wanted.box == box]
        for width in sorted({wanted.width for wanted in of_box}, reverse=True):
            small = part.resize(scaled(box, width), Image.Resampling.LANCZOS, reducing_gap=3)
            for wanted in of_box:
                if wanted.width == width:
                    write(order.folder / wanted.name, encoded(small, wanted.format, wanted.quality))
    return None


def encoded(image: Image.Image, form: str, quality: int) -> bytes:
    """The picture's file in a format."""
    buffer = BytesIO()
    image.save(buffer, form.upper(), quality=quality, **SAVING[form])
    return buffer.getvalue()


def in_srgb(image: Image.Image) -> Image.Image:
    """The picture as RGB of 8 bits in sRGB, with none of its metadata.

    What is clear becomes white: charts are drawn in ink for paper, and on a dark page ink would vanish.
    """
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):  # 16 bits of grey; Pillow's own conversion cuts off what is over 255
        image = image.convert("I").point(lambda value: value / 256).convert("L")
        profile = None
    if "A" in image.getbands() or "transparency" in image.info:
        image = image.convert("RGBA")
    converted = _by_profile(image, profile) if profile else image
    if converted.mode == "RGBA":
        ground = Image.new("RGB", converted.size, "white")
        ground.paste(converted, mask=converted.getchannel("A"))
        converted = ground
    converted = converted.convert("RGB")
    converted.info.clear()
    return converted


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image:
    """The picture through its colour profile; one that does not fit the picture is passed over, as browsers do."""
    if image.mode not in ("RGB", "RGBA", "CMYK", "L"):
        image = image.convert("RGB")
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        alpha = image.getchannel("A") if image.mode == "RGBA" else None
        flat = image.convert("RGB") if alpha else image
        converted = ImageCms.profileToProfile(flat, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image
    assert converted is not None  # None only where it works in place
    if alpha:
        converted.putalpha(alpha)
    return converted


def write(file: Path, content: bytes) -> None:
    """Writes a file whole or not at all, since builds may run side by side."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    beside.write_bytes(content)
    beside.replace(file)
