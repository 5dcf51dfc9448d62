"""A plain Pelican site with topics alone, printed by the real Pelican under Pelican's simple theme."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.crawl import broken_links
from tests.paper import OUR_THEME, PLAIN, Site, build, refuse, run

ALONE = {"PLUGINS": ["newsroom.topics"], "TOPICS_PAGE_SIZE": 3}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site() -> Site:
    return build(PLAIN, **ALONE)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A copy of the plain paper that a test may write into."""
    return Path(shutil.copytree(PLAIN, tmp_path / "plain"))


def write(paper: Path, slug: str, *headers: str) -> None:
    lines = [f"Title: {slug}", "Date: 2012-06-01 08:00", *headers, "", f"About {slug}."]
    (paper / f"content/{slug}.md").write_text("\n".join(lines), encoding="utf-8")


def titles(site: Site, url: str) -> list[str]:
    return site.page(url).texts("main article h2")


def test_spellings_and_aliases_of_a_tag_have_one_page(site: Site) -> None:
    assert [file for file in site.files if file.startswith("tag/ton") and "/page/" not in file] == [
        "tag/tonle-sap.html"
    ]
    assert site.page("/tag/tonle-sap.html").text("h2").startswith("Articles tagged with Tonle Sap")
    assert {"The bank erodes at the ferry", "Market prices after the flood"} <= set(
        titles(site, "/tag/tonle-sap.html")
    )
    assert titles(site, "/tag/tonle-sap/page/1/")[-1] == "The lake rises"


def test_the_newest_stories_stand_at_the_own_address_and_full_pages_are_counted_from_the_oldest(
    site: Site,
) -> None:
    assert titles(site, "/tag/phnom-penh.html") == [
        "A toll for the new bridge",
        "The bank erodes at the ferry",
        "Market prices after the flood",
        "Seventy paddlers, one beat",
    ]
    assert titles(site, "/tag/phnom-penh/page/1/") == [
        "The stadium opens its gates",
        "Power bills fall in the capital",
        "Pagoda boats on the river",
    ]
    assert not site.exists("/tag/phnom-penh/page/2/")


def test_pelicans_own_pagination_leads_to_older_pages_and_back(site: Site) -> None:
    assert "/tag/phnom-penh/page/1/" in site.page("/tag/phnom-penh.html").links("main nav")
    assert "/tag/phnom-penh.html" in site.page("/tag/phnom-penh/page/1/").links("main nav")


def test_stories_of_another_language_have_lists_of_their_own_with_readable_addresses(site: Site) -> None:
    assert titles(site, "/km/tag/ទន្លេសាប.html") == ["បុណ្យអុំទូក", "បឹងឡើងទឹក"]
    assert site.exists("/km/author/សុខ-ដារ៉ា.html")
    assert not [file for file in site.files if file.startswith("tag/ទ")]


def test_feeds_stand_where_pelicans_settings_put_them(site: Site) -> None:
    assert "Seventy paddlers" in site.read("/feeds/tags/tonle-sap.atom.xml")
    assert "បុណ្យអុំទូក" in site.read("/km/feeds/tags/ទន្លេសាប.atom.xml")
    assert site.exists("/feeds/mekong.atom.xml")
    assert site.exists("/feeds/authors/sok-dara.atom.xml")


def test_years_and_months_have_pages_and_pelicans_own_indexes_stay(site: Site) -> None:
    assert site.page("/2011/").text("h2") == "Archives for 2011"
    assert "The stadium opens its gates" in site.page("/2011/05/").text()
    assert "Phnom Penh (7)" in site.page("/tags.html").text()
    assert not site.exists("/archive/")


def test_a_draft_is_on_no_list(site: Site) -> None:
    told = [file for file in site.files if "secret" in file.lower()]
    told += [
        file for file in site.files if not file.startswith("drafts/") and "nobody has seen" in site.read(file)
    ]
    assert told == []


def test_every_link_of_a_list_leads_somewhere(site: Site) -> None:
    lists = (
        "tag/",
        "category/",
        "author/",
        "20",
        "km/",
        "index.html",
        "tags.html",
        "authors.html",
        "categories.html",
    )
    assert [
        link for link in broken_links(site.output, "https://plain.example") if link.startswith(lists)
    ] == []


