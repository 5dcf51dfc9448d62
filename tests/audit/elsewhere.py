"""Whom filled hooks speak to: a server of our own that plays advertiser, talk, counter and sender of letters."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import BrowserContext, Route

PATIENCE = 60
"""Seconds that an advertisement or the comments wait at most for being let go."""

TALK = """
const talk = document.getElementById("talk");
const said = [...Array(40).keys()].map((number) => {
  const one = document.createElement("p");
  one.className = "said";
  one.textContent = `Reader ${number} says what readers say.`;
  return one;
});
talk.replaceChildren(...said);
"""
ANSWERS = {
    "ads.example/slot": (
        "text/html",
        '<!doctype html><html lang="en"><title>Buy</title><main><h1>Buy rice</h1></main>',
    ),
    "talk.example/talk.js": ("text/javascript", TALK),
    "stats.example/count.js": ("text/javascript", 'navigator.sendBeacon("https://stats.example/hit", "1");'),
    "stats.example/hit": ("text/plain", ""),
    "letters.example/join": (
        "text/html",
        '<!doctype html><html lang="en"><title>Thanks</title><h1>Thanks</h1>',
    ),
}
SLOW = ("ads.example/slot", "talk.example/talk.js")


@dataclass
class Elsewhere:
    """What was asked of those hosts: ``asked`` are host and path in order, ``forms`` the fields of forms sent.

    An advertisement and the comments come when ``let_go`` is set, as it is at first.
    """

    address: str
    let_go: threading.Event = field(default_factory=threading.Event)
    asked: list[str] = field(default_factory=list)
    forms: list[dict[str, list[str]]] = field(default_factory=list)

    def stands_for_the_world(self, context: BrowserContext) -> None:
        """Leads every request of a browser to a host that is not this machine here."""
        context.route(lambda url: urlsplit(url).hostname != "127.0.0.1", self._relay)

    def _relay(self, route: Route) -> None:
        asked = urlsplit(route.request.url)
        answer = route.fetch(url=f"{self.address}/{asked.netloc}{asked.path}")
        route.fulfill(response=answer)


@contextmanager
def elsewhere() -> Iterator[Elsewhere]:
    """The server, for as long as the context is open."""
    seen = Elsewhere("")
    seen.let_go.set()

    class Answering(BaseHTTPRequestHandler):
        def answer(self) -> None:
            asked = self.path.lstrip("/")
            seen.asked.append(asked)
            sent = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            if asked == "letters.example/join":
                seen.forms.append(parse_qs(sent))
            if asked in SLOW:
                seen.let_go.wait(PATIENCE)
            kind, text = ANSWERS.get(asked, ("text/plain", ""))
            self.send_response(200 if asked in ANSWERS else 404)
            self.send_header("Content-Type", kind)
            self.end_headers()
            # A page that is left waits for no answer.
            with suppress(ConnectionError):
                self.wfile.write(text.encode())

        do_GET = do_POST = answer  # noqa: N815 (the names are the library's)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        seen.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield seen
        finally:
            seen.let_go.set()
            server.shutdown()
            thread.join(timeout=20)
