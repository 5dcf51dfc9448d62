"""Where things stand: addresses that readers and redirects rely on."""

import gzip

import pytest

from tests.crawl import broken_links
from tests.paper import Site

pytestmark = pytest.mark.slow

ADDRESSES = [
    "/",
    "/2009/08/minimum-standards-for-victims/",
    "/2018/03/sydney-rally-before-asean-summit/",
    "/national/",
    "/opinion/",
    "/tags/",
    "/tags/tonle-sap/",
    "/authors/",
    "/authors/mekong-desk/",
    "/series/reading-the-river/",
    "/stories/human-trafficking-law/",
    "/places/phnom-penh/",
    "/archive/",
    "/corrections/",
    "/km/corrections/",
    "/2026/",
    "/2026/11/",
    "/search/",
    "/subscribe/",
    "/about/",
    "/404.html",
    "/km/",
    "/km/2026/11/why-the-tonle-sap-turns-round/",
    "/km/mekong/",
    "/km/tags/ទន្លេសាប/",
    "/km/search/",
    "/feeds/all.atom.xml",
    "/feeds/all.rss.xml",
    "/feeds/feed.json",
    "/feeds/corrections.atom.xml",
    "/feeds/national.atom.xml",
    "/feeds/tags/tonle-sap.atom.xml",
    "/feeds/authors/mekong-desk.atom.xml",
    "/km/feeds/all.atom.xml",
    "/km/feeds/all.rss.xml",
    "/km/feeds/feed.json",
    "/km/feeds/corrections.atom.xml",
    "/km/feeds/mekong.atom.xml",
    "/km/feeds/tags/ទន្លេសាប.atom.xml",
]

# They need a host.
PUBLIC = {"robots.txt", "sitemap.xml", "news-sitemap.xml", "sitemap-pages.xml"}


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_fixed_addresses_are_printed(courier: Site, address: str) -> None:
    assert courier.exists(address)


def test_every_link_and_asset_works_at_the_root_of_a_host(courier: Site) -> None:
    assert broken_links(courier.output, "https://reader.example/") == []


def test_every_link_and_asset_works_below_a_path(courier_below: Site) -> None:
    assert broken_links(courier_below.output, "https://reader.example/paper") == []


def test_both_printings_have_the_same_files_but_for_what_needs_a_host(
    courier: Site, courier_below: Site
) -> None:
    def stable(site: Site) -> set[str]:
        # Names of an index hold hashes; some of the style sheet's hold what lies at the address it is under.
        return {file for file in site.files if not file.startswith(("pagefind/", "theme/css/paper."))}

    below = stable(courier_below)
    more = {file for file in below if file in PUBLIC or file.startswith("sitemap-2") or "-card-" in file}
    assert more > PUBLIC
    assert stable(courier) == stable(courier_below) - more


def test_a_day_of_the_calendar_leads_to_the_stories_of_that_day(courier: Site) -> None:
    days = courier.page("/2026/11/").soup.select(".calendar a")
    places = {day.get_text(): str(day["href"]).partition("#") for day in days}
    pages = {path: courier.page(path) for path, _, _ in places.values()}
    headings = {day: pages[path].text(f"#{name}") for day, (path, _, name) in places.items()}
    assert len(headings) > 10
    assert headings == {day: f"{day} November" for day in headings}


@pytest.mark.parametrize("word", ["quillonbraid", "zephyrlatch"])
def test_a_draft_and_an_embargoed_story_are_in_no_file(courier: Site, word: str) -> None:
    def content(file: str) -> bytes:
        raw = (courier.output / file).read_bytes()
        return gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw

    assert not [file for file in courier.files if word in file or word.encode() in content(file).lower()]


def test_absolute_addresses_stand_only_where_the_host_is_known(courier: Site, courier_below: Site) -> None:
    story = "/2009/08/minimum-standards-for-victims/"
    assert not courier.page(story).soup.select('link[rel="canonical"]')
    canonical = courier_below.page(story).one('link[rel="canonical"]')
    assert canonical["href"] == f"https://reader.example/paper{story}"
