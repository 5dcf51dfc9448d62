"""Drawings that only draw are printed; any other is refused, with what it has and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import hypot
from pathlib import Path
from xml.etree import ElementTree

import pytest

from newsroom.pictures.drawings import examine_drawing
from tests.paper import ROOT

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">\n'
)


def drawing(inside: str, before: str = "") -> bytes:
    return f"{before}{HEAD}{inside}\n</svg>".encode()


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h9"/>',
        '<defs><linearGradient id="g"/></defs><rect fill="url(#g)" width="9" height="9"/>',
        '<use href="#a"/><use xlink:href="#a"/>',
        '<image href="data:image/png;base64,iVBORw0KGgo="/>',
        "<style>.a { fill: #a6341b }</style>",
        '<metadata><x:note xmlns:x="http://www.inkscape.org/x">drawn by hand</x:note></metadata>',
        '<text lang="km">ទន្លេ</text>',
        """<defs><linearGradient id="g"/></defs><rect fill="url('#g')" style='fill: url( "#g" )'/>""",
        '<rect style="mask-image: url(data:image/png;base64,iVBORw0KGgo=)"/>',
        '<g transform="translate(1 2)rotate(3)" style="color: RGB(1,2,3); width: calc((1px + 2px) * 2)"/>',
        "<style>@media (prefers-color-scheme: dark) { .a:not(.b) { fill: var(--ink, hsl(1 2% 3%)) } }</style>",
        '<g id="path(1)" class="a" aria-label="Rain(mm), C:\\maps" data-name="mail@paper.example"/>',
    ],
)
def test_a_drawing_that_only_draws_is_printed(inside: str) -> None:
    assert examine_drawing(drawing(inside)) is None


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<path onload="alert(1)" d="M0 0"/>', "the event handler “onload”"),
        ("<foreignObject/>", "<foreignObject>"),
        ('<html xmlns="http://www.w3.org/1999/xhtml"/>', "<html>"),
        ('<image href="https://tracker.example/x.png"/>', "https://tracker.example/x.png"),
        ('<use xlink:href="other.svg#a"/>', "other.svg#a"),
        ('<a href="javascript:alert(1)"><path d="M0 0"/></a>', "<a>"),
        ('<image href="data:image/svg+xml;base64,PHN2Zz4="/>', "data:image/svg+xml"),
        ("<style>@import 'https://x.example/a.css';</style>", "“@import”"),
        ("<style>@import 'https://x.example/a.css';<title/></style>", "<title> inside a style"),
        ("<style>.a { fill: image-set('https://x.example/a' 1x) }</style>", "“image-set()”"),
        ("<rect style=\"fill: -webkit-image-set('//x.example/a' 1x)\"/>", "“-webkit-image-set()”"),
        ("<rect fill=\"SRC('https://x.example/a')\"/>", "“src()”"),
        ("<rect mask=\"cross-fade('https://x.example/a', red)\"/>", "“cross-fade()”"),
        ('<rect style="fill: element(#a)"/>', "“element()”"),
        ("<style>@IMPORT/**/'https://x.example/a.css';</style>", "“@IMPORT”"),
        ("<style>.a { content: '/*' } .b { fill: src('//x') } .c { content: '*/' }</style>", "“src()”"),
        ("<style>.a { fill: url(#a), url(//x.example/a) }</style>", "outside the drawing"),
        ('<math xmlns="http://www.w3.org/1998/Math/MathML"/>', "<math>"),
        ("<style>.a { fill: url( 'https://x.example/a' ) }</style>", "a style"),
        ("<style><![CDATA[@imp]]><![CDATA[ort 'x']]></style>", "“@import”"),
        ('<rect style="fill:url(//x.example/a)"/>', "outside the drawing"),
        ('<rect style="fill:u\\72l(//x.example/a)"/>', "backslash"),
        ('<set attributeName="href" to="javascript:alert(1)"/>', "<set>"),
        ('<g xml:base="https://x.example/"/>', "https://x.example/"),
    ],
)
def test_a_drawing_that_does_more_is_refused_with_what_it_has_and_where(inside: str, words: str) -> None:
    found = examine_drawing(drawing(inside))
    assert found is not None
    assert found.rule == "drawing-unsafe"
    assert "Line 2" in found.what
    assert words in found.what


@pytest.mark.parametrize(
    "before",
    ['<?xml-stylesheet href="x.css"?>\n', '<!DOCTYPE svg [<!ENTITY a "aaaa">]>\n'],
)
def test_what_stands_before_a_drawing_is_looked_at_too(before: str) -> None:
    found = examine_drawing(drawing("<text>&a;</text>" if "ENTITY" in before else "", before))
    assert found is not None
    assert found.rule == "drawing-unsafe"


@pytest.mark.parametrize("source", [b"", b"<svg", b"\xff\xfe\x00", b"<html/>", b"<svg/>"])
def test_what_is_no_drawing_is_refused(source: bytes) -> None:
    assert examine_drawing(source) is not None


def test_the_papers_own_drawings_are_printed() -> None:
    found = {
        file.name: examine_drawing(file.read_bytes()) for file in (ROOT / "content/images").glob("*.svg")
    }
    assert len(found) > 20
    assert {name: remark for name, remark in found.items() if remark} == {}


SMALLEST, SMALLEST_KHMER = 36, 44
"""Units of a drawing 1200 wide: ten pixels on a phone of 360, where a picture in the text is 328 wide, and twelve."""
KHMER = re.compile("[\u1780-\u17ff]")


@pytest.mark.parametrize("file", sorted((ROOT / "content/images").glob("*.svg")), ids=lambda file: file.stem)
def test_a_phone_can_show_every_letter_of_a_drawing(file: Path) -> None:
    root = ElementTree.parse(file).getroot()  # noqa: S314 - a file of this repository
    unit = float(root.attrib["viewBox"].split()[2]) / 1200
    small = [
        (words, size)
        for words, size in lettering(root)
        if size < (SMALLEST_KHMER if KHMER.search(words) else SMALLEST) * unit
    ]
    assert small == []


@pytest.mark.parametrize(
    ("inside", "sizes"),
    [
        ('<text font-size="40">a</text>', [40]),
        ('<text style="fill:red; font-size:20px">a</text>', [20]),
        ('<g font-size="40"><g><text>a</text></g></g>', [40]),
        ('<g font-size="40"><text font-size="30">a</text></g>', [30]),
        ('<text font-size="40">a<tspan font-size="20">b</tspan>c</text>', [40, 20, 40]),
        ('<text font-size="9"><tspan font-size="40">b</tspan></text>', [40]),
        ('<g transform="translate(5 5) scale(.5)"><text font-size="40">a</text></g>', [20]),
        ('<g transform="matrix(0 -.5 .5 0 9 9)"><text font-size="40">a</text></g>', [20]),
        ("<text>a</text>", [16]),
        ("<title>a</title>", []),
    ],
)
def test_the_size_of_letters_is_read_where_a_drawing_sets_it(inside: str, sizes: list[float]) -> None:
    assert [size for _, size in lettering(ElementTree.fromstring(drawing(inside)))] == sizes  # noqa: S314


@pytest.mark.parametrize("inside", ["<style>text{font-size:9px}</style>", '<text font-size="1em">a</text>'])
def test_a_size_that_is_set_elsewhere_is_not_passed_over(inside: str) -> None:
    with pytest.raises((AssertionError, ValueError)):
        list(lettering(ElementTree.fromstring(drawing(inside))))  # noqa: S314


def lettering(
    element: ElementTree.Element, size: float = 16, scale: float = 1
) -> Iterator[tuple[str, float]]:
    """The words of a drawing, each with the size in which it is drawn, from attributes and style attributes."""
    tag = element.tag.rpartition("}")[2]
    assert tag != "style", "a style sheet may set letters, and is not read here"
    style = re.search(r"(?:^|[;\s])font(?:-size)?\s*:\s*([^;]+)", element.get("style", ""))
    given = style[1].strip() if style else element.get("font-size")
    size = float(given.removesuffix("px")) if given else size
    for how, factors in re.findall(r"(scale|matrix)\(([^)]*)\)", element.get("transform", "")):
        numbers = [abs(float(factor)) for factor in re.split(r"[\s,]+", factors.strip())]
        # What a matrix turns or mirrors keeps its size; none of ours shears.
        scale *= min(hypot(*numbers[0:2]), hypot(*numbers[2:4])) if how == "matrix" else min(numbers)
    lettered = tag in ("text", "tspan", "textPath")
    if lettered and (element.text or "").strip():
        yield str(element.text), size * scale
    for child in element:
        yield from lettering(child, size, scale)
        if lettered and (child.tail or "").strip():
            yield str(child.tail), size * scale
