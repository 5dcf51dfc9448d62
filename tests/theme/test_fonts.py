"""The type files of the theme: small enough for a first visit, and whole enough for what pages print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import ImageFont

from newsroom.desk.fonts import plan
from newsroom.pictures.lettering import Face, Type, missing
from tests.paper import ROOT

FOLDER = ROOT / "theme/static/fonts"
PLAN = plan(ROOT / "theme")
FILES = PLAN.files
LATIN = [name for name in FILES if "latin" in name]
OF_KHMER = [name for name in FILES if "khmer" in name]


def test_the_theme_ships_the_files_that_the_task_writes_and_their_licences() -> None:
    assert {file.name for file in FOLDER.glob("*.woff2")} == set(FILES)
    for name in FILES:
        family = name.partition("-latin")[0].partition("-khmer")[0]
        assert "SIL OPEN FONT LICENSE" in (FOLDER / f"OFL-{family}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", FILES)
def test_a_face_has_every_sign_that_it_is_cut_to(name: str) -> None:
    face = Face(FOLDER / name, 400)
    assert " " in PLAN.text(name)
    assert missing(PLAN.text(name), Type(face, face, 1, 1)) == ""


def test_the_signs_of_khmer_are_all_that_unicode_has_for_writing_it() -> None:
    block = {chr(code) for code in range(0x1780, 0x17EA)} - {
        "\u17de",
        "\u17df",
    }  # these two stand for nothing
    assert block <= set(PLAN.signs["khmer"])


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[files", "cannot be read"),
        ("[files]\n[signs]\n[other]\n", "other: Extra inputs are not permitted"),
        ('[files."a.woff2"]\npackage = "a"\nsigns = "greek"\n[signs]\nlatin = "abc"\n', "no “greek” under"),
        (
            '[files."../a.woff2"]\npackage = "a"\nsigns = "latin"\n[signs]\nlatin = "abc"\n',
            "without a folder",
        ),
    ],
)
def test_a_plan_that_cannot_be_used_is_named(tmp_path: Path, toml: str, said: str) -> None:
    (tmp_path / "fonts.toml").write_text(toml, "utf-8")
    with pytest.raises(SystemExit, match=f"fonts.toml.*{re.escape(said)}"):
        plan(tmp_path)


def test_the_faces_reach_every_weight_that_the_style_sheet_asks_for() -> None:
    css = "".join(path.read_text("utf-8") for path in (ROOT / "theme/static/css").rglob("*.css"))
    sans = {int(found) for found in re.findall(r"font: (\d{3}) [^;}]*var\(--sans\)", css)}
    serif = {int(found) for found in re.findall(r"--w[a-z-]*: (\d{3});", css)}
    serif |= {int(found) for found in re.findall(r"font: (\d{3}) [^;}]*var\(--serif\)", css)}
    for name, asked in zip(LATIN, (serif, sans), strict=True):
        axes = ImageFont.truetype(FOLDER / name, 20).get_variation_axes()
        weight = next(axis for axis in axes if axis["name"] == b"Weight")
        assert len(asked) > 3
        assert weight["minimum"] <= min(asked)
        assert max(asked) <= weight["maximum"]


@pytest.mark.parametrize(("names", "budget"), [(LATIN, 62_000), (OF_KHMER, 22_000)])
def test_the_two_files_of_a_page_are_light(names: list[str], budget: int) -> None:
    assert len(names) == 2
    assert sum((FOLDER / name).stat().st_size for name in names) <= budget
