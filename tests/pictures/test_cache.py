"""What is there is not made again."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from newsroom.pictures.cache import DAY, Cache, run


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


def test_an_original_whose_permissions_were_mended_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "x.jpg"
    file.write_bytes(b"one")
    file.chmod(0o200)
    cache = Cache(tmp_path / "cache")
    assert cache.recall(file, "readable", lambda _: False) is False
    file.chmod(0o600)
    assert cache.recall(file, "readable", lambda _: True) is True


def test_a_damaged_list_of_originals_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "originals.json").write_bytes(b"{ broken")
    (tmp_path / "x.jpg").write_bytes(b"one")
    assert len(Cache(tmp_path).digest(tmp_path / "x.jpg")) == 64


def aged(folder: Path, **days: float) -> Path:
    """A folder with files that were last used so many days ago."""
    folder.mkdir(exist_ok=True)
    for name, age in days.items():
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (time.time() - age * DAY,) * 2)
    return folder


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def test_what_no_build_has_used_for_thirty_days_goes(tmp_path: Path) -> None:
    cache = Cache(aged(tmp_path, old=30.1, young=29.9))
    assert cache.prune() == 1
    assert names(tmp_path) == {"young"}


def test_what_a_build_uses_stays_for_thirty_days_more(tmp_path: Path) -> None:
    cache = Cache(aged(tmp_path, shown=90, other=90))
    assert cache.missing(["shown"]) == []
    cache.prune()
    assert names(tmp_path) == {"shown"}
    assert Cache(tmp_path).used["shown"] > time.time() - DAY


def test_a_use_is_noted_once_a_day(tmp_path: Path) -> None:
    before = aged(tmp_path, shown=0.9).joinpath("shown").stat().st_mtime
    Cache(tmp_path).missing(["shown"])
    assert (tmp_path / "shown").stat().st_mtime == before


def test_builds_side_by_side_throw_away_nothing_that_the_other_uses(tmp_path: Path) -> None:
    first, second = Cache(aged(tmp_path, public=90, local=90)), Cache(tmp_path)
    first.missing(["public"])
    second.missing(["local"])
    assert (first.prune(), second.prune()) == (0, 0)
    assert names(tmp_path) == {"public", "local"}


def test_what_another_build_removes_under_our_eyes_is_made_again(tmp_path: Path) -> None:
    ours, other = Cache(aged(tmp_path, shown=90)), Cache(tmp_path)
    assert other.prune() == 1
    assert ours.missing(["shown"]) == ["shown"]
    assert ours.prune() == 0


def test_the_list_of_originals_stays_and_forgets_those_that_are_gone(tmp_path: Path) -> None:
    folder = aged(tmp_path / "cache", **{"originals.json": 90})
    for name in ("here", "gone"):
        (tmp_path / name).write_bytes(b"x")
    cache = Cache(folder)
    cache.digest(tmp_path / "here")
    cache.digest(tmp_path / "gone")
    (tmp_path / "gone").unlink()
    cache.prune()
    cache.keep()
    assert set(Cache(folder).known) == {str(tmp_path / "here")}


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
