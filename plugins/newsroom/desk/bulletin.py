"""What the open pages of a preview are told: that there is a new paper, or what is wrong with it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping


class Bulletin:
    """The newest build as a token, and what is wrong; any number of threads may wait for the next news."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._news = 0
        self._closed = False
        self.edition = 0
        self.trouble = ""
        self.instead: Mapping[str, str] = {}

    def post(self, edition: int, trouble: str, instead: Mapping[str, str] | None = None) -> None:
        """Tells every open page: `edition` names the paper that is served, `trouble` why there is no newer one.

        `instead` are pages about files that are not in that paper, by address; without it, the last ones hold.
        """
        with self._changed:
            self.edition, self.trouble = edition, trouble
            self.instead = self.instead if instead is None else instead
            self._news += 1
            self._changed.notify_all()

    def close(self) -> None:
        """Ends every stream of events."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def events(self, heartbeat: float = 15.0) -> Iterator[bytes]:
        """Server-Sent Events, the present state first; a comment every `heartbeat` seconds finds closed pages.

        https://html.spec.whatwg.org/multipage/server-sent-events.html
        """
        seen = -1
        while True:
            with self._changed:
                if self._news == seen and not self._closed:
                    self._changed.wait(timeout=heartbeat)
                if self._closed:
                    return
                fresh, seen = self._news != seen, self._news
                state = json.dumps({"edition": self.edition, "trouble": self.trouble})
            yield f"data: {state}\n\n".encode() if fresh else b": still here\n\n"
