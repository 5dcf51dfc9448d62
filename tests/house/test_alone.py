"""Each plugin alone, and none, on a plain Pelican site, under Pelican's simple theme and under ours."""

import pytest

from tests.paper import PLAIN, Site, build

PLUGINS = [
    "stories",
    "language",
    "related",
    "topics",
    "front",
    "discovery",
    "pictures",
    "search",
    "assets",
    "offline",
]
THEMES = {"simple": "pelicanconf.py", "ours": "themed.py"}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=THEMES)
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=[None, *PLUGINS])
def site(request: pytest.FixtureRequest, theme: str) -> Site:
    plugins = [f"newsroom.{request.param}"] if request.param else []
    return build(PLAIN, config=THEMES[theme], PLUGINS=plugins)


def test_the_site_is_printed_without_an_error(site: Site) -> None:
    assert "Traceback" not in site.log
    assert "ERROR" not in site.log
    assert "Cannot" not in site.log


STORIES = ("the-bank-erodes-at-the-ferry", "pagoda-boats-on-the-river", "the-lake-rises", "the-lake-rises-km")


@pytest.mark.parametrize("story", STORIES)
def test_every_story_is_printed_with_its_text(site: Site, story: str) -> None:
    assert len(site.page(f"/{story}.html").text()) > 100


def test_the_front_page_shows_stories(site: Site) -> None:
    links = site.page("/index.html").links()
    assert [story for story in STORIES if any(link.endswith(f"{story}.html") for link in links)]


def test_no_draft_is_listed(site: Site) -> None:
    listed = [file for file in site.files if file.endswith(".html") and not file.startswith("drafts/")]
    assert not [file for file in listed if "Not to be printed" in site.read(f"/{file}")]
