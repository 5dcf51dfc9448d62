"""What the pages of a small paper tell search engines."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from tests.discovery.conftest import thing, things
from tests.discovery.formats import google_faults
from tests.paper import Site

pytestmark = pytest.mark.slow

RIVER = "/2026/11/river/"
TITLE = 'The river turns </script><script>alert("1 & 2")</script>'


@pytest.fixture
def river(site: Site) -> dict[str, Any]:
    return thing(site, RIVER, "NewsArticle")


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in strings(each)]
    if isinstance(value, list):
        return [text for each in value for text in strings(each)]
    return [value] if isinstance(value, str) else []


def stories(site: Site) -> list[str]:
    return [
        f"/{file.removesuffix('index.html')}"
        for file in site.files
        if "/2026/11/" in f"/{file}" and file.count("/") > 2
    ]


def test_every_story_says_what_google_asks_for(site: Site) -> None:
    found = [
        (address, each) for address in stories(site) for each in things(site, address) if "headline" in each
    ]
    assert len(found) >= 6
    assert [(address, faults) for address, each in found if (faults := google_faults(each))] == []


def test_a_story_tells_who_when_where_and_about_what(river: dict[str, Any], host: str) -> None:
    assert river["headline"] == TITLE
    assert river["description"] == "Why it turns & when."
    assert river["datePublished"] == "2026-11-20T06:00:00+07:00"
    assert river["dateModified"] == "2026-11-23T09:00:00+07:00"
    assert river["articleSection"] == ["National", "Courts"]
    assert river["keywords"] == ["River", "Lake"]
    assert (river["dateline"], river["locationCreated"]["name"]) == ("Phnom Penh", "Phnom Penh")
    assert river["sourceOrganization"]["name"] == "Agence Kampuchea"
    assert (river["isPartOf"]["name"], river["position"]) == ("Reading the river", 1)
    assert river["isPartOf"]["url"] == f"{host}/series/reading-the-river/"
    assert river["image"]["url"] == f"{host}/images/river.svg"
    assert (river["image"]["creditText"], river["image"]["width"]) == ("Kim Ny", 1200)
    assert river["isAccessibleForFree"] is True
    assert river["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert river["copyrightNotice"] == "© The Small Paper"


def test_each_author_is_one_of_their_own_kind(river: dict[str, Any], host: str) -> None:
    assert [(each["@type"], each["name"]) for each in river["author"]] == [
        ("Person", "Sok Dara"),
        ("Person", "Chan Vuthy"),
        ("Organization", "Mekong desk"),
    ]
    assert river["author"][0]["url"] == f"{host}/authors/sok-dara/"
    assert river["author"][0]["jobTitle"] == "Reporter"
    assert river["contributor"][0]["roleName"] == "photos"
    assert river["contributor"][0]["contributor"]["name"] == "Kim Ny"


def test_a_story_without_a_byline_is_the_papers(site: Site, host: str) -> None:
    assert thing(site, "/2026/11/column/", "OpinionNewsArticle")["author"] == {"@id": f"{host}/#paper"}


def test_corrections_are_told_with_their_day(river: dict[str, Any]) -> None:
    assert river["correction"] == [
        {
            "@type": "CorrectionComment",
            "datePublished": "2026-11-22T09:00:00+07:00",
            "text": "The river is 120 km long, not 12.",
        },
        {
            "@type": "CorrectionComment",
            "datePublished": "2026-11-23T09:00:00+07:00",
            "text": "The lake's name is spelt <b>Tonle Sap</b>.",
        },
    ]


def test_the_publisher_names_its_rules(river: dict[str, Any], host: str) -> None:
    assert river["publisher"]["@type"] == "NewsMediaOrganization"
    assert river["publisher"]["name"] == "The Small Paper"
    assert river["publisher"]["correctionsPolicy"] == f"{host}/about/"


def test_the_type_of_a_story_is_told(site: Site) -> None:
    assert thing(site, "/2026/11/lake/", "AnalysisNewsArticle")
    assert thing(site, "/2026/11/bought/", "AdvertiserContentArticle")


def test_who_paid_for_a_story_is_told(site: Site, river: dict[str, Any]) -> None:
    bought = thing(site, "/2026/11/bought/", "AdvertiserContentArticle")
    assert bought["sponsor"] == {"@type": "Organization", "name": "River Bank & Sons"}
    assert bought["headline"] == "Bought"
    assert "sponsor" not in river


def test_a_translation_and_its_original_name_each_other(site: Site, river: dict[str, Any]) -> None:
    khmer = thing(site, f"/km{RIVER}", "NewsArticle")
    assert khmer["inLanguage"] == "km"
    assert khmer["translationOfWork"]["@id"] == river["@id"]
    assert [each["@id"] for each in river["workTranslation"]] == [khmer["@id"]]
    assert "translationOfWork" not in river


def test_the_way_to_a_story_leads_through_its_sections(site: Site, host: str) -> None:
    steps = thing(site, RIVER, "BreadcrumbList")["itemListElement"]
    assert [(step["position"], step["name"], step["item"]) for step in steps] == [
        (1, "The Small Paper", f"{host}/"),
        (2, "National", f"{host}/national/"),
        (3, "Courts", f"{host}/national/courts/"),
        (4, TITLE, f"{host}{RIVER}"),
    ]


def test_a_list_names_its_stories_in_their_order(site: Site, host: str) -> None:
    page = thing(site, "/tags/lake/", "CollectionPage")
    assert [each["url"] for each in page["mainEntity"]["itemListElement"]] == [
        f"{host}/2026/11/lake/",
        f"{host}{RIVER}",
    ]
    assert [
        step["name"] for step in thing(site, "/national/courts/", "BreadcrumbList")["itemListElement"]
    ] == [
        "The Small Paper",
        "National",
        "Courts",
    ]


def test_an_author_has_a_profile(site: Site, host: str) -> None:
    page = thing(site, "/authors/sok-dara/", "ProfilePage")
    assert page["mainEntity"]["@type"] == "Person"
    assert page["mainEntity"]["name"] == "Sok Dara"
    assert page["mainEntity"]["description"] == "Sok Dara writes about water."
    assert page["mainEntity"]["@id"] == f"{host}/authors/sok-dara/#author"
    assert {part["@type"] for part in page["hasPart"]} == {"Article"}  # of whatever kind each is


def test_the_front_is_the_papers_site_with_its_search(site: Site, host: str) -> None:
    front = thing(site, "/", "WebSite")
    assert (front["name"], front["url"]) == ("The Small Paper", f"{host}/")
    assert front["potentialAction"]["target"]["urlTemplate"] == f"{host}/search/?q={{search_term_string}}"
    assert thing(site, "/", "NewsMediaOrganization")["url"] == f"{host}/"
    assert "potentialAction" not in thing(site, "/km/", "WebSite")


def test_pages_that_nobody_should_find_say_nothing(site: Site) -> None:
    for page in ("/2026/11/hidden/", "/2026/11/withdrawn/", "/search/"):
        assert things(site, page) == []


def test_every_address_in_the_data_leads_to_a_file(site: Site, host: str) -> None:
    missing = {
        (file, text)
        for file in site.files
        if file.endswith(".html")
        for text in strings(things(site, f"/{file}"))
        if text.startswith(host) and "{" not in text
        if not site.exists(unquote(urlsplit(text).path.removeprefix(urlsplit(host).path)))
    }
    assert missing == set()


def test_the_head_is_complete_for_social_networks(site: Site, host: str) -> None:
    head = site.page(RIVER).soup.head
    assert head is not None
    said: dict[str, list[str]] = {}
    for meta in head.find_all("meta"):
        said.setdefault(str(meta.get("property") or meta.get("name")), []).append(str(meta.get("content")))
    assert said["og:title"] == [TITLE]
    assert said["og:type"] == ["article"]
    assert said["og:url"] == [f"{host}{RIVER}"]
    assert re.fullmatch(rf"{host}/pictures/river-card-\w+\.png", *said["og:image"])
    assert (said["og:image:width"], said["og:image:height"]) == (["1200"], ["630"])
    assert said["og:image:alt"] == [TITLE]
    assert said["twitter:card"] == ["summary_large_image"]
    assert said["article:section"] == ["Courts"]
    assert said["article:tag"] == ["River", "Lake"]
    assert said["article:author"][0] == f"{host}/authors/sok-dara/"
    assert said["robots"] == ["max-image-preview:large"]
    links = {
        (link.get("hreflang"), link.get("href")) for link in head.select('link[rel="alternate"][hreflang]')
    }
    assert links == {("en", f"{host}{RIVER}"), ("km", f"{host}/km{RIVER}")}
    assert site.page(RIVER).one('link[rel="canonical"]')["href"] == f"{host}{RIVER}"
