"""Rules of pictures."""

from __future__ import annotations

import pytest

from newsroom.desk.paper import Paper
from tests.desk.rules.conftest import Check, put, story

SAID = {"Picture_alt": "A lake.", "Picture_caption": "The lake.", "Picture_credit": "Drawing: us"}


@pytest.mark.parametrize("part", ["alt", "caption", "credit"])
def test_a_lead_picture_needs_description_caption_and_credit(paper: Paper, checked: Check, part: str) -> None:
    put(paper, "images/lake.svg")
    lacking = story(Picture="images/lake.svg", **SAID | {f"Picture_{part}": ""})
    (problem,) = checked(f"picture-without-{part}", lacking, story(Picture="images/lake.svg", **SAID))
    assert (problem.path, problem.line) == ("content/stories/2026/story-0.md", 5)
    assert f"Picture {part}" in problem.mend


@pytest.mark.parametrize(
    ("part", "lacking"),
    [
        ("alt", '![](images/lake.svg "The lake. | Drawing: us")'),
        ("caption", '![A lake](images/lake.svg "| Drawing: us")'),
        ("credit", '![A lake](images/lake.svg "The lake.")'),
    ],
)
def test_a_figure_in_the_body_needs_them_too(paper: Paper, checked: Check, part: str, lacking: str) -> None:
    put(paper, "images/lake.svg")
    whole = '![A lake](images/lake.svg "The lake. | Drawing: us")'
    (problem,) = checked(f"picture-without-{part}", story(f"First.\n\n{lacking}"), story(whole))
    assert (problem.path, problem.line) == ("content/stories/2026/story-0.md", 8)


def test_a_picture_inside_a_sentence_needs_its_description_alone(paper: Paper, checked: Check) -> None:
    put(paper, "images/sign.svg")
    inline = story("The sign ![a fish](images/sign.svg) means fish.")
    assert checked("picture-without-caption", inline) == []
    assert checked("picture-without-alt", inline) == []


def test_a_static_page_is_checked_as_well(paper: Paper, checked: Check) -> None:
    put(paper, "images/lake.svg")
    put(paper, "pages/about.md", "Title: About\n\n![](images/lake.svg)\n")
    assert [problem.path for problem in checked("picture-without-alt")] == ["content/pages/about.md"]


def test_a_picture_over_5_mb_is_heavy(paper: Paper, checked: Check) -> None:
    from newsroom.desk.rules.pictures import HEAVY

    comment = "<!--{}-->" + '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60"/>'
    put(paper, "images/heavy.svg", comment.format("x" * HEAVY))
    put(paper, "images/light.svg")
    (problem,) = checked("heavy-image", story(Picture="images/heavy.svg"), story("![x](images/light.svg)"))
    assert "5.0 MB" in problem.what


def photograph(width: int) -> bytes:
    """The head of a GIF, which says how large it is."""
    return b"GIF89a" + width.to_bytes(2, "little") + (600).to_bytes(2, "little") + bytes(10)


@pytest.mark.parametrize(
    ("width", "arrangement", "mend"),
    [
        (799, "main", "Take “Picture arrangement:” out"),
        (1199, "full", "Take “Picture arrangement:” out"),
        (359, "full", "Ask for a larger file"),
        (359, "", "Ask for a larger file"),
    ],
)
def test_a_lead_photograph_that_is_blown_up_is_too_small(
    paper: Paper, checked: Check, width: int, arrangement: str, mend: str
) -> None:
    put(paper, "images/small.gif").write_bytes(photograph(width))
    small = story(Picture="images/small.gif", **SAID, Picture_arrangement=arrangement)
    (problem,) = checked("lead-too-small", small)
    assert (problem.line, problem.field) == (5, "Picture")
    assert f"{width} px wide" in problem.what
    assert mend in problem.mend


@pytest.mark.parametrize(("width", "arrangement"), [(800, "main"), (1200, "full"), (360, "text"), (360, "")])
def test_one_that_fills_its_place_is_not(paper: Paper, checked: Check, width: int, arrangement: str) -> None:
    put(paper, "images/large.gif").write_bytes(photograph(width))
    put(paper, "images/drawing.svg")
    large = story(Picture="images/large.gif", **SAID, Picture_arrangement=arrangement)
    drawing = story(Picture="images/drawing.svg", **SAID, Picture_arrangement="full")
    assert checked("lead-too-small", large, drawing) == []
