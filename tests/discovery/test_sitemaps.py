"""Sitemaps as values."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.discovery.sitemaps import Address, index, news_of, news_urlset, robots, sitemaps, split, urlset
from tests.discovery.entries import NOON, PAPER, entry
from tests.discovery.formats import SITEMAP, parsed, sitemap_faults


def test_more_than_fifty_thousand_addresses_are_split() -> None:
    stories = [entry(f"s{n}") for n in range(50_001)]
    files = sitemaps(stories, [], "Paper", NOON + timedelta(days=9))
    assert {"sitemap-2026-11.xml", "sitemap-2026-11-2.xml"} <= set(files)
    counts = {name: file.text.count("<loc>") for name, file in files.items()}
    assert (counts["sitemap-2026-11.xml"], counts["sitemap-2026-11-2.xml"]) == (50_000, 1)


@pytest.mark.parametrize(("count", "files"), [(0, 1), (1, 1), (10, 1), (11, 2), (20, 2), (21, 3)])
def test_no_file_holds_more_than_it_may_and_none_is_lost(count: int, files: int) -> None:
    parts = split("a.xml", range(count), most=10)
    assert len(parts) == files
    assert [each for part in parts.values() for each in part] == list(range(count))


def test_news_are_younger_than_two_days_and_newest_first() -> None:
    ages = (timedelta(hours=47), timedelta(hours=1), timedelta(hours=48), timedelta(days=9))
    stories = [entry(str(n), published=NOON - age) for n, age in enumerate(ages)]
    assert [story.title for story in news_of(stories, NOON)] == ["1", "0"]


def test_a_thousand_news_a_file() -> None:
    files = sitemaps([entry(f"s{n}") for n in range(1001)], [], "Paper", NOON)
    assert {"news-sitemap.xml", "news-sitemap-2.xml"} <= set(files)
    assert files["news-sitemap.xml"].text.count("<url>") == 1000


def test_without_news_there_is_an_empty_file() -> None:
    assert not list(parsed(news_urlset([], "Paper")).iter(f"{SITEMAP}url"))


@pytest.mark.parametrize(
    ("lang", "written"), [("en-GB", "en"), ("km", "km"), ("zh-CN", "zh-cn"), ("zh-Hant", "zh")]
)
def test_google_news_takes_bare_language_codes(lang: str, written: str) -> None:
    text = news_urlset([entry(lang=lang)], "Paper")
    assert f"<news:language>{written}</news:language>" in text
    assert sitemap_faults(text) == []


@settings(deadline=None)
@given(st.text(min_size=1, max_size=30), st.text(min_size=1, max_size=30))
def test_any_headline_and_address_make_a_sitemap(title: str, slug: str) -> None:
    assert sitemap_faults(news_urlset([entry(title=title)], title)) == []
    address = PAPER.address(slug)
    both = Address(address, NOON, (("en", address),), PAPER.address(f"images/{slug}"))
    if "?" not in slug and "#" not in slug:
        assert sitemap_faults(urlset([both])) == []


def test_a_page_for_no_robots_is_left_out() -> None:
    files = sitemaps([entry("shown"), entry("kept", indexed=False)], [], "Paper", NOON)
    assert not [name for name, file in files.items() if "kept" in file.text]
    assert "shown" in files["sitemap-2026-11.xml"].text


def test_the_index_says_when_each_map_changed() -> None:
    text = index({PAPER.address("a.xml"): NOON, PAPER.address("b.xml"): None})
    assert sitemap_faults(text) == []
    assert text.count("<lastmod>2026-11-24T12:00:00+00:00</lastmod>") == 1


def test_robots_txt_names_each_map_on_a_line_of_its_own() -> None:
    assert robots(["https://a.example/sitemap.xml"]).endswith("\nSitemap: https://a.example/sitemap.xml\n")
