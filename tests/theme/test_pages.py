"""Printed pages: the demonstration paper, and a plain Pelican site under the theme alone."""

from __future__ import annotations

import gzip
import itertools
import re
from collections.abc import Iterator

import pytest

from tests.paper import OUR_THEME, PLAIN, ROOT, Page, Site, build

STORY = "/2009/08/minimum-standards-for-victims/"
KHMER = "/km/2026/11/why-the-tonle-sap-turns-round/"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site() -> Site:
    return build(ROOT, SITEURL="https://paper.example/courier", PLUGINS=_without("newsroom.search"))


@pytest.fixture(scope="module")
def plain() -> Site:
    return build(PLAIN, theme=OUR_THEME, config="themed.py")


def _without(name: str) -> list[str]:
    text = (ROOT / "pelicanconf.py").read_text("utf-8")
    return [plugin for plugin in re.findall(r'"(newsroom\.\w+)",', text) if plugin != name]


def pages(site: Site) -> Iterator[tuple[str, Page]]:
    for file in site.files:
        if file.endswith(".html") and not (page := site.page(file)).leads_on:
            yield file, page


def test_every_page_has_one_headline_one_main_and_a_way_past_the_masthead(site: Site) -> None:
    for file, page in pages(site):
        assert page.soup.h1 is not None, file
        assert len(page.soup.select("h1")) == len(page.soup.select("main#main")) == 1, file
        assert page.one(".skip")["href"] == "#main", file


def test_headings_skip_no_level(site: Site) -> None:
    for file, page in pages(site):
        levels = [int(heading.name[1]) for heading in page.soup.select("h1, h2, h3, h4")]
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), file


def test_no_heading_list_or_caption_is_empty(site: Site, plain: Site) -> None:
    for printed in (site, plain):
        for file, page in pages(printed):
            for element in page.soup.select("h1, h2, h3, h4, ul, ol, figcaption, .meta, .kicker, .teaser"):
                assert element.get_text(strip=True), f"{file}: {element}"


def test_no_page_has_inline_styles_or_scripts(site: Site) -> None:
    for file, page in pages(site):
        assert page.soup.select("style, [style], script:not([src], [type='application/ld+json'])") == [], file


def test_an_id_stands_once_on_a_page(site: Site) -> None:
    for file, page in pages(site):
        ids = [element["id"] for element in page.soup.select("[id]")]
        assert len(ids) == len(set(ids)), file


def test_every_address_of_the_paper_begins_with_its_path(site: Site) -> None:
    for file, page in pages(site):
        for element in page.soup.select("[href], [src], form[action]"):
            url = str(element.get("href") or element.get("src") or element.get("action"))
            assert url.startswith(("#", "/courier/", "https://", "mailto:")), f"{file}: {url}"


def test_a_story_page_prints_nothing_that_moves_by_itself(site: Site) -> None:
    page = site.page(STORY)
    assert page.soup.select(".dateline, .tags small") == []
    assert "printed" not in page.text("header")


def test_a_story_has_the_order_of_its_parts(site: Site) -> None:
    canvas = site.page(STORY).one(".canvas")
    order = [" ".join(part.get("class") or []) for part in canvas.find_all(recursive=False)]
    assert order == [
        "story-kicker", "headline", "standfirst", "lead-picture", "byline", "text", "source", "tags", "rail"
    ]  # fmt: skip


def test_a_story_says_where_it_is_and_that_it_was_corrected(site: Site) -> None:
    page = site.page(STORY)
    assert page.text(".prose > .place") == "Phnom Penh"
    assert page.text(".byline time:nth-of-type(1)").startswith("Tuesday 25 August 2009")
    assert "Correction, 27 August 2009" in page.text(".text > .correction")


def test_each_related_story_gives_its_reason_first(site: Site) -> None:
    cards = site.page(STORY).soup.select("#related-stories article")
    assert len(cards) == 4
    for card in cards:
        assert card.select_one("div > :first-child.reason")


def test_a_story_of_an_earlier_year_says_so_once_a_newer_one_is_related(site: Site) -> None:
    assert site.page(STORY).text(".old") == "From 2009"
    assert site.page("/2026/11/why-the-tonle-sap-turns-round/").soup.select(".old") == []


def test_a_page_names_its_own_language_and_its_translations(site: Site) -> None:
    page = site.page(KHMER)
    assert page.one("html")["lang"] == "km"
    assert (
        page.one('link[hreflang="en"]')["href"]
        == "https://paper.example/courier/2026/11/why-the-tonle-sap-turns-round/"
    )
    assert page.one("a.lang")["href"] == "/courier/2026/11/why-the-tonle-sap-turns-round/"


def test_a_page_preloads_the_two_faces_of_its_language(site: Site) -> None:
    for url, name in ((STORY, "latin"), (KHMER, "khmer")):
        faces = [str(link["href"]) for link in site.page(url).soup.select('link[as="font"]')]
        assert len(faces) == 2
        assert all(name in face for face in faces)


def test_the_name_of_the_paper_is_text_under_its_drawing(site: Site, plain: Site) -> None:
    assert site.page("/").text("h1") == "The Chaktomuk Courier"
    assert site.page("/").soup.select("h1 svg")
    assert plain.page("index.html").text("h1") == "The Plain Paper"
    assert plain.page("index.html").soup.select("h1 svg") == []


def test_a_list_ends_at_pages_that_keep_their_number(site: Site) -> None:
    page = site.page("/2026/")
    older = page.soup.select_one('.pages a[rel="next"]')
    assert older is not None
    number = re.search(r"/page/(\d+)/$", str(older["href"]))
    assert number
    assert older.get_text(strip=True) == f"Older: page {number[1]}"


def test_a_page_is_light_on_the_wire(site: Site) -> None:
    assert len(gzip.compress(site.read(STORY).encode(), 9)) < 7_000
    assert len(gzip.compress(site.read("/").encode(), 9)) < 17_000


def test_without_a_host_no_address_claims_one() -> None:
    site = build(ROOT, PLUGINS=_without("newsroom.search"))
    page = site.page(STORY)
    assert page.soup.select('link[rel="canonical"], meta[property="og:url"], .share, link[hreflang]') == []


def test_a_plain_site_has_its_lists_and_no_link_to_what_it_lacks(plain: Site) -> None:
    page = plain.page("index.html")
    assert page.soup.select(".stops h4")
    assert page.soup.select(".search, .subscribe") == []
    assert plain.page("archives.html").texts("h3.year") == ["2012", "2011", "2010", "2009", "2008"]
