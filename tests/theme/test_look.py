"""A paper of its own look: name, colours and fonts from pelicanconf.py and the one file of tokens."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.conftest import Serve
from tests.paper import ROOT, Site, build

pytestmark = pytest.mark.slow

THEME = ROOT / "theme"
STORY = "/2026/11/everything/"
MINE = {
    "SITENAME": "The Own Paper",
    "PAPER_FLAG": "",
    "PAPER_MOTTO": {"en": "In our own words"},
    "PAPER_FONTS": {"": ["own.woff2"]},
    "PAPER_COLOPHON": {"en": "Set in Own."},
}
FACE = (
    '@font-face { font-family: Own; src: url("../fonts/own.woff2") format("woff2"); font-weight: 100 900; }'
)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The specimens in another paper's look: in a copy of the theme one file is edited, and one font added."""
    theme = tmp_path_factory.mktemp("own") / "theme"
    shutil.copytree(THEME, theme)
    fonts = theme / "static/fonts"
    shutil.copy(fonts / "libre-franklin-latin-wght-normal.woff2", fonts / "own.woff2")
    tokens = theme / "static/css/tokens.css"
    css = tokens.read_text("utf-8")
    for old, new in (
        ("--paper: #fbfaf6", "--paper: #ffffff"),
        ("--news: #a6341b", "--news: #00339a"),
        ("--serif: Piazzolla", "--serif: Own"),
        ('--sans: "Libre Franklin"', "--sans: Own"),
    ):
        assert old in css
        css = css.replace(old, new)
    # Of the faces that came with the theme none is left.
    css = re.sub(r"@font-face {[^}]*url\([^}]*}\n?", "", css) + FACE
    tokens.write_text(css, "utf-8")
    plugins = [
        f"newsroom.{name}" for name in ("stories", "language", "topics", "front", "pictures", "offline")
    ]
    return build(ROOT / "tests/papers/kinds", theme=str(theme), PLUGINS=[*plugins, "newsroom.assets"], **MINE)


@pytest.fixture
def page(own: Site, serve: Serve, browser: Browser) -> Page:
    opened = browser.new_page(color_scheme="light")
    opened.goto(serve(own.output, "/paper/").rstrip("/") + STORY, wait_until="networkidle")
    return opened


def style(page: Page, selector: str, name: str) -> str:
    return str(page.locator(selector).first.evaluate(f"e => getComputedStyle(e).{name}"))


def test_the_page_has_the_papers_colours(page: Page) -> None:
    assert style(page, "body", "backgroundColor") == "rgb(255, 255, 255)"
    assert style(page, ".story-kicker a", "color") == "rgb(0, 51, 154)"


def test_the_page_is_set_in_the_papers_face_and_loads_no_other(page: Page) -> None:
    assert style(page, "h1", "fontFamily").startswith("Own")
    faces = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert not {"Piazzolla", "Libre Franklin", "Hanuman"} & set(faces)
    assert "Own" in faces
    asked = page.evaluate("performance.getEntriesByType('resource').map(r => r.name)")
    assert [url.rpartition("/")[2] for url in asked if url.endswith(".woff2")] == ["own.woff2"]


def test_only_the_papers_own_name_motto_and_colophon_are_printed(own: Site) -> None:
    pages = [own.read(f"/{file}") for file in own.files if file.endswith(".html")]
    assert not [page for page in pages if "Chaktomuk" in page or "Piazzolla" in page]
    story = own.page(STORY)
    assert story.text(".masthead .flag") == "The Own Paper"
    assert story.text(".motto") == "In our own words"
    assert story.text(".colophon") == "Set in Own."


def test_the_manifest_has_the_papers_name_and_colour(own: Site) -> None:
    manifest = json.loads(own.read("/manifest.webmanifest"))
    assert (manifest["name"], manifest["theme_color"]) == ("The Own Paper", "#ffffff")


def test_a_card_for_sharing_has_the_papers_colours(own: Site) -> None:
    address = str(own.page(STORY).one('meta[property="og:image"]')["content"])
    with Image.open(own.file(address.removeprefix("https://kinds.example/paper"))) as card:
        pixels = card.convert("RGB")
        assert pixels.getpixel((20, 300)) == pytest.approx((255, 255, 255), abs=3)
        red, _, blue = pixels.getpixel((3, 3))
    assert blue > red + 60


def test_faces_and_colours_of_the_paper_stand_in_the_tokens_alone() -> None:
    """Drawings apart: flag and icon are files of their own, which a paper replaces."""
    files = [
        *THEME.glob("templates/**/*.html"),
        *THEME.glob("static/**/*.css"),
        *THEME.glob("static/**/*.js"),
    ]
    # What fetches the type files that come with the theme has to name them.
    files += [path for path in (ROOT / "plugins").rglob("*.py") if path.name != "fonts.py"]
    names = re.compile(r"Piazzolla|Franklin|Hanuman|Chaktomuk", re.IGNORECASE)
    naming = {path.relative_to(ROOT).as_posix() for path in files if names.search(path.read_text("utf-8"))}
    assert naming == {"theme/static/css/tokens.css"}
    assert Path(THEME / "static/flag.svg").is_file()
