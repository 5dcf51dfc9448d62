"""Pictures in a real build: what pages print, what is copied, and what a second build makes."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from newsroom.pictures.social_cards import Card, Colours, Faces
from newsroom.tokens import colours
from tests.paper import OUR_THEME, ROOT, Page, Site, build
from tests.pictures.photographs import (
    RED,
    animation,
    bomb,
    corners,
    exif,
    heic,
    jpeg,
    near,
    photograph,
    png,
    write,
)

pytestmark = pytest.mark.slow

SETTINGS = """
from newsroom.jinja import JINJA_ENVIRONMENT, JINJA_FILTERS, JINJA_GLOBALS
SITENAME = "The Ferry Post"
SITEURL = "https://paper.example/below"
TIMEZONE = "Asia/Phnom_Penh"
DEFAULT_LANG = "en"
PLUGINS = ["newsroom.stories", "newsroom.topics", "newsroom.front", "newsroom.pictures", "newsroom.discovery"]
PATH = "content"
ARTICLE_PATHS = ["stories"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images"]
ARTICLE_URL = "{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
DRAFT_SAVE_AS = ""
SLUGIFY_SOURCE = "basename"
DIRECT_TEMPLATES = ["index"]
PAPER_FONTS = {"": ["piazzolla-latin-opsz-normal.woff2", "libre-franklin-latin-wght-normal.woff2"]}
"""

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80"><rect width="9" height="9"/></svg>'
BAD_SVG = SVG.replace(b"<rect", b'<rect onclick="x()"')

HELD_BACK = "images/nightjarwing.jpg"
REFUSED = {
    "empty": ("images/empty.jpg", b"", "0 bytes"),
    "cut-off": ("images/cut-off.jpg", jpeg(corners((900, 600)))[:4000], "broken or cut off"),
    "bomb": ("images/bomb.png", bomb(), "too large"),
    "phone": ("images/phone.heic", heic(), "HEIC"),
    "no-picture": ("images/no-picture.jpg", b"<html></html>", "no JPEG"),
    "script": ("images/script.svg", BAD_SVG, "the event handler “onclick”"),
}


def story(title: str, *, picture: str = "", body: str = "Text.", more: str = "") -> bytes:
    lead = f"Picture: {picture}\nPicture alt: Seen.\nPicture credit: Photo: Sok Dara\n" if picture else ""
    head = f"Title: {title}\nDate: 2026-10-01 06:00\nSection: Mekong\nAuthors: Sok Dara\n"
    return f"{head}{lead}{more}\n{body}\n".encode()


@dataclass
class Paper:
    folder: Path
    first: Site
    second: Site


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    files = {
        f"stories/{name}.md": story(name, picture=path, more="Kicker: Ferries\n")
        for name, (path, _, _) in REFUSED.items()
    }
    files |= {path: content for path, content, _ in REFUSED.values()}
    files |= {
        "stories/ferry.md": story(
            "The ferry",
            picture="images/ferry.jpg",
            body='One.\n\n![Boat](images/boat.jpg "A boat. | Photo: Meas")\n\n'
            "![a](images/boat.jpg) ![b](images/ferry.jpg)\n\n[Large]({static}/images/linked.jpg) "
            "[Scan]({static}/images/scan.heic)\n\n"
            "![d](images/map.svg)\n\n![x](images/cut-off.jpg)\n\n![m](images/moves.gif)\n\nLast.",
        ),
        "stories/linked.md": story("Linked", picture="images/linked.jpg", more="Picture focus: 0% 50%\n"),
        "stories/upright.md": story("Upright", picture="images/upright.jpg"),
        "stories/draft.md": story("Draft", picture=HELD_BACK, more="Status: draft\n"),
        "stories/held.md": story("Held", body=f"![x]({HELD_BACK})", more="Embargo: 2199-01-01\n"),
        "pages/about.md": b"Title: About\n\n![Us](images/boat.jpg)\n",
        "images/ferry.jpg": jpeg(photograph(), exif=exif(1, gps=True)),
        "images/boat.jpg": jpeg(corners((1200, 800))),
        "images/linked.jpg": jpeg(corners((1200, 400)), exif=exif(1, gps=True)),
        "images/upright.jpg": jpeg(corners((900, 600)), exif=exif(6)),
        "images/loose.png": png(corners((50, 50))),
        "images/map.svg": SVG,
        "images/scan.heic": heic(),
        "images/moves.gif": animation(),
        "images/unnamed.svg": BAD_SVG,
        HELD_BACK: jpeg(corners((800, 500))),
    }
    folder = tmp_path_factory.mktemp("paper")
    write(folder / "content", files)
    (folder / "pelicanconf.py").write_text(SETTINGS, "utf-8")
    cache = str(folder / "cache")
    return Paper(
        folder,
        build(folder, OUR_THEME, CACHE_PATH=cache),
        build(folder, OUR_THEME, CACHE_PATH=cache),
    )


@pytest.fixture(scope="module")
def site(paper: Paper) -> Site:
    return paper.first


@pytest.fixture(scope="module")
def ferry(site: Site) -> Page:
    return site.page("/2026/10/ferry/")


def candidates(page: Page, selector: str) -> dict[str, int]:
    """Address and width of every file that the sources and images in an element name."""
    found: dict[str, int] = {}
    for part in page.soup.select(f"{selector} [srcset]"):
        for candidate in str(part["srcset"]).split(", "):
            url, width = candidate.split(" ")
            found[url] = int(width.removesuffix("w"))
    return found


def named(site: Site) -> set[str]:
    """Every address below pictures/ that any page names, inside the site."""
    pages = (site.read(f"/{file}") for file in site.files if file.endswith(".html"))
    return {found for page in pages for found in re.findall(r"/below(/pictures/[^\s\"]+)", page)}


def test_every_file_that_a_page_names_is_there(site: Site) -> None:
    made = {f"/{file}" for file in site.files if file.startswith("pictures/")}
    assert named(site) <= made
    assert len(named(site)) > 30
    assert not [file for file in made if site.file(file).stat().st_size == 0]


def test_a_lead_is_offered_in_three_formats_at_rising_widths(site: Site, ferry: Page) -> None:
    types = [str(source["type"]) for source in ferry.soup.select(".lead-picture source")]
    assert types == ["image/avif", "image/webp", "image/jpeg", "image/avif", "image/webp"]
    for url, width in candidates(ferry, ".lead-picture").items():
        with Image.open(site.file(url.removeprefix("/below"))) as picture:
            assert picture.width == width


def test_the_lead_comes_first_and_what_is_below_the_fold_is_lazy(ferry: Page) -> None:
    lead, *others = ferry.soup.select("main img")
    assert (lead.get("fetchpriority"), lead.get("loading")) == ("high", None)
    assert len(others) > 3
    assert {image.get("loading") for image in others} == {"lazy"}
    assert not [image for image in others if image.get("fetchpriority")]


def test_every_photograph_has_its_size_and_is_decoded_beside_the_text(ferry: Page) -> None:
    for image in ferry.soup.select("picture img"):
        assert int(str(image["width"])) > 0
        assert int(str(image["height"])) > 0
        assert image["decoding"] == "async"


def test_who_reads_only_the_storys_picture_is_named_a_file_that_is_there(site: Site, ferry: Page) -> None:
    data = json.loads(ferry.one('script[type="application/ld+json"]').text)
    image = next(each["image"]["url"] for each in data["@graph"] if "image" in each)
    assert image.startswith("https://paper.example/below/pictures/ferry-1440-")
    with Image.open(site.file(image.removeprefix("https://paper.example/below"))) as picture:
        assert (picture.format, picture.size) == ("JPEG", (1440, 960))


def test_the_credit_stays_on_the_page(ferry: Page) -> None:
    assert "Photo: Sok Dara" in ferry.text(".lead-picture figcaption")
    assert "Photo: Meas" in ferry.text(".prose figcaption")


def test_a_linked_original_that_says_where_it_was_taken_is_named(site: Site) -> None:
    said = [line for line in site.log.splitlines() if "the place where it was taken" in line]
    assert len(said) == 1
    assert "“images/linked.jpg”" in said[0]


def test_no_made_file_says_where_a_photograph_was_taken(site: Site) -> None:
    for file in (site.output / "pictures").iterdir():
        if file.suffix in (".jpg", ".webp", ".avif", ".png"):
            content = file.read_bytes()
            assert b"Kramaphone" not in content
            with Image.open(BytesIO(content)) as picture:
                assert 0x8825 not in picture.getexif()


def test_nothing_is_wider_than_its_original(site: Site, ferry: Page) -> None:
    boats = [width for url, width in candidates(ferry, ".prose").items() if "boat-" in url]
    assert max(boats) == 1200
    for width in candidates(site.page("/2026/10/upright/"), ".lead-picture").values():
        assert width <= 600


def test_an_original_is_copied_only_where_a_page_links_it(site: Site) -> None:
    assert {file for file in site.files if file.startswith("images/")} == {
        "images/linked.jpg",
        "images/loose.png",
        "images/map.svg",
        "images/moves.gif",
        "images/scan.heic",
    }


def test_what_only_unpublished_stories_show_is_in_no_file(paper: Paper) -> None:
    names = [*paper.first.files, *(file.name for file in (paper.folder / "cache/pictures").iterdir())]
    assert not [name for name in names if "nightjarwing" in name]


@pytest.mark.parametrize("name", REFUSED)
def test_a_picture_that_cannot_be_used_is_named_and_its_story_printed_without_it(
    site: Site, name: str
) -> None:
    path, _, words = REFUSED[name]
    said = [line for line in site.log.splitlines() if f"stories/{name}.md" in line]
    assert len(said) == 1
    assert re.search(rf"stories/{name}\.md:5: Picture: ", said[0])
    assert [line for line in site.log.splitlines() if path in line and words in line]
    page = site.page(f"/2026/10/{name}/")
    assert not page.soup.select("main img")
    assert "Text." in page.text()


def test_a_drawing_with_a_script_is_not_copied_though_no_page_shows_it(site: Site) -> None:
    assert "images/unnamed.svg: Line 1 has the event handler" in site.log


def test_there_is_never_a_traceback(paper: Paper) -> None:
    assert "Traceback" not in paper.first.log + paper.second.log
    assert "ERROR" not in paper.first.log + paper.second.log


def test_a_figure_with_a_broken_picture_goes_and_the_text_around_it_stays(ferry: Page) -> None:
    assert "cut-off" not in ferry.html
    assert "Last." in ferry.text(".prose")


def test_a_card_shows_a_crop_of_three_to_two(site: Site) -> None:
    card = site.page("/").soup.select_one("main picture source")
    assert card is not None
    assert int(str(card["width"])) / int(str(card["height"])) == pytest.approx(1.5, abs=0.01)


def test_a_picture_is_cropped_around_the_point_that_its_story_names(site: Site) -> None:
    files = candidates(site.page("/2026/10/linked/"), ".lead-picture")
    assert files
    for url in files:
        with Image.open(site.file(url.removeprefix("/below"))) as picture:
            # Of a crop in the middle this would be green.
            seen = picture.convert("RGB").getpixel((picture.width * 3 // 4, picture.height // 4))
        assert near(seen, RED), url


def test_the_build_says_what_pictures_cost_and_which_page_costs_most(site: Site) -> None:
    said = next(line for line in site.log.splitlines() if line.startswith("Pictures:"))
    assert re.match(r"Pictures: 4 photographs in \d+ files, \d\.\d MB, \d+ of them new\.", said)
    assert re.search(r"Heaviest on a phone: stories/ferry.md, 0\.\d\d MB\.", said)


def test_a_second_build_makes_nothing_and_prints_the_same(paper: Paper) -> None:
    assert re.search(r"MB, [1-9]\d* of them new", paper.first.log)
    assert "MB, 0 of them new" in paper.second.log
    assert paper.second.files == paper.first.files
    for file in paper.first.files:
        if file.startswith("pictures/"):
            assert paper.first.file(f"/{file}").read_bytes() == paper.second.file(f"/{file}").read_bytes()


def test_every_story_has_a_card_for_sharing(site: Site) -> None:
    cards = [file for file in site.files if "-card-" in file]
    assert len(cards) == len(REFUSED) + 3
    for name in cards:
        with Image.open(site.file(f"/{name}")) as card:
            assert card.size == (1200, 630)
        assert site.file(f"/{name}").stat().st_size < 100_000


def card_of(site: Site, name: str) -> str:
    """The address of a story's card inside the site."""
    image = site.page(f"/2026/10/{name}/").one('meta[property="og:image"]')
    return str(image["content"]).removeprefix("https://paper.example/below")


def test_a_card_for_sharing_says_section_kicker_headline_and_byline(site: Site) -> None:
    theme = ROOT / "theme/static"
    serif = theme / "fonts/piazzolla-latin-opsz-normal.woff2"
    faces = Faces(serif, theme / "fonts/libre-franklin-latin-wght-normal.woff2", serif, serif)
    look = Colours.of(colours((theme / "css/tokens.css").read_text("utf-8")))
    card = Card("empty", "The Ferry Post", "Mekong / Ferries", "empty", "Sok Dara", "news", faces, look)
    # Its name changes with each of its words.
    assert card_of(site, "empty") == f"/pictures/{card.name}"


def test_a_card_for_sharing_shows_the_photograph_of_its_story(site: Site) -> None:
    with Image.open(site.file(card_of(site, "linked"))) as card:
        assert near(card.getpixel((800, 200)), RED)


def test_the_photograph_on_a_card_is_cropped_around_the_point_that_its_story_names(site: Site) -> None:
    with Image.open(site.file(card_of(site, "linked"))) as card:
        assert near(card.getpixel((1100, 200)), RED)


def test_a_story_that_is_too_heavy_is_named(paper: Paper) -> None:
    site = build(paper.folder, OUR_THEME, CACHE_PATH=str(paper.folder / "cache"), PICTURES_STORY_KILOBYTES=1)
    assert re.search(r"stories/ferry\.md: Its pictures weigh 0\.\d MB on a phone", site.log)


def test_a_local_build_as_of_another_year_throws_away_only_what_no_build_has_used(
    paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = paper.folder / "cache/pictures"
    used = {file.name for file in cache.iterdir()}
    (cache / "unused.jpg").write_bytes(b"x")
    os.utime(cache / "unused.jpg", (1, 1))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1990000000")
    build(paper.folder, OUR_THEME, CACHE_PATH=str(cache.parent), SITEURL="")
    assert {file.name for file in cache.iterdir()} == used


def test_with_relative_links_a_text_keeps_its_originals(paper: Paper) -> None:
    site = build(paper.folder, OUR_THEME, CACHE_PATH=str(paper.folder / "cache"), RELATIVE_URLS=True)
    assert site.exists("/images/boat.jpg")
    assert not site.page("/2026/10/ferry/").soup.select(".prose picture")


def test_switched_off_the_pages_show_the_originals(paper: Paper) -> None:
    site = build(paper.folder, OUR_THEME, PLUGINS=["newsroom.stories"])
    lead = site.page("/2026/10/ferry/").one(".lead-picture img")
    assert (lead["src"], lead["width"]) == ("/below/images/ferry.jpg", "4000")
    assert not site.page("/2026/10/ferry/").soup.select("picture")
    assert not [file for file in site.files if file.startswith("pictures/")]


def test_a_paper_that_names_no_fonts_is_told_why_it_has_no_cards(paper: Paper) -> None:
    site = build(paper.folder, OUR_THEME, CACHE_PATH=str(paper.folder / "cache"), PAPER_FONTS={})
    assert not [file for file in site.files if "-card-" in file]
    assert "There are no social cards: PAPER_FONTS names no faces to set them in." in site.log
