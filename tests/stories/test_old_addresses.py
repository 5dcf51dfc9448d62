"""Old addresses of stories and static pages in a real build."""

from __future__ import annotations

import pytest

from tests.paper import Site, build
from tests.stories.test_printing import SVG, write

pytestmark = pytest.mark.slow

CONFIG = {
    "PLUGINS": ["newsroom.stories", "newsroom.topics"],
    "PAGE_URL": "{slug}/",
    "PAGE_SAVE_AS": "{slug}/index.html",
    "ARTICLE_LANG_URL": "{lang}/{date:%Y}/{date:%m}/{slug}/",
    "ARTICLE_LANG_SAVE_AS": "{lang}/{date:%Y}/{date:%m}/{slug}/index.html",
    "LANGUAGE_NAMES": {"en": "English", "km": "Khmer"},
}


def story(title: str, *headers: str) -> bytes:
    return "\n".join([f"Title: {title}", "Date: 2026-10-01 06:00", *headers, "", "Text."]).encode()


FILES = {
    "stories/moved.md": story(
        "Rain & <rice>", "Tags: Rice", "Aliases: /2019/5/old-slug/, 2018/rain.html, /%E1%9E%80/"
    ),
    "stories/moved.km.md": story("Khmer", "Slug: moved", "Lang: km", "Alias: /km/2019/5/old-slug/"),
    "stories/rival.md": story("Rival", "Aliases: /2019/5/old-slug/, /tag/rice.html"),
    "stories/outside.md": story("Outside", "Aliases: ../../out/"),
    "stories/clash.md": story("Clash", "Aliases: /about/, /2026/10/moved/, /en/, /search/"),
    "stories/draft.md": story("Draft", "Status: draft", "Aliases: /draft-was-here/"),
    "stories/gone.md": story("Gone", "Status: withdrawn", "Aliases: /gone-was-here/"),
    "stories/waits.md": story("Waits", "Embargo: 2199-01-01", "Aliases: /waiting-was-here/"),
    "pages/about.md": b"Title: About\nAliases: /who-we-are/\n\nWe are.",
    "images/a.svg": SVG,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(write(tmp_path_factory.mktemp("paper"), FILES), None, **CONFIG)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/2019/5/old-slug/", "/below/2026/10/moved/"),
        ("/2018/rain.html", "/below/2026/10/moved/"),
        ("/ក/", "/below/2026/10/moved/"),
        ("/km/2019/5/old-slug/", "/below/km/2026/10/moved/"),
        ("/who-we-are/", "/below/about/"),
    ],
)
def test_an_old_address_leads_on_at_once_and_by_a_link(site: Site, old: str, new: str) -> None:
    page = site.page(old)
    assert page.leads_on == new
    assert page.links() == [new]
    assert page.one('link[rel="canonical"]')["href"] == f"https://paper.example{new}"
    assert page.one('meta[name="robots"]')["content"] == "noindex"


def test_a_page_that_leads_on_shows_the_headline_as_text_in_its_language(site: Site) -> None:
    page = site.page("/2019/5/old-slug/")
    assert page.text() == "Rain & <rice>"
    assert site.page("/km/2019/5/old-slug/").one("html")["lang"] == "km"


def test_drafts_waiting_and_withdrawn_stories_leave_nothing_at_their_old_addresses(site: Site) -> None:
    assert not [file for file in site.files if "was-here" in file]


@pytest.mark.parametrize(
    "said",
    [
        "stories/rival.md: Aliases: The address /2019/5/old-slug/ belongs to stories/moved.md.",
        "stories/rival.md: Aliases: The address /tag/rice.html belongs to the tag “Rice”.",
        "stories/outside.md:3: Aliases: “../../out/” leads out of the site",
        "stories/clash.md: Aliases: The address /about/ belongs to pages/about.md.",
        "stories/clash.md: Aliases: The address /2026/10/moved/ belongs to stories/moved.md.",
        "stories/clash.md: Aliases: The address /en/ belongs to the paper itself.",
        "stories/clash.md: Aliases: The address /search/ belongs to the paper itself.",
    ],
)
def test_an_old_address_that_is_taken_is_said_once_with_both_files(site: Site, said: str) -> None:
    assert site.log.count(said) == 1
