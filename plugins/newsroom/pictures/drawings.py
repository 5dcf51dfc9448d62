"""Drawings (SVG) are programs that a browser runs: one is printed as it is, or refused with what was found in it.

A sanitiser would print another drawing than the editor saw. So nothing is taken out: all elements must be known to
draw and nothing else, and all that they refer to must lie in the file itself.
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.parsers import expat

from newsroom.pictures.originals import Remark

SVG = "http://www.w3.org/2000/svg"
XHTML = "http://www.w3.org/1999/xhtml"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

# Those of https://www.w3.org/TR/SVG2/eltindex.html that draw; left out: script, foreignObject, a, media,
# view and animation, which can set any attribute after the file was looked at.
DRAWS = frozenset([
    "svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "style", "switch", "path", "rect",
    "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath", "image", "marker",
    "clipPath", "mask", "pattern", "linearGradient", "radialGradient", "stop", "filter", "feBlend",
    "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting",
    "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG",
    "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight",
    "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence",
])  # fmt: skip

INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|webp|gif|avif);base64,|$)")
"""What an address may begin with: a place in the drawing itself, or a picture that it carries."""

URL = re.compile(
    r"url\(\s*['\"]?(?!\s*(?:#|data:image/(?:png|jpeg|webp|gif|avif);))|@import|\\", re.IGNORECASE
)
"""Style that fetches something; a backslash could hide such a word."""

HUGE = 5_000_000
"""Bytes. A drawing of this weight is traced or carries photographs, and stops a phone."""

MEND = "Save it as plain SVG without scripts and links (in Inkscape: Save as, Optimised SVG), or as PNG."


def examine_drawing(source: bytes) -> Remark | None:
    """What speaks against printing a drawing, with its line; None where nothing does. Linear in its length."""
    if not source.strip():
        return Remark("drawing-empty", "The file is empty.", "Save it again.")
    if len(source) > HUGE:
        return Remark("drawing-too-large", f"It has {len(source) / 1e6:.1f} MB.", "Save it as JPEG or PNG.")
    found = _Findings()
    try:
        found.read(source)
    except _FoundError as first:
        return Remark("drawing-unsafe", f"Line {first.line} has {first.what}.", MEND)
    except (expat.ExpatError, ValueError, LookupError) as error:
        return Remark("drawing-broken", f"It is no readable SVG ({error}).", "Save it again.")
    return None


def read_drawing(file: Path) -> Remark | None:
    """The same of a file."""
    try:
        return examine_drawing(file.read_bytes())
    except OSError as error:
        return Remark("drawing-unreadable", f"It cannot be read ({error.strerror}).", "Mend its permissions.")


class _FoundError(Exception):
    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.what, self.line = what, line


class _Findings:
    """One walk over a drawing; raises _FoundError at the first thing that does more than draw."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.element
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.EntityDeclHandler = self.entity
        self.depth, self.in_style, self.style = 0, False, ""

    def read(self, source: bytes) -> None:
        self.parser.Parse(source, True)

    def stop(self, what: str) -> None:
        raise _FoundError(what, self.parser.CurrentLineNumber)

    def element(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self.depth and (space, local) != (SVG, "svg"):
            self.stop(f"<{local}>, which is no <svg> of the namespace {SVG}")
        self.depth += 1
        # What editors note in namespaces of their own (Inkscape, RDF) draws nothing and does nothing.
        if space in ("", XHTML) or (space == SVG and local not in DRAWS):
            self.stop(f"<{local}>")
        self.in_style = (space, local) == (SVG, "style")
        self.style = ""
        for attribute, value in attributes.items():
            self.attribute(attribute, value)

    def attribute(self, name: str, value: str) -> None:
        space, _, local = name.rpartition(" ")
        if not space and local.lower().startswith("on"):
            self.stop(f"the event handler “{local}”")
        if local in ("href", "src", "base") and space in ("", XLINK, XML) and not INSIDE.match(value):
            self.stop(f"a reference to “{value[:60]}” outside the drawing")
        if not space and URL.search(value):
            self.stop(f"a reference to something outside the drawing in {local}=“{value[:60]}”")

    def text(self, text: str) -> None:
        if self.in_style:
            self.style += text

    def end(self, name: str) -> None:
        del name
        if self.in_style and URL.search(self.style):
            self.stop("a style that refers to something outside the drawing")
        self.in_style = False

    def instruction(self, target: str, data: str) -> None:
        del data
        self.stop(f"the processing instruction “{target}”")

    def entity(self, name: str, *_: object) -> None:
        self.stop(f"the entity “{name}”")
