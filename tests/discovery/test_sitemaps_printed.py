"""The sitemaps of a small paper: every page that search engines may list, once, and no other."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree

from tests.discovery.conftest import HOSTS, MOMENT
from tests.discovery.formats import SITEMAP, XHTML, parsed, sitemap_faults
from tests.paper import Site, build

pytestmark = pytest.mark.slow

NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"


def locs(site: Site, file: str) -> list[str]:
    return [each.text or "" for each in parsed(site.read(file)).iter(f"{SITEMAP}loc")]


def maps(site: Site, host: str) -> list[str]:
    """The sitemaps that the index names, less the one of the news."""
    files = [unquote(loc.removeprefix(host)) for loc in locs(site, "/sitemap.xml")]
    return [file for file in files if file != "/news-sitemap.xml"]


def listed(site: Site, host: str) -> list[str]:
    """Every address that is listed, as a path of the site."""
    return [unquote(loc.removeprefix(host)) for file in maps(site, host) for loc in locs(site, file)]


def url(site: Site, file: str, ending: str) -> etree._Element:
    return next(
        each
        for each in parsed(site.read(file)).iter(f"{SITEMAP}url")
        if each.findtext(f"{SITEMAP}loc", "").endswith(ending)
    )


def test_every_sitemap_keeps_to_the_protocol(site: Site) -> None:
    files = [f"/{file}" for file in site.files if re.search(r"sitemap.*\.xml$", file)]
    assert {"/sitemap.xml", "/news-sitemap.xml", "/sitemap-2026-11.xml", "/sitemap-2009-08.xml"} <= set(files)
    assert [(file, faults) for file in files if (faults := sitemap_faults(site.read(file)))] == []


def test_the_index_names_every_sitemap(site: Site, host: str) -> None:
    named = [loc.removeprefix(f"{host}/") for loc in locs(site, "/sitemap.xml")]
    assert sorted(named) == [
        file for file in site.files if re.fullmatch(r"news-sitemap.xml|sitemap-.+", file)
    ]


def test_exactly_the_pages_that_may_be_listed_are_listed_once(site: Site, host: str) -> None:
    def may_be_listed(file: str) -> bool:
        page = site.page(f"/{file}")
        robots = "".join(str(meta["content"]) for meta in page.soup.select("meta[name=robots]"))
        shows_something = not page.soup.select(".topic-head[data-kind]") or page.soup.select(
            "main article, main li h3, main li h4"
        )
        return (
            "noindex" not in robots
            and not page.leads_on
            and "/page/" not in file
            and file != "404.html"
            and "search/" not in file
            and bool(shows_something)
        )

    found = listed(site, host)
    assert len(found) == len(set(found))
    pages = {
        f"/{file.removesuffix('index.html')}"
        for file in site.files
        if file.endswith(".html") and may_be_listed(file)
    }
    assert set(found) == pages


def test_a_page_that_is_not_for_robots_is_in_no_sitemap(site: Site, host: str) -> None:
    found = listed(site, host)
    assert "/2026/11/river/" in found
    assert "/tags/lake/" in found
    for page in ("/2026/11/unlisted/", "/tags/alone/", "/2026/11/hidden/", "/2026/11/withdrawn/"):
        assert site.exists(page)
        assert page not in found
        assert site.page(page).soup.select('meta[name="robots"][content*="noindex"]'), page


def test_a_story_says_when_it_changed_in_which_languages_it_is_and_what_it_shows(
    site: Site, host: str
) -> None:
    story = url(site, "/sitemap-2026-11.xml", "/2026/11/river/")
    assert story.findtext(f"{SITEMAP}lastmod") == "2026-11-23T09:00:00+07:00"
    assert story.findtext(f".//{IMAGE}loc") == f"{host}/images/river.svg"
    both = {"en": f"{host}/2026/11/river/", "km": f"{host}/km/2026/11/river/"}
    for loc in both.values():
        each = url(site, "/sitemap-2026-11.xml", loc)
        assert {link.get("hreflang"): link.get("href") for link in each.findall(f"{XHTML}link")} == both


def test_a_list_changed_when_its_latest_story_did(site: Site) -> None:
    assert (
        url(site, "/sitemap-pages.xml", "/authors/chan-vuthy/").findtext(f"{SITEMAP}lastmod")
        == "2026-11-23T09:00:00+07:00"
    )
    assert (
        url(site, "/sitemap-pages.xml", "/tags/lake/").findtext(f"{SITEMAP}lastmod")
        == "2026-11-24T06:00:00+07:00"
    )


def test_the_news_are_of_the_last_two_days_and_not_paid_for(site: Site, host: str) -> None:
    news = list(parsed(site.read("/news-sitemap.xml")).iter(f"{SITEMAP}url"))
    assert [each.findtext(f"{SITEMAP}loc", "").removeprefix(host) for each in news] == [
        "/2026/11/column/",
        "/2026/11/lake/",
    ]
    now = datetime.fromtimestamp(int(MOMENT)).astimezone()
    for each in news:
        published = datetime.fromisoformat(each.findtext(f".//{NEWS}publication_date", ""))
        assert timedelta(0) <= now - published < timedelta(days=2)
        assert each.findtext(f".//{NEWS}name") == "The Small Paper"
        assert each.findtext(f".//{NEWS}language") == "en"


def test_robots_txt_lets_everything_be_read_and_names_the_maps(site: Site, host: str) -> None:
    lines = site.read("/robots.txt").splitlines()
    assert lines[:2] == ["User-agent: *", "Disallow:"]
    assert [line for line in lines if line.startswith("Sitemap")] == [
        f"Sitemap: {host}/sitemap.xml",
        f"Sitemap: {host}/news-sitemap.xml",
    ]


def test_a_site_keeps_a_robots_txt_of_its_own(paper: Path, moment: None) -> None:
    own = paper / "content/extra/robots.txt"
    own.parent.mkdir(exist_ok=True)
    own.write_text("User-agent: *\nDisallow: /\n", "utf-8")
    site = build(
        paper,
        config="conf.py",
        SITEURL=HOSTS["root"],
        STATIC_PATHS=["images", "extra"],
        EXTRA_PATH_METADATA={"extra/robots.txt": {"path": "robots.txt"}},
    )
    assert site.read("/robots.txt") == "User-agent: *\nDisallow: /\n"
