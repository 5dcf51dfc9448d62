"""The style guide: a page for each component, with each of its examples as it looks."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from newsroom.desk.paper import Paper, read_paper
from newsroom.desk.styleguide import Styleguide
from tests.conftest import Serve
from tests.paper import OUR_THEME, ROOT, build
from tests.styleguide.conftest import Guide

pytestmark = pytest.mark.slow

THEME = ROOT / "theme"
TEMPLATES = THEME / "templates"

# What a page has in its head or says in no words, and what a fork fills.
UNSEEN = re.compile(
    r"partials/(?:hooks/.*|fonts|head|stylesheets|structured_data|translations|article_head|embeds|calendar_style)\.html"
)


def stems(folder: Path, suffix: str) -> set[str]:
    return {path.stem for path in folder.glob(f"*{suffix}")}


def test_each_style_sheet_of_a_component_has_its_description_and_the_other_way_round() -> None:
    assert stems(THEME / "static/css/components", ".css") == stems(THEME / "components", ".toml")


def test_each_component_has_a_page_and_each_example_its_frame(guide: Guide) -> None:
    assert len(guide.components) == len(stems(THEME / "components", ".toml"))
    for component in guide.components:
        examples = guide.examples(component)
        assert examples, component
        assert [example for example in examples if not guide.exists(example)] == []


def test_an_example_shows_the_code_that_prints_it(guide: Guide) -> None:
    page = guide.page("/components/card/")
    assert '{{ cards.stack(story("everything"), 1, cell="m-4 l-3") }}' in page.texts("pre")[0]
    assert guide.page("/components/card/1/").one(".cols > .card:first-child h3")


def test_every_form_and_boost_of_a_card_is_shown(guide: Guide) -> None:
    shown = {
        (card["class"][1], card.get("data-boost", "0"))
        for example in guide.examples("/components/card/")
        for card in guide.page(example).soup.select(".card")
    }
    assert {form for form, _ in shown} == {"stack", "side", "line", "voice"}
    assert {boost for _, boost in shown} == {"0", "1", "2", "3"}
    assert guide.page("/components/splash/1/").one("article.splash")


def test_every_voice_is_shown_on_a_card_and_on_a_page(guide: Guide) -> None:
    tokens = (THEME / "static/css/tokens.css").read_text("utf-8")
    voices = set(re.findall(r'^  (?::root, )?\[data-voice="(\w+)"\]', tokens, flags=re.MULTILINE))
    assert len(voices) == 6
    cards = {
        str(card["data-voice"])
        for example in guide.examples("/components/card/")
        for card in guide.page(example).soup.select(".card")
    }
    pages = {
        str(guide.page(example).one("body")["data-voice"]) for example in guide.examples("/components/story/")
    }
    assert cards == pages == voices


def test_every_partial_that_a_reader_sees_belongs_to_a_component() -> None:
    described = [
        tomllib.loads(path.read_text("utf-8")) for path in sorted((THEME / "components").glob("*.toml"))
    ]
    named = {template for component in described for template in component.get("templates", ())}
    every = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html")}
    partials = {name for name in every if name.startswith("partials/") and not UNSEEN.fullmatch(name)}
    assert partials - named == set()
    assert named - every == set()


def test_the_guide_tells_every_token(guide: Guide) -> None:
    said = guide.page("/").text(".tokens")
    css = (THEME / "static/css/tokens.css").read_text("utf-8")
    for colour in re.findall(r"(--[\w-]+): #", css):
        assert colour in said


@pytest.fixture
def own_theme(tmp_path: Path) -> Paper:
    """The demonstration paper with a copy of its theme to spoil."""
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(THEME, tmp_path / "theme")
    (tmp_path / "content/stories").mkdir(parents=True)
    shutil.copytree(ROOT / "content/images", tmp_path / "content/images")
    (tmp_path / "plugins").mkdir()
    return read_paper(tmp_path)


def test_an_example_that_cannot_be_printed_is_named(own_theme: Paper) -> None:
    path = own_theme.root / "theme/components/krama.toml"
    path.write_text(
        path.read_text("utf-8")
        + '\n[[examples]]\nname = "Broken"\ncode = \'{{ story("evrything").title }}\'\n'
    )
    said: list[str] = []
    assert not Styleguide(own_theme, said.append).fresh()
    assert any(
        line.startswith("components/krama.toml:8: Broken:") and "Did you mean “everything”?" in line
        for line in said
    ), said


def test_a_page_that_the_specimens_do_not_have_is_named(own_theme: Paper) -> None:
    path = own_theme.root / "theme/components/krama.toml"
    path.write_text(path.read_text("utf-8") + '\n[[examples]]\nname = "Away"\npage = "tags/nothing/"\n')
    said: list[str] = []
    assert Styleguide(own_theme, said.append).fresh()
    assert any("Away: There is no page “tags/nothing/” in the paper." in line for line in said), said


def test_it_is_printed_again_when_the_theme_has_changed_and_only_then(own_theme: Paper) -> None:
    said: list[str] = []
    guide = Styleguide(own_theme, said.append)
    assert guide.fresh()
    lines = len(said)
    assert guide.fresh()
    assert len(said) == lines
    card = own_theme.root / "theme/templates/macros/cards.html"
    card.write_text(card.read_text("utf-8").replace('class="kicker"', 'class="kicker" data-changed'), "utf-8")
    assert guide.fresh()
    assert "data-changed" in (guide.folder / "components/card/1/index.html").read_text("utf-8")


def test_a_paper_has_no_style_guide() -> None:
    site = build(ROOT, theme=OUR_THEME)
    assert not [
        file for file in site.files if file.startswith(("styleguide", "components")) or "guide." in file
    ]


def test_frames_are_as_tall_as_what_they_show_and_take_width_and_colour(
    guide: Guide, serve: Serve, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 900}, color_scheme="light")
    page.goto(f"{serve(guide.output, '/styleguide/')}components/correction/")
    frame = page.locator("iframe").first
    expect(frame).not_to_have_css("block-size", "512px")
    inner = page.frame_locator("iframe").first
    assert inner.locator("html").evaluate("e => e.scrollHeight <= innerHeight + 1")
    page.get_by_label("360 px").check()
    assert inner.locator("html").evaluate("e => innerWidth") == 360
    page.get_by_label("dark").check()
    expect(inner.locator("html")).to_have_attribute("data-theme", "dark")
    page.close()
