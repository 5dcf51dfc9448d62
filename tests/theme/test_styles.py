"""The style sheet and the scripts: their rules and their weight."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

THEME = Path(__file__).parents[2] / "theme"
CSS = THEME / "static/css"
LIST = (
    (THEME / "templates/partials/stylesheets.html")
    .read_text("utf-8")
    .partition("{% for")[2]
    .partition("%}")[0]
)
PARTS = [f"{part}.css" for part in re.findall(r'"([\w/-]+)"', LIST)]
# What only pages with a block from elsewhere, with a calendar or with a form, link.
ALONE = ["components/embed.css", "components/calendar.css", "components/forms.css"]
PARTS += ALONE
LAYERS = ["reset", "tokens", "base", "layout", "components", "utilities", "print"]

# Logical properties and values stand in their place, so that dir="rtl" mirrors the page.
PHYSICAL = re.compile(
    r"(?:^|[\s{;])(?:(?:margin|padding|border|scroll-padding)-(?:left|right|top|bottom)|left|right|top|bottom"
    r"|(?:min-|max-)?(?:width|height))\s*:|(?:text-align|float|clear):\s*(?:left|right)"
)


def rules(part: str) -> str:
    """A part of the style sheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", (CSS / f"{part.removesuffix('.css')}.css").read_text("utf-8"), flags=re.S)


def weight(files: list[Path]) -> int:
    """Bytes on the wire, were the files one."""
    return len(gzip.compress(b"".join(file.read_bytes() for file in files), 9))


def test_no_part_is_forgotten() -> None:
    files = {path.relative_to(CSS).as_posix() for path in CSS.rglob("*.css")}
    assert files == set(PARTS)


def test_the_order_of_the_layers_comes_first() -> None:
    assert PARTS[0] == "layers.css"
    assert rules("layers").split() == f"@layer {', '.join(LAYERS)};".split()


@pytest.mark.parametrize("part", [part for part in PARTS if part not in ("layers.css", "fonts.css")])
def test_a_part_keeps_to_its_layer(part: str) -> None:
    layer = "components" if part.startswith("components/") else part.removesuffix(".css")
    text = rules(part).strip()
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
        dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6}|none|brightness\(\.9\));", block))
        for block in re.findall(r"color-scheme: (?:light|dark);(.*?)}", text, flags=re.S)
    )
    assert day.keys() == system.keys()
    assert system == switch


def test_every_token_that_is_used_is_declared() -> None:
    everything = "".join(rules(part) for part in PARTS)
    used = set(re.findall(r"var\((--[\w-]+)", everything))
    assert used - set(re.findall(r"(--[\w-]+)\s*:", everything)) == set()


def test_the_style_sheet_weighs_at_most_10_kb() -> None:
    common = [CSS / part for part in PARTS if part not in ALONE]
    assert max(weight([*common, CSS / part]) for part in ALONE) <= 10_240


def test_scripts_weigh_at_most_3_kb_and_the_blocking_one_300_bytes() -> None:
    scripts = THEME / "static/js"
    assert weight([scripts / "theme.js", scripts / "switch.js"]) <= 3_072
    assert (scripts / "theme.js").stat().st_size < 300
