"""Facts that earlier stories tell otherwise."""

from __future__ import annotations

import pytest

from newsroom.desk.rules.claims import claims
from tests.desk.rules.conftest import Check, story

LAW = "Then the Human Trafficking Act of {} was adopted by both chambers."
ROAD = "The bridge to Kampong Cham measures {} across the river."


def told(text: str, *values: str) -> list[str]:
    return [
        story(f"Paragraph.\n\n{text.format(value)}", Date=f"2026-11-{day:02} 06:00")
        for day, value in enumerate(values, start=1)
    ]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [(LAW, "2008", "2007"), (ROAD, "1,500 metres", "1,300 metres"), (ROAD, "$2 million", "$3 million")],
)
def test_a_number_that_two_earlier_stories_tell_otherwise_is_told(
    checked: Check, text: str, right: str, wrong: str
) -> None:
    (problem,) = checked("fact-differs", *told(text, right, right, wrong))
    assert (problem.path, problem.line) == ("content/stories/2026/story-2.md", 8)
    assert f"says {wrong}; 2 earlier stories say {right}" in problem.what


@pytest.mark.parametrize(
    "values",
    [
        ("2008", "2008", "2008"),
        ("2008", "2007"),
        ("2007", "2008", "2008", "2007"),
        ("2008", "2008", "2026"),
        ("2008", "2008", "2025"),
    ],
    ids=["all agree", "one earlier", "said before", "this year", "last year"],
)
def test_no_alarm_where(checked: Check, values: tuple[str, ...]) -> None:
    assert checked("fact-differs", *told(LAW, *values)) == []


def test_a_story_that_also_says_what_others_say_knows_both(checked: Check) -> None:
    stories = told(LAW, "2008", "2008")
    both = story(f"{LAW.format('2007')} {LAW.format('2008')}", Date="2026-11-20")
    assert checked("fact-differs", *stories, both) == []


def test_another_language_is_another_memory(checked: Check) -> None:
    stories = [text.replace("Title", "Lang: fr\nTitle") for text in told(LAW, "2008", "2008")]
    assert checked("fact-differs", *stories, *told(LAW, "2007")) == []


def test_claims_are_numbers_beside_names() -> None:
    text = "On 5 May the Act of 1996 passed. Angkor Wat has 5 towers, 190 metres of moat and 40 percent. It has 12."
    assert [(claim.value, claim.kind) for claim in claims(text, ())] == [
        ("5", "tower"),
        ("190", "metre"),
        ("40", "%"),
    ]
    assert [claim.value for claim in claims("Then Angkor was listed in 1992.", ("Angkor",))] == ["1992"]
    assert list(claims("then rice was listed in 1992.", ("rice",))) == []
