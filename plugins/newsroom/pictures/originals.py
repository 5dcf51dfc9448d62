"""An editor's picture, looked at before it is trusted: what it is, how large, and whether it can be used."""

from __future__ import annotations

import struct
import warnings
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from PIL import ExifTags, Image, ImageOps, ImageSequence, UnidentifiedImageError

from newsroom.pictures.focus import Size

# Some phones' JPEG files hold several pictures, of which the first is meant; Pillow's JPEG decoder then says MPO.
LOOK = 3
"""Counts the ways in which pictures were ever looked at; a change of what is found raises it by one."""

DECODERS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")

SUFFIXES = {
    "JPEG": (".jpg", ".jpeg", ".jfif"), "MPO": (".jpg", ".jpeg", ".jfif"), "PNG": (".png",), "WEBP": (".webp",),
    "AVIF": (".avif",), "GIF": (".gif",),
}  # fmt: skip

HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
"""Brands of the HEIF container that phones write (ISO/IEC 23008-12); AVIF has its own, avif and avis."""

ENDS = {b"\xff\xd8": b"\xff\xd9", b"\x89P": b"IEND\xaeB`\x82", b"GI": b"\0;"}
"""The first two bytes of JPEG, PNG and GIF, and how each ends."""

CONVERT = (
    "Save it as JPEG (on a Mac: Preview, Export; on an iPhone: Settings, Camera, Formats, Most Compatible)."
)
AGAIN = "Export it again as JPEG or PNG, or ask who sent it for another copy."

# What Pillow's decoders raise on bytes that are no picture; they have no base in common but Exception.
BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    struct.error,
    OverflowError,
    RuntimeError,  # of AVIF
)


@dataclass(frozen=True)
class Remark:
    """What is to be said of a picture: a rule's name, what is wrong and how to mend it, a sentence each."""

    rule: str
    what: str
    mend: str


@dataclass(frozen=True)
class Original:
    """A picture that can be used. ``size`` is as it is looked at, turned upright; px."""

    size: Size
    animated: bool
    located: bool = False
    """Whether it says where it was taken."""
    remark: Remark | None = None
    """What is odd about it and yet no hindrance."""


LOCATED = Remark(
    "picture-located",
    "It is published as it is, with the place where it was taken.",
    "Take the place out of the file (exiftool -gps:all= file), or link no original.",
)


def noted(found: Original | Remark | None) -> dict[str, Any]:
    """What was found, as plain data."""
    return {} if found is None else asdict(found)


def recalled(note: dict[str, Any]) -> Original | Remark | None:
    """What was found, from plain data."""
    if not note:
        return None
    if "rule" in note:
        return Remark(**note)
    remark = Remark(**note["remark"]) if note["remark"] else None
    return Original((note["size"][0], note["size"][1]), note["animated"], note["located"], remark)


def examine(file: Path, largest: int) -> Original | Remark:
    """What a picture is, by its head and not by its name; a Remark where it cannot be used.

    `largest` is the number of pixels that a picture may have. Head and end are read, which costs a millisecond; only a
    file that does not end as its kind does is decoded, to learn whether it was cut off.
    """
    found = _by_head(file, largest)
    if isinstance(found, Original) and not _ends_well(file):
        return _decoded(file) or found
    return found


def _by_head(file: Path, largest: int) -> Original | Remark:
    try:
        with file.open("rb") as opened:
            head = opened.read(32)
    except OSError as error:
        return Remark("picture-unreadable", f"It cannot be read ({error.strerror}).", "Mend its permissions.")
    if not head:
        return Remark("picture-empty", "The file is empty (0 bytes).", AGAIN)
    if head[4:8] == b"ftyp" and head[8:12] in HEIC and b"avif" not in head[8:]:
        return Remark("picture-heic", "It is a HEIC picture, which browsers do not show.", CONVERT)
    try:
        with _opened(file) as image:
            return _judged(file, image, largest)
    except Image.DecompressionBombError:
        return _too_large("more pixels than any picture needs", largest)
    except UnidentifiedImageError:
        return Remark("picture-unknown", "It is no JPEG, PNG, WebP, AVIF or GIF.", AGAIN)
    except BROKEN as error:
        return broken(error)


