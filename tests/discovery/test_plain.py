"""Discovery alone on a plain Pelican site."""

import json

import pytest

from tests.crawl import broken_links
from tests.discovery.conftest import things
from tests.discovery.formats import ATOM, atom_faults, json_feed_faults, parsed, rss_faults, sitemap_faults
from tests.paper import PLAIN, Site, build

pytestmark = pytest.mark.slow

ALONE = {"PLUGINS": ["newsroom.discovery"]}


@pytest.fixture(scope="module")
def plain() -> Site:
    return build(PLAIN, **ALONE)


def test_every_feed_that_pelican_prints_is_printed_and_no_address_is_lost(plain: Site) -> None:
    before = [file for file in build(PLAIN).files if file.startswith("feeds/") and file.isascii()]
    assert before
    assert set(before) - set(plain.files) == set()


def test_all_files_keep_to_their_formats(plain: Site) -> None:
    checks = {".atom.xml": atom_faults, ".rss.xml": rss_faults, "feed.json": json_feed_faults}
    checked = [
        (file, faults(plain.read(f"/{file}")))
        for file in plain.files
        for ending, faults in checks.items()
        if file.endswith(ending)
    ]
    checked += [
        (file, sitemap_faults(plain.read(f"/{file}"))) for file in plain.files if file.startswith("sitemap")
    ]
    assert len(checked) > 30
    assert [each for each in checked if each[1]] == []


def test_a_language_without_a_front_of_its_own_leads_to_the_papers(plain: Site) -> None:
    links = {
        link.get("rel"): link.get("href")
        for link in parsed(plain.read("/km/feeds/all.atom.xml")).findall(f"{ATOM}link")
    }
    assert links["alternate"] == "https://plain.example/"


def test_every_address_in_the_sitemaps_is_printed(plain: Site) -> None:
    assert "/tag/tonle-sap.html" in plain.read("/sitemap-pages.xml")
    addresses = [
        loc.text or ""
        for file in plain.files
        if file.startswith("sitemap-")
        for loc in parsed(plain.read(f"/{file}")).iter("{*}loc")
    ]
    assert len(addresses) > 25
    missing = [
        each
        for each in addresses
        if each.isascii() and "%" not in each and not plain.exists(each.removeprefix("https://plain.example"))
    ]
    assert missing == []


def test_a_theme_that_asks_gets_structured_data_without_any_other_plugin() -> None:
    site = build(PLAIN, config="themed.py", **ALONE)
    assert [each["@type"] for each in things(site, "/the-lake-rises.html")] == [
        "NewsArticle",
        "BreadcrumbList",
    ]
    assert [each["@type"] for each in things(site, "/")][:2] == ["NewsMediaOrganization", "WebSite"]
    assert things(site, "/author/sok-dara.html")[0]["@type"] == "ProfilePage"
    assert [link for link in broken_links(site.output, "https://plain.example") if "feeds" in link] == []


def test_a_draft_is_in_no_feed_and_no_sitemap(plain: Site) -> None:
    ours = [file for file in plain.files if file.endswith((".xml", ".json"))]
    assert not [file for file in ours if "nobody" in plain.read(f"/{file}")]


def test_feeds_that_a_site_has_switched_off_stay_off() -> None:
    site = build(PLAIN, **ALONE, FEED_ALL_ATOM=None, TAG_FEED_ATOM=None, DISCOVERY_JSON_FEED="")
    assert not site.exists("/feeds/all.atom.xml")
    assert not site.exists("/feeds/feed.json")
    assert not [file for file in site.files if "feeds/tags" in file]
    assert site.exists("/feeds/mekong.atom.xml")


def test_a_feed_holds_as_many_items_as_pelicans_setting_says() -> None:
    site = build(PLAIN, **ALONE, FEED_MAX_ITEMS=3)
    assert len(json.loads(site.read("/feeds/feed.json"))["items"]) == 3
