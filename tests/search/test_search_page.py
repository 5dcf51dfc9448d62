"""The search page in a browser, under a Content-Security-Policy without inline scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from newsroom.search.encoding import token
from newsroom.text.words import clusters
from tests.paper import Site

pytestmark = pytest.mark.slow

Serve = Callable[..., str]
CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty browser; what it complains of fails the test."""
    said: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    page.close()
    assert said == []


@pytest.fixture(params=["/", "/paper/"])
def address(request: pytest.FixtureRequest, serve: Serve) -> str:
    """Where the paper stands: at a domain's root, and below a path."""
    site: Site = request.getfixturevalue("site" if request.param == "/" else "site_below")
    return serve(site.output, request.param)


def test_a_question_in_the_address_finds_the_story_and_its_link_leads_there(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=carp")
    results = page.locator("#search-results")
    expect(results.get_by_role("status")).to_have_text("1 story")
    expect(results.locator("h2")).to_have_text('"Fish & chips" again')
    expect(results.locator(".kicker")).to_have_text("Mekong")
    expect(results.locator(".meta")).to_have_text("3 October 2026")
    expect(results.locator("mark")).to_have_text(["carp.", "<carp>."])
    answer = page.request.get(results.get_by_role("link").evaluate("link => link.href"))
    assert answer.status == 200
    assert "Lunch at the quay" in answer.text()


def test_typing_asks_and_keeps_the_question_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    page.get_by_role("searchbox").fill("publisher")
    expect(page.locator("#search-results h2")).to_have_text("About us")
    assert page.url.endswith("/search/?q=publisher")
    page.get_by_role("searchbox").fill("")
    expect(page.locator("#search-results article")).to_have_count(0)
    assert page.url.endswith("/search/")


def test_results_come_by_the_number_of_the_setting(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=ferry")
    cards = page.locator("#search-results article.card")
    expect(page.get_by_role("status")).to_have_text("5 stories")
    expect(cards).to_have_count(3)
    page.get_by_role("button", name="More").click()
    expect(cards).to_have_count(5)
    expect(cards.nth(3).get_by_role("link")).to_be_focused()
    expect(page.get_by_role("button", name="More")).to_be_hidden()


@pytest.mark.parametrize(
    ("words", "headlines"),
    [
        ("ភ្នំពេញ", ["ទន្លេមេគង្គហូរតាមទីក្រុងភ្នំពេញ"]),  # at the end of a run, and in the middle
        ("សុខាភិបាល", ["ទន្លេមេគង្គហូរតាមទីក្រុងភ្នំពេញ"]),
        ("ទន្លេសាប", ["ទន្លេមេគង្គហូរតាមទីក្រុងភ្នំពេញ"]),  # written with U+200B inside
        ("ផ្សារ ត្រី", ["បឹងក្នុងទីក្រុង"]),
        ("COVID១៩", ["ទន្លេមេគង្គហូរតាមទីក្រុងភ្នំពេញ"]),
        ("ទីក្រុង", ["ទន្លេមេគង្គហូរតាមទីក្រុងភ្នំពេញ", "បឹងក្នុងទីក្រុង"]),
        ("ផ្សារ ភ្នំពេញ", []),  # each in another story
    ],
)
def test_a_khmer_word_is_found_wherever_it_stands(
    page: Page, serve: Serve, site: Site, words: str, headlines: list[str]
) -> None:
    page.goto(f"{serve(site.output)}km/search/?q={words}")
    expect(page.get_by_role("status")).to_have_text(
        {0: "Nothing found.", 1: "1 story", 2: "២ stories"}[len(headlines)]
    )
    assert sorted(page.locator("#search-results h2").all_text_contents()) == sorted(headlines)


def test_a_khmer_excerpt_reads_as_it_was_written(page: Page, serve: Serve, site: Site) -> None:
    page.goto(f"{serve(site.output)}km/search/?q=ប្រកាស")
    expect(page.locator("#search-results mark")).to_have_text("ប្រកាស")
    teaser = page.locator("#search-results .teaser").text_content() or ""
    assert "រាជធានីភ្នំពេញ។ ក្រសួងសុខាភិបាលបានប្រកាសពី COVID" in teaser


def test_an_excerpt_does_not_say_the_headline_again(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=number")
    teasers = page.locator("#search-results .teaser")
    expect(teasers).to_have_count(3)
    assert all(teaser.startswith("The gauge at the ferry") for teaser in teasers.all_text_contents())


def test_words_in_no_story_are_answered_so(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=unfinishedword")
    expect(page.get_by_role("status")).to_have_text("Nothing found.")


def test_a_missing_index_is_said_and_asked_for_again(browser: Browser, serve: Serve, site: Site) -> None:
    page = browser.new_page()
    page.route("**/pagefind.js", lambda route: route.abort())
    page.goto(f"{serve(site.output)}search/?q=ferry")
    expect(page.get_by_role("status")).to_have_text("The search cannot be reached.")
    page.unroute("**/pagefind.js")
    page.get_by_role("searchbox").fill("carp")
    expect(page.get_by_role("status")).to_have_text("1 story")
    page.close()


def test_nothing_is_fetched_before_the_reader_goes_to_the_field(page: Page, serve: Serve, site: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{serve(site.output)}search/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "pagefind" in url]
    with page.expect_response("**/pagefind.js"):
        page.get_by_role("searchbox").focus()


def test_an_excerpt_has_dots_where_it_is_cut_and_nowhere_else(page: Page, address: str) -> None:
    said = {
        "Headline \u241e The gauge at the <mark>ferry</mark> fell.": "The gauge at the ferry fell.",
        "wax and <mark>cloth</mark>; the": "… wax and cloth; the …",
        "<mark>Rice</mark> is dear.": "Rice is dear.",
        "<mark>rice</mark> is dear": "… rice is dear …",
        "“Rice” was <mark>dear.</mark>": "“Rice” was dear.",
        "12 boats came…": "12 boats came…",
        "\u241e هل وصل الماء؟": "هل وصل الماء؟",
        "Headline \u241e": "",
    }
    page.goto(f"{address}search/")
    found = page.evaluate(
        """async (texts) => {
          const { parts } = await import(document.querySelector("script[type=module]").src);
          return texts.map((text) => parts(text).join(""));
        }""",
        list(said),
    )
    assert found == list(said.values())


def test_browser_and_build_cut_and_write_clusters_alike(page: Page, serve: Serve, site: Site) -> None:
    texts = [file.read_text(encoding="utf-8") for file in sorted(CONTENT.rglob("*.md"))]
    texts += [chr(first) + chr(second) for first in range(0x1780, 0x17EA) for second in range(0x1780, 0x17EA)]
    texts += ["ไทยเข้าใจ", "ພາສາລາວ", "မြန်မာဘာသာ", "日本語と中文", "ភ្នំ\u200bពេញ", "cafe\u0301"]
    page.goto(f"{serve(site.output)}search/")
    phrases = page.evaluate(
        """async (texts) => {
          const { phrases } = await import(document.querySelector("script[type=module]").src);
          return texts.map((text) => phrases(text).filter((phrase) => phrase.startsWith('"')).join(" "));
        }""",
        texts,
    )
    for text, found in zip(texts, phrases, strict=True):
        assert found.replace('"', "").split() == [token(cluster) for cluster in clusters(text)]
