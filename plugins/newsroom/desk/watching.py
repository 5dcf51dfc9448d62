"""Which change of a file asks for a new build."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch


class Watch:
    """Watches folders of a paper and its pelicanconf.py; ``changed`` is set at every change until it is cleared."""

    def __init__(self, folders: Iterable[Path], config: Path) -> None:
        self.changed = threading.Event()
        self._stop = threading.Event()
        self._threads = [
            threading.Thread(
                target=self._follow, args=([folder for folder in folders if folder.is_dir()], True, None)
            ),
            # A single file is watched by way of its folder: editors that replace the file would end a watch on it.
            threading.Thread(target=self._follow, args=([config.parent], False, config)),
        ]

    def __enter__(self) -> Watch:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _follow(self, paths: list[Path], recursive: bool, only: Path | None) -> None:
        # The default filter passes over editors' own files, caches and repositories.
        usual = DefaultFilter()

        def wanted(change: Change, path: str) -> bool:
            return Path(path) == only if only else usual(change, path)

        for _ in watch(
            *paths,
            watch_filter=wanted,
            recursive=recursive,
            stop_event=self._stop,
            rust_timeout=500,
            raise_interrupt=False,
        ):
            self.changed.set()
