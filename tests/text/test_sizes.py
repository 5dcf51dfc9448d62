"""A page keeps room for a picture before it has come."""

from pathlib import Path

import pytest

from newsroom.text.pictures import Unmeasured
from newsroom.text.sizes import PictureSizes

ROOT = '<svg xmlns="http://www.w3.org/2000/svg" {}><rect width="9" height="7"/></svg>'


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 120 80"', (120, 80)),
        ('viewBox="0,0,120.4,80"', (120, 80)),
        ('width="60px" height="40" viewBox="0 0 120 80"', (60, 40)),
        ('width="100%" height="100%" viewBox="0 0 120 80"', (120, 80)),
        ("", Unmeasured.NO_SIZE),
        ('viewBox="none"', Unmeasured.NO_SIZE),
        ('viewBox="0 0 0 80"', Unmeasured.NO_SIZE),
        ('width="100%" height="80"', Unmeasured.NO_SIZE),
        ('width="80mm" height="2in"', (302, 192)),
    ],
)
def test_a_drawing_is_as_large_as_its_root_says(tmp_path: Path, attributes: str, size: object) -> None:
    (tmp_path / "a.svg").write_text(ROOT.format(attributes))
    assert PictureSizes(tmp_path)["a.svg"] == size


@pytest.mark.parametrize("source", [b"", b"<svg", b"no picture", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_has_no_size(tmp_path: Path, source: bytes) -> None:
    for name in ("a.svg", "a.png"):
        (tmp_path / name).write_bytes(source)
        assert PictureSizes(tmp_path)[name] is Unmeasured.NO_PICTURE
        assert PictureSizes(tmp_path, examined=True)[name] is Unmeasured.LATER


def test_what_nobody_looks_into_later_is_no_picture_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.psd").write_bytes(b"8BPS")
    assert PictureSizes(tmp_path, examined=True)["a.psd"] is Unmeasured.NO_PICTURE


def test_a_file_outside_the_content_has_no_size(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "a.svg").write_text(ROOT.format('viewBox="0 0 120 80"'))
    assert PictureSizes(tmp_path / "content")["../a.svg"] is None