def test_switched_on_it_leaves_out_no_file_not_even_feeds_of_merged_names(site: Site) -> None:
    without = [file for file in build(PLAIN).files if file.isascii()]
    assert set(without) - set(site.files) == set()


def test_one_more_story_changes_no_full_page(site: Site, paper: Path) -> None:
    write(paper, "one-more", "Category: Mekong", "Tags: Phnom Penh", "Authors: Sok Dara")
    after = build(paper, **ALONE)
    full = [file for file in site.files if "/page/" in file]
    assert full
    assert [file for file in full if titles(after, file) != titles(site, file)] == []


def test_a_site_that_prints_no_page_for_tags_gets_none(paper: Path) -> None:
    after = build(paper, **ALONE, TAG_SAVE_AS="")
    assert not [file for file in after.files if file.startswith("tag/")]
    assert after.exists("/feeds/tags/tonle-sap.atom.xml")


def test_indexes_are_printed_where_pelican_prints_none(paper: Path) -> None:
    after = build(paper, **ALONE, DIRECT_TEMPLATES=["index"])
    assert "Phnom Penh (7)" in after.page("/tags/").text()
    assert "ទន្លេសាប (2)" in after.page("/km/tags/").text()
    assert "Sok Dara" in after.page("/authors/").text()
    assert "The lake rises" in after.page("/archive/").text()


def test_two_names_with_one_address_end_the_build_with_a_sentence(paper: Path) -> None:
    write(paper, "languages", "Category: Business", "Tags: C, C++")
    said = refuse(paper, **ALONE)
    assert "languages.md: Tags: “C” and “C++” are two names with one address: c." in said


def test_a_section_called_like_an_address_of_the_paper_ends_the_build_with_a_sentence(paper: Path) -> None:
    write(paper, "search", "Category: Search")
    said = refuse(paper, **ALONE, CATEGORY_URL="{slug}/", CATEGORY_SAVE_AS="{slug}/index.html")
    assert "The section “Search” stands at search/" in said


def test_a_misspelt_setting_ends_the_build_with_a_sentence(paper: Path) -> None:
    assert "TOPICS_PAGE_SIZE" in refuse(paper, PLUGINS=["newsroom.topics"], TOPICS_PAGESIZE=3)


def test_sections_are_known_by_their_names_in_every_language(paper: Path) -> None:
    sections = {"mekong": {"en": "Mekong", "km": "មេគង្គ"}, "sport": {"en": "Sport", "km": "កីឡា"}}
    after = build(paper, **ALONE, TOPICS_SECTIONS=sections)
    assert titles(after, "/km/category/mekong.html") == ["បឹងឡើងទឹក"]
    assert titles(after, "/km/category/sport.html") == []
    assert after.exists("/km/feeds/mekong.atom.xml")


@pytest.mark.parametrize("address", ["series/", "series/{slog}/", "../{slug}/", "series/{", 3])
def test_an_address_that_cannot_be_used_ends_the_build_with_a_sentence(paper: Path, address: object) -> None:
    said = refuse(paper, PLUGINS=["newsroom.topics"], TOPICS_SERIES_URL=address)
    assert "TOPICS_SERIES_URL" in said
    assert "Give an address with {slug} in it" in said


@pytest.mark.parametrize(
    "sections", [["national"], {"../x": {}}, {"National News": {}}, {"national": "National"}]
)
def test_sections_that_cannot_be_used_end_the_build_with_a_sentence(paper: Path, sections: object) -> None:
    assert "TOPICS_SECTIONS" in refuse(paper, PLUGINS=["newsroom.topics"], TOPICS_SECTIONS=sections)


def test_a_merged_tag_redirects_from_its_old_address(site: Site) -> None:
    for old in ("/tag/the-lake.html", "/tag/great-lake.html"):
        page = site.page(old)
        assert page.leads_on == "/tag/tonle-sap.html"
        assert page.one("link[rel=canonical]")["href"] == "https://plain.example/tag/tonle-sap.html"
        assert page.one("meta[name=robots]")["content"] == "noindex"
        assert page.links() == ["/tag/tonle-sap.html"]
        assert page.text() == "Tonle Sap"


