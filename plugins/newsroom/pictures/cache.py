"""The folder of finished files: what is in it is never made again.

A file's name holds a digest of all that it was made of, so it is right by being there. Beside the files stands what
is known of the originals by size and time of change, so that a build need not read megabytes to learn nothing.

A file's own time says when a build last used it. So builds of any kind may run side by side and share the folder: each
notes what it uses, and none has a list that another could overwrite.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, TypeVar

from newsroom.pictures.derivatives import write

O = TypeVar("O")  # noqa: E741 (an order)
R = TypeVar("R")

KNOWN = "originals.json"

DAY = 24 * 60 * 60
KEPT = 30 * DAY
"""Seconds after which a file goes that no build has used; a use is noted once a day."""

WORTH = 3
"""From how many orders on processes are worth their start, which takes as long as half a photograph each."""


class Cache:
    """The folder, what it holds, and what was found out about the originals as last seen."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        # The clock's time, not the build's: a front may be printed as of next year.
        self.now = time.time()
        found = {entry.name: entry.stat() for entry in os.scandir(folder) if entry.is_file()}
        self.sizes = {name: stat.st_size for name, stat in found.items()}
        self.used = {name: stat.st_mtime for name, stat in found.items()}
        self.known = _read(folder / KNOWN)
        self.changed = False

    def recall(self, file: Path, what: str, find: Callable[[Path], Any]) -> Any:
        """What `find` says of an original, asked again only where its size, time of change or permissions are others.

        What it says must be plain enough for JSON.
        """
        stat = file.stat()
        seen = [stat.st_size, stat.st_mtime_ns, stat.st_mode]
        path = str(file.resolve())
        if self.known.get(path, {}).get("seen") != seen:
            self.known[path] = {"seen": seen}
        note = self.known[path]
        if what not in note:
            note[what] = find(file)
            self.changed = True
        return note[what]

    def digest(self, file: Path) -> str:
        """SHA-256 of the file's bytes."""
        return str(self.recall(file, "digest", _digest))

    def is_sound(self, digest: str) -> bool:
        """Whether a picture of these bytes was decoded to its end before, in whatever file it stood."""
        return "sound" in self.known.get(digest, {})

    def note_sound(self, digest: str) -> None:
        """Notes that a picture of these bytes was decoded to its end."""
        if not self.is_sound(digest):
            self.known[digest] = {"sound": True}
            self.changed = True

    def size(self, name: str) -> int:
        """Bytes of a file in the folder; 0 where it is not there."""
        if name not in self.sizes:
            file = self.folder / name
            self.sizes[name] = file.stat().st_size if file.is_file() else 0
        return self.sizes[name]

    def missing(self, names: Iterable[str]) -> list[str]:
        """Those of the names that are to be made; the others are noted as used. One of 0 bytes counts as missing."""
        return [name for name in names if not self.sizes.get(name) or not self._use(name)]

    def _use(self, name: str) -> bool:
        """Notes that the file is used today; false where another build has just removed it."""
        if self.used.get(name, self.now) < self.now - DAY:
            try:
                os.utime(self.folder / name)
            except FileNotFoundError:
                self.sizes.pop(name)
                return False
            self.used[name] = self.now
        return True

    def prune(self) -> int:
        """Removes the files that no build has used for KEPT seconds; how many they are. Linear in what is there.

        Called once all that this build shows is noted.
        """
        old = [name for name, used in self.used.items() if used < self.now - KEPT and name != KNOWN]
        return sum(self._remove(self.folder / name) for name in old)

    def _remove(self, file: Path) -> bool:
        try:
            if file.stat().st_mtime >= self.now - KEPT:  # another build has used it since
                return False
            file.unlink()
        except FileNotFoundError:
            return False
        return True

    def refresh(self, names: Iterable[str]) -> None:
        """Looks again at files that have just been made."""
        for name in names:
            self.sizes.pop(name, None)

    def keep(self) -> None:
        """Writes down what is known of the originals that are still there."""
        if self.changed:
            there = {path: note for path, note in self.known.items() if Path(path).exists()}
            sound = {note["digest"] for note in there.values() if self.is_sound(note.get("digest", ""))}
            there |= {digest: self.known[digest] for digest in sound}
            write(self.folder / KNOWN, json.dumps(there).encode())


def _digest(file: Path) -> str:
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _read(file: Path) -> dict[str, dict[str, Any]]:
    """What is known of the originals; nothing where the file is gone or damaged, since all can be found out again."""
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    sound = isinstance(found, dict) and all(isinstance(note, dict) for note in found.values())
    return found if sound else {}


def run(
    work: Callable[[O], R], orders: Sequence[O], workers: int, failed: Callable[[str], R]
) -> list[tuple[O, R]]:
    """Each order with its result; several at once where there are several cores.

    Processes, since a decoder that meets a hostile file may take its process down with it: that order then ends with
    `failed`, and the others are not lost. A few orders stay in this process, and so do all where no process starts: in
    a script that calls Pelican without asking whether it is the main module.
    """
    at_once = workers > 1 and len(orders) >= WORTH
    found = _at_once(work, orders, min(workers, len(orders)), failed) if at_once else []
    return found or [(order, work(order)) for order in orders]


def _at_once(
    work: Callable[[O], R], orders: Sequence[O], workers: int, failed: Callable[[str], R]
) -> list[tuple[O, R]]:
    """The same by processes; nothing where none starts."""
    with _pool(workers) as pool:
        if not _starts(pool):
            return []
        futures: list[tuple[O, Future[R]]] = [(order, pool.submit(work, order)) for order in orders]
        found = [(order, _result(future)) for order, future in futures]
    return [(order, _alone(work, order, failed) if done is None else done[0]) for order, done in found]


def _result(future: Future[R]) -> tuple[R] | None:
    try:
        return (future.result(),)
    except BrokenProcessPool:
        return None


def _alone(work: Callable[[O], R], order: O, failed: Callable[[str], R]) -> R:
    """An order that was lost with its process, in one of its own."""
    with _pool(1) as pool:
        done = _result(pool.submit(work, order))
    return failed("the program that read it ended") if done is None else done[0]


def _pool(workers: int) -> ProcessPoolExecutor:
    # Not forked: Pelican's process has threads, and a fork of those can hang.
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def _starts(pool: ProcessPoolExecutor) -> bool:
    try:
        pool.submit(os.getpid).result()
    except BrokenProcessPool:
        return False
    return True
