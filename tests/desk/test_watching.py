"""No change of a file is lost while the preview watches."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import watchfiles

from newsroom.desk import watching
from newsroom.desk.watching import Watch

PATIENCE = 20


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A folder and a settings file beside it."""
    (tmp_path / "content").mkdir()
    (tmp_path / "pelicanconf.py").write_text("")
    return tmp_path / "content", tmp_path / "pelicanconf.py"


@pytest.mark.parametrize("name", ["content/story.md", "pelicanconf.py"])
def test_a_change_at_the_very_beginning_is_seen(files: tuple[Path, Path], name: str) -> None:
    folder, config = files
    for _ in range(10):
        with Watch([folder], config) as watch:
            (folder.parent / name).write_text("new")
            assert watch.changed.wait(PATIENCE)


def test_what_nobody_asked_for_is_passed_over(files: tuple[Path, Path]) -> None:
    folder, config = files
    with Watch([folder], config) as watch:
        (folder / "story.md~").write_text("an editor program's own")
        (folder.parent / "output.html").write_text("")
        assert not watch.changed.wait(0.5)


def refused(*paths: Path, force_polling: bool = False, **keywords: object) -> object:
    """What the operating system says to the 129th watch of a user."""
    if not force_polling:
        raise RuntimeError("Too many open files (os error 24)")
    return watchfiles.watch(*paths, force_polling=True, **keywords)  # type: ignore[arg-type]


def test_where_the_machine_has_no_watch_to_give_the_files_are_looked_at(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "watch", refused)
    folder, config = files
    with Watch([folder], config) as watch:
        assert watch.changed.is_set(), "what changed until now may have been missed"
        assert all("Too many open files" in remark for remark in watch.remarks)
        watch.changed.clear()
        (folder / "story.md").write_text("new")
        assert watch.changed.wait(PATIENCE)
        assert not watch.lost


def test_a_watch_that_cannot_go_on_says_why(files: tuple[Path, Path]) -> None:
    folder, config = files
    shutil.rmtree(folder.parent)
    with Watch([folder], config) as watch:
        assert watch.changed.wait(PATIENCE)
        assert watch.lost
