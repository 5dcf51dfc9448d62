"""`inv serve`: the page in the browser is the newest paper, or says why there is none."""

from __future__ import annotations

import json
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPResponse
from typing import IO

import pytest
from playwright.sync_api import Browser, expect

from newsroom.desk.bulletin import Bulletin
from newsroom.desk.paper import Paper, read_paper
from newsroom.desk.preview import _bound, serve
from newsroom.desk.styleguide import Styleguide
from tests.desk.conftest import STORY, write
from tests.paper import OUR_THEME

# Tests that a script runs beside itself begin with Ctrl-C switched off, and so would what they start.
SERVE = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); \
from pathlib import Path; from newsroom.desk.paper import read_paper; from newsroom.desk.preview import serve; \
serve(read_paper(Path(sys.argv[1])), int(sys.argv[2]))"
CTRL_C_ELSEWHERE = """
import signal, sys, threading, time
from pathlib import Path

def strike():
    while not Path(sys.argv[1], "output/index.html").exists():
        time.sleep(0.1)
    time.sleep(2)
    signal.pthread_kill(threading.get_ident(), signal.SIGINT)

threading.Thread(target=strike, daemon=True).start()
"""
"""The signal comes to a thread that is not the main one, once the first build is done."""
PATIENCE = 60
"""Seconds that a test waits for anything; a build of the small paper takes one."""


@dataclass
class Preview:
    """A running preview, as a browser sees it."""

    address: str
    process: subprocess.Popen[str]
    said: queue.Queue[str]

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.address + path, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, refusal.read().decode()

    def events(self) -> HTTPResponse:
        stream: HTTPResponse = urllib.request.urlopen(f"{self.address}/_preview/events", timeout=20)
        return stream


def next_event(stream: HTTPResponse) -> dict[str, str | int]:
    """The next event; heartbeats keep the stream open, and so its own time limit away."""
    end = time.monotonic() + PATIENCE
    while not (line := stream.readline()).startswith(b"data: "):
        assert line, "the stream has ended"
        assert time.monotonic() < end, f"no event in {PATIENCE} seconds"
    found: dict[str, str | int] = json.loads(line.removeprefix(b"data: "))
    return found


def event_when(stream: HTTPResponse, seen: Callable[[], bool]) -> dict[str, str | int]:
    """The first event at which `seen` holds. One may come before: of a file that was saved half."""
    end = time.monotonic() + PATIENCE
    event = next_event(stream)
    while not seen():
        assert time.monotonic() < end, f"not seen in {PATIENCE} seconds; the last event was {event}"
        event = next_event(stream)
    return event


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def told(stream: IO[str]) -> queue.Queue[str]:
    """The lines of a process as they come, read to their end: a pipe that nobody empties stops who writes to it."""
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=lambda: [lines.put(line) for line in stream], daemon=True).start()
    return lines


def wait_for(said: queue.Queue[str], words: str) -> str:
    """The first line that holds `words`."""
    end = time.monotonic() + PATIENCE
    while words not in (line := said.get(timeout=max(0, end - time.monotonic()))):
        pass
    return line


