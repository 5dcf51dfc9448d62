"""Tables, galleries, footnotes and lead pictures in a browser, and the story on paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.conftest import Serve
from tests.paper import ROOT, build

pytestmark = pytest.mark.slow

BODY = """The first paragraph says what happened.[^1]

| Year | Place | Rice, tonnes | What the statistician says of the harvest | And of the flood |
| --- | --- | ---: | --- | --- |
| 2026 | Kampong Chhnang | 1,204,300 | Late rain in the whole of the province | None |

![One](/images/a.png "The first")
![Two](/images/b.png "The second")
![Three](/images/a.png)
![Four](/images/b.png)

The last paragraph.[^2]

[^1]: The first note.
[^2]: The second note.
"""
KINDS = {"news": "a", "feature": "a", "obituary": "b"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Iterator[str]:
    """The address of a folder with one story of each arrangement."""
    content = tmp_path_factory.mktemp("content")
    (content / "stories").mkdir()
    (content / "images").mkdir()
    for name, size in (("a", (1600, 1000)), ("b", (600, 900))):
        Image.linear_gradient("L").resize(size).save(content / f"images/{name}.png")
    for kind, picture in KINDS.items():
        head = f"Title: The {kind}\nDate: 2020-01-01\nSection: Mekong\nType: {kind}\nStandfirst: A line."
        head += f"\nPicture: images/{picture}.png\nPicture caption: A caption."
        (content / f"stories/{kind}.md").write_text(f"{head}\n\n{BODY}")
    plugins = [f"newsroom.{name}" for name in ("stories", "language", "topics", "pictures")]
    cache = str(tmp_path_factory.mktemp("cache"))
    site = build(ROOT, PATH=str(content), CACHE_PATH=cache, PLUGINS=plugins, SITEURL="https://paper.example")
    # The site's files go with it.
    yield serve(site.output) + "2020/01/"
    assert site.exists("/2020/01/news/")


def box(page: Page, selector: str) -> dict[str, float]:
    return {name: round(value) for name, value in (page.locator(selector).first.bounding_box() or {}).items()}


@pytest.mark.parametrize("width", [320, 768, 1280, 1920])
@pytest.mark.parametrize("kind", KINDS)
def test_no_block_is_wider_than_the_window(page: Page, folder: str, kind: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{folder}{kind}/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 1280])
def test_a_feature_picture_goes_from_edge_to_edge_over_the_headline(
    page: Page, folder: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(folder + "feature/")
    picture = box(page, ".lead-picture img")
    assert (picture["x"], picture["width"]) == (0, width)
    assert picture["y"] + picture["height"] < box(page, "h1")["y"] < 800


def test_an_upright_picture_is_no_wider_than_the_text_and_fits_the_window(page: Page, folder: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(folder + "obituary/")
    picture, text = box(page, ".lead-picture img"), box(page, ".prose")
    assert picture["x"] == text["x"]
    assert picture["width"] <= text["width"]
    assert picture["height"] <= 800 * 0.85
    assert picture["height"] / picture["width"] == pytest.approx(1.5, abs=0.02)


def test_a_table_scrolls_by_keyboard_and_its_numbers_stand_at_the_end(page: Page, folder: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(folder + "news/")
    table = page.get_by_role("region", name="Rice, tonnes")
    table.focus()
    expect(table).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.scroll').scrollLeft > 0", timeout=5000)
    aligned = "getComputedStyle(document.querySelectorAll('.prose td')[2]).textAlign"
    assert page.evaluate(aligned) == "end"


def test_a_footnote_leads_there_and_back(page: Page, folder: str) -> None:
    page.goto(folder + "news/")
    page.locator(".footnote-ref a").last.click()
    assert page.locator(":target").inner_text().startswith("The second note.")
    page.locator(":target .footnote-backref").click()
    assert page.locator(":target").inner_text() == "2"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_gallery_has_two_columns(page: Page, folder: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(folder + "news/")
    figures = [each.bounding_box() for each in page.locator(".gallery .figure").all()]
    places = [(round(each["x"]), round(each["y"])) for each in figures if each]
    assert len({x for x, _ in places}) == len({y for _, y in places}) == 2


def test_on_paper_a_story_is_a_sheet_of_two_columns_with_its_address_and_no_furniture(
    page: Page, folder: str
) -> None:
    page.goto(folder + "news/")
    page.emulate_media(media="print")
    for furniture in (".tools", ".sections", ".foot", ".krama", ".share", ".footnote-backref"):
        expect(page.locator(furniture).first).to_be_hidden()
    expect(page.locator(".source")).to_have_text(
        "The Chaktomuk Courier · https://paper.example/2020/01/news/"
    )
    assert page.evaluate("getComputedStyle(document.querySelector('.prose')).columnCount") == "2"
    assert box(page, ".lead-picture img")["height"] <= 303  # 80 mm
