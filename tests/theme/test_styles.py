"""The style sheet and the scripts: their rules and their weight."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from newsroom.assets.styles import join

ROOT = Path(__file__).parents[2]
THEME = ROOT / "theme"
CSS = THEME / "static/css"
TEMPLATES = {path.name: path.read_text("utf-8") for path in (THEME / "templates").rglob("*.html")}
LIST = TEMPLATES["stylesheets.html"].partition("{% set parts")[2].partition("%}")[0]
COMMON = [f"{part}.css" for part in re.findall(r'"([\w/-]+)"', LIST)]
ALONE = set(re.findall(r"'css/([\w/-]+\.css)'\|asset", "".join(TEMPLATES.values())))
PARTS = [*COMMON, *sorted(ALONE)]
LAYERS = ["reset", "tokens", "base", "layout", "components", "utilities", "print"]

# Logical properties and values stand in their place, so that dir="rtl" mirrors the page.
PHYSICAL = re.compile(
    r"(?:^|[\s{;])(?:(?:margin|padding|border|scroll-padding)-(?:left|right|top|bottom)|left|right|top|bottom"
    r"|(?:min-|max-)?(?:width|height))\s*:|(?:text-align|float|clear):\s*(?:left|right)"
)


# cmarkgfm gives a footnote's mark this class.
MADE_BY_THE_PARSER = {"footnote-ref"}


def without_text(css: str) -> str:
    return re.sub(r'"[^"]*"', "", css)


def rules(part: str) -> str:
    """A part of the style sheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", (CSS / f"{part.removesuffix('.css')}.css").read_text("utf-8"), flags=re.S)


def weight(text: str) -> int:
    """Bytes on the wire."""
    return len(gzip.compress(text.encode(), 6, mtime=0))


def test_every_part_is_in_the_list_or_linked_by_the_pages_that_need_it() -> None:
    files = sorted(path.relative_to(CSS).as_posix() for path in CSS.rglob("*.css"))
    assert files == sorted(PARTS)


def test_the_order_of_the_layers_comes_first() -> None:
    assert PARTS[0] == "layers.css"
    assert rules("layers").split() == f"@layer {', '.join(LAYERS)};".split()


@pytest.mark.parametrize("part", [part for part in PARTS if part != "layers.css"])
def test_a_part_keeps_to_its_layer(part: str) -> None:
    layer = "components" if part.startswith("components/") else part.removesuffix(".css")
    # A face is known everywhere, whatever layer names it.
    text = re.sub(r"@font-face {[^}]*}", "", rules(part)).strip()
    assert text.startswith(f"@layer {layer} {{")
    assert text.endswith("}")
    assert text.count("@layer") == 1


@pytest.mark.parametrize("part", PARTS)
def test_nothing_is_forced_and_nothing_is_physical(part: str) -> None:
    assert "!important" not in rules(part)
    assert PHYSICAL.search(rules(part)) is None


@pytest.mark.parametrize("line", ["a { margin-left: 1px; }", "a{width:1px}", "a { text-align: right; }"])
def test_a_physical_property_is_found(line: str) -> None:
    assert PHYSICAL.search(line)


@pytest.mark.parametrize("part", [part for part in PARTS if part not in ("tokens.css", "print.css")])
def test_colours_stand_in_the_tokens_alone(part: str) -> None:
    # A mask's black is no colour: it says what shows.
    text = re.sub(r"mask-image:[^;]+;", "", rules(part))
    assert re.findall(r"#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(", text) == []


def test_day_and_night_are_two_sets_of_the_same_colours() -> None:
    text = rules("tokens")
    day, system, switch = (
        dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6}|none|brightness\(\.9\)|invert[^;]+);", block))
        for block in re.findall(r"color-scheme: (?:light|dark);(.*?)}", text, flags=re.S)
    )
    assert day.keys() == system.keys()
    assert system == switch


def test_every_token_that_is_used_is_declared_and_the_other_way_round() -> None:
    everything = "".join(rules(part) for part in PARTS)
    used = set(re.findall(r"var\((--[\w-]+)", everything))
    assert used == set(re.findall(r"(--[\w-]+)\s*:", everything))


def test_what_every_page_links_leaves_room_for_what_few_pages_need() -> None:
    assert weight(join({part: (CSS / part).read_text("utf-8") for part in COMMON})) <= 9_280


def test_every_class_that_is_styled_is_printed_by_something() -> None:
    printers = [*(THEME / "static/js").glob("*.js"), *(ROOT / "plugins").rglob("*.py")]
    printed = "".join([*TEMPLATES.values(), *(file.read_text("utf-8") for file in printers)])
    words = set(re.findall(r"[\w-]+", printed)) | MADE_BY_THE_PARSER
    styled = {name for part in PARTS for name in re.findall(r"\.([a-z][\w-]*)", without_text(rules(part)))}
    assert styled - words == set()


def test_no_rule_gives_a_property_twice() -> None:
    for part in PARTS:
        for block in re.findall(r"{([^{}]*)}", without_text(rules(part))):
            given = re.findall(r"([\w-]+)\s*:", block)
            assert len(given) == len(set(given)), f"{part}: {block}"


def test_scripts_weigh_at_most_3_kb_and_the_blocking_one_300_bytes() -> None:
    scripts = THEME / "static/js"
    assert (
        weight(
            "".join((scripts / name).read_text("utf-8") for name in ("theme.js", "switch.js", "offline.js"))
        )
        <= 3_000
    )
    assert (scripts / "theme.js").stat().st_size < 300
