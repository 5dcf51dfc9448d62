"""Stories that are nearly one."""

from __future__ import annotations

import random

import pytest

from tests.desk.rules.conftest import Check, story

KHMER = "ទន្លេសាបហូរត្រឡប់ក្រោយពីរដងក្នុងមួយឆ្នាំ "


def text(words: int, seed: int = 0) -> list[str]:
    dice = random.Random(seed)  # noqa: S311
    return ["".join(dice.choices("abcdefghij", k=5)) for _ in range(words)]


@pytest.mark.parametrize("length", [40, 300, 800])
def test_a_story_that_is_nearly_an_earlier_one_is_told(checked: Check, length: int) -> None:
    first = text(length)
    second = [*first[: length - 2], "another", "end"]
    (problem,) = checked(
        "near-duplicate",
        story(" ".join(first), Date="2026-11-03"),
        story(" ".join(second), Date="2026-11-04"),
        story(" ".join(text(length, seed=1)), Date="2026-11-05"),
    )
    assert problem.path.endswith("story-1.md")
    assert "stories/2026/story-0.md" in problem.what


def test_a_story_that_shares_half_is_none(checked: Check) -> None:
    first = text(400)
    assert (
        checked("near-duplicate", story(" ".join(first)), story(" ".join([*first[:200], *text(200, 1)])))
        == []
    )


def test_a_translation_or_a_short_notice_is_none(checked: Check) -> None:
    same = story(" ".join(text(100)))
    assert (
        checked(
            "near-duplicate",
            same,
            same.replace("Title", "Lang: fr\nTitle"),
            story("Closed."),
            story("Closed."),
        )
        == []
    )


def test_a_script_without_spaces_is_compared_too(checked: Check) -> None:
    assert len(checked("near-duplicate", story(KHMER * 9, Lang="km"), story(KHMER * 9 + "។", Lang="km"))) == 1
