"""How text is set in a browser: Khmer as its script asks, and everything much alike where no type file comes."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.test_reading import KINDS

pytestmark = pytest.mark.slow

TEXTS = ["h1", ".standfirst", ".prose p", ".prose > h2", ".factbox h2", "#related-stories h3", ".teaser"]
SMALL = [".story-kicker", ".byline p", ".reason"]

SET = """places => Object.fromEntries(places.map(place => {
  const style = getComputedStyle(document.querySelector(place)), size = parseFloat(style.fontSize);
  return [place, { size, leading: parseFloat(style.lineHeight) / size }];
}))"""

# Where a line begins in the middle of a word, by the browser's own dictionary; and how many lines there are.
LINES = """() => {
  const words = new Intl.Segmenter("km", { granularity: "word" }), torn = [], range = document.createRange();
  const walk = document.createTreeWalker(document.querySelector(".prose"), NodeFilter.SHOW_TEXT);
  let lines = 0;
  while (walk.nextNode()) {
    const text = walk.currentNode.data;
    let bottom = Infinity;
    for (let at = 0; at < text.length; at++) {
      range.setStart(walk.currentNode, at);
      range.setEnd(walk.currentNode, at + 1);
      const box = range.getBoundingClientRect();
      if (!box.width) continue;
      if (box.top > bottom) {
        lines++;
        const word = words.segment(text).containing(at);
        if (word.index !== at) torn.push(word.segment);
      }
      bottom = box.top + box.height / 2;
    }
  }
  return { lines, torn };
}"""

# Whether the machine has a face that stands in for the serif: another width than any other text has.
STANDS_IN = """() => {
  const pen = document.createElement("canvas").getContext("2d");
  const width = face => (pen.font = `16px ${face}monospace`, pen.measureText("Women in a willow").width);
  return ["Georgia", "Gelasio", "Times New Roman", "Liberation Serif", "Noto Serif"]
    .some(face => width(`"${face}", `) !== width(""));
}"""


@dataclass(frozen=True)
class Story:
    """What is measured of a story on a phone."""

    type: dict[str, dict[str, float]]
    height: float
    lines: int
    torn: list[str]
    stands_in: bool


def measure(context: BrowserContext, address: str) -> Story:
    page = context.new_page()
    page.goto(address)
    page.reload()  # by now the type files are there, if they come at all
    return Story(
        page.evaluate(SET, [*TEXTS, *SMALL]),
        page.locator(".prose").evaluate("e => e.getBoundingClientRect().height"),
        **page.evaluate(LINES),
        stands_in=page.evaluate(STANDS_IN),
    )


@pytest.fixture(scope="module")
def stories(browser: Browser, address: str) -> dict[str, Story]:
    """A story in English, one in Khmer, and the first without type files."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    found = {kind: measure(context, address + KINDS[kind]) for kind in ("story", "khmer-story")}
    context.close()
    bare = browser.new_context(viewport={"width": 360, "height": 800})
    bare.route("**/*.woff2", lambda route: route.abort())
    found["bare"] = measure(bare, address + KINDS["story"])
    bare.close()
    return found


def test_every_text_in_khmer_has_more_leading_than_one_in_english(stories: dict[str, Story]) -> None:
    english, khmer = stories["story"].type, stories["khmer-story"].type
    assert [place for place in TEXTS if khmer[place]["leading"] <= english[place]["leading"]] == []


def test_small_print_is_larger_in_khmer_than_in_english(stories: dict[str, Story]) -> None:
    english, khmer = stories["story"].type, stories["khmer-story"].type
    assert [place for place in SMALL if khmer[place]["size"] <= english[place]["size"]] == []


def test_a_line_of_khmer_begins_with_a_word(stories: dict[str, Story]) -> None:
    assert stories["khmer-story"].lines > 20
    assert stories["khmer-story"].torn == []


def test_a_story_is_as_high_without_its_type_files(stories: dict[str, Story]) -> None:
    if not stories["bare"].stands_in:
        pytest.skip("This machine has neither Georgia, Times New Roman nor Noto Serif, nor a twin of theirs.")
    assert stories["bare"].height == pytest.approx(stories["story"].height, rel=0.03)
