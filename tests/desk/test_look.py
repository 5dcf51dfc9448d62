"""`inv check` on the look of a paper."""

from pathlib import Path

import pytest

from newsroom.desk.check import check
from newsroom.desk.look import lost_fonts, pale
from newsroom.desk.paper import Paper, read_paper
from newsroom.problems import terminal
from tests.paper import ROOT

CSS = """@layer tokens {
  :root { --paper: #ffffff; --ink: #111111; --news: #cc2200; }
  :root[data-theme="dark"] { --paper: #111111; --ink: #eeeeee; --news: #ff9977; }
}
"""


def said(css: str) -> list[str]:
    return [terminal(problem) for problem in pale("theme/tokens.css", css)]


def test_letters_that_can_be_read_are_right() -> None:
    assert said(CSS) == []


def test_letters_too_pale_for_their_ground_are_told_with_line_numbers_and_the_way_out() -> None:
    assert said(CSS.replace("#cc2200", "#ff8866")) == [
        "theme/tokens.css:2: --news: By day, #ff8866 on --paper (#ffffff) has a contrast of 2.3. "
        "Letters need 4.5: take a darker colour."
    ]


def test_the_night_is_looked_at_too() -> None:
    assert said(CSS.replace("#ff9977", "#882211")) == [
        "theme/tokens.css:3: --news: By night, #882211 on --paper (#111111) has a contrast of 2.1. "
        "Letters need 4.5: take a lighter colour."
    ]


@pytest.mark.parametrize("value", ["oklch(60% 0.2 30)", "red"])
def test_a_colour_that_is_no_number_is_left_to_the_eye(value: str) -> None:
    assert said(CSS.replace("#cc2200", value)) == []


def test_a_font_that_the_theme_lacks_is_told_with_the_nearest() -> None:
    [problem] = lost_fonts({"": ("piazola.woff2",), "km": ("piazola.woff2",)}, ["piazzolla.woff2"])
    assert terminal(problem) == (
        "pelicanconf.py: PAPER_FONTS: There is no file piazola.woff2 in the theme's static/fonts/. "
        "Did you mean “piazzolla.woff2”?"
    )


def test_nothing_is_wrong_with_our_own_look() -> None:
    assert [problem for problem in check(read_paper(ROOT)) if problem.rule.startswith("look-")] == []


def test_a_theme_without_tokens_has_no_look_to_check(paper: Paper, tmp_path: Path) -> None:
    assert [problem for problem in check(paper) if problem.rule.startswith("look-")] == []
