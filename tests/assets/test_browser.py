"""What a browser asks for when it opens a page of the demonstration paper."""

from collections import Counter

import pytest
from playwright.sync_api import Browser

from tests.conftest import Serve
from tests.paper import Site
from tests.site.conftest import courier_below, moment

__all__ = ["courier_below", "moment"]

pytestmark = pytest.mark.slow

KINDS = {
    "front": "/",
    "khmer-story": "/km/2026/11/why-the-tonle-sap-turns-round/",
    "search": "/search/",
}


@pytest.mark.parametrize("kind", KINDS)
def test_no_file_is_fetched_twice_and_no_preload_is_in_vain(
    browser: Browser, courier_below: Site, serve: Serve, kind: str
) -> None:
    page = browser.new_page()
    asked: Counter[str] = Counter()
    said: list[str] = []
    page.on("request", lambda request: asked.update([request.url]))
    page.on("console", lambda message: said.append(message.text))
    page.goto(serve(courier_below.output, "/paper/").rstrip("/") + KINDS[kind], wait_until="networkidle")
    of_theme = {url: times for url, times in asked.items() if url.endswith((".css", ".js", ".woff2"))}
    assert len([url for url in of_theme if url.endswith(".woff2")]) == 2
    assert set(of_theme.values()) == {1}
    # Chromium says it of a preloaded file that nothing has used three seconds after the page has loaded.
    page.wait_for_timeout(4_000)
    assert said == []
    page.close()


def test_what_is_preloaded_is_what_the_style_sheet_names(
    browser: Browser, courier_below: Site, serve: Serve
) -> None:
    page = browser.new_page()
    page.goto(serve(courier_below.output, "/paper/"))
    named = page.evaluate(
        """() => {
          const faces = (sheet) => [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule);
          const sources = (rule) => [...rule.style.getPropertyValue("src").matchAll(/url\\("([^"]+)"\\)/g)];
          return [...document.styleSheets].flatMap((sheet) =>
            faces(sheet).flatMap(sources).map((found) => new URL(found[1], sheet.href).href));
        }"""
    )
    preloaded = page.evaluate(
        "[...document.querySelectorAll('link[rel=preload][as=font]')].map(link => link.href)"
    )
    assert len(preloaded) == 2
    assert set(preloaded) <= set(named)
    page.close()
