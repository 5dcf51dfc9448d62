"""Shows output/ in a browser, builds again at every change, reloads the page or says in it what is wrong.

In place of a story that cannot be printed it shows what is wrong with it: on the way to the browser, in no file.
The style guide, at /styleguide/, is printed when somebody asks for it, and stands in no paper.
"""

from __future__ import annotations

import signal
import threading
import time
from contextlib import suppress
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote

from newsroom.desk.build import build
from newsroom.desk.bulletin import Bulletin
from newsroom.desk.instead import OLD, bare, pages_instead
from newsroom.desk.paper import Paper
from newsroom.desk.styleguide import ADDRESS, Styleguide
from newsroom.desk.watching import Watch
from newsroom.problems import terminal

HOST = "127.0.0.1"
EVENTS, SCRIPT = "/_preview/events", "/_preview/preview.js"
ATTENTION = 0.5
"""Seconds after which the main thread looks up: it alone may act on a signal, and sleeps through one that came to
another thread, or just before it fell asleep."""
NO_PAGE = (
    b"<!doctype html><meta charset=utf-8><title>No page</title><p>There is no such page in the paper.</p>"
)


def serve(paper: Paper, port: int = 8000) -> None:
    """Builds and serves until Ctrl-C. Raises SystemExit where the port is taken.

    One build runs at a time; changes during it lead to one more. A build that fails leaves the last good paper
    in place.
    """
    bulletin = Bulletin()
    guide = Styleguide(paper)
    server = _bound(paper.root / "output", bulletin, port, guide if guide.exists else None)
    watched = [paper.content, Path(paper.settings["THEME"]), *map(Path, paper.settings["PLUGIN_PATHS"])]
    # A shell's script starts what runs beside it with Ctrl-C switched off; `kill` must then end it in good order.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt), server, Watch(watched, paper.root / "pelicanconf.py") as watch:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            _build(paper, bulletin)
            home = f"http://{HOST}:{server.server_port}"
            if guide.exists:
                print(f"The style guide of its theme is at {home}{ADDRESS}")
            print(f"The paper is at {home}/ (Ctrl-C ends)", flush=True)
            _rebuild(paper, bulletin, watch)
        finally:
            bulletin.close()
            server.shutdown()
    print("\nGood night.")


def show(folder: Path, port: int) -> None:
    """Serves a printed paper until Ctrl-C. Raises SystemExit where the port is taken."""
    with suppress(KeyboardInterrupt), _bound(folder, Bulletin(), port) as server:
        print(f"It is at http://{HOST}:{server.server_port}/ (Ctrl-C ends)", flush=True)
        server.serve_forever()


def _rebuild(paper: Paper, bulletin: Bulletin, watch: Watch) -> None:
    """Builds at every change, without end. Raises SystemExit where changes cannot be seen any more."""
    while True:
        if not watch.changed.wait(ATTENTION):
            continue
        watch.changed.clear()
        while watch.remarks:
            print(watch.remarks.pop(), flush=True)
        if watch.lost:
            raise SystemExit(f"The files cannot be watched any more: {watch.lost}")
        _build(paper, bulletin)


class Server(ThreadingHTTPServer):
    """One thread a request, since each open page keeps one waiting for events."""

    daemon_threads = True


class Handler(SimpleHTTPRequestHandler):
    """Files of output/, with the preview's script in pages only on their way to the browser, never in the files."""

    def __init__(
        self, *args: object, bulletin: Bulletin, guide: Styleguide | None = None, **keywords: object
    ) -> None:
        self.bulletin = bulletin
        self.guide = guide
        super().__init__(*args, **keywords)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        address, _, query = self.path.partition("?")
        instead = self.bulletin.instead.get(bare(unquote(address)))
        if address == EVENTS:
            self._send_events()
        elif address == SCRIPT:
            script = files("newsroom.desk").joinpath("preview.js").read_bytes()
            self._send(HTTPStatus.OK, "text/javascript; charset=utf-8", script)
        elif instead and query != OLD:
            page = self._with_script(instead.encode())
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, "text/html; charset=utf-8", page)
        elif self.guide and f"{address}/" == ADDRESS:
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", ADDRESS)
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.guide and address.startswith(ADDRESS):
            self._send_guide(self.guide)
        else:
            self._send_file()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base's name)
        """Nothing: the builds are what a newsroom wants to see on its screen."""

    def _send_file(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if path.suffix == ".html" and path.is_file():
            self._send(HTTPStatus.OK, "text/html; charset=utf-8", self._with_script(path.read_bytes()))
        elif path.exists():
            super().do_GET()
        else:
            missing = Path(self.directory) / "404.html"
            page = missing.read_bytes() if missing.is_file() else NO_PAGE
            self._send(HTTPStatus.NOT_FOUND, "text/html; charset=utf-8", self._with_script(page))

    def _send_guide(self, guide: Styleguide) -> None:
        """A file of the style guide; a page in one of its frames is reloaded with the page around it."""
        # What a page shows is as new as the page: only pages are asked whether anything has changed.
        if self.path.partition("?")[0].endswith("/") and not guide.fresh():
            text = escape("\n".join(guide.said))
            page = f"<!doctype html><meta charset=utf-8><title>Style guide</title><pre>{text}</pre>".encode()
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, "text/html; charset=utf-8", self._with_script(page))
            return
        self.directory = str(guide.folder)
        self.path = self.path.removeprefix(ADDRESS.rstrip("/"))
        self._send_file()

    def _with_script(self, page: bytes) -> bytes:
        if self.headers.get("Sec-Fetch-Dest") == "iframe":
            return page
        tag = f'<script src="{SCRIPT}" data-edition="{self.bulletin.edition}" defer></script>'.encode()
        before, end, after = page.rpartition(b"</body>")
        return before + tag + end + after if end else page + tag

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _send_events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            for event in self.bulletin.events():
                self.wfile.write(event)
        except ConnectionError:
            return  # the reader has gone to another page


def _bound(output: Path, bulletin: Bulletin, port: int, guide: Styleguide | None = None) -> Server:
    try:
        return Server((HOST, port), partial(Handler, bulletin=bulletin, guide=guide, directory=str(output)))
    except OSError as error:
        raise SystemExit(
            f"Port {port} cannot be used ({error.strerror}). Take another: --port {port + 1}"
        ) from None


def _build(paper: Paper, bulletin: Bulletin) -> None:
    built = build(paper.root)
    print(built.closing, flush=True)
    if not built.ok:
        bulletin.post(bulletin.edition, "\n".join(built.said))
        return
    trouble = [
        line for each in built.left_out for line in (*map(terminal, each.problems), f"  {each.closing}")
    ]
    instead = pages_instead(built.left_out, paper.content, built.output, paper.settings)
    # The clock and not a count: a page left open over a restart must see that the paper is another.
    bulletin.post(time.time_ns() // 1_000_000, "\n".join(trouble), instead)
