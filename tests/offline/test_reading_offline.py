"""The paper without a network: in a real browser, below a path, its server switched off."""

import json
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import Below, served
from tests.paper import ROOT, Site, build

pytestmark = pytest.mark.slow

KINDS = ROOT / "tests/papers/kinds"
STORY, OTHER = "2026/11/analysis/", "2026/11/opinion/"
CONTROLLED = "navigator.serviceWorker.controller?.state === 'activated'"
KEPT = """async () => (await Promise.all(
  [location, ...document.styleSheets].map(part => caches.match(part.href)))).every(Boolean)"""
LOOK = "getComputedStyle(document.querySelector('h1')).fontFamily + document.styleSheets.length"
PATHS = """async () => (await Promise.all((await caches.keys()).filter(name => name.endsWith(" pages")).map(
  async name => (await (await caches.open(name)).keys()).map(request => new URL(request.url).pathname)))).flat()"""


@pytest.fixture(scope="module")
def kinds() -> Site:
    return build(KINDS, OFFLINE_PAGES=3)


class Reader:
    """A browser's page at a paper whose files and server the test may change."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page, self.folder = page, folder
        self.server, self.silent = ExitStack(), ExitStack()
        self.silence: list[socket.socket] = []
        self.pause = 0.0
        reader = self

        class Pausing(Below):
            """Makes a reader wait for the front, and for nothing else."""

            def do_GET(self) -> None:  # noqa: N802 (the name is the library's)
                time.sleep(reader.pause if self.path == "/paper/" else 0)
                super().do_GET()

        self.address = self.server.enter_context(served(folder, "/paper/", Pausing))

    def reads(self, path: str) -> str:
        """The headline of the page at `path`, once the worker has it in hand."""
        self.page.goto(self.address + path)
        headline = self.page.locator("h1").inner_text()
        if self.server:
            self.waits(CONTROLLED)
            self.waits(KEPT)
        return headline

    def waits(self, until: str) -> None:
        """Until a script, which may promise its answer, says yes; at most 15 seconds."""
        for _ in range(150):
            if self.page.evaluate(until):
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(until)

    def goes_offline(self) -> None:
        self.server.close()
        self.server = None

    def hears_nothing_any_more(self) -> None:
        """From now on the server takes every request and answers none."""
        port = urlsplit(self.address).port
        self.goes_offline()
        self.silence = self.silent.enter_context(silent(port))


@pytest.fixture
def reader(browser: Browser, kinds: Site, tmp_path: Path) -> Iterator[Reader]:
    folder = shutil.copytree(kinds.output, tmp_path / "paper")
    context = browser.new_context()
    context.set_default_timeout(15_000)
    reader = Reader(context.new_page(), folder)
    yield reader
    context.close()
    reader.silent.close()
    if reader.server:
        reader.server.close()


@contextmanager
def silent(port: int) -> Iterator[list[socket.socket]]:
    """A server that accepts and never answers; what it has accepted so far."""
    accepted: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", port)) as server:
        server.settimeout(0.1)
        over = threading.Event()

        def accept() -> None:
            while not over.is_set():
                with suppress(TimeoutError):
                    accepted.append(server.accept()[0])

        thread = threading.Thread(target=accept)
        thread.start()
        try:
            yield accepted
        finally:
            over.set()
            thread.join(timeout=20)
            for each in accepted:
                each.close()


def test_what_was_read_is_read_again_and_looks_the_same(reader: Reader) -> None:
    headline = reader.reads(STORY)
    reader.reads("")
    look = reader.page.evaluate(LOOK)
    reader.goes_offline()
    assert reader.reads(STORY) == headline
    assert reader.reads("") == "The Kinds"
    assert reader.page.evaluate(LOOK) == look


def test_a_page_not_read_before_says_what_is_kept(reader: Reader) -> None:
    reader.reads("")
    reader.goes_offline()
    assert reader.reads(OTHER) == "No network"
    assert "the last 3 pages" in reader.page.locator("main").inner_text()
    reader.page.goto(reader.address + "ar/2026/11/river/")
    expect(reader.page.locator("html")).to_have_attribute("lang", "ar")


def test_every_story_that_was_read_is_kept_not_only_the_first(reader: Reader) -> None:
    headlines = [reader.reads(path) for path in (STORY, OTHER)]
    reader.goes_offline()
    assert [reader.reads(path) for path in (STORY, OTHER)] == headlines


def test_what_is_kept_is_shown_after_four_seconds_of_a_silent_network(reader: Reader) -> None:
    headline = reader.reads(STORY)
    look = reader.page.evaluate(LOOK)
    reader.hears_nothing_any_more()
    began = time.monotonic()
    reader.page.goto(reader.address + STORY, wait_until="commit")
    assert 3.5 < time.monotonic() - began < 8
    assert reader.page.locator("h1").inner_text() == headline
    reader.waits(f"({LOOK}) === {json.dumps(look)}")
    assert reader.silence, "the network was asked first"


def test_a_silent_network_gets_more_time_for_a_front_and_for_what_is_not_kept(reader: Reader) -> None:
    reader.reads("")
    reader.hears_nothing_any_more()
    reader.page.context.set_default_timeout(40_000)
    began = time.monotonic()
    # In a tab of its own, so that both are waited for at the same time.
    reader.page.evaluate("address => { open(address); }", reader.address + OTHER)
    reader.page.goto(reader.address, wait_until="commit")
    assert 14 < time.monotonic() - began < 25
    assert reader.page.locator("h1").inner_text() == "The Kinds"
    (_, other) = reader.page.context.pages
    expect(other.locator("h1")).to_have_text("No network")


def test_a_slow_network_brings_the_front_of_now(reader: Reader) -> None:
    reader.reads("")
    front = reader.folder / "index.html"
    front.write_text(front.read_text("utf-8").replace("The Kinds</", "The Kinds of now</"), "utf-8")
    reader.pause = 6
    began = time.monotonic()
    assert reader.reads("") == "The Kinds of now"
    assert time.monotonic() - began > 6


def test_with_a_network_the_front_is_the_one_of_now(reader: Reader) -> None:
    reader.reads("")
    front = reader.folder / "index.html"
    front.write_text(front.read_text("utf-8").replace("The Kinds</", "The Kinds of now</"), "utf-8")
    assert reader.reads("") == "The Kinds of now"
    reader.goes_offline()
    assert reader.reads("") == "The Kinds of now"


def test_no_more_pages_are_kept_than_the_setting_says(reader: Reader) -> None:
    for kind in ("analysis", "opinion", "feature", "obituary", "review"):
        reader.reads(f"2026/11/{kind}/")
    lasting = {f"/paper/{prefix}{page}" for prefix in ("", "ar/", "km/") for page in ("", "offline/")}
    kept = [path for path in reader.page.evaluate(PATHS) if path not in lasting]
    assert kept == [f"/paper/2026/11/{kind}/" for kind in ("feature", "obituary", "review")]


def test_a_new_worker_throws_away_what_the_last_one_kept(reader: Reader) -> None:
    reader.reads(STORY)
    before = set(reader.page.evaluate("caches.keys()"))
    worker = reader.folder / "worker.js"
    worker.write_text(worker.read_text("utf-8").replace('"version": "', '"version": "new'), "utf-8")
    reader.page.evaluate("caches.open('somebody else')")
    reader.page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update())")
    reader.waits("caches.keys().then(names => names.every(name => !/ [0-9a-f]{8} /.test(name)))")
    after = set(reader.page.evaluate("caches.keys()"))
    assert "somebody else" in after
    assert not before & after


def test_switched_off_it_goes_and_takes_everything_along(reader: Reader) -> None:
    reader.reads(STORY)
    off = build(KINDS, OFFLINE_PAGES=0)
    assert not off.exists("/offline/")
    assert not off.page("/").soup.select('script[src$="offline.js"]')
    shutil.copytree(off.output, reader.folder, dirs_exist_ok=True)
    reader.page.goto(reader.address)
    reader.waits("navigator.serviceWorker.getRegistrations().then(found => found.length === 0)")
    reader.waits("() => caches.keys().then(names => names.length === 0)")


def test_the_manifest_is_linked_and_names_files_that_are_there(kinds: Site) -> None:
    assert kinds.page(f"/{STORY}").one('link[rel="manifest"]')["href"] == "/paper/manifest.webmanifest"
    made = json.loads(kinds.read("/manifest.webmanifest"))
    assert made["name"] == "The Kinds"
    assert made["background_color"] == "#fbfaf6"
    assert {icon["type"] for icon in made["icons"]} == {"image/svg+xml", "image/png"}
    assert all(kinds.exists(f"/{icon['src']}") for icon in made["icons"])


def test_the_offline_page_is_in_no_index(kinds: Site) -> None:
    assert kinds.page("/offline/").one('meta[name="robots"]')["content"] == "noindex"
