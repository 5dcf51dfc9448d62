"""Rules of headline and standfirst."""

from __future__ import annotations

import pytest

from newsroom.desk.rules.headlines import letters
from tests.desk.rules.conftest import Check, story


@pytest.mark.parametrize(
    ("rule", "allowed", "broken"),
    [("headline-cut-in-search", 70, 71), ("headline-cut-in-search", 91, 90), ("headline-too-long", 90, 91)],
)
def test_a_headline_has_two_limits(checked: Check, rule: str, allowed: int, broken: int) -> None:
    (problem,) = checked(rule, story(Title="x" * broken), story(Title="x" * allowed))
    assert (problem.path, problem.line) == ("content/stories/2026/story-0.md", 1)
    assert str(broken) in problem.what


def test_signs_of_khmer_do_not_count_as_letters() -> None:
    assert letters("ទន្លេ") == 3
    assert letters("Café\u200b") == 4


def test_a_story_without_standfirst_is_told(checked: Check) -> None:
    stories = (story(Standfirst=""), story(), story(Standfirst="", Status="draft"))
    (problem,) = checked("standfirst-missing", *stories)
    assert problem.path.endswith("story-0.md")


def test_a_standfirst_of_more_than_180_letters_is_too_long(checked: Check) -> None:
    (problem,) = checked("standfirst-too-long", story(Standfirst="x" * 181), story(Standfirst="x" * 180))
    assert "181" in problem.what
