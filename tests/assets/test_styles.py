"""A style sheet without what only people read, and what keeps parts from being joined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from newsroom.assets.styles import faults, join, minify, moved
from tests.paper import ROOT

PARTS = sorted((ROOT / "theme/static/css").rglob("*.css"))

LISTS = st.sampled_from(
    ["a", ".b", "a:hover", "a :hover", ":is(h2, h3) > a", "* + *", ".\\31 0 .c", "[title='}']", "::before"]
)
VALUES = st.sampled_from(
    [
        "color: red",
        'content: "/* no } comment */  \\" "',
        "inline-size: calc(1px + (2em - 3px) * 2)",
        "font: 400 1rem / 1.2 Arial , serif",
        "--empty: ",
        "--pair: a: b",
        "--kept:  1px ,  'a  b' > 2",
        "background: url( 'a b.png' ) , url(c.png)",
        "aspect-ratio: 3 / 2;",
        "transition: color 80ms linear",
    ]
)
GAPS = st.sampled_from(["", " ", "\n\t ", "/* ; } */", " /* ; } */ ", "/* a */ /**/"])


@st.composite
def sheets(draw: st.DrawFn) -> str:
    """A valid style sheet with space and comments wherever they may stand."""
    gap = lambda: draw(GAPS)  # noqa: E731
    rules = [
        gap() + draw(LISTS) + gap() + "{" + ";".join(gap() + value + gap() for value in values) + "}" + gap()
        for values in draw(st.lists(st.lists(VALUES, max_size=3), max_size=3))
    ]
    heads = ["", "@layer base", "@media (width >=45rem) and (width < 64rem)"]
    head = draw(st.sampled_from(heads))
    return f"{head}{gap()}{{{''.join(rules)}}}" if head else "".join(rules)


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_page()


def read_by(page: Page, *sheets: str) -> list[str]:
    """Each sheet's rules as the browser understands them; of values with var() it keeps the text, so spaces go."""
    script = """sheets => sheets.map(text => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return [...sheet.cssRules].map(rule => rule.cssText).join("\\n").replace(/\\s+/g, " ").replace(/ ?, ?/g, ",");
    })"""
    found: list[str] = page.evaluate(script, list(sheets))
    return found


@pytest.mark.slow
def test_a_browser_reads_the_same_from_the_theme(page: Page) -> None:
    for part in PARTS:
        text = part.read_text("utf-8")
        before, after = read_by(page, text, minify(text))
        assert before == after != "", part.name


@pytest.mark.slow
def test_a_browser_reads_the_same_from_any_sheet(page: Page) -> None:
    @given(sheets())
    def same(sheet: str) -> None:
        before, after = read_by(page, sheet, minify(sheet))
        assert before == after

    same()


@given(sheets())
def test_what_has_been_made_small_stays_as_it_is(sheet: str) -> None:
    assert minify(minify(sheet)) == minify(sheet)


@given(st.text("{};:,>()[]\"'\\/* \n-au1é", max_size=40))
def test_any_text_is_taken_and_never_grows(text: str) -> None:
    assert len(minify(text)) <= len(text)
    faults(text)


def test_comments_and_needless_space_go() -> None:
    assert minify("/* a */\n.a > .b,\n.c {\n  color: red; /* why */\n}\n") == ".a>.b,.c{color:red;}"


@pytest.mark.parametrize(
    "kept",
    [
        'a{content:"a  /* b */ ; }";}',
        "a{content:'it\\'s  so';}",
        ".a .b :hover{inline-size:calc(1px + 2px);}",
        "@media (width>=45rem) and (width < 64rem){a{b:c;}}",
        ":root{--a:1px , 2px;--b: ;--c: ;--d:a: b;}",
        ".\\31 0 .a\\: b{c:d;}",
        "a{b:url(c d);}",
    ],
)
def test_what_means_something_stays(kept: str) -> None:
    assert minify(kept) == kept


def test_a_comment_that_parts_two_words_still_parts_them() -> None:
    assert minify("a{b:c/* x */d;}") == "a{b:c/**/d;}"
    assert minify(".a/* x */.b{c:d;}") == ".a/**/.b{c:d;}"


@pytest.mark.parametrize(
    ("address", "from_the_root"),
    [
        ("../../favicon.svg#a", "../favicon.svg#a"),
        ("dot.png", "components/dot.png"),
        ("/theme/flag.svg", "/theme/flag.svg"),
        ("//host.example/a.png", "//host.example/a.png"),
        ("https://host.example/a.png", "https://host.example/a.png"),
        ("data:image/png;base64,AA==", "data:image/png;base64,AA=="),
        ("#shape", "#shape"),
        ("", ""),
    ],
)
def test_an_address_is_seen_from_where_the_parts_are_joined(address: str, from_the_root: str) -> None:
    assert moved(address, "components/card.css") == from_the_root


def test_each_part_has_its_own_addresses_moved() -> None:
    rule = "a { b: url(%s); --c: url( '%s' ); d: \"url(x)\"; }"
    joined = join({"base.css": rule % ("x", "y"), "components/card.css": rule % ("x", "../y")})
    assert joined == (
        "a{b:url(x);--c:url('y');d:\"url(x)\";}a{b:url(components/x);--c:url('y');d:\"url(x)\";}"
    )


@pytest.mark.parametrize(
    ("css", "line", "fault"),
    [
        ("a {\n b: c;\n", 1, "This { is never closed."),
        ("a { b: c; }\n}", 2, "This } closes nothing."),
        ("a {\n b: calc(1px; }", 2, "This ( is never closed."),
        ('@layer a;\n@import "b.css";', 2, "An @import is lost where parts are joined."),
        ("a {\n b: 'c;\n}", 2, "A text in quotes has no end on its line."),
        ("a { b: c; /* }", 1, "This { is never closed."),
    ],
)
def test_a_part_that_would_spoil_the_next_is_found(css: str, line: int, fault: str) -> None:
    assert (line, fault) in [(at, what) for at, what, _ in faults(css)]


def test_the_parts_of_the_theme_are_sound() -> None:
    assert [fault for part in PARTS for fault in faults(part.read_text("utf-8"))] == []
