"""Text from a story is data: whatever it holds, it is printed as the letters that it is."""

import json
from xml.etree import ElementTree

import pytest

from tests.paper import ROOT, Site, build

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site() -> Site:
    return build(ROOT / "tests/papers/hostile")


def pages(site: Site) -> list[str]:
    return [f"/{file}" for file in site.files if file.endswith(".html")]


def test_no_page_runs_a_script_of_a_storys(site: Site) -> None:
    for address in pages(site):
        scripts = site.page(address).soup.select("script:not([type='application/ld+json'])")
        assert all(script.get("src", "").startswith("/theme/") for script in scripts), address


def test_the_data_of_each_page_is_one_script_that_can_be_read(site: Site) -> None:
    for address in pages(site):
        data = site.page(address).soup.select("script[type='application/ld+json']")
        assert len(data) <= 1, address
        assert "<" not in "".join(script.get_text() for script in data)
        assert all(json.loads(script.get_text())["@graph"] for script in data)
    assert (
        "<script>alert('title')"
        in json.loads(site.page("/2026/10/one/").one("script[type='application/ld+json']").get_text())[
            "@graph"
        ][0]["headline"]
    )


def test_no_header_becomes_a_picture(site: Site) -> None:
    # In the body raw HTML is allowed, a picture too.
    assert not [
        a
        for a in pages(site)
        for tag in site.page(a).soup.select("img[src=x]")
        if not tag.find_parent(class_="prose")
    ]


def test_no_page_has_a_handler_or_a_script_address(site: Site) -> None:
    for address in pages(site):
        for tag in site.page(address).soup.find_all(True):
            assert not [name for name in tag.attrs if name.startswith("on")], (address, tag)
            assert not str(tag.get("href", "")).startswith("javascript:"), (address, tag)


@pytest.mark.parametrize(
    "where", ["h1", ".standfirst", ".story-kicker", ".byline", "figcaption", ".correction", ".tags"]
)
def test_the_letters_are_printed(site: Site, where: str) -> None:
    assert "<script>alert('" in site.page("/2026/10/one/").text(where)


def test_the_feeds_are_well_formed(site: Site) -> None:
    feeds = [file for file in site.files if file.endswith(".xml")]
    assert feeds
    for feed in feeds:
        assert ElementTree.fromstring(site.read(f"/{feed}")).tag  # noqa: S314 (our own file)


def test_every_file_lies_inside_the_output(site: Site) -> None:
    assert not [file for file in site.files if ".." in file or "<" in file]
