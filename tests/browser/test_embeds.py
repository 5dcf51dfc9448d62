"""A block from elsewhere in a browser: a link until it is clicked."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.slow

STORY = "/2026/11/four-rivers-one-city/"
PLACE = """() => {
  const box = document.querySelector(".embed").getBoundingClientRect();
  return [box.top + scrollY, box.width, box.height, document.documentElement.scrollHeight];
}"""
MAP = "https://www.openstreetmap.org/export/embed.html"


def test_nothing_is_loaded_before_a_click_and_nothing_moves_after_it(page: Page, address: str) -> None:
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="<!doctype html><title>Map</title>", content_type="text/html")

    page.route(lambda url: not url.startswith(address), answer)
    page.goto(address + STORY, wait_until="networkidle")
    assert asked == []
    before = page.evaluate(PLACE)
    page.locator(".embed a.stage").click(timeout=5000)
    page.wait_for_function("document.querySelector('.embed iframe')", timeout=5000)
    page.wait_for_load_state("networkidle")
    assert [url.split("?")[0] for url in asked] == [MAP]
    assert page.evaluate(PLACE) == before
    frame = page.locator(".embed iframe")
    assert "allow-top-navigation" not in (frame.get_attribute("sandbox") or "allow-top-navigation")
    assert (frame.get_attribute("title") or "").startswith("OpenStreetMap: ")


def test_without_javascript_the_block_is_a_link_to_the_provider(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + STORY)
    assert (page.locator(".embed a.stage").get_attribute("href") or "").startswith(
        "https://www.openstreetmap.org/#map="
    )
    context.close()
