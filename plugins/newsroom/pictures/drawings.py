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
MATHML = "http://www.w3.org/1998/Math/MathML"
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

# Those of https://www.w3.org/TR/css-values-4/ and its kin that compute or draw; image-set(), src(), cross-fade() and
# whatever comes next may fetch something.
COMPUTES = frozenset([
    "matrix", "matrix3d", "perspective", "rotate", "rotate3d", "rotatex", "rotatey", "rotatez", "scale", "scale3d",
    "scalex", "scaley", "scalez", "skew", "skewx", "skewy", "translate", "translate3d", "translatex", "translatey",
    "translatez", "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "color-mix",
    "light-dark", "calc", "min", "max", "clamp", "var", "env", "blur", "brightness", "contrast", "drop-shadow",
    "grayscale", "hue-rotate", "invert", "opacity", "saturate", "sepia", "circle", "ellipse", "inset", "path",
    "polygon", "rect", "linear-gradient", "radial-gradient", "conic-gradient", "repeating-linear-gradient",
    "repeating-radial-gradient", "cubic-bezier", "linear", "round", "steps", "not", "is", "where",
    "has", "nth-child", "nth-of-type", "nth-last-child", "nth-last-of-type", "lang",
])  # fmt: skip

RULES = frozenset([
    "media", "supports", "keyframes", "-webkit-keyframes", "font-face", "layer", "charset", "namespace",
    "page", "container",
])  # fmt: skip
"""What may stand behind an @ in a style."""

CARRIED = r"\s*(?:#|data:image/(?:png|jpeg|webp|gif|avif);base64,)"
INSIDE, INSIDE_URL = re.compile(rf"{CARRIED}|\s*$"), re.compile(rf"\s*['\"]?{CARRIED}")
"""What an address may begin with: a place in the drawing itself, or a picture that it carries."""

CALL = re.compile(r"(?P<name>[\w-]*)\(|@(?P<rule>[\w-]*)|\\")
"""A function, a rule, or a backslash, which could hide either."""

WORDS = re.compile(r"aria-|data-|(?:id|class|lang|role)$")
"""How the names of attributes begin that are words, and no style."""

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


def beyond_drawing(style: str) -> str:
    """What in a style may reach out of the drawing, in words; empty where nothing does. Linear."""
    for call in CALL.finditer(style):
        name, rule = (call["name"] or "").lower(), call["rule"]
        if name == "url":
            if not INSIDE_URL.match(style, call.end()):
                return "a reference to something outside the drawing"
        elif name and name not in COMPUTES:
            return f"“{name}()”, which may fetch something,"
        elif rule is not None and rule.lower() not in RULES:
            return f"“@{rule}”, which may fetch something,"
        elif call[0] == "\\":
            return "a backslash, which may hide a reference,"
    return ""


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
        if self.in_style:  # a browser reads the text around it as one
            self.stop(f"<{local}> inside a style")
        # What editors note in namespaces of their own (Inkscape, RDF) draws nothing and does nothing.
        if space in ("", XHTML, MATHML) or (space == SVG and local not in DRAWS):
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
        if not space and not WORDS.match(local) and (found := beyond_drawing(value)):
            self.stop(f"{found} in {local}=“{value[:60]}”")

    def text(self, text: str) -> None:
        if self.in_style:
            self.style += text

    def end(self, name: str) -> None:
        del name
        if self.in_style and (found := beyond_drawing(self.style)):
            self.stop(f"{found} in a style")
        self.in_style = False

    def instruction(self, target: str, data: str) -> None:
        del data
        self.stop(f"the processing instruction “{target}”")

    def entity(self, name: str, *_: object) -> None:
        self.stop(f"the entity “{name}”")
