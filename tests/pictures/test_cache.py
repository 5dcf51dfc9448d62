"""What is there is not made again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from newsroom.pictures.cache import Cache, run


def test_a_file_that_is_there_is_not_missing_and_an_empty_one_is(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "b").write_bytes(b"")
    assert Cache(tmp_path).missing(["a", "b", "c"]) == ["b", "c"]


def test_an_original_is_read_again_only_when_it_changed(tmp_path: Path) -> None:
    file = tmp_path / "x.jpg"
    file.write_bytes(b"one")
    cache = Cache(tmp_path / "cache")
    first = cache.digest(file)
    cache.keep()
    stat = file.stat()
    file.write_bytes(b"two")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert Cache(tmp_path / "cache").digest(file) == first, "the same size and time: not read"
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1))
    assert Cache(tmp_path / "cache").digest(file) != first


def test_a_damaged_list_of_originals_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "originals.json").write_bytes(b"{ broken")
    (tmp_path / "x.jpg").write_bytes(b"one")
    assert len(Cache(tmp_path).digest(tmp_path / "x.jpg")) == 64


def half(number: int) -> str:
    if number == 13:
        os._exit(1)  # as a decoder that crashes
    return str(number // 2)


def test_work_is_done_in_processes_and_in_one(tmp_path: Path) -> None:
    for workers in (1, 2):
        assert dict(run(half, [2, 4, 6], workers, str)) == {2: "1", 4: "2", 6: "3"}


def test_a_process_that_dies_loses_its_own_work_only() -> None:
    found = dict(run(half, [2, 13, 4, 6], 2, lambda said: f"failed: {said}"))
    assert found.pop(13).startswith("failed")
    assert found == {2: "1", 4: "2", 6: "3"}


def test_where_no_process_starts_the_work_is_done_all_the_same(tmp_path: Path) -> None:
    script = tmp_path / "unguarded.py"
    script.write_text(
        "from newsroom.pictures.cache import run\nprint(dict(run(abs, [-1, -2, -3], 2, str)))\n", "utf-8"
    )
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.splitlines()[-1] == "{-1: 1, -2: 2, -3: 3}"
