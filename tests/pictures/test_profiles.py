"""Pictures of tags, authors, sections and places: made, hung and copied like those of stories."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.conftest import Serve
from tests.paper import OUR_THEME, Page, Site, build
from tests.pictures.photographs import RED, animation, corners, exif, jpeg, near, photograph, write
from tests.pictures.test_alone import loaded
from tests.pictures.test_site import SETTINGS, SVG, candidates, story

pytestmark = pytest.mark.slow

MORE = """
TAG_URL = "tags/{slug}/"
AUTHOR_URL = "authors/{slug}/"
CATEGORY_URL = "{slug}/"
TAG_SAVE_AS, AUTHOR_SAVE_AS, CATEGORY_SAVE_AS = (f"{url}index.html" for url in (TAG_URL, AUTHOR_URL, CATEGORY_URL))
TOPICS_SECTIONS = {"mekong": {"en": "Mekong"}, "sport": {"en": "Sport"}}
TOPICS_PAGE_SIZE = 1
"""
SHOWN = {
    "author": "/authors/sok-dara/",
    "tag": "/tags/fishing/",
    "section": "/mekong/",
    "a section without stories": "/sport/",
    "place": "/places/kratie/",
    "series": "/series/the-lake/",
    "running story": "/stories/the-dam/",
}


def profile(title: str, picture: str) -> bytes:
    return f"Title: {title}\nPicture: images/{picture}\nPicture alt: Seen.\n\nAbout it.\n".encode()


@dataclass
class Paper:
    folder: Path
    site: Site


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    more = (
        "Tags: Fishing, Boats, Maps, Moving, Both\nPlace: Kratie\nSeries: The lake\nRunning story: The dam\n"
    )
    files = {f"stories/s{n}.md": story(f"S{n}", more=more) for n in (1, 2, 3)}
    files |= {
        "stories/both.md": story("Both", picture="images/both.jpg"),
        "stories/draft.md": story("Draft", more="Tags: Secret\nStatus: draft\n"),
        "authors/sok-dara.md": profile("Sok Dara", "portrait.jpg"),
        "tags/fishing.md": profile("Fishing", "fishing.jpg"),
        "tags/boats.md": profile("Boats", "cut-off.jpg"),
        "tags/maps.md": profile("Maps", "map.svg"),
        "tags/moving.md": profile("Moving", "moves.gif"),
        "tags/both.md": profile("Both", "both.jpg"),
        "tags/secret.md": profile("Secret", "secret.jpg"),
        "sections/mekong.md": profile("Mekong", "mekong.jpg"),
        "sections/sport.md": profile("Sport", "sport.jpg"),
        "places/kratie.md": profile("Kratie", "kratie.jpg"),
        "series/the-lake.md": profile("The lake", "lake.jpg"),
        "running-stories/the-dam.md": profile("The dam", "dam.jpg"),
        "images/portrait.jpg": jpeg(corners((900, 600)), exif=exif(6, gps=True)),
        "images/fishing.jpg": jpeg(photograph((2000, 1500))),
        "images/both.jpg": jpeg(corners((901, 600))),
        "images/cut-off.jpg": jpeg(corners((900, 600)))[:4000],
        "images/map.svg": SVG,
        "images/moves.gif": animation(),
    }
    for number, name in enumerate(("mekong", "sport", "kratie", "lake", "dam", "secret")):
        files[f"images/{name}.jpg"] = jpeg(corners((700 + number, 500)))
    folder = tmp_path_factory.mktemp("paper")
    write(folder / "content", files)
    (folder / "pelicanconf.py").write_text(SETTINGS + MORE, "utf-8")
    return Paper(folder, build(folder, OUR_THEME, CACHE_PATH=str(folder / "cache")))


@pytest.fixture(scope="module")
def site(paper: Paper) -> Site:
    return paper.site


def shared(page: Page) -> str:
    """The picture that a page gives to those who share it."""
    return str(page.one('meta[property="og:image"]')["content"]).removeprefix("https://paper.example/below")


@pytest.mark.parametrize("kind", SHOWN)
def test_the_head_of_a_list_shows_its_picture_in_all_formats(site: Site, kind: str) -> None:
    page = site.page(SHOWN[kind])
    assert [source["type"] for source in page.soup.select(".topic-head source")] == [
        "image/avif",
        "image/webp",
    ]
    files = candidates(page, ".topic-head")
    assert len(files) >= 6
    for url, width in files.items():
        with Image.open(site.file(url.removeprefix("/below"))) as picture:
            assert picture.width == width


def test_a_portrait_stands_upright_in_its_own_shape_and_tells_no_place(site: Site) -> None:
    image = site.page("/authors/sok-dara/").one(".topic-head img")
    assert (image["width"], image["height"], image["alt"]) == ("600", "900", "Seen.")
    assert (image.get("fetchpriority"), image.get("loading")) == ("high", None)
    with Image.open(site.file(str(image["src"]).removeprefix("/below"))) as picture:
        assert near(picture.getpixel((550, 50)), RED), "what was left above is right above"
        assert not picture.getexif()


@pytest.mark.parametrize("kind", ["author", "tag", "section"])
def test_who_shares_the_page_of_a_list_is_given_a_file_that_is_there(site: Site, kind: str) -> None:
    with Image.open(site.file(shared(site.page(SHOWN[kind])))) as picture:
        assert picture.format == "JPEG"


def test_an_older_page_gives_the_same_file_to_share(site: Site) -> None:
    assert shared(site.page("/tags/fishing/page/1/")) == shared(site.page("/tags/fishing/"))


def test_the_original_of_a_profile_is_not_copied(site: Site) -> None:
    # The third shows nothing but a name that only a draft has; files of STATIC_PATHS are copied, as Pelican does.
    kept = {file for file in site.files if file.startswith("images/")}
    assert kept == {"images/map.svg", "images/moves.gif", "images/secret.jpg"}


def test_a_story_and_a_profile_may_show_one_picture(site: Site) -> None:
    assert site.exists(shared(site.page("/tags/both/")))
    assert candidates(site.page("/2026/10/both/"), ".lead-picture")


def test_drawings_and_animations_are_shown_as_they_are(site: Site) -> None:
    assert site.page("/tags/maps/").one(".topic-head img")["src"] == "/below/images/map.svg"
    assert site.page("/tags/moving/").one(".topic-head img")["src"] == "/below/images/moves.gif"


def test_a_broken_picture_is_told_at_the_profiles_line_and_its_list_has_none(site: Site) -> None:
    (said,) = [line for line in site.log.splitlines() if "cut-off" in line]
    assert "tags/boats.md:2: Picture: “images/cut-off.jpg”: It is broken or cut off" in said
    page = site.page("/tags/boats/")
    assert "About it." in page.text(".topic-head")
    assert not page.soup.select('.topic-head img, .topic-head figure:not(.spark), meta[property="og:image"]')


def test_a_name_that_only_a_draft_has_gets_no_pictures(site: Site) -> None:
    assert not [file for file in site.files if file.startswith("pictures/secret")]


def test_switched_off_a_list_shows_the_original(paper: Paper) -> None:
    site = build(paper.folder, OUR_THEME, PLUGINS=["newsroom.stories", "newsroom.topics"])
    image = site.page("/authors/sok-dara/").one(".topic-head img")
    assert (image["src"], image["width"], image["height"]) == ("/below/images/portrait.jpg", "600", "900")
    assert site.exists("/images/portrait.jpg")


@pytest.mark.parametrize(("width", "dots"), [(360, 2), (768, 2), (1280, 2), (1920, 1)])
def test_a_browser_takes_a_file_that_fits_the_head_and_nothing_moves(
    site: Site, serve: Serve, browser: Browser, width: int, dots: int
) -> None:
    address = serve(site.output, "/below/").removesuffix("/below/") + "/below/tags/fishing/"
    (picture,) = loaded(browser, address, width, dots)
    needed = picture["shown"] * dots
    assert needed * 0.75 <= picture["file"] <= max(360, needed * 2.2), picture