def test_every_redirect_leads_to_a_page_below_a_path_and_in_another_language(paper: Path) -> None:
    (paper / "content/tags/tonle-sap-km.md").write_text(
        "Title: ទន្លេសាប\nLang: km\nAliases: បឹងទន្លេសាប\n\nបឹង\n", encoding="utf-8"
    )
    after = build(paper, **ALONE, SITEURL="https://plain.example/paper")
    page = after.page("/km/tag/បឹងទន្លេសាប.html")
    assert page.links() == ["/paper/km/tag/ទន្លេសាប.html"]
    assert page.one("html")["lang"] == "km"
    redirects = [file for file in after.files if file.endswith(".html") and after.page(file).leads_on]
    assert redirects == ["km/tag/បឹងទន្លេសាប.html", "tag/great-lake.html", "tag/the-lake.html"]
    broken = broken_links(after.output, "https://plain.example/paper")
    assert [link for link in broken if link.startswith(tuple(redirects))] == []


def test_a_redirect_is_named_in_no_feed_and_no_list(site: Site) -> None:
    others = [file for file in site.files if file.endswith((".html", ".xml")) and "lake" not in file]
    assert others
    assert [file for file in others if "great-lake" in site.read(file)] == []


def test_a_page_that_takes_an_old_address_stays(paper: Path) -> None:
    write(paper, "about", "Category: Business", "Save_as: tag/great-lake.html")
    after = build(paper, **ALONE)
    assert "About about." in after.page("/tag/great-lake.html").text()
    assert after.exists("/tag/the-lake.html")


def test_what_a_profile_names_and_does_not_exist_is_said_and_the_site_is_printed(paper: Path) -> None:
    profile = (
        "Title: Tonle Sap\nSee also: Phnom Pen\nTop: lake-rise, a-plan-nobody-has-seen\nPicture: lake.jpg\n"
    )
    (paper / "content/tags/tonle-sap.md").write_text(profile, encoding="utf-8")
    after = build(paper, **ALONE)
    assert (
        "tags/tonle-sap.md:2: See also: There is no tag “Phnom Pen”. Did you mean “Phnom Penh”?" in after.log
    )
    assert "tags/tonle-sap.md:3: Top: There is no story “lake-rise” in the lists." in after.log
    assert "tags/tonle-sap.md:4: Picture: There is no picture “lake.jpg”." in after.log
    assert "nobody-has-seen" not in after.log


OUR_PAPER = """
from newsroom.jinja import JINJA_ENVIRONMENT, JINJA_FILTERS, JINJA_GLOBALS
DIRECT_TEMPLATES = ["index"]
"""


def test_in_our_theme_one_more_story_leaves_full_pages_as_they_are_to_the_byte(paper: Path) -> None:
    with (paper / "pelicanconf.py").open("a", encoding="utf-8") as conf:
        conf.write(OUR_PAPER)
    before = build(paper, theme=OUR_THEME, **ALONE)
    write(
        paper,
        "one-more",
        "Category: Mekong",
        "Tags: Phnom Penh, Fishing",
        "Authors: Sok Dara",
        "Place: Kratie",
    )
    after = build(paper, theme=OUR_THEME, **ALONE)
    full = [file for file in before.files if "/page/" in file]
    assert "tag/phnom-penh/page/1/index.html" in full
    assert [file for file in full if after.read(file) != before.read(file)] == []
    assert "place" in before.read("/places/kratie/").lower()


def test_a_broken_profile_leaves_the_last_output_in_place(paper: Path) -> None:
    last = paper / "output"
    last.mkdir()
    (last / "index.html").write_text("the last good one", encoding="utf-8")
    (paper / "content/tags/broken.md").write_text("Alias: x\n", encoding="utf-8")
    done = run(paper, last, **ALONE)
    assert done.returncode != 0
    assert "tags/broken.md:1: Alias: A profile has no such header. Did you mean “aliases”?" in done.stderr
    assert (last / "index.html").read_text(encoding="utf-8") == "the last good one"
