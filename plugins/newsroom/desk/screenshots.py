"""The pictures of docs/images: pages of the paper as readers see them, taken by a browser from a fresh build.

They are taken as of one moment, so that a new set differs from the last one only where the page does.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from newsroom.desk.browser import find_browser

PAGES = {
    "front": "/",
    "story": "/2009/08/minimum-standards-for-victims/",
    "tag": "/tags/tonle-sap/",
    "khmer-story": "/km/2026/11/why-the-tonle-sap-turns-round/",
}
WINDOWS = {360: 1000, 768: 1200, 1280: 1100, 1920: 1300}
"""Width and height of the windows, in CSS px: those that the layout is drawn for."""

Mode = Literal["light", "dark"]
MODES: tuple[Mode, ...] = ("light", "dark")
MOMENT = "1795563000"
"""SOURCE_DATE_EPOCH of the build: 25 November 2026, 06:30 in Phnom Penh."""
HEAVIEST, WIDEST = 60_000, 960
"""Bytes and width in px of one picture; a wider window is shown smaller."""
PATIENCE = 30_000
"""Milliseconds that a page may take."""


def take(output: Path, folder: Path) -> list[Path]:
    """A picture of each page at each width in each mode, from the paper in `output`; their files in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = []
    with _served(output) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        for name, url in PAGES.items():
            for width in WINDOWS:
                for mode in MODES:
                    path = folder / f"{name}-{width}-{mode}.webp"
                    path.write_bytes(light(seen(browser, address + url, width, mode)))
                    taken.append(path)
        browser.close()
    return taken


def light(picture: bytes) -> bytes:
    """A picture as WebP within HEAVIEST and WIDEST, as good as they allow. Raises ValueError where nothing does."""
    with Image.open(io.BytesIO(picture)) as image:
        shown = image.convert("RGB")
        shown.thumbnail((WIDEST, image.height))
    for quality in range(85, 0, -10):
        made = io.BytesIO()
        shown.save(made, "WEBP", quality=quality, method=6)
        if made.tell() <= HEAVIEST:
            return made.getvalue()
    raise ValueError(f"No quality makes a picture of {shown.width} x {shown.height} px that light.")


def seen(browser: Browser, address: str, width: int, mode: Mode) -> bytes:
    """The window of a browser on an address, as PNG. Raises SystemExit where there is no such page."""
    window = {"width": width, "height": WINDOWS[width]}
    context = browser.new_context(color_scheme=mode, viewport=window)  # type: ignore[arg-type]
    page = context.new_page()
    answer = page.goto(address, wait_until="networkidle", timeout=PATIENCE)
    if not answer or not answer.ok:
        raise SystemExit(
            f"There is no page at {address} to take a picture of; PAGES in screenshots.py names it."
        )
    seen = page.screenshot(timeout=PATIENCE)
    context.close()
    return seen


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The address under which the files of a folder stand."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
