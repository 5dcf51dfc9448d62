"""Pictures in the text of a page: each ``<img>`` becomes a ``<picture>``, once, before anything is printed.

The text is not parsed again: what Markdown and reStructuredText write is regular enough to be found by a pattern, at a
few microseconds a picture. What the editor wrote into the tag (alt, class, title) stays.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Collection
from urllib.parse import unquote

from newsroom.pictures.renditions import Candidate, Rendition

GALLERY = re.compile(r'<div class="gallery">.*?</div>', re.DOTALL)
CAPTION = r"<figcaption>(?:(?!</?figure).)*?</figcaption>"
FIGURE = rf'<figure class="figure">(?:<a\b[^>]*>)?<img\b[^>]*>(?:</a>)?(?:{CAPTION})?</figure>'
# A <picture> that an editor wrote is left as it is.
SHOWN = re.compile(rf"{FIGURE}|<picture\b.*?</picture>|<img\b[^>]*>", re.DOTALL | re.IGNORECASE)
IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
LINK = re.compile(r"""\b(?:href|poster|srcset|src|data)\s*=\s*["']([^"']+)["']""", re.IGNORECASE)
OURS = {"src", "srcset", "sizes", "width", "height", "loading", "decoding"}

Shown = Callable[[str, str], Rendition | bool]
"""For an address as written and a role: the rendition; True where the picture stays as it is, False where it goes."""

Printed = Callable[[str], str]
"""An address inside the site -> the path by which a page reaches it."""


def rewritten(body: str, shown: Shown, printed: Printed) -> str:
    """The body with its pictures as they are to be printed; one that goes takes its figure with it."""
    if "<img" not in body:
        return body
    parts, end = [], 0
    for gallery in GALLERY.finditer(body):
        parts.append(_part(body[end : gallery.start()], "figure", shown, printed))
        parts.append(_part(gallery[0], "gallery", shown, printed))
        end = gallery.end()
    return "".join([*parts, _part(body[end:], "figure", shown, printed)])


def images(body: str) -> list[tuple[str, str]]:
    """Address as written and role of every picture in the text, in order."""
    found: list[tuple[str, str]] = []

    def note(address: str, role: str) -> bool:
        found.append((address, role))
        return True

    rewritten(body, note, str)
    return found


def links(body: str) -> set[str]:
    """Every address that a body names, once its pictures are rewritten: such a file must be there as it is."""
    return {html.unescape(address) for address in LINK.findall(body)}


def links_apart(body: str) -> set[str]:
    """The same of a body as its editor wrote it: what it only shows, and names nowhere else, left out."""
    return links(IMAGE.sub("", body))


def content_path(address: str, folder: str, files: Collection[str]) -> str | None:
    """The file in content/ that an address means, of those in `files`; None where it means none of them.

    `folder` is that of the page's source. As in Pelican an address behind ``{static}`` is relative to it unless it
    begins with a slash; else it is meant from the content folder on.
    """
    if re.match(r"[a-z][a-z0-9+.-]*:|//", address, re.IGNORECASE):
        return None
    bare = re.sub(r"^[{|](?:static|attach|filename)[}|]", "", address)
    bare = bare.split("#")[0].split("?")[0]
    for path in dict.fromkeys((bare, unquote(bare))):
        beside = posixpath.normpath(posixpath.join(folder, path)) if not path.startswith("/") else ""
        for candidate in (beside, posixpath.normpath(path.lstrip("/"))):
            if candidate in files:
                return candidate
    return None


def _part(body: str, role: str, shown: Shown, printed: Printed) -> str:
    return SHOWN.sub(lambda found: _one(found[0], role, shown, printed), body)


def _one(written: str, role: str, shown: Shown, printed: Printed) -> str:
    """A figure, or a picture in a sentence, as it is to be printed; empty where it goes."""
    image = IMAGE.search(written)
    if image is None or written[:8].lower() == "<picture":
        return written
    said = attributes(image[0])
    if "graphic" in said.get("class", "").split():  # never cropped, in a gallery neither
        role = "figure"
    rendition = shown(said.get("src", ""), role)
    if isinstance(rendition, bool):
        return written if rendition else ""
    others = {name: value for name, value in said.items() if name not in OURS}
    return written[: image.start()] + picture(rendition, others, printed) + written[image.end() :]


def attributes(image: str) -> dict[str, str]:
    """The attributes of a tag, by name in small letters, as text."""
    found = ATTRIBUTE.findall(image[4:].rstrip("/> "))
    return {name.lower(): html.unescape(double or single or bare) for name, double, single, bare in found}


def picture(rendition: Rendition, others: dict[str, str], printed: Printed) -> str:
    """A rendition as HTML, lazy, with these other attributes on its <img>. Everything in it is escaped."""
    sources = "".join(
        _tag(
            "source",
            {
                "media": source.media,
                "type": source.type,
                "srcset": srcset(source.candidates, printed),
                "sizes": source.sizes,
                "width": str(source.width),
                "height": str(source.height),
            },
        )
        for source in rendition.sources
    )
    own = {
        "src": printed(rendition.url),
        "srcset": srcset(rendition.candidates, printed),
        "sizes": rendition.sizes,
        "width": str(rendition.width),
        "height": str(rendition.height),
        "loading": "lazy",
        "decoding": "async",
    }
    return f"<picture>{sources}{_tag('img', {'alt': '', **others, **own}, kept=('alt',))}</picture>"


def srcset(candidates: tuple[Candidate, ...], printed: Printed) -> str:
    """Files and their widths as srcset has them."""
    return ", ".join(f"{printed(candidate.url)} {candidate.width}w" for candidate in candidates)


def _tag(name: str, attributes: dict[str, str], kept: tuple[str, ...] = ()) -> str:
    written = [f' {key}="{html.escape(value)}"' for key, value in attributes.items() if value or key in kept]
    return f"<{name}{''.join(written)}>"
