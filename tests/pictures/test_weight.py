"""What a phone loads of the demonstration paper where its pictures are photographs, by the bytes on the wire."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser

from newsroom.desk.host import served
from newsroom.settings import Options
from tests.paper import ROOT, Site, build
from tests.pictures.photographs import jpeg, landscape
from tests.site.conftest import courier, moment

__all__ = ["courier", "moment"]

pytestmark = pytest.mark.slow

FRONT, STORY = 300_000, 120_000
LEAD = "/2026/11/water-festival-explained/"
DENSITIES = [2, 3]


@pytest.fixture(scope="module")
def photographed(courier: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The paper with a photograph of its own, 4000 x 2667 px, for each story that the front shows with a picture."""
    folder = tmp_path_factory.mktemp("photographed")
    content = shutil.copytree(ROOT / "content", folder / "content")
    base = np.asarray(landscape())
    cards = courier.page("/").soup.select("main article:has(img)")
    assert len(cards) >= 8
    for number, card in enumerate(cards):
        photograph = Image.fromarray(np.roll(base, 331 * number, (0, 1)))
        (content / f"images/photograph-{number}.jpg").write_bytes(jpeg(photograph))
        story = content / "stories" / f"{slug(str(card.select_one('h2 a, h3 a')['href']))}.md"
        text = re.sub(
            r"^Picture (?:graphic|arrangement):.*\n", "", story.read_text("utf-8"), flags=re.MULTILINE
        )
        picture = f"Picture: images/photograph-{number}.jpg"
        story.write_text(re.sub(r"^Picture:.*$", picture, text, count=1, flags=re.MULTILINE), "utf-8")
    # What no phone takes is not made: it would only cost time.
    qualities = {form: quality for form, quality in Options().pictures_formats.items() if form != "webp"}
    yield build(
        ROOT,
        PATH=str(content),
        CACHE_PATH=str(folder / "cache"),
        PICTURES_FORMATS=qualities,
        PICTURES_WIDTHS=[360, 720, 1080],
    )
    shutil.rmtree(folder)


def slug(address: str) -> str:
    """The file of a story below content/stories, from its address."""
    year, _, name = address.strip("/").split("/")
    return f"{year}/{name}"


@dataclass(frozen=True)
class Visit:
    """A first visit: bytes on the wire by address, headers included; the picture of the lead; how many came lazily."""

    bytes: dict[str, float]
    lead: str
    lazy: int


def visit(browser: Browser, site: Site, path: str, dots: int) -> Visit:
    """A phone of 360 px opens a page and goes through it to its foot."""
    with served(site.output) as host:
        context = browser.new_context(
            viewport={"width": 360, "height": 740},
            device_scale_factor=dots,
            is_mobile=True,
            service_workers="block",
        )
        page = context.new_page()
        line = context.new_cdp_session(page)
        names: dict[str, str] = {}
        got: dict[str, float] = {}
        line.send("Network.enable")
        line.on(
            "Network.requestWillBeSent",
            lambda event: names.update({event["requestId"]: event["request"]["url"]}),
        )
        line.on(
            "Network.loadingFinished",
            lambda event: got.update({names[event["requestId"]]: event["encodedDataLength"]}),
        )
        page.goto(host.rstrip("/") + path, wait_until="networkidle")
        for image in page.locator("main img").all():
            image.scroll_into_view_if_needed()
        page.wait_for_load_state("networkidle")
        page.wait_for_function("[...document.querySelectorAll('main img')].every(e => e.complete)")
        lead = str(page.locator("main img[fetchpriority=high]").evaluate("e => e.currentSrc"))
        lazy = page.locator("main img[loading=lazy]").count()
        context.close()
    return Visit(got, lead, lazy)


@pytest.mark.parametrize("dots", DENSITIES)
def test_a_whole_front_of_photographs_weighs_three_hundred_kilobytes_at_most(
    browser: Browser, photographed: Site, dots: int
) -> None:
    seen = visit(browser, photographed, "/", dots)
    pictures = [address for address in seen.bytes if address.endswith(".avif")]
    assert len(pictures) == seen.lazy + 1
    assert 150_000 < sum(seen.bytes.values()) <= FRONT


@pytest.mark.parametrize("dots", DENSITIES)
def test_the_first_visit_of_a_story_weighs_a_hundred_and_twenty_kilobytes_at_most(
    browser: Browser, photographed: Site, dots: int
) -> None:
    seen = visit(browser, photographed, LEAD, dots)
    others = [name for name in seen.bytes if "/images/" in name or name.endswith((".avif", ".svg"))]
    below = sum(seen.bytes[name] for name in others if name != seen.lead and "theme" not in name)
    assert seen.bytes[seen.lead] > 20_000
    assert sum(seen.bytes.values()) - below <= STORY


def test_a_phone_with_three_dots_a_pixel_takes_the_files_of_one_with_two(
    browser: Browser, photographed: Site
) -> None:
    two, three = (visit(browser, photographed, "/", dots) for dots in DENSITIES)
    of_two, of_three = (
        {Path(name).name for name in seen.bytes if name.endswith(".avif")} for seen in (two, three)
    )
    assert of_two == of_three