def _decoded(file: Path) -> Remark | None:
    """What speaks against a file once all of it is decoded, every picture of an animation."""
    try:
        with _opened(file) as image:
            for picture in ImageSequence.Iterator(image):
                picture.load()
    except (*BROKEN, Image.DecompressionBombError, MemoryError) as error:
        return broken(error)
    return None


def _ends_well(file: Path) -> bool:
    """Whether a file is as long as its kind says, or ends as it must. Cameras put things of their own behind that."""
    with file.open("rb") as opened:
        head, length = opened.read(12), file.stat().st_size
        if head[:4] == b"RIFF":  # WebP
            return length >= int.from_bytes(head[4:8], "little") + 8
        if head[4:8] == b"ftyp":  # AVIF
            return _boxes_fit(opened, length)
        opened.seek(max(0, length - 16))
        return opened.read().endswith(ENDS.get(head[:2], b""))


def _boxes_fit(opened: BinaryIO, length: int) -> bool:
    """Whether the boxes of an ISO media file fill it (ISO/IEC 14496-12, 4.2). Size 1: it follows; 0: all the rest."""
    at = 0
    while at < length:
        opened.seek(at)
        head = opened.read(16)
        size = int.from_bytes(head[:4], "big")
        size = int.from_bytes(head[8:16], "big") if size == 1 else size or length - at
        if size < 8:
            return False
        at += size
    return at == length


def load(file: Path, thumbnail: bool = False) -> Image.Image | Remark:
    """The picture itself, decoded and turned upright; a Remark where it is broken. Costs what its pixels cost.

    As a thumbnail a JPEG is decoded to an eighth of its size: all of its bytes, at a fraction of the cost.
    """
    try:
        with _opened(file) as image:
            if thumbnail:
                image.draft(image.mode, (1, 1))
            image.load()
            return ImageOps.exif_transpose(image)
    except (*BROKEN, Image.DecompressionBombError, MemoryError) as error:
        return broken(error)


def broken(error: BaseException) -> Remark:
    """The Remark on a picture that a decoder gave up on."""
    return Remark("picture-broken", f"It is broken or cut off ({_said(error)}).", AGAIN)


def _opened(file: Path) -> Image.Image:
    with warnings.catch_warnings():
        # Our own bound on pixels decides; what Pillow finds odd in a head is no editor's concern.
        warnings.simplefilter("ignore")
        return Image.open(file, formats=DECODERS)


def _judged(file: Path, image: Image.Image, largest: int) -> Original | Remark:
    width, height = image.size
    if width * height > largest:
        return _too_large(f"{width} x {height} px", largest)
    exif = image.getexif()
    turned = exif.get(ExifTags.Base.Orientation, 1) in (5, 6, 7, 8)  # by a quarter
    located = bool(exif.get_ifd(ExifTags.IFD.GPSInfo))
    # An MPO holds several pictures side by side, and none of them moves.
    animated = image.format != "MPO" and getattr(image, "n_frames", 1) > 1
    size = (height, width) if turned else (width, height)
    return Original(size, animated, located, _oddity(file, str(image.format), animated))


def _oddity(file: Path, kind: str, animated: bool) -> Remark | None:
    if animated:
        what = f"It is an animation of {file.stat().st_size / 1e6:.1f} MB, printed as it stands."
        return Remark("picture-animated", what, "A short video is many times lighter.")
    if file.suffix.lower() not in SUFFIXES[kind]:
        right = SUFFIXES[kind][0]
        what = (
            f"It is called “{file.suffix}” and is a {kind.replace('MPO', 'JPEG')}; it is used all the same."
        )
        return Remark("picture-suffix", what, f"Call it “{file.stem}{right}”.")
    return None


def _too_large(what: str, largest: int) -> Remark:
    mend = f"Save it with at most {largest // 1_000_000} million pixels; 2,400 px across are enough."
    return Remark("picture-too-large", f"It is too large ({what}).", mend)


def _said(error: BaseException) -> str:
    return str(error).strip().splitlines()[0][:120] if str(error).strip() else type(error).__name__