@pytest.fixture
def preview(paper: Paper) -> Iterator[Preview]:
    port = free_port()
    command = [sys.executable, "-c", SERVE, str(paper.root), str(port)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        said = told(process.stdout)
        wait_for(said, "The paper is at")
        yield Preview(f"http://127.0.0.1:{port}", process, said)
    finally:
        process.kill()
        process.wait(PATIENCE)
        process.stdout.close()


@pytest.mark.slow
def test_a_changed_story_reloads_the_page_and_a_broken_one_says_why_not(
    paper: Paper, preview: Preview
) -> None:
    status, page = preview.get("/2026/11/river/")
    assert status == 200
    with preview.events() as stream:
        first = next_event(stream)
        assert f'data-edition="{first["edition"]}"' in page

        write(paper, "river.md", STORY.replace("round", "over"))
        second = event_when(stream, lambda: "turns <em>over</em>" in preview.get("/2026/11/river/")[1])
        assert (second["edition"] != first["edition"], second["trouble"]) == (True, "")

        write(paper, "river.md", STORY.replace("Date", "Dat"))
        third = event_when(stream, lambda: preview.get("/2026/11/river/")[0] == 500)
        assert "stories/2026/river.md:1: Date: It is missing." in str(third["trouble"])

        write(paper, "river.md", STORY)
        fourth = event_when(stream, lambda: preview.get("/2026/11/river/")[0] == 200)
        assert fourth["trouble"] == ""


@pytest.mark.slow
def test_an_open_page_shows_the_new_paper_and_says_what_is_wrong(
    paper: Paper, preview: Preview, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(f"{preview.address}/2026/11/river/")
    write(paper, "river.md", STORY.replace("round", "over"))
    expect(page.locator("em")).to_have_text("over", timeout=20_000)
    write(paper, "river.md", STORY.replace("Date", "Dat"))
    trouble = page.get_by_role("alert")
    expect(trouble).to_contain_text("stories/2026/river.md:1: Date: It is missing.", timeout=20_000)
    write(paper, "river.md", STORY)
    expect(page.locator("em")).to_have_text("round", timeout=20_000)
    expect(trouble).to_have_count(0)
    page.close()


@pytest.mark.slow
def test_in_place_of_a_broken_story_stands_what_is_wrong_with_it(
    paper: Paper, preview: Preview, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(f"{preview.address}/2026/11/river/")
    write(paper, "river.md", STORY.replace("2026-11-24 06:30", "<i>tomorrow"))
    main = page.get_by_role("main")
    expect(main.get_by_role("listitem")).to_have_text(
        "stories/2026/river.md:2 Date“<i>tomorrow” is no date. Write it like 2026-11-24 06:30.",
        timeout=20_000,
    )
    expect(page.get_by_role("alert")).to_contain_text("stories/2026/river.md: kept the page of")
    page.get_by_role("link", name="The page as it was on").click()
    expect(page.locator("em")).to_have_text("round")
    write(paper, "new.md", "Title: A new one\nDate: 2026-11-25\nEmbargo: soon\n\nText.")
    page.goto(f"{preview.address}/2026/11/new/")
    expect(main.get_by_role("listitem")).to_contain_text("new.md:3 Embargo", timeout=20_000)
    expect(main.get_by_role("link")).to_have_count(0)
    write(paper, "new.md", "Title: A new one\nDate: 2026-11-24\n\nText.")
    expect(page.locator("body")).to_contain_text("Text.", timeout=20_000)
    files = [file for file in (paper.root / "output").rglob("*") if file.is_file()]
    assert [file for file in files if b"could not be printed" in file.read_bytes()] == []
    page.close()


@pytest.mark.slow
def test_the_files_of_the_paper_hold_nothing_of_the_preview(paper: Paper, preview: Preview) -> None:
    assert "_preview" in preview.get("/")[1]
    assert preview.get("/_preview/preview.js")[0] == 200
    files = [file for file in (paper.root / "output").rglob("*") if file.is_file()]
    assert files
    assert [file for file in files if b"_preview" in file.read_bytes()] == []


@pytest.mark.slow
def test_a_missing_page_is_the_papers_own_404(paper: Paper, preview: Preview) -> None:
    assert preview.get("/nowhere/") == (404, preview.get("/nowhere/")[1])
    (paper.root / "output/404.html").write_text("<p>No such story</p>")
    status, page = preview.get("/nowhere/")
    assert status == 404
    assert "No such story" in page
    assert preview.get("/../pelicanconf.py")[0] == 404


@pytest.mark.slow
def test_a_changed_pelicanconf_builds_again(paper: Paper, preview: Preview) -> None:
    with preview.events() as stream:
        next_event(stream)
        config = paper.root / "pelicanconf.py"
        # As many editor programs save: another file takes the place of the first.
        fresh = config.with_suffix(".new")
        fresh.write_text(config.read_text("utf-8").replace("The Small Paper", "The Great Paper"), "utf-8")
        fresh.replace(config)
        event_when(stream, lambda: "The Great Paper" in preview.get("/")[1])


@pytest.mark.slow
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_and_kill_end_the_preview_with_open_pages(preview: Preview, sent: signal.Signals) -> None:
    with preview.events() as stream:
        next_event(stream)
        preview.process.send_signal(sent)
        assert preview.process.wait(PATIENCE) == 0
    wait_for(preview.said, "Good night.")


@pytest.mark.slow
def test_ctrl_c_ends_the_preview_whichever_thread_it_comes_to(paper: Paper) -> None:
    command = [sys.executable, "-c", CTRL_C_ELSEWHERE + SERVE, str(paper.root), str(free_port())]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE)
    assert "Good night." in done.stdout


def test_a_port_that_is_taken_is_a_sentence(paper: Paper) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(SystemExit, match=r"Port \d+ cannot be used .*Take another: --port"):
            serve(paper, taken.getsockname()[1])


def test_an_open_page_is_told_the_present_state_first_and_a_heartbeat_while_nothing_happens() -> None:
    bulletin = Bulletin()
    bulletin.post(7, "a story is broken")
    events = bulletin.events(heartbeat=0.01)
    assert json.loads(next(events).removeprefix(b"data: ")) == {"edition": 7, "trouble": "a story is broken"}
    assert next(events).startswith(b":")
    bulletin.close()
    assert list(events) == []


@pytest.mark.slow
def test_the_style_guide_is_shown_beside_the_paper_and_stands_in_no_file_of_it(paper: Paper) -> None:
    config = paper.root / "pelicanconf.py"
    names = "from newsroom.jinja import JINJA_ENVIRONMENT, JINJA_FILTERS, JINJA_GLOBALS\n"
    config.write_text(f"{names}{config.read_text('utf-8')}\nTHEME = {OUR_THEME!r}\n", "utf-8")
    guide = Styleguide(read_paper(paper.root), lambda line: None)
    with _bound(paper.root / "output", Bulletin(), 0, guide) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        home = f"http://127.0.0.1:{server.server_port}"
        with urllib.request.urlopen(f"{home}/styleguide", timeout=60) as answer:  # leads on
            page = answer.read().decode()
        assert "Style guide of" in page
        assert "preview.js" in page
        for path in ("components/card/1/", "theme/css/tokens.css", "guide.css", "2026/11/everything/"):
            with urllib.request.urlopen(f"{home}/styleguide/{path}", timeout=20) as answer:
                assert answer.status == 200
        server.shutdown()
    assert not (paper.root / "output").exists()


@pytest.mark.slow
def test_a_theme_that_describes_no_components_has_no_style_guide(preview: Preview) -> None:
    assert preview.get("/styleguide/")[0] == 404


@pytest.mark.slow
def test_a_page_in_a_frame_is_reloaded_by_the_page_around_it(preview: Preview) -> None:
    asked = urllib.request.Request(preview.address + "/", headers={"Sec-Fetch-Dest": "iframe"})
    with urllib.request.urlopen(asked, timeout=20) as answer:
        assert "preview.js" not in answer.read().decode()


@pytest.mark.slow
def test_a_style_guide_that_cannot_be_printed_says_why(paper: Paper) -> None:
    guide = Styleguide(paper, lambda line: None)
    guide.fresh = lambda: False  # type: ignore[method-assign]
    guide.said = ("components/card.toml:3: abuot: There is no such key. <b>",)
    with _bound(paper.root, Bulletin(), 0, guide) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/styleguide/", timeout=20)
        with refused.value as answer:
            assert "abuot: There is no such key. &lt;b&gt;" in answer.read().decode()
        server.shutdown()
