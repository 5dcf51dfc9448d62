"""Drawings that only draw are printed; any other is refused, with what it has and where."""

from __future__ import annotations

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
