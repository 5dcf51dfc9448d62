"""Which change of a file asks for a new build."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

LOOK_UP = 100
"""Milliseconds after which a thread looks up from its watch: whether it is to end."""


class Watch:
    """Watches folders of a paper and its pelicanconf.py; ``changed`` is set at every change until it is cleared.

    Inside the ``with`` block no change is lost. Where the machine has no watch left to give, the files are looked
    at three times a second instead, and ``remarks`` says so; ``lost`` is the reason why nothing is watched any more.
    """

    def __init__(self, folders: Iterable[Path], config: Path) -> None:
        self.changed = threading.Event()
        self.remarks: list[str] = []
        self.lost = ""
        self._stop = threading.Event()
        self._begun = [threading.Event(), threading.Event()]
        whole = [folder for folder in folders if folder.is_dir()]
        # A single file is watched by way of its folder: editors that replace the file would end a watch on it.
        wanted = [(whole, None), ([config.parent], config)]
        self._threads = [
            threading.Thread(target=self._follow, args=(*each, begun), daemon=True)
            for each, begun in zip(wanted, self._begun, strict=True)
        ]

    def __enter__(self) -> Watch:
        for thread in self._threads:
            thread.start()
        for begun in self._begun:
            begun.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _follow(self, paths: list[Path], only: Path | None, begun: threading.Event) -> None:
        watched = partial(
            watch,
            *paths,
            watch_filter=_wanted(only),
            recursive=only is None,
            stop_event=self._stop,
            rust_timeout=LOOK_UP,
            yield_on_timeout=True,
            raise_interrupt=False,
        )
        try:
            try:
                self._listen(watched(), begun)
            except (RuntimeError, OSError) as refused:  # 128 watches a user is what many systems give
                self.remarks.append(
                    f"No watch on the files ({refused}): they are looked at from time to time."
                )
                self.changed.set()
                self._listen(watched(force_polling=True), begun)
        except (RuntimeError, OSError) as broken:
            self.lost = str(broken)
            self.changed.set()
        finally:
            begun.set()

    def _listen(self, rounds: Iterable[object], begun: threading.Event) -> None:
        for changes in rounds:
            begun.set()  # the first round comes at once or after LOOK_UP: from then on nothing is missed
            if changes:
                self.changed.set()


def _wanted(only: Path | None) -> DefaultFilter | partial[bool]:
    # The default filter passes over editors' own files, caches and repositories.
    return partial(_is, only) if only else DefaultFilter()


def _is(only: Path, change: Change, path: str) -> bool:
    del change
    return Path(path) == only
