"""axe and the Nu checker find nothing on any example of the style guide, nor on the pages around them."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.audit.test_axe import ALL, AXE, COLOURS, found
from tests.audit.test_markup import errors, pages, stage
from tests.conftest import Serve
from tests.styleguide.conftest import Guide, guide

__all__ = ["guide"]

pytestmark = pytest.mark.slow

# A list stands under other things than the page's headline, and a part of a page has no landmarks around it.
ALONE = {"heading-order", "region"}


@pytest.fixture(scope="module")
def home(guide: Guide, serve: Serve) -> str:
    return serve(guide.output, "/styleguide/").rstrip("/")


def components() -> list[str]:
    folder = Path(__file__).parents[2] / "theme/components"
    return sorted(path.stem for path in folder.glob("*.toml"))


@pytest.mark.parametrize("component", components())
def test_axe_finds_nothing_on_a_component(guide: Guide, home: str, page: Page, component: str) -> None:
    own = f"/components/{component}/"
    for address in [own, *(each for each in guide.alone if each.startswith(own))]:
        page.set_viewport_size({"width": 360, "height": 800})
        page.emulate_media(color_scheme="light")
        page.goto(home + address)
        page.evaluate(AXE)
        said = found(page, ALL)
        assert [line for line in said if line.partition(":")[0] not in ALONE] == [], address
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size({"width": 1280, "height": 800})
        assert found(page, COLOURS) == [], address


@pytest.mark.parametrize("component", components())
def test_no_example_is_wider_than_a_small_phone(guide: Guide, home: str, page: Page, component: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    for address in (each for each in guide.alone if each.startswith(f"/components/{component}/")):
        page.goto(home + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


def test_no_word_at_the_bars_is_cut_off_in_either_direction(guide: Guide, home: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    directions = []
    for address in (each for each in guide.alone if each.startswith("/components/topic-head/")):
        page.goto(home + address)
        directions.append(page.evaluate("document.dir"))
        drawing = page.locator(".spark svg").bounding_box()
        assert drawing
        for word in page.locator(".spark text").all():
            box = word.bounding_box()
            assert box
            assert drawing["x"] - 1 <= box["x"] <= drawing["x"] + drawing["width"] - box["width"] + 1, address
    assert directions == ["ltr", "rtl"]


def test_the_checker_finds_no_error_in_the_guide(guide: Guide, tmp_path: Path) -> None:
    stage(pages(guide), tmp_path)
    (tmp_path / "guide.css").write_text(guide.read("/guide.css"), "utf-8")
    assert "\n".join(errors(tmp_path)) == ""
