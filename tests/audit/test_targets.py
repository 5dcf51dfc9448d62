"""The keyboard reaches everything and shows where it is; a finger hits everything."""

import pytest
from playwright.sync_api import Page, expect

from tests.audit.conftest import Find
from tests.audit.kinds import KINDS

pytestmark = pytest.mark.slow

# Not counted: a link in a line of text (WCAG 2.5.8, inline), one that only the keyboard shows, and one whose ::after
# covers its card.
SMALL = """() => [...document.querySelectorAll("a[href], button, input, select, summary")].filter(target => {
  const box = target.getBoundingClientRect();
  const inline = target.closest("sup") || getComputedStyle(target).display === "inline"
    && [...target.parentElement.childNodes].some(node => node.nodeType === 3 && node.data.trim().length > 1);
  const covers = getComputedStyle(target, "::after").position === "absolute";
  return box.width && !inline && !covers && !target.matches(".skip") && (box.height < 24 || box.width < 24);
}).map(target => target.outerHTML.slice(0, 120))"""

FOCUS = """() => {
  const at = document.activeElement;
  if (at === document.body) return null;
  // All of a card leads where its headline does, and is ringed in its place.
  const box = at.getBoundingClientRect(), styles = [at, at.closest(".card") ?? at].map((one) => getComputedStyle(one));
  return {
    name: at.outerHTML.slice(0, 120),
    ring: styles.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
    seen: at.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && box.width > 0 && box.height > 0
      && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_every_target_is_at_least_24_px(page: Page, find: Find, kind: str) -> None:
    page.goto(find(kind))
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(SMALL) == [], width


@pytest.mark.parametrize("kind", ["front", "everything", "arabic-story", "topics"])
def test_the_keyboard_reaches_everything_and_its_place_is_seen(page: Page, find: Find, kind: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(find(kind))
    reachable = page.locator("a[href]:visible, button:visible, input:visible, [tabindex='0']:visible").count()
    stops = []
    for _ in range(reachable + 5):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            break
        stops.append(stop)
    assert len(stops) == reachable
    assert [stop["name"] for stop in stops if not stop["ring"]] == []
    assert [stop["name"] for stop in stops if not stop["seen"]] == []


def test_the_page_is_turned_dark_by_keyboard(page: Page, find: Find) -> None:
    page.goto(find("news"))
    page.locator("button.switch").focus()
    page.keyboard.press("Space")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("button.switch")).to_have_accessible_name("Light page")


def test_a_wide_table_is_scrolled_by_keyboard(page: Page, find: Find) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(find("everything"))
    table = page.locator(".scroll")
    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.scroll').scrollLeft > 0")
    assert table.get_attribute("aria-label")
