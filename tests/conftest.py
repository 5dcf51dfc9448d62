"""What several folders of tests share: a web server for a built site, and a browser."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from newsroom.desk.browser import find_browser

# A test is no benchmark: on a busy machine an example may take as long as it likes.
settings.register_profile("patient", settings.default, deadline=None)
settings.load_profile("patient")

Serve = Callable[..., str]


class Below(SimpleHTTPRequestHandler):
    """Serves a folder below a path, as a project site of GitHub Pages is served; elsewhere there is nothing."""

    def __init__(self, *args: object, base: str, **kwargs: object) -> None:
        self.base = base
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.base):
            return str(Path(self.directory) / "no such file")
        return super().translate_path("/" + path[len(self.base) :])

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path, base: str = "/", handler: type[Below] = Below) -> Iterator[str]:
    """The address under which a built site stands, for as long as the context is open."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder), base=base)) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base}"
        finally:
            server.shutdown()
            thread.join(timeout=20)


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """``serve(folder, base="/")`` gives the address under which a built site stands."""
    with ExitStack() as stack:
        yield lambda folder, base="/": stack.enter_context(served(folder, base))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium: the system's, else Playwright's own."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        yield chromium
        chromium.close()
