"""On a Pelican site with none of our other plugins, under Pelican's own theme; and in a browser under ours."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.conftest import Serve
from tests.paper import OUR_THEME, Site, build
from tests.pictures.photographs import corners, jpeg, photograph, write
from tests.pictures.test_site import SETTINGS, story

pytestmark = pytest.mark.slow

PLAIN = """
SITENAME = "Plain"
SITEURL = "https://plain.example"
TIMEZONE = "UTC"
PATH = "content"
THEME = "simple"
PLUGINS = ["newsroom.pictures"]
STATIC_PATHS = ["images"]
"""


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("plain")
    files = {
        "a.md": b"Title: A\nDate: 2026-10-01\nPicture: images/a.jpg\n\n![A *b*]({static}/images/a.jpg)\n\n"
        b"![C](images/c.jpg) [N]({static}/images/none.jpg)\n",
        "deep/b.rst": b"B\n#\n\n:date: 2026-10-02\n\n.. image:: {attach}b.jpg\n   :alt: Beside\n",
        "draft.md": b"Title: D\nDate: 2026-10-01\nStatus: draft\n\n![D]({static}/images/d.jpg)\n",
        "images/a.jpg": jpeg(corners()),
        "images/c.jpg": jpeg(corners())[:900],
        "images/d.jpg": jpeg(corners()),
        "deep/b.jpg": jpeg(corners()),
    }
    write(folder / "content", files)
    (folder / "pelicanconf.py").write_text(PLAIN, "utf-8")
    return build(folder, CACHE_PATH=str(folder / "cache"))


@pytest.mark.parametrize(("page", "name"), [("/a.html", "a"), ("/b.html", "b")])
def test_a_picture_in_a_text_gets_its_sources(plain: Site, page: str, name: str) -> None:
    image = plain.page(page).one("picture img")
    assert str(image["src"]).startswith(f"/pictures/{name}-600-")
    assert plain.exists(str(image["src"]))


def test_originals_are_not_copied_and_broken_pictures_are_named(plain: Site) -> None:
    assert not plain.exists("/images/a.jpg")
    assert not plain.exists("/images/c.jpg")
    assert "a.md:7: “images/c.jpg”: It is broken or cut off" in plain.log
    assert "Traceback" not in plain.log


def test_a_draft_keeps_its_picture_as_pelican_has_it(plain: Site) -> None:
    assert plain.exists("/images/d.jpg")
    assert not [file for file in plain.files if file.startswith("pictures/d-")]


WATCH = """new PerformanceObserver(list => list.getEntries().forEach(e => window.shift = (window.shift || 0) + e.value))
    .observe({type: 'layout-shift', buffered: true})"""


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("shown")
    # Each picture is shown once a page: of one that is there already a browser takes the file that it has.
    body = "Words.\n\n![a](images/4.jpg)\n\n![b](images/5.jpg) ![c](images/6.jpg)\n\nLast."
    write(
        folder / "content",
        {f"stories/s{n}.md": story(f"S{n}", picture=f"images/{n}.jpg", body=body) for n in (1, 2, 3)}
        | {f"images/{n}.jpg": jpeg(photograph((2000 + n, 1500))) for n in range(1, 7)},
    )
    (folder / "pelicanconf.py").write_text(SETTINGS, "utf-8")
    return build(folder, OUR_THEME, CACHE_PATH=str(folder / "cache"))


def loaded(browser: Browser, address: str, width: int, dots: int) -> list[dict[str, float]]:
    """The pictures of a page as the browser shows them: their width in px of the file and of the page."""
    page = browser.new_page(viewport={"width": width, "height": 800}, device_scale_factor=dots)
    try:
        page.add_init_script(WATCH)
        page.goto(address)
        page.evaluate("document.querySelectorAll('img').forEach(image => image.loading = 'eager')")
        page.wait_for_function(
            "[...document.images].every(i => i.complete && i.naturalWidth)", timeout=15_000
        )
        assert page.evaluate("window.shift || 0") == 0
        script = """[...document.querySelectorAll('main img')].map(i => ({
            file: +i.currentSrc.match(/-([0-9]+)-[0-9a-f]+[.]avif$/)[1], shown: i.getBoundingClientRect().width}))"""
        found: list[dict[str, float]] = page.evaluate(script)
        return found
    finally:
        page.close()


@pytest.mark.parametrize(("width", "dots"), [(360, 2), (768, 1), (1280, 1), (1920, 1)])
@pytest.mark.parametrize("path", ["/below/", "/below/2026/10/s1/"])
def test_a_browser_takes_a_file_that_fits_and_nothing_moves(
    shown: Site, serve: Serve, browser: Browser, path: str, width: int, dots: int
) -> None:
    found = loaded(browser, serve(shown.output, "/below/").removesuffix("/below/") + path, width, dots)
    assert len(found) >= 3
    for picture in found:
        needed = picture["shown"] * dots
        assert picture["file"] >= needed * 0.75, picture
        assert picture["file"] <= max(360, needed * 2), picture
