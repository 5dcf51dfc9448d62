"""Files looked at without making anything of them, each once."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.pictures import examining
from newsroom.pictures.cache import Cache
from newsroom.pictures.examining import decoded
from newsroom.pictures.originals import Original, Remark
from tests.pictures.photographs import DAMAGED, animation, corners, jpeg, write
from tests.pictures.test_site import SVG

LARGEST = 100_000_000


def look(folder: Path, *names: str) -> list[object]:
    """What is found out of files in a folder by a process that begins with what the one before wrote down."""
    cache = Cache(folder / "cache")
    found = decoded([folder / name for name in names], LARGEST, cache, workers=1)
    cache.keep()
    return [found[folder / name] for name in names]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        {
            "whole.jpg": jpeg(corners()),
            "damaged.webp": DAMAGED["WEBP"],
            "moves.gif": animation(),
            "a.svg": SVG,
        },
    )


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are decoded from now on."""
    names: list[str] = []
    load = examining.load

    def noting(file: Path, thumbnail: bool = False) -> object:
        names.append(file.name)
        return load(file, thumbnail)

    monkeypatch.setattr(examining, "load", noting)
    return names


def test_damage_behind_a_sound_head_is_found(folder: Path) -> None:
    whole, damaged = look(folder, "whole.jpg", "damaged.webp")
    assert isinstance(whole, Original)
    assert isinstance(damaged, Remark)
    assert damaged.rule == "picture-broken"


def test_what_is_printed_as_it_is_is_not_decoded(folder: Path, loads: list[str]) -> None:
    moves, drawing = look(folder, "moves.gif", "a.svg")
    assert isinstance(moves, Original)
    assert drawing is None
    assert loads == []


def test_a_photograph_is_decoded_once_for_its_bytes(folder: Path, loads: list[str]) -> None:
    look(folder, "whole.jpg")
    (folder / "copy.jpg").write_bytes((folder / "whole.jpg").read_bytes())
    look(folder, "whole.jpg", "copy.jpg")
    assert loads == ["whole.jpg"]


def test_one_that_is_broken_is_decoded_each_time_since_memory_may_have_been_short(
    folder: Path, loads: list[str]
) -> None:
    look(folder, "damaged.webp")
    look(folder, "damaged.webp")
    assert loads == ["damaged.webp"] * 2


def test_bytes_that_no_file_has_any_more_are_forgotten(folder: Path) -> None:
    look(folder, "whole.jpg")
    digest = Cache(folder / "cache").digest(folder / "whole.jpg")
    assert Cache(folder / "cache").is_sound(digest)
    (folder / "whole.jpg").unlink()
    look(folder, "moves.gif")
    assert not Cache(folder / "cache").is_sound(digest)
