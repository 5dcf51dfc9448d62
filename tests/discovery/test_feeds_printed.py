"""The feeds of a small paper, as readers' programs get them."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from tests.crawl import broken_links
from tests.discovery.conftest import HOSTS
from tests.discovery.formats import (
    ATOM,
    CONTENT,
    DC,
    atom_faults,
    json_feed_faults,
    parsed,
    rss_faults,
)
from tests.paper import Site, build, refuse

pytestmark = pytest.mark.slow


def feeds(site: Site, ending: str) -> list[str]:
    found = [f"/{file}" for file in site.files if "feeds/" in file and file.endswith(ending)]
    assert found
    return found


def entry(site: Site, feed: str, title: str) -> etree._Element:
    found = [
        each
        for each in parsed(site.read(feed)).iter(f"{ATOM}entry")
        if title in each.findtext(f"{ATOM}title", "")
    ]
    assert len(found) == 1
    return found[0]


def titles(site: Site, feed: str) -> list[str]:
    return [each.findtext(f"{ATOM}title", "") for each in parsed(site.read(feed)).iter(f"{ATOM}entry")]


def test_every_atom_feed_keeps_to_the_rules(site: Site) -> None:
    assert [
        (feed, faults) for feed in feeds(site, ".atom.xml") if (faults := atom_faults(site.read(feed)))
    ] == []


def test_every_rss_feed_keeps_to_the_rules(site: Site) -> None:
    assert [
        (feed, faults) for feed in feeds(site, ".rss.xml") if (faults := rss_faults(site.read(feed)))
    ] == []


def test_every_json_feed_keeps_to_the_rules(site: Site) -> None:
    assert [
        (feed, faults) for feed in feeds(site, ".json") if (faults := json_feed_faults(site.read(feed)))
    ] == []


def test_there_is_a_feed_of_each_list_and_language(site: Site) -> None:
    expected = {
        "feeds/all.atom.xml", "feeds/all.rss.xml", "feeds/feed.json", "feeds/corrections.atom.xml",
        "feeds/national.atom.xml", "feeds/national/courts.atom.xml", "feeds/world.atom.xml",
        "feeds/tags/river.atom.xml", "feeds/tags/lake.atom.xml", "feeds/tags/alone.atom.xml",
        "feeds/tags/bought.atom.xml",
        "feeds/authors/sok-dara.atom.xml", "feeds/authors/chan-vuthy.atom.xml",
        "feeds/authors/mekong-desk.atom.xml", "feeds/authors/kim-ny.atom.xml",
        "km/feeds/all.atom.xml", "km/feeds/all.rss.xml", "km/feeds/feed.json", "km/feeds/corrections.atom.xml",
        "km/feeds/national.atom.xml", "km/feeds/national/courts.atom.xml",
        "km/feeds/tags/ទន្លេ.atom.xml", "km/feeds/authors/សុខ-ដារ៉ា.atom.xml",
    }  # fmt: skip
    assert {file for file in site.files if "feeds/" in file} == expected


def test_each_language_has_its_own_stories(site: Site) -> None:
    assert titles(site, "/km/feeds/all.atom.xml") == ["ទន្លេបង្វិលទិស"]
    assert "ទន្លេបង្វិលទិស" not in titles(site, "/feeds/all.atom.xml")
    feed = parsed(site.read("/km/feeds/all.atom.xml"))
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "km"


def test_the_newest_story_comes_first(site: Site) -> None:
    published = [
        datetime.fromisoformat(each.text or "")
        for each in parsed(site.read("/feeds/all.atom.xml")).iter(f"{ATOM}published")
    ]
    assert published == sorted(published, reverse=True)


def test_a_section_has_the_stories_of_its_parts(site: Site) -> None:
    assert any("The river turns" in title for title in titles(site, "/feeds/national.atom.xml"))
    assert titles(site, "/feeds/national.atom.xml")[0] == "The lake fills"


def test_every_feed_names_itself_and_the_page_that_it_follows(site: Site, host: str) -> None:
    for address in feeds(site, ".atom.xml"):
        feed = parsed(site.read(address))
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        assert urljoin(f"{host}/", links["self"]).startswith(f"{host}/")
        assert feed.findtext(f"{ATOM}id") == links["self"]
        home = (links["alternate"] or "").removeprefix(host)
        assert site.exists(unquote(home)), home


def test_no_two_feeds_and_no_two_items_of_one_share_an_id(site: Site) -> None:
    documents = [parsed(site.read(address)) for address in feeds(site, ".atom.xml")]
    own = [feed.findtext(f"{ATOM}id") for feed in documents]
    assert len(set(own)) == len(own)
    for feed in documents:
        ids = [each.findtext(f"{ATOM}id") for each in feed.iter(f"{ATOM}entry")]
        assert len(set(ids)) == len(ids)


PAID = "Paid for by River Bank & Sons"


@pytest.mark.parametrize("feed", ["all", "world", "tags/bought"])
def test_an_entry_in_atom_says_in_title_text_and_category_who_paid(site: Site, feed: str) -> None:
    item = entry(site, f"/feeds/{feed}.atom.xml", "Bought")
    assert item.findtext(f"{ATOM}title") == f"{PAID}: Bought"
    text = BeautifulSoup(item.findtext(f"{ATOM}content", ""), "lxml")
    assert text.find("p").get_text() == PAID
    assert item.find(f"{ATOM}category").get("term") == "Paid for"


def test_an_item_in_rss_says_so_too(site: Site) -> None:
    (item,) = [
        each
        for each in parsed(site.read("/feeds/all.rss.xml")).iter("item")
        if "Bought" in each.findtext("title")
    ]
    assert item.findtext("title") == f"{PAID}: Bought"
    assert "<p><strong>Paid for by River Bank &amp; Sons</strong></p>" in (
        item.findtext(f"{CONTENT}encoded") or item.findtext("description", "")
    )
    assert item.findtext("category") == "Paid for"


def test_an_item_in_json_says_so_too(site: Site) -> None:
    items = json.loads(site.read("/feeds/feed.json"))["items"]
    (item,) = [each for each in items if "Bought" in each["title"]]
    assert item["title"] == f"{PAID}: Bought"
    assert item["content_html"].startswith("<p><strong>Paid for by River Bank &amp; Sons</strong></p>")
    assert item["tags"][0] == "Paid for"


def test_a_correction_of_what_was_paid_for_says_so(site: Site) -> None:
    assert f"Correction: {PAID}: Bought" in titles(site, "/feeds/corrections.atom.xml")


def test_nothing_else_is_said_to_be_paid_for(site: Site) -> None:
    feed = parsed(site.read("/feeds/all.atom.xml"))
    others = [each for each in feed.iter(f"{ATOM}entry") if "Bought" not in each.findtext(f"{ATOM}title", "")]
    assert len(others) > 3
    assert not [each for each in others if "Paid for" in etree.tostring(each, encoding="unicode")]


def test_every_author_is_credited_and_the_photographer_as_what_she_did(site: Site, host: str) -> None:
    item = entry(site, "/feeds/all.atom.xml", "The river turns")
    assert [each.findtext(f"{ATOM}name") for each in item.findall(f"{ATOM}author")] == [
        "Sok Dara",
        "Chan Vuthy",
        "Mekong desk",
    ]
    assert [each.findtext(f"{ATOM}name") for each in item.findall(f"{ATOM}contributor")] == ["Kim Ny"]
    assert item.findtext(f"{ATOM}author/{ATOM}uri") == f"{host}/authors/sok-dara/"
    rss = next(
        i
        for i in parsed(site.read("/feeds/all.rss.xml")).iter("item")
        if "The river turns" in i.findtext("title", "")
    )
    assert [each.text for each in rss.findall(f"{DC}creator")] == ["Sok Dara", "Chan Vuthy", "Mekong desk"]
    assert [each.text for each in rss.findall(f"{DC}contributor")] == ["Kim Ny"]
    item = next(
        i for i in json.loads(site.read("/feeds/feed.json"))["items"] if "The river turns" in i["title"]
    )
    assert [author["name"] for author in item["authors"]] == [
        "Sok Dara",
        "Chan Vuthy",
        "Mekong desk",
        "Kim Ny (photos)",
    ]


def test_where_everybody_has_a_role_everybody_is_an_author(site: Site) -> None:
    item = entry(site, "/feeds/all.atom.xml", "An old story")
    assert [each.findtext(f"{ATOM}name") for each in item.findall(f"{ATOM}author")] == ["Kim Ny"]


def test_an_item_is_as_new_as_its_last_correction_and_a_feed_as_its_newest_item(site: Site) -> None:
    assert entry(site, "/feeds/all.atom.xml", "The river turns").findtext(f"{ATOM}updated") == (
        "2026-11-23T09:00:00+07:00"
    )
    for address in feeds(site, ".atom.xml"):
        feed = parsed(site.read(address))
        updated = [each.findtext(f"{ATOM}updated", "") for each in feed.iter(f"{ATOM}entry")]
        expected = max(updated, key=datetime.fromisoformat, default="1970-01-01T00:00:00+00:00")
        assert feed.findtext(f"{ATOM}updated") == expected


def test_the_whole_text_has_whole_addresses_and_ends_with_the_corrections(site: Site, host: str) -> None:
    html = entry(site, "/feeds/all.atom.xml", "The river turns").findtext(f"{ATOM}content", "")
    soup = BeautifulSoup(html, "lxml")
    assert [str(link["href"]) for link in soup.find_all("a")] == [
        f"{host}/2026/11/lake/",
        f"{host}/2026/11/river/#fn1",
        f"{host}/2026/11/lake/?a=1&b=2",
    ]
    assert {str(picture["src"]) for picture in soup.find_all("img")} == {f"{host}/images/river.svg"}
    assert [" ".join(p.get_text().split()) for p in soup.find_all("p")[-2:]] == [
        "Correction, 22 November 2026: The river is 120 km long, not 12.",
        "Correction, 23 November 2026: The lake's name is spelt <b>Tonle Sap</b>.",
    ]


def test_rss_is_short_where_pelican_says_so_and_whole_where_not(
    paper: Path, site: Site, moment: None
) -> None:
    assert not parsed(site.read("/feeds/all.rss.xml")).findall(f".//{CONTENT}encoded")
    whole = build(paper, config="conf.py", SITEURL=HOSTS["root"], RSS_FEED_SUMMARY_ONLY=False)
    assert "It turns." in parsed(whole.read("/feeds/all.rss.xml")).findall(f".//{CONTENT}encoded")[-2].text


def test_feeds_may_carry_standfirsts_only(paper: Path, moment: None) -> None:
    short = build(paper, config="conf.py", SITEURL=HOSTS["root"], DISCOVERY_FEEDS_TEXT="summary")
    item = entry(short, "/feeds/all.atom.xml", "The river turns")
    assert item.find(f"{ATOM}content") is None
    assert "Why it turns" in item.findtext(f"{ATOM}summary", "")
    assert "The river is 120 km long" in item.findtext(f"{ATOM}summary", "")
    assert "It turns" not in short.read("/feeds/feed.json")
    assert json_feed_faults(short.read("/feeds/feed.json")) == []


def test_corrections_have_a_feed_of_their_own_newest_first(site: Site, host: str) -> None:
    feed = parsed(site.read("/feeds/corrections.atom.xml"))
    assert feed.findtext(f"{ATOM}title") == "The Small Paper - Corrections"
    assert [each.findtext(f"{ATOM}updated", "")[:10] for each in feed.iter(f"{ATOM}entry")] == [
        "2026-11-24",
        "2026-11-23",
        "2026-11-22",
    ]
    link = feed.find(f"{ATOM}entry/{ATOM}link")
    assert link is not None
    assert link.get("href") == f"{host}/2026/11/bought/"


def test_a_feed_without_items_is_not_as_new_as_the_build(site: Site) -> None:
    feed = parsed(site.read("/km/feeds/corrections.atom.xml"))
    assert feed.findtext(f"{ATOM}title") == "The Small Paper - ការកែតម្រូវ"
    assert not list(feed.iter(f"{ATOM}entry"))
    assert feed.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"


def test_a_headline_is_the_letters_that_it_is(site: Site) -> None:
    title = 'The river turns </script><script>alert("1 & 2")</script>'
    assert title in titles(site, "/feeds/all.atom.xml")
    assert title in [item["title"] for item in json.loads(site.read("/feeds/feed.json"))["items"]]


@pytest.mark.parametrize("word", ["hiddenword", "withdrawnword", "draftword", "heldword", "overword"])
def test_nothing_of_what_is_not_public_is_in_a_file_of_ours(site: Site, word: str) -> None:
    ours = [file for file in site.files if file.endswith((".xml", ".json", ".txt"))]
    assert len(ours) > 20
    assert not [file for file in ours if word in file.lower() or word in site.read(f"/{file}").lower()]


@pytest.mark.parametrize("word", ["withdrawnword", "draftword", "heldword", "overword"])
def test_what_is_not_published_is_in_no_file_at_all(site: Site, word: str) -> None:
    assert not [
        file
        for file in site.files
        if word in file.lower() or word.encode() in (site.output / file).read_bytes().lower()
    ]


def test_the_pages_link_the_feeds_of_their_language(site: Site) -> None:
    def linked(url: str) -> list[str]:
        links = site.page(url).soup.select(
            'head link[rel="alternate"][type*="feed"], head link[rel="alternate"][type*="atom"]'
        )
        return [re.sub("^/paper", "", str(link["href"])) for link in links]

    assert linked("/tags/lake/") == ["/feeds/all.atom.xml", "/feeds/feed.json", "/feeds/tags/lake.atom.xml"]
    assert linked("/km/")[:2] == ["/km/feeds/all.atom.xml", "/km/feeds/feed.json"]
    assert "/feeds/corrections.atom.xml" in linked("/corrections/")


def test_without_discovery_pelicans_feeds_stand_at_the_same_addresses(paper: Path, moment: None) -> None:
    plugins = ["stories", "language", "related", "topics", "front"]
    plain = build(
        paper, config="conf.py", SITEURL=HOSTS["root"], PLUGINS=[f"newsroom.{name}" for name in plugins]
    )
    assert plain.exists("/feeds/all.atom.xml")
    assert not plain.exists("/feeds/feed.json")
    assert [link for link in broken_links(plain.output, HOSTS["root"]) if "feeds" in link] == []
    assert "feed.json" not in plain.read("/index.html")


def test_items_keep_the_ids_that_pelican_gave_them(
    paper: Path, printed: dict[str, Site], moment: None
) -> None:
    def ids(site: Site) -> list[str | None]:
        return [
            each.findtext(f"{ATOM}id")
            for each in parsed(site.read("/feeds/world.atom.xml")).iter(f"{ATOM}entry")
        ]

    plugins = ["stories", "language", "related", "topics", "front"]
    plain = build(
        paper, config="conf.py", SITEURL=HOSTS["root"], PLUGINS=[f"newsroom.{name}" for name in plugins]
    )
    assert ids(plain) == ids(printed["root"])


def test_two_feeds_at_one_address_are_named(paper: Path) -> None:
    said = refuse(
        paper, config="conf.py", TAG_FEED_ATOM="feeds/{slug}.atom.xml", AUTHOR_FEED_ATOM="feeds/all.atom.xml"
    )
    assert "are both to stand at feeds/all.atom.xml" in said


def test_a_policy_that_schema_org_does_not_know_is_named(paper: Path) -> None:
    said = refuse(paper, config="conf.py", DISCOVERY_POLICIES={"correctionPolicy": "about/"})
    assert "Did you mean “correctionsPolicy”?" in said


def test_without_a_host_feeds_hold_paths_and_one_line_says_so(paper: Path, moment: None) -> None:
    local = build(paper, config="conf.py", SITEURL="")
    assert local.log.count("SITEURL names no host") == 1
    assert '<link href="/2026/11/lake/" rel="alternate"/>' in local.read("/feeds/all.atom.xml")
    assert not [file for file in local.files if "sitemap" in file or file == "robots.txt"]
    assert "ld+json" not in local.read("/2026/11/lake/")
