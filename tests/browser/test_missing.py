"""The page that is not there, at the address that was asked for, as a static host sends it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.paper import Site

pytestmark = pytest.mark.slow


def ask(page: Page, courier: Site, address: str, path: str) -> None:
    """Opens an address without a page: what comes is 404.html."""

    def answer(route: Route) -> None:
        route.fulfill(status=404, body=courier.read("/404.html"), content_type="text/html; charset=utf-8")

    page.route(address + path, answer)
    page.goto(address + path)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/2026/11/pepper-harvest_begins/", "pepper harvest begins"),
        ("/2019/5/old-slug.html", "old slug"),
        ("/tags/water-festivals/page/9/", "water festivals"),
        ("/km/2026/11/%E1%9E%91%E1%9E%93%E1%9F%92%E1%9E%9B%E1%9F%81/", "ទន្លេ"),
        ("/2026/13/", ""),
        ("/%E0%A4%A/", ""),
    ],
)
def test_the_words_of_the_address_stand_in_the_search_field(
    page: Page, courier: Site, address: str, path: str, words: str
) -> None:
    ask(page, courier, address, path)
    page.wait_for_load_state("networkidle")
    expect(page.locator("main input[name=q]")).to_have_value(words)


def test_one_press_searches_for_them(page: Page, courier: Site, address: str) -> None:
    ask(page, courier, address, "/2026/11/pepper/")
    page.wait_for_load_state("networkidle")
    page.locator("main form button").click()
    page.wait_for_url("**/search/?q=pepper", timeout=10_000)


def test_without_javascript_the_form_is_there(browser: Browser, courier: Site, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    ask(page, courier, address, "/2026/11/pepper/")
    expect(page.locator("main input[name=q]")).to_be_visible()
    context.close()
