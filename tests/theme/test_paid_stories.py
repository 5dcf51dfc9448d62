"""Wherever a link leads to a story that somebody paid for, it says so beside it: on every page of a paper in which
such stories stand in every list."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import Tag
from playwright.sync_api import Browser, expect

from tests.conftest import Serve
from tests.paper import ROOT, Page, Site, build
from tests.site.conftest import MOMENT

pytestmark = pytest.mark.slow

LABELS = ("Paid for by River Bank", "បង់ប្រាក់ដោយ River Bank")
COMMON = {"Section": "Mekong", "Tags": "Water", "Author": "Sok Dara", "Place": "Kratie"}
PAID = {"Paid by": "River Bank"}
STORIES: dict[str, dict[str, str]] = {
    "paid-corrected": PAID | {"Kicker": "Ferries", "Correction": "2026-11-24 09:00: It costs 12 riel."},
    "paid-link": PAID | {"Kicker": "Boats"},
    "paid-second": PAID,
    "paid-opinion": PAID,
    "dam-one": {"Running story": "The dam"},
    "paid-dam": PAID | {"Running story": "The dam"},
    "dam-three": {"Running story": "The dam"},
    "paid-part": PAID | {"Series": "Rivers", "Part": "1"},
    "second-part": {"Series": "Rivers", "Part": "2"},
    "paid-loose": PAID | {"Series": "Loose"},
    "loose-two": {"Series": "Loose"},
    "paid-row": PAID,
    "paid-line": PAID,
    "news-one": {},
    "news-two": {},
    "paid-river": PAID,
    "paid-khmer": PAID | {"Lang": "km", "Section": "មេគង្គ", "Tags": "ទឹក", "Place": "ក្រចេះ"},
    "khmer-news": {"Lang": "km", "Section": "មេគង្គ", "Tags": "ទឹក", "Place": "ក្រចេះ"},
}
FRONT = """
lead = "news-one"
sublinks = ["paid-link"]
seconds = ["paid-second"]
opinion = ["paid-opinion"]
running_story = "The dam"
rows = [{section = "mekong", cut = "A", stories = ["paid-row", "paid-line", "news-two"]}]
[section.mekong]
seconds = ["paid-second"]
"""
PLACES = {
    "a link under the lead": ("/", ".sublinks"),
    "a second story": ("/", ".seconds"),
    "the most recent": ("/", ".river"),
    "the opinion strip": ("/", ".opinion"),
    "the story so far on the front": ("/", ".sofar.flat"),
    "a row of a section": ("/", "section[aria-labelledby^=row]"),
    "a row in another language": ("/", "section[lang=km]"),
    "a front in another language": ("/km/", ".river"),
    "a second story of a section": ("/mekong/", ".seconds"),
    "a section": ("/mekong/", ".by-year .stops"),
    "an older page": ("/mekong/page/1/", ".by-year .stops"),
    "key stories of a topic": ("/tags/water/", "section[aria-labelledby=key]"),
    "the first and latest of a topic": ("/tags/water/", ".facts"),
    "a topic": ("/tags/water/", ".by-year .stops"),
    "an author": ("/authors/sok-dara/", ".by-year .stops"),
    "a place": ("/places/kratie/", ".by-year .stops"),
    "a series in parts": ("/series/rivers/", ".by-year .card"),
    "a series without parts": ("/series/loose/", ".by-year .stops"),
    "a running story": ("/stories/the-dam/", ".by-year .stops"),
    "a year": ("/2026/", ".by-year .stops"),
    "a month": ("/2026/11/", ".by-year .stops"),
    "the corrections": ("/corrections/", ".stops"),
    "the box of a running story": ("/2026/11/dam-one/", ".sofar"),
    "the box of a series": ("/2026/11/second-part/", ".sofar"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    content = tmp_path_factory.mktemp("content")
    for folder in ("stories", "pages", "tags"):
        (content / folder).mkdir()
    for hour, (slug, more) in enumerate(STORIES.items()):
        said = {"Title": f"About {slug}", "Date": f"2026-11-24 {hour:02}:30"} | COMMON | more
        head = "\n".join(f"{name}: {value}" for name, value in said.items())
        (content / f"stories/{slug}.md").write_text(f"{head}\n\nAbout boats on the water.\n", "utf-8")
    (content / "tags/water.md").write_text(
        "Title: Water\nTop: paid-link, paid-second\n\nAll of it.\n", "utf-8"
    )
    (content / "pages/search.md").write_text("Title: Search\nTemplate: search\n\nLook.\n", "utf-8")
    (content / "front.toml").write_text(FRONT, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", MOMENT)
        cache = str(tmp_path_factory.mktemp("cache"))
        return build(ROOT, PATH=str(content), CACHE_PATH=cache, TOPICS_PAGE_SIZE=6)


def paid_links(part: Page | Tag) -> Iterator[Tag]:
    """Links to stories that were paid for."""
    root = part.soup if isinstance(part, Page) else part
    for link in root.select("a[href]"):
        if str(link["href"]).rstrip("/").rpartition("/")[2].startswith("paid-"):
            yield link


def entry(link: Tag) -> Tag:
    """What a reader takes for one entry of a list."""
    found = link.find_parent(["li", "article", "dd"])
    assert found, link
    return found


def slug_of(link: Tag) -> str:
    return str(link["href"]).rstrip("/").rpartition("/")[2]


@pytest.mark.parametrize("place", PLACES)
def test_a_paid_story_stands_in_every_list(site: Site, place: str) -> None:
    address, selector = PLACES[place]
    assert [link for part in site.page(address).soup.select(selector) for link in paid_links(part)]


def test_every_link_to_a_paid_story_says_who_paid_on_every_page(site: Site) -> None:
    seen, silent = 0, []
    for file in (file for file in site.files if file.endswith(".html")):
        own = file.removesuffix("/index.html").rpartition("/")[2]
        for link in paid_links(site.page(f"/{file}")):
            if slug_of(link) == own:
                continue
            seen += 1
            around = entry(link)
            labels = sum(around.get_text().count(label) for label in LABELS)
            if labels < len({slug_of(other) for other in paid_links(around)}):
                silent.append(f"{file}: {link}")
    assert seen > 100
    assert silent == []


def test_no_other_story_is_said_to_be_paid_for(site: Site) -> None:
    for file in (file for file in site.files if file.endswith(".html")):
        for around in site.page(f"/{file}").soup.select("li, article.card"):
            if any(label in around.get_text() for label in LABELS):
                is_here = around.get("aria-current") and "/paid-" in f"/{file}"
                assert list(paid_links(around)) or is_here, f"{file}: {around}"


def test_a_label_in_khmer_stands_on_pages_in_khmer(site: Site) -> None:
    assert LABELS[1] in site.page("/km/").text(".river")
    assert LABELS[0] not in site.page("/km/").text(".river")


def test_an_index_knows_who_paid(site: Site) -> None:
    for lang, label in zip(("en", "km"), LABELS, strict=True):
        found = fragments(site.output / f"pagefind/{lang}/fragment")
        paid = {meta["url"]: meta.get("paid") for meta in found}
        assert len(paid) > 1
        for url, said in paid.items():
            assert said == (label if "/paid-" in url else None), url


def fragments(folder: Path) -> list[dict[str, str]]:
    texts = (gzip.decompress(path.read_bytes()).decode() for path in folder.iterdir())
    return [json.loads(text.removeprefix("pagefind_dcd"))["meta"] for text in texts]


def test_what_the_search_finds_says_who_paid(site: Site, serve: Serve, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{serve(site.output)}search/?q=boats")
    cards = page.locator("#search-results .card")
    expect(cards.first).to_be_visible(timeout=20_000)
    count = cards.count()
    for number in range(count):
        paid = "/paid-" in str(cards.nth(number).locator("h2 a").get_attribute("href"))
        expect(cards.nth(number).locator(".kicker")).to_have_text(LABELS[0] if paid else "Mekong")
    assert 0 < page.locator('.card[data-voice="sponsored"]').count() < count
    page.close()
