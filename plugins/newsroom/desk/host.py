"""A host of files on this machine that answers as GitHub Pages does: gzip, kept ten minutes, the paper's own 404."""

from __future__ import annotations

import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

SMALLER = {".html", ".css", ".js", ".json", ".webmanifest", ".svg", ".xml", ".txt"}
"""Files that gzip makes smaller; pictures and fonts are so already."""
KEPT = "max-age=600"


class Server(ThreadingHTTPServer):
    """One thread a connection: a browser keeps six of them open."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader who leaves before all has come is no error of the host."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class Handler(SimpleHTTPRequestHandler):
    """Files of a folder below a path of the host; elsewhere there is nothing."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, base: str = "/", **keywords: object) -> None:
        self.base = base
        super().__init__(*args, **keywords)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        address = urlsplit(self.path).path
        file = self._file(address)
        if file.is_dir() and not address.endswith("/"):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{address}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if file.is_dir():
            file /= "index.html"
        if file.is_file():
            self._send(HTTPStatus.OK, file)
        else:
            self._send(HTTPStatus.NOT_FOUND, Path(self.directory) / "404.html")

    do_HEAD = do_GET  # noqa: N815 (the base's name)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base's name)
        """Nothing: who measures wants to see what was measured."""

    def _file(self, address: str) -> Path:
        if not address.startswith(self.base):
            return Path(self.directory) / "nothing here"
        return Path(self.translate_path("/" + unquote(address.removeprefix(self.base))))

    def _send(self, status: HTTPStatus, file: Path) -> None:
        packed = file.suffix in SMALLER and "gzip" in self.headers.get("Accept-Encoding", "")
        body = _bytes(file, packed) if file.is_file() else b""
        self.send_response(status)
        kind = self.guess_type(file)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", KEPT)
        self.send_header("Vary", "Accept-Encoding")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)


@lru_cache(maxsize=512)
def _bytes(file: Path, packed: bool) -> bytes:
    """A file as it crosses the wire. A printed paper does not change while it is served."""
    content = file.read_bytes()
    return gzip.compress(content, 6, mtime=0) if packed else content


@contextmanager
def served(folder: Path, base: str = "/", handler: type[Handler] = Handler) -> Iterator[str]:
    """The address of a printed paper, at a free port, for as long as the context is open."""
    with Server(("127.0.0.1", 0), partial(handler, directory=str(folder), base=base)) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base}"
        finally:
            server.shutdown()
