"""A page whose text stops half-way, and whose pictures come late: what is painted by then stays where it is."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import Page

from newsroom.desk.host import Handler, served
from tests.audit.kinds import KINDS
from tests.audit.test_modes import SHIFTS
from tests.paper import Site

pytestmark = pytest.mark.slow

PATIENCE = 20
"""Seconds after which the rest is sent even where nothing was painted."""
PAINTED = "performance.getEntriesByType('paint').length > 0"

PLACES = {
    "front": b"</form>",
    "khmer-front": b'class="subscribe"',
    "section-front": b"</form>",
    "tag": b"</dt>",
    "topics": b"</h1>",
    "place": b"</h3>",
    "author": b"</h2>",
    "news": b"</form>",
    "everything": b'<aside class="rail"',
    "opinion": b'<section class="tags"',
    "obituary": b"</h1>",
    "search": b"</h1>",
}
"""After what a page of a kind stops."""


class Stalling(Handler):
    """Sends a page up to its place; the rest, like each picture, when it is let go."""

    place = b""
    rest = threading.Event()

    def _send(self, status: HTTPStatus, file: Path) -> None:
        if file.suffix in (".svg", ".jpg", ".png", ".webp"):
            Stalling.rest.wait(PATIENCE)
        if file.suffix != ".html":
            super()._send(status, file)
            return
        first, place, rest = file.read_bytes().partition(Stalling.place)
        assert place, f"{file} has no {Stalling.place!r}"
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(first + place + rest)))
        self.end_headers()
        self.wfile.write(first + place)
        self.wfile.flush()
        Stalling.rest.wait(PATIENCE)
        self.wfile.write(rest)


@pytest.fixture(scope="module")
def stalling(courier: Site, kinds: Site) -> Iterator[dict[str, str]]:
    """The addresses of both papers."""
    with served(courier.output, handler=Stalling) as one, served(kinds.output, "/paper/", Stalling) as other:
        yield {"courier": one.rstrip("/"), "kinds": other.rstrip("/")}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", PLACES)
def test_nothing_moves_where_a_page_stalls(
    page: Page, stalling: dict[str, str], kind: str, width: int
) -> None:
    Stalling.place = PLACES[kind]
    Stalling.rest.clear()
    paper, path = KINDS[kind]
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(stalling[paper] + path, wait_until="commit")
    page.wait_for_function(PAINTED)
    page.wait_for_timeout(100)
    Stalling.rest.set()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHIFTS) == []
