"""Pictures, films and sounds that a text names: which file of content/ each means, and what speaks against one."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from urllib import parse

Size = tuple[int, int]
"""Width and height, px."""


class Unmeasured(Enum):
    """Why a picture that is there has no size."""

    NO_SIZE = "a drawing that does not say how large it is"
    NO_PICTURE = "nothing that browsers show, as far as its head tells"
    LATER = "a file of which newsroom.pictures says what is wrong with it"


Measured = Size | Unmeasured | None
"""What is known of a picture by its head; None when there is none."""

Measure = Callable[[str], Measured]
"""What is known of a picture by its path in content/."""

RASTER = frozenset([
    ".jpg", ".jpeg", ".jfif", ".png", ".webp", ".avif", ".gif", ".heic", ".heif", ".tif", ".tiff", ".bmp",
])  # fmt: skip
"""The suffixes of pictures made of dots, whether browsers show them or not; a drawing has .svg."""

PLACEHOLDER = re.compile(r"^[{|](?:static|attach|filename)[}|]")
ADDRESS = re.compile(r"""\b(?:src|href|poster)=["']((?!#|\{filename\})[^"']+)["']""")

# What Pelican and browsers pass over in an address: https://url.spec.whatwg.org/#concept-basic-url-parser
ANY_PLACEHOLDER = re.compile(r"^\s*[{|][^}|]*[}|]")
PASSED_OVER = re.compile(r"^[\x00-\x20]+|[\x00-\x20]+$|[\t\n\r]+")
HOST = re.compile(r"(?:(?P<scheme>[a-z][a-z0-9+.-]*):/*|/{2,})(?P<host>[^/?#]*)", re.IGNORECASE)
# Opened by no request to anybody.
OF_THE_PAGE = ("data:", "blob:")


@dataclass(frozen=True)
class Flaw:
    """What is wrong with a picture in a text: the words that stand for it there, a rule's name, and two sentences."""

    words: str
    rule: str
    what: str
    mend: str


@dataclass(frozen=True)
class Elsewhere:
    """An address outside the paper, and its host; that is empty where no browser would ask one."""

    address: str
    host: str


def elsewhere(address: str, own: str) -> Elsewhere | None:
    """What an address means outside the paper, whose own host (with its port) is `own`; None of one inside.

    Pelican makes ``//x.example/a.jpg`` of ``{static}//x.example/a.jpg``, and a browser of ``/\\x.example/a.jpg``.
    """
    bare = PASSED_OVER.sub("", ANY_PLACEHOLDER.sub("", address)).replace("\\", "/")
    found = HOST.match(bare)
    if not found or bare.lower().startswith(OF_THE_PAGE):
        return None
    if (found["scheme"] or "https").lower() not in ("http", "https"):
        return Elsewhere(bare, "")
    host = found["host"].rpartition("@")[2].lower()
    return None if own and host == own.lower() else Elsewhere(bare, host)


def told_elsewhere(found: Elsewhere, kind: str) -> Flaw:
    """The Flaw of a picture, film or sound (`kind`) that stands there."""
    what = (
        f"The {kind} stands on {found.host}, which would learn who reads this."
        if found.host
        else f"“{found.address[:80]}” is no address of a {kind}."
    )
    mend = "Put it into content/images and name it from there."
    return Flaw(found.address, "picture-elsewhere", what, mend)


def flaw_of(path: str, measured: Measured) -> Flaw | None:
    """Why a page is printed without a picture; None where it is not, or where newsroom.pictures says so."""
    if measured is None:
        mend = "Put it into content/ as JPEG, PNG, WebP or SVG, or mend its name."
        return Flaw(path, "picture-missing", f"There is no picture “{path}”.", mend)
    if measured is Unmeasured.NO_SIZE:
        mend = 'Give its <svg> a viewBox, such as viewBox="0 0 1200 800": left, top, width, height.'
        return Flaw(path, "drawing-unsized", f"The drawing “{path}” does not say how large it is.", mend)
    if measured is Unmeasured.NO_PICTURE:
        what = f"“{path}” is no picture that browsers show."
        return Flaw(path, "picture-unknown", what, "Save it as JPEG, PNG, WebP or SVG.")
    return None


def picture_path(address: str) -> str | None:
    """The path in content/ that a picture's address means; None for one that is not inside the paper."""
    if elsewhere(address, "") or address.lower().startswith(OF_THE_PAGE):
        return None
    # Markdown writes what is not ASCII, and the spaces in <a name.jpg>, as percent signs and digits.
    return parse.unquote(re.split("[?#]", PLACEHOLDER.sub("", address), maxsplit=1)[0]).lstrip("/")


def path_of_header(value: str) -> str:
    """The path in content/ that a header means, written as headers do or, with ``/`` or ``{static}/``, as texts do."""
    return PLACEHOLDER.sub("", value.strip()).removeprefix("/")


def picture_paths(address: str, folder: str) -> Iterator[str]:
    """The paths in content/ that a picture's address may mean in a file of `folder`, the likeliest first.

    Pelican takes ``{static}a.jpg`` for a file beside the story.
    """
    path = picture_path(address)
    if path is None:
        return
    yield path
    if folder and not PLACEHOLDER.sub("", address).startswith("/"):
        yield posixpath.normpath(posixpath.join(folder, path))


def files_of(html: str) -> set[str]:
    """The paths in content/ of the files that a body shows or links. Linear."""
    found = (picture_path(address) for address in ADDRESS.findall(html))
    return {path for path in found if path}
