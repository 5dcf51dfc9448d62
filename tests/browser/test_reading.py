"""The paper as a reader meets it: on a phone, on a desk, in the dark, without JavaScript."""

import gzip
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.paper import Site

pytestmark = pytest.mark.slow

KINDS = {
    "front": "/",
    "khmer-front": "/km/",
    "story": "/2009/08/minimum-standards-for-victims/",
    "story-with-table": "/2026/11/two-currencies-one-market/",
    "khmer-story": "/km/2026/11/why-the-tonle-sap-turns-round/",
    "opinion": "/2026/11/the-river-keeps-its-own-calendar/",
    "section": "/mekong/",
    "tag": "/tags/tonle-sap/",
    "tags": "/tags/",
    "author": "/authors/mekong-desk/",
    "series": "/series/reading-the-river/",
    "running-story": "/stories/human-trafficking-law/",
    "archive": "/archive/",
    "month": "/2026/11/",
    "search": "/search/",
    "subscribe": "/subscribe/",
    "static": "/about/",
    "404": "/404.html",
}


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 1920])
@pytest.mark.parametrize("kind", KINDS)
def test_no_page_is_wider_than_its_window(page: Page, address: str, kind: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + KINDS[kind])
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_asks_for_what_is_not_there_or_elsewhere(page: Page, address: str, kind: str) -> None:
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("response", lambda answer: wrong.append(answer.url) if answer.status >= 400 else None)
    page.on("request", lambda asked: wrong.append(asked.url) if not asked.url.startswith(address) else None)
    page.goto(address + KINDS[kind], wait_until="networkidle")
    assert wrong == []


@pytest.mark.parametrize(
    ("kind", "fonts"),
    [
        ("front", {"piazzolla", "libre-franklin"}),
        ("story", {"piazzolla", "libre-franklin"}),
        ("khmer-story", {"hanuman"}),
    ],
)
def test_a_page_loads_two_font_files_of_its_own_script(
    page: Page, address: str, kind: str, fonts: set[str]
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith(".woff2") else None)
    page.goto(address + KINDS[kind], wait_until="networkidle")
    names = {urlsplit(url).path.rpartition("/")[2] for url in asked}
    assert len(names) == 2
    assert {font for font in fonts if any(name.startswith(font) for name in names)} == fonts


def test_a_story_reads_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + KINDS["story"])
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".prose > p").last).to_be_visible()
    expect(page.locator("#related-stories article")).to_have_count(4)
    context.close()


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_by_night_a_chart_in_the_text_is_turned_over_as_a_leading_one_is(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(address + "/2026/11/why-the-tonle-sap-turns-round/")
    filters = page.eval_on_selector_all(
        ".lead-picture img, .prose img", "found => found.map(image => getComputedStyle(image).filter)"
    )
    context.close()
    assert len(filters) == 2
    assert set(filters) == {filters[0]}
    assert filters[0].startswith("invert")


def test_the_page_is_dark_where_the_reader_wants_it_dark(browser: Browser, address: str) -> None:
    seen = []
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(address)
        seen.append(background(page))
        context.close()
    assert seen == ["rgb(251, 250, 246)", "rgb(20, 23, 27)"]


def test_the_switch_holds_on_the_next_page(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(address)
    page.locator("button.switch").click()
    assert background(page) == "rgb(20, 23, 27)"
    page.goto(address + KINDS["tag"])
    assert background(page) == "rgb(20, 23, 27)"


def test_the_river_shows_all_its_stops_and_five_on_a_phone(page: Page, address: str) -> None:
    page.goto(address)
    stops = page.locator(".river .stops > li:not(.day)")
    page.set_viewport_size({"width": 1280, "height": 800})
    assert stops.count() > 5
    expect(stops.locator("visible=true")).to_have_count(stops.count())
    page.set_viewport_size({"width": 360, "height": 800})
    expect(stops.locator("visible=true")).to_have_count(5)


def test_khmer_is_never_tracked(page: Page, address: str) -> None:
    page.goto(address + KINDS["khmer-story"])
    spacing = page.evaluate(
        """[...document.querySelectorAll("[lang=km] *")].filter(e => e.lang !== "en" && !e.closest("[lang=en]"))
           .map(e => getComputedStyle(e).letterSpacing).filter(s => s !== "normal" && s !== "0px")"""
    )
    assert spacing == []


def test_the_first_stop_of_the_keyboard_leads_past_the_masthead(page: Page, address: str) -> None:
    page.goto(address + KINDS["story"])
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_the_masthead_finds_a_story(page: Page, address: str) -> None:
    page.goto(address + KINDS["static"])
    page.locator("header input[name=q]").fill("pepper")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=pepper"))
    expect(page.locator("#search-results h2 a").first).to_be_visible(timeout=20_000)


def wire(courier: Site, files: list[str]) -> int:
    """Bytes of files, each in gzip, as a static host sends them."""
    return sum(len(gzip.compress((courier.output / file).read_bytes(), 6, mtime=0)) for file in files)


@pytest.mark.parametrize(
    ("kind", "budget"), [("story", 20_000), ("khmer-story", 20_000), ("front", 30_000), ("tag", 20_000)]
)
def test_a_page_is_light(page: Page, courier: Site, address: str, kind: str, budget: int) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.lstrip("/")))
    page.goto(address + KINDS[kind], wait_until="networkidle")
    styles = wire(courier, [file for file in asked if file.endswith(".css")])
    scripts = wire(courier, [file for file in asked if file.endswith(".js")])
    html = wire(courier, [f"{KINDS[kind].lstrip('/')}index.html"])
    assert styles <= 10_000
    assert scripts <= 3_000
    assert html + styles + scripts <= budget
