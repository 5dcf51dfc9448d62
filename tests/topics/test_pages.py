"""What readers and search engines see of topics: the demonstration paper in our theme."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.crawl import broken_links
from tests.paper import OUR_THEME, PLAIN, ROOT, Page, Site, build

MOMENT = "1795563000"
"""25 November 2026, 06:30 in Phnom Penh."""
PLUGINS = ["newsroom.stories", "newsroom.language", "newsroom.topics", "newsroom.front"]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def courier() -> Site:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", MOMENT)
        return build(ROOT, SITEURL="https://reader.example/paper", PLUGINS=PLUGINS)


def facts(page: Page) -> dict[str, str]:
    """The lines under a topic's name."""
    names, said = page.texts(".facts dt"), page.texts(".facts dd")
    return dict(zip(names, said, strict=True))


def is_hidden(page: Page) -> bool:
    return [meta["content"] for meta in page.soup.select('meta[name="robots"]')] == ["noindex"]


def test_a_merged_tag_redirects_from_its_old_address(courier: Site) -> None:
    page = courier.page("/tags/great-lake/")
    assert page.leads_on == "/paper/tags/tonle-sap/"
    assert page.one("link[rel=canonical]")["href"] == "https://reader.example/paper/tags/tonle-sap/"
    assert is_hidden(page)


def test_every_link_of_the_paper_works_the_redirects_among_them(courier: Site) -> None:
    assert broken_links(courier.output, "https://reader.example/paper") == []


def test_a_tag_with_a_single_story_is_listed_but_hidden_from_search_engines(courier: Site) -> None:
    counts = {
        str(link["href"]).removeprefix("/paper"): int(link.small.get_text())
        for link in courier.page("/tags/").soup.select(".by-year a")
        if link.small
    }
    assert {1} < set(counts.values())
    assert [url for url, count in counts.items() if is_hidden(courier.page(url)) != (count == 1)] == []
    assert not is_hidden(courier.page("/places/takeo/"))


def test_a_topic_links_its_first_and_latest_story_its_places_and_who_writes_about_it(courier: Site) -> None:
    page = courier.page("/tags/tonle-sap/")
    said = facts(page)
    assert said["7 stories"].startswith("First: 9 November 2026 · Latest: 24 November 2026")
    assert said["Also called"] == "Great lake"
    assert "/paper/2026/11/prek-toal-flooded-forest/" in page.links(".facts")
    assert {"/paper/places/phnom-penh/", "/paper/authors/mekong-desk/", "/paper/mekong/"} <= set(
        page.links(".facts")
    )
    assert "Places" not in facts(courier.page("/places/phnom-penh/"))
    assert "Written by" not in facts(courier.page("/authors/mekong-desk/"))


def test_stories_that_a_profile_names_come_first_then_the_computed_lead(courier: Site) -> None:
    links = courier.page("/tags/tonle-sap/").links("[aria-labelledby=key] h3")
    assert [link.split("/")[-2] for link in links] == [
        "why-the-tonle-sap-turns-round", "prek-toal-flooded-forest", "water-festival-explained",
    ]  # fmt: skip


def test_tags_that_a_profile_names_come_first_among_the_related_ones(courier: Site) -> None:
    names = courier.page("/tags/tonle-sap/").texts(".tags.column li")
    assert [name.rstrip("0123456789 ") for name in names[:2]] == ["Flooded forest", "Fishing"]


def test_a_profiles_picture_stands_in_the_head_with_its_words_and_size(courier: Site) -> None:
    picture = courier.page("/tags/tonle-sap/").one(".topic-head img")
    assert picture["src"] == "/paper/images/fishing-lake.svg"
    assert picture["alt"]
    assert (picture["width"], picture["height"]) == ("1200", "800")


def test_a_series_is_read_from_its_first_part_on(courier: Site) -> None:
    page = courier.page("/series/reading-the-river/")
    assert page.texts(".year") == ["Part 1", "Part 2", "Part 3"]
    assert [link.split("/")[-2] for link in page.links("main h3")] == [
        "four-rivers-one-city", "why-the-tonle-sap-turns-round", "sand-silt-and-the-delta",
    ]  # fmt: skip


def test_what_rises_is_told_on_the_list_of_topics_alone(courier: Site) -> None:
    page = courier.page("/tags/")
    assert "Water Festival 5" in page.texts("[aria-labelledby=rising] li")
    pages = [file for file in courier.files if file.endswith(".html")]
    assert [file for file in pages if courier.page(file).soup.select("#rising")] == ["tags/index.html"]


def test_the_bars_of_a_topic_stand_in_words_too(courier: Site) -> None:
    title = courier.page("/tags/human-trafficking/").text("svg title")
    assert title == "Stories a year: 2009: 1, 2026: 2"


def test_a_topic_of_one_year_shows_its_months(tmp_path: Path) -> None:
    conf = "DIRECT_TEMPLATES = ['index']\nfrom newsroom.jinja import *\nfrom newsroom.jinja import JINJA_FILTERS\n"
    paper = tmp_path / "paper"
    (paper / "content").mkdir(parents=True)
    (paper / "pelicanconf.py").write_text(
        (PLAIN / "pelicanconf.py").read_text("utf-8") + conf, encoding="utf-8"
    )
    for month in (1, 2, 6):
        text = f"Title: Story {month}\nDate: 2012-0{month}-03\nTags: Rice\n\nText.\n"
        (paper / f"content/{month}.md").write_text(text, encoding="utf-8")
    site = build(paper, theme=OUR_THEME, PLUGINS=["newsroom.topics"])
    words = "Stories a month: January 2012: 1, February 2012: 1, June 2012: 1"
    assert site.page("/tag/rice.html").text("svg title") == words
    assert len(site.page("/tag/rice.html").soup.select("svg rect")) == 6


def test_authors_are_listed_with_what_they_do(courier: Site) -> None:
    page = courier.page("/authors/")
    assert "Mekong desk" in page.texts("h2")
    assert "follows the rivers and the lake" in page.text("main")
    assert page.soup.select("nav.sections [aria-current]") == []
