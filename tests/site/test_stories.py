"""The story pages of the demonstration paper."""

import re
from urllib.parse import parse_qs

import pytest

from tests.paper import Page, Site

pytestmark = pytest.mark.slow

LEAD = "/2009/08/minimum-standards-for-victims/"


@pytest.fixture(scope="session")
def stories(courier: Site) -> dict[str, Page]:
    printed = [file for file in courier.files if re.fullmatch(r"(km/)?\d{4}/\d{2}/[^/]+/index\.html", file)]
    return {f"/{file.removesuffix('index.html')}": courier.page(f"/{file}") for file in printed}


def test_every_story_shows_four_related_ones_each_with_its_reason(stories: dict[str, Page]) -> None:
    def shown(page: Page) -> tuple[int, int]:
        return len(page.links("#related-stories")), len(page.texts("#related-stories .reason"))

    assert {address for address, page in stories.items() if shown(page) != (4, 4)} == set()


def test_no_story_is_related_to_itself_or_twice(stories: dict[str, Page]) -> None:
    for address, page in stories.items():
        links = page.links("#related-stories")
        assert address not in links
        assert len(links) == len(set(links))


def test_no_story_is_related_that_the_text_links_already(stories: dict[str, Page]) -> None:
    pinned = {LEAD}
    for address, page in stories.items():
        if address not in pinned:
            assert not set(page.links(".prose")) & set(page.links("#related-stories")), address


def test_a_story_leads_on_to_an_older_one_that_is_not_related_already(stories: dict[str, Page]) -> None:
    def published(address: str) -> str:
        return str(stories[address].one('meta[property="article:published_time"]')["content"])

    ways_on = {address: page.links(".onward") for address, page in stories.items()}
    leading = {address: ways[0] for address, ways in ways_on.items() if ways}
    assert len(leading) > len(stories) / 3
    for address, older in leading.items():
        assert published(older) < published(address)
        assert older not in stories[address].links("#related-stories")


def test_the_pinned_stories_stand_in_the_block(stories: dict[str, Page]) -> None:
    assert set(stories[LEAD].links("#related-stories")) == {
        "/2018/03/american-held-outside-embassy/",
        "/2018/03/blast-at-kampong-speu-base/",
        "/2018/03/professor-beaten-by-crowd/",
        "/2018/03/sydney-rally-before-asean-summit/",
    }


def test_a_related_story_is_a_headline_a_teaser_and_a_reason(stories: dict[str, Page]) -> None:
    for card in stories[LEAD].soup.select("#related-stories article"):
        assert [
            bool(card.select_one(part).get_text(strip=True)) for part in (".reason", "h3 a", ".teaser")
        ] == [True] * 3


def test_the_lead_story_has_all_its_parts(stories: dict[str, Page]) -> None:
    page = stories[LEAD]
    assert "The regulatory gap" in page.texts(".prose > h2")
    assert len(page.soup.select(".prose .factbox li")) == 6
    assert len(page.soup.select(".prose .pull footer")) == 1
    assert {"2007", "2008"} <= set(re.findall(r"\d{4}", page.text(".correction")))
    assert "National desk" in page.text(".byline")


def test_a_story_says_when_it_was_published_corrected_and_updated(stories: dict[str, Page]) -> None:
    assert stories[LEAD].texts(".byline p:has(time)") == [
        "Tuesday 25 August 2009",
        "Corrected 27 August 2009",
        "Updated 27 August 2009",
    ]


def test_a_link_for_sharing_holds_the_headline_or_the_address_and_nothing_more(courier_below: Site) -> None:
    page, address = courier_below.page(LEAD), f"https://reader.example/paper{LEAD}"
    links = [str(link["href"]).partition("?") for link in page.soup.select(".share a")]
    assert {place: parse_qs(given) for place, _, given in links} == {
        "mailto:": {"subject": [page.text("h1")], "body": [address]},
        "https://t.me/share/url": {"url": [address]},
        "https://www.facebook.com/sharer/sharer.php": {"u": [address]},
    }


def test_a_story_page_prints_nothing_that_moves_by_itself(stories: dict[str, Page]) -> None:
    assert not [address for address, page in stories.items() if "25 November 2026" in page.text()]
    assert not [address for address, page in stories.items() if page.soup.select(".tags small")]


def test_a_translation_and_its_original_lead_to_each_other(stories: dict[str, Page]) -> None:
    english, khmer = "/2026/11/why-the-tonle-sap-turns-round/", "/km/2026/11/why-the-tonle-sap-turns-round/"
    assert khmer in stories[english].links("header")
    assert english in stories[khmer].links("header")


def test_a_running_story_is_told_in_order_on_each_of_its_parts(stories: dict[str, Page]) -> None:
    dates = [time["datetime"] for time in stories[LEAD].soup.select(".sofar time")]
    assert len(dates) >= 3
    assert dates == sorted(dates)


COURT = "/2026/09/tribunal-three-convictions/"


def test_a_story_of_a_sub_section_stands_in_both_lists_and_its_kicker_names_the_last(courier: Site) -> None:
    assert courier.page(COURT).links(".story-kicker")[0] == "/national/courts/"
    assert courier.page(COURT).text(".story-kicker a:first-child") == "Courts"
    assert COURT in courier.page("/national/courts/").links("main")
    assert any(COURT in courier.read(file) for file in section_pages(courier, "national"))
    assert courier.page("/national/courts/").links(".topic-head .kicker") == ["/national/"]
    assert "/national/courts/" in courier.page("/national/").links(".topic-head .facts")
    assert courier.page("/national/courts/").texts('.sections [aria-current="true"]') == ["National"]


def test_a_story_of_two_sections_stands_in_the_lists_of_both(courier: Site) -> None:
    story = "/2026/10/garments-how-the-trade-works/"
    assert courier.page(story).text(".story-kicker a:first-child") == "Business"
    for section in ("business", "world"):
        assert any(story in courier.read(file) for file in section_pages(courier, section)), section
        assert story in courier.read(f"/feeds/{section}.atom.xml")


def section_pages(site: Site, section: str) -> list[str]:
    return [f"/{file}" for file in site.files if file.startswith(f"{section}/") and file.endswith(".html")]


@pytest.mark.parametrize("base", ["", "/paper"])
def test_a_story_is_found_at_its_old_address(courier: Site, courier_below: Site, base: str) -> None:
    site = courier_below if base else courier
    assert site.page("/2018/3/two-killed-in-blast/").leads_on == f"{base}/2018/03/blast-at-kampong-speu-base/"


def test_a_part_of_a_series_lists_all_parts_in_order(courier: Site) -> None:
    page = courier.page("/2026/11/why-the-tonle-sap-turns-round/")
    assert page.texts(".sofar li b") == ["Part 1", "Part 2", "Part 3"]
    assert page.text(".sofar .now").startswith("Part 2 You are reading:")
    assert [part.split("/")[-2] for part in page.links(".sofar li")] == [
        "four-rivers-one-city",
        "sand-silt-and-the-delta",
    ]
    assert [page.one(f'.sofar [rel="{rel}"]')["href"] for rel in ("prev", "next")] == page.links(".sofar li")


def test_a_running_storys_box_tells_its_first_report_the_latest_and_how_many_there_are(courier: Site) -> None:
    page = courier.page(LEAD)
    assert page.links(".sofar > p") == ["/stories/human-trafficking-law/"]
    assert page.text(".sofar > p").endswith("3 reports")
    assert page.text(".sofar .stops").count("Latest:") == 1
    assert "First report:" in courier.page("/2026/10/trafficking-law-of-2008/").text(".sofar .stops")
