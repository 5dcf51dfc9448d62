"""Pictures, films and sounds that a text names: which file of content/ each means, and what speaks against one."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib import parse

Size = tuple[int, int]
"""Width and height, px."""

Measure = Callable[[str], Size | None]
"""Size of a picture by its path in content/; None when there is no such picture."""

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


def missing(path: str) -> Flaw:
    """The Flaw of a picture that is not there."""
    what = f"There is no picture “{path}”, or none that browsers show."
    return Flaw(
        path, "picture-missing", what, "Put it into content/ as JPEG, PNG, WebP or SVG, or mend its name."
    )


def picture_path(address: str) -> str | None:
    """The path in content/ that a picture's address means; None for one that is not inside the paper."""
    if elsewhere(address, "") or address.lower().startswith(OF_THE_PAGE):
        return None
    # Markdown writes what is not ASCII, and the spaces in <a name.jpg>, as percent signs and digits.
    return parse.unquote(re.split("[?#]", PLACEHOLDER.sub("", address), maxsplit=1)[0]).lstrip("/")


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
