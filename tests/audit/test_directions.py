"""A page that is read from right to left is mirrored as it stands, and a fragment in another language names it."""

import pytest
from playwright.sync_api import Page

from tests.audit.conftest import Find

pytestmark = pytest.mark.slow

# Text nodes in a script of their own whose nearest `lang` is another one.
UNNAMED = """([letters, lang]) => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walk.nextNode()) {
    const { data, parentElement } = walk.currentNode;
    if (new RegExp(letters).test(data) && parentElement.closest("[lang]").lang !== lang) found.push(data);
  }
  return found;
}"""


def middle(page: Page, selector: str) -> float:
    """How far the element's middle is from the window's left edge, as a part of the window's width."""
    box = page.locator(selector).first.bounding_box()
    assert box
    return (box["x"] + box["width"] / 2) / 1280


def test_an_arabic_story_is_the_mirror_of_an_english_one(page: Page, find: Find) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    parts = ["header .flag", "button.switch", ".byline", ".text"]
    page.goto(find("everything"))
    assert page.evaluate("document.dir") == "ltr"
    left = [middle(page, part) for part in parts]
    page.goto(find("arabic-story"))
    assert page.evaluate("document.dir") == "rtl"
    assert [middle(page, part) for part in parts] == pytest.approx([1 - part for part in left], abs=0.06)
    edge = page.locator(".correction").evaluate("e => getComputedStyle(e).borderRightWidth")
    assert edge == "6px"


@pytest.mark.parametrize(
    ("kind", "leading"), [("everything", 1.5), ("arabic-story", 1.55), ("khmer-story", 1.62)]
)
def test_small_print_has_the_leading_that_its_script_needs(
    page: Page, find: Find, kind: str, leading: float
) -> None:
    page.goto(find(kind))
    found = page.locator(".byline").evaluate(
        "e => parseFloat(getComputedStyle(e).lineHeight) / parseFloat(getComputedStyle(e).fontSize)"
    )
    assert found == pytest.approx(leading, abs=0.01)


@pytest.mark.parametrize(("kind", "scale"), [("everything", "none"), ("arabic-story", "-1 1")])
def test_the_arrow_back_to_the_text_turns_with_the_page(
    page: Page, find: Find, kind: str, scale: str
) -> None:
    page.goto(find(kind))
    assert page.locator(".footnote-backref").first.evaluate("e => getComputedStyle(e).scale") == scale


@pytest.mark.parametrize(
    ("kind", "letters", "lang"),
    [
        ("front", "[\\u1780-\\u17ff]", "km"),
        ("arabic-front", "[\\u1780-\\u17ff]", "km"),
        ("everything", "[\\u0600-\\u06ff]", "ar"),
        ("khmer-front", "The Chaktomuk Courier", "en"),
    ],
)
def test_a_fragment_in_another_language_names_it(
    page: Page, find: Find, kind: str, letters: str, lang: str
) -> None:
    page.goto(find(kind))
    assert page.evaluate(UNNAMED, [letters, lang]) == []
