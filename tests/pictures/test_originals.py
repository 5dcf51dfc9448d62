"""What editors send: used, or refused with a sentence; never a traceback."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.pictures.originals import Original, Remark, examine, load
from tests.pictures.photographs import DAMAGED, animation, bomb, corners, exif, heic, jpeg, photograph, png

MEGA = 1_000_000
PHOTO = jpeg(corners())


def look(folder: Path, name: str, content: bytes, largest: int = 100 * MEGA) -> Original | Remark:
    file = folder / name
    file.write_bytes(content)
    return examine(file, largest)


def test_a_photograph_is_told_by_its_bytes(tmp_path: Path) -> None:
    assert look(tmp_path, "x.jpg", PHOTO) == Original((600, 400), animated=False)


@pytest.mark.parametrize(
    ("orientation", "size"), [(1, (600, 400)), (3, (600, 400)), (6, (400, 600)), (8, (400, 600))]
)
def test_a_photograph_has_the_size_that_it_has_upright(
    tmp_path: Path, orientation: int, size: tuple[int, int]
) -> None:
    found = look(tmp_path, "x.jpg", jpeg(corners(), exif=exif(orientation)))
    assert isinstance(found, Original)
    assert found.size == size


@pytest.mark.parametrize(
    ("name", "content", "rule", "words"),
    [
        ("x.jpg", b"", "picture-empty", "0 bytes"),
        ("x.heic", heic(), "picture-heic", "JPEG"),
        ("x.jpg", heic(), "picture-heic", "JPEG"),
        ("x.jpg", b"<html>Not found</html>", "picture-unknown", "no JPEG"),
        ("x.png", bomb(), "picture-too-large", "100 million"),
        ("x.png", bomb(11_000), "picture-too-large", "11000 x 11000"),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, rule: str, words: str
) -> None:
    found = look(tmp_path, name, content)
    assert isinstance(found, Remark)
    assert found.rule == rule
    assert words in f"{found.what} {found.mend}"


@pytest.mark.parametrize("part", [0.02, 0.3, 0.9])
def test_a_photograph_that_is_cut_off_is_refused(tmp_path: Path, part: float) -> None:
    file = tmp_path / "x.jpg"
    file.write_bytes(PHOTO[: int(len(PHOTO) * part)])
    found = examine(file, 100 * MEGA)
    if isinstance(found, Original):
        found_loaded = load(file)
        assert isinstance(found_loaded, Remark)
        assert "broken or cut off" in found_loaded.what
    else:
        assert found.mend


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_a_file_that_lacks_its_end_is_refused_and_one_with_more_behind_it_is_not(
    tmp_path: Path, form: str
) -> None:
    buffer = BytesIO()
    photograph((300, 200)).save(buffer, form)
    whole = buffer.getvalue()
    cut = look(tmp_path, "x", whole[:-200])
    assert isinstance(cut, Remark)
    assert cut.rule == "picture-broken"
    assert isinstance(look(tmp_path, "x", whole), Original)
    assert isinstance(look(tmp_path, "x", whole + b"\0\0what a camera adds"), Original)


@pytest.mark.parametrize("form", DAMAGED)
def test_a_photograph_that_is_damaged_behind_a_sound_head_is_refused_when_it_is_decoded(
    tmp_path: Path, form: str
) -> None:
    file = tmp_path / "x"
    file.write_bytes(DAMAGED[form])
    assert isinstance(examine(file, 100 * MEGA), Original)
    refused = load(file)
    assert isinstance(refused, Remark)
    assert refused.rule == "picture-broken"


def test_an_animation_is_looked_at_to_its_last_frame(tmp_path: Path) -> None:
    cut = look(tmp_path, "x.gif", animation()[:-30])
    assert isinstance(cut, Remark)
    assert cut.rule == "picture-broken"


def test_a_file_under_another_name_is_used_and_named(tmp_path: Path) -> None:
    found = look(tmp_path, "x.jpg", png(corners()))
    assert isinstance(found, Original)
    assert found.remark
    assert "is a PNG" in found.remark.what
    assert "“x.png”" in found.remark.mend


def test_an_animation_is_told(tmp_path: Path) -> None:
    found = look(tmp_path, "x.gif", animation())
    assert isinstance(found, Original)
    assert found.animated
    assert found.remark
    assert found.remark.rule == "picture-animated"


def saved(form: str) -> bytes:
    buffer = BytesIO()
    photograph((120, 90)).save(buffer, form)
    return buffer.getvalue()


SAVED = [saved(form) for form in ("JPEG", "PNG", "WEBP", "AVIF", "GIF")]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from(SAVED), st.floats(0, 1), st.binary(min_size=1, max_size=40))
def test_whatever_the_bytes_are_there_is_a_picture_or_a_sentence(
    tmp_path: Path, whole: bytes, part: float, noise: bytes
) -> None:
    file, at = tmp_path / "x.jpg", int(part * len(whole))
    file.write_bytes(whole[:at] + noise + whole[at + len(noise) :])
    if isinstance(examine(file, 100 * MEGA), Original):
        load(file)
