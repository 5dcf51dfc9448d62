"""Rules of dates; the paper is checked on 29 November 2026."""

from __future__ import annotations

from tests.desk.rules.conftest import Check, story


def test_a_date_in_the_future_needs_an_embargo(checked: Check) -> None:
    (problem,) = checked(
        "future-date-without-embargo",
        story(Date="2027-01-01 06:00"),
        story(Date="2027-01-01 06:00", Embargo="2027-01-01 06:00"),
        story(Date="2027-01-01 06:00", Status="draft"),
        story(),
    )
    assert (problem.path, problem.line) == ("content/stories/2026/story-0.md", 2)
    assert "Embargo: 2027-01-01 06:00" in problem.mend


def test_a_correction_needs_a_day_of_change_that_is_not_older(checked: Check) -> None:
    correction = "2026-11-09: It is 105 dolphins."
    found = checked(
        "correction-without-modified",
        story(Correction=correction),
        story(Correction=correction, Modified="2026-11-08 09:00"),
        story(Correction=correction, Modified="2026-11-09 09:00"),
        story(),
    )
    assert [(problem.path[-10:], problem.line) for problem in found] == [("story-0.md", 5), ("story-1.md", 5)]
