"""Pages of the specimen paper in Arabic: their words, and the signs between them."""

import re
from collections.abc import Iterator

import pytest
from bs4 import Tag

from tests.paper import ROOT, Page, Site, build

pytestmark = pytest.mark.slow

LATIN = re.compile(r"[A-Za-z]{2,}")
# Names that are written alike in any language.
NAMES = {"The", "Kinds", "Atom", "RSS", "JSON", "JavaScript", "Telegram", "Facebook"}
SPOKEN = ("aria-label", "title", "placeholder", "data-dark", "data-light")


@pytest.fixture(scope="module")
def kinds() -> Site:
    return build(ROOT / "tests/papers/kinds")


def said(page: Page) -> Iterator[str]:
    """The page's texts and labels in its own language."""
    for element in page.soup.select("html, html *:not(script, style, .source)"):
        nearest = element if element.has_attr("lang") else element.find_parent(lang=True)
        if not isinstance(nearest, Tag) or nearest["lang"] != "ar":
            continue
        yield from (str(text) for text in element.find_all(string=True, recursive=False) if text != "html")
        yield from (str(element[name]) for name in SPOKEN if element.has_attr(name))
        if "search-results" in str(element.get("id")):
            yield from (str(element[f"data-{name}"]) for name in ("none", "one", "many", "more", "failed"))


def test_no_english_word_is_left_on_an_arabic_page(kinds: Site) -> None:
    pages = [file for file in kinds.files if file.startswith("ar/") and file.endswith(".html")]
    assert len(pages) > 15
    for file in pages:
        words = {word for text in said(kinds.page(f"/{file}")) for word in LATIN.findall(text)}
        assert words - NAMES == set(), file


def test_an_arabic_page_has_an_arabic_comma(kinds: Site) -> None:
    story = kinds.page("/ar/2026/11/river/")
    assert "تصحيح، 22 نوفمبر 2026" in story.text(".correction")
    facts = kinds.page("/ar/authors/سوق-دارا/").text(".facts")
    assert "،" in facts
    assert "," not in facts
