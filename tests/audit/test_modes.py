"""Large letters, narrow windows, paper, forced colours, no motion; and nothing moves while a page arrives."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.audit.conftest import Find
from tests.audit.kinds import KINDS

pytestmark = pytest.mark.slow

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
STORIES = ["news", "everything", "khmer-story", "arabic-story"]
SHIFTS = """new Promise(done => {
  const moved = [];
  const note = ({ node, previousRect, currentRect }) =>
    moved.push([node?.outerHTML?.slice(0, 100) ?? node?.data, previousRect, currentRect]);
  new PerformanceObserver(list => list.getEntries().forEach(entry => entry.sources.forEach(note)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(moved), 300);
})"""


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_is_wider_than_a_narrow_window_or_one_at_200_percent(
    page: Page, find: Find, kind: str
) -> None:
    page.goto(find(kind))
    for width in (320, 640):  # 1280 px at 200 % are 640 of the page's own
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(SIDEWAYS) == 0, width


def test_who_paid_stands_clear_of_the_time_however_long_the_name(page: Page, find: Find) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(find("sponsored").removesuffix("sponsored/"))  # the month that it stands in
    apart = page.locator(".stops .where[data-voice=sponsored]").first.evaluate(
        """mark => {
          mark.textContent = "Paid for by Mekong Ferries and Transport Company of Kampong Cham Ltd";
          const time = mark.previousElementSibling.getBoundingClientRect();
          return [...mark.getClientRects()].map(line => line.left >= time.right || line.top >= time.bottom - 1);
        }"""
    )
    assert len(apart) > 1
    assert all(apart)


@pytest.mark.parametrize("kind", ["front", "section-front", "khmer-front"])
def test_twice_the_letters_leave_a_headline_room_beside_its_thumb(page: Page, find: Find, kind: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(find(kind))
    page.add_style_tag(content="html { font-size: 200% }")
    headlines = page.locator("article.pictured:not([data-voice=sponsored]) :is(h2, h3)")
    assert headlines.count()
    assert min(headlines.evaluate_all("all => all.map(each => each.getBoundingClientRect().width)")) > 95


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", ["front", "khmer-front", "arabic-front", *STORIES, "tag"])
def test_nothing_moves_while_a_page_arrives(page: Page, find: Find, kind: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(find(kind), wait_until="networkidle")
    assert page.evaluate(SHIFTS) == []


def test_who_wants_no_motion_gets_none(browser: Browser, find: Find) -> None:
    seen = {}
    for wish in ("reduce", "no-preference"):
        context = browser.new_context(reduced_motion=wish)
        page = context.new_page()
        page.goto(find("news"))
        seen[wish] = page.evaluate(
            """[...new Set([...document.querySelectorAll("*")].map(e => getComputedStyle(e).transitionDuration)),
                getComputedStyle(document.documentElement).scrollBehavior].sort()"""
        )
        context.close()
    assert seen == {"reduce": ["0s", "auto"], "no-preference": ["0.08s", "0s", "smooth"]}


def test_lines_that_carry_meaning_stay_in_forced_colours(page: Page, find: Find) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(find("everything"))
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    for selector, side in (
        (".krama", "BlockEnd"),
        (".correction", "InlineStart"),
        (".factbox", "BlockStart"),
    ):
        width = page.locator(selector).first.evaluate(
            f"e => parseFloat(getComputedStyle(e).border{side}Width)"
        )
        assert width >= 2, selector
    switch = page.locator(".switch")
    switch.focus()
    assert switch.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


@pytest.mark.parametrize("kind", ["everything", "arabic-story"])
def test_paper_shows_the_story_and_its_address_and_no_furniture(page: Page, find: Find, kind: str) -> None:
    page.goto(find(kind))
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(".source")).to_be_visible()
    assert "https://kinds.example/paper" + KINDS[kind][1] in page.locator(".source").inner_text()
    for furniture in (
        ".skip",
        ".tools",
        ".sections",
        ".krama",
        ".share",
        ".foot",
        "#related-stories",
        ".rail",
    ):
        for part in page.locator(furniture).all():
            expect(part).to_be_hidden()
    assert page.locator(".prose").evaluate("e => getComputedStyle(e).columnCount") == "2"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".prose p").first.evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"


def test_a_story_of_500_words_is_at_most_two_sheets(page: Page, find: Find) -> None:
    page.goto(find("news"))
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) <= 2
