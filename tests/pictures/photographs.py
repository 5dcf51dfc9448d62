"""Photographs as cameras and phones send them, made for the tests."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

RED, GREEN, BLUE, YELLOW = (200, 30, 30), (30, 160, 60), (40, 60, 200), (230, 200, 40)


def photograph(size: tuple[int, int] = (4000, 3000)) -> Image.Image:
    """Soft light, noise of a sensor and hard edges: what a photograph costs an encoder."""
    light = Image.merge("RGB", [Image.linear_gradient("L").rotate(turn) for turn in (0, 90, 180)]).resize(
        size
    )
    soft = Image.merge("RGB", [Image.effect_noise((size[0] // 40, size[1] // 40), 90) for _ in "rgb"])
    grain = Image.merge("RGB", [Image.effect_noise(size, 12)] * 3)
    picture = Image.blend(light, soft.resize(size, Image.Resampling.BICUBIC), 0.5)
    picture = Image.blend(picture, grain, 0.15)
    canvas = ImageDraw.Draw(picture)
    for number in range(40):
        x, y = (number * 977) % size[0], (number * 613) % size[1]
        canvas.ellipse((x, y, x + size[0] // 20, y + size[0] // 20), fill=(x % 256, y % 256, number * 6))
    return picture


def landscape(size: tuple[int, int] = (4000, 2667), seed: int = 1) -> Image.Image:
    """Detail at every scale under changing light, and the grain of a sensor: as dear to an encoder as a busy street.

    As AVIF at 50 and 720 px it takes .9 bits a pixel, as JPEG at 75 twice that. Photographs take .4 to 1.
    """
    dice = np.random.default_rng(seed)

    def noise(roughness: float, octaves: int) -> np.ndarray:
        total = np.zeros(size[::-1], np.float32)
        for octave in range(octaves):
            grid = dice.standard_normal((2 ** (octave + 2), 3 * 2 ** (octave + 1)), np.float32)
            total += np.asarray(Image.fromarray(grid).resize(size, Image.Resampling.BICUBIC)) * 2.0 ** (
                -roughness * octave
            )
        return (total - total.mean()) / total.std()

    light, warm, green = noise(0.3, 10), noise(1.6, 6), noise(1.6, 6)
    grain = dice.standard_normal((*size[::-1], 1), np.float32) * 8
    colours = np.stack([18 * warm, 4 * green, 10 * green - 18 * warm], -1)
    return Image.fromarray((128 + 52 * light[..., None] + colours + grain).clip(0, 255).astype(np.uint8))


def corners(size: tuple[int, int] = (600, 400)) -> Image.Image:
    """Four plain quarters: red and green above, blue and yellow below."""
    picture = Image.new("RGB", size)
    canvas = ImageDraw.Draw(picture)
    x, y = size[0] // 2, size[1] // 2
    for box, colour in (
        ((0, 0, x, y), RED),
        ((x, 0, *size), GREEN),
        ((0, y, x, size[1]), BLUE),
        ((x, y, *size), YELLOW),
    ):
        canvas.rectangle(box, colour)
    return picture


def exif(orientation: int = 1, gps: bool = False) -> Image.Exif:
    """What a phone notes: how it was held, and where."""
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010F] = "Kramaphone"
    if gps:
        found.get_ifd(0x8825).update({1: "N", 2: (11.0, 33.0, 1.0), 3: "E", 4: (104.0, 55.0, 1.0)})
    return found


def jpeg(picture: Image.Image, **saving: object) -> bytes:
    """The picture as a JPEG file."""
    buffer = BytesIO()
    picture.save(buffer, "JPEG", **{"quality": 92, **saving})
    return buffer.getvalue()


def png(picture: Image.Image) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def animation() -> bytes:
    """A GIF of two frames."""
    buffer = BytesIO()
    frames = [Image.new("RGB", (400, 300), colour) for colour in (RED, BLUE)]
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:], duration=100)
    return buffer.getvalue()


def bomb(side: int = 30_000) -> bytes:
    """A PNG of a few hundred bytes that says it has `side` x `side` pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data))
            + kind
            + data
            + struct.pack(">I", zlib.crc32(kind + data) & 0xFFFFFFFF)
        )

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def heic() -> bytes:
    """The head of a phone's HEIC file."""
    return b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\0" * 200


def damaged(form: str, behind: bytes) -> bytes:
    """A photograph whose head and end are sound, and whose picture is not."""
    buffer = BytesIO()
    photograph((300, 200)).save(buffer, form)
    whole = bytearray(buffer.getvalue())
    start = whole.find(behind) + 20
    whole[start : start + 400] = b"U" * 400
    return bytes(whole)


DAMAGED = {"WEBP": damaged("WEBP", b"VP8 "), "AVIF": damaged("AVIF", b"mdat")}


def near(colour: object, other: tuple[int, int, int], by: int = 40) -> bool:
    """Whether two colours look alike, after lossy encoding."""
    assert isinstance(colour, tuple)
    return all(abs(a - b) <= by for a, b in zip(colour, other, strict=False))


def write(folder: Path, files: dict[str, bytes]) -> Path:
    """Writes files below a folder, and gives the folder."""
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder
