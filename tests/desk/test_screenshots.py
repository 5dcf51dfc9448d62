"""The pictures of the docs."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from newsroom.desk.screenshots import HEAVIEST, MODES, PAGES, WIDEST, WINDOWS, light, seen
from tests.conftest import Serve
from tests.paper import ROOT

TAKEN = {f"{name}-{width}-{mode}.webp" for name in PAGES for width in WINDOWS for mode in MODES}
IMAGES = ROOT / "docs/images"


def test_the_docs_show_every_picture_that_is_taken_and_none_that_is_not() -> None:
    shown = re.findall(
        r"\.\./images/([\w-]+\.webp)\)", (ROOT / "docs/developers/theme.md").read_text("utf-8")
    )
    assert sorted(shown) == sorted(TAKEN)
    assert {path.name for path in IMAGES.iterdir()} >= TAKEN


@pytest.mark.parametrize("name", sorted(TAKEN))
def test_a_picture_of_the_docs_is_light(name: str) -> None:
    assert (IMAGES / name).stat().st_size <= HEAVIEST
    with Image.open(IMAGES / name) as image:
        assert image.width <= WIDEST


def test_a_heavy_picture_is_made_light() -> None:
    heavy = io.BytesIO()
    Image.effect_noise((1500, 900), 30).save(heavy, "PNG")
    assert len(heavy.getvalue()) > 10 * HEAVIEST
    assert len(light(heavy.getvalue())) <= HEAVIEST


@pytest.mark.slow
def test_a_page_that_is_not_there_is_no_picture(browser: Browser, serve: Serve, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no-such-page"):
        seen(browser, serve(tmp_path) + "no-such-page/", 360, "dark")
