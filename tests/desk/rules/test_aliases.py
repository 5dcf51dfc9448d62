"""Rules of old addresses."""

from __future__ import annotations

from tests.desk.rules.conftest import Check, story


def test_an_old_address_that_two_stories_claim_is_told_at_its_line(checked: Check) -> None:
    (found,) = checked("alias-taken", story(Aliases="/old/"), story(Aliases="/older/, /old/"))
    assert (found.path, found.line, found.field) == ("content/stories/2026/story-1.md", 5, "Aliases")
    assert "stories/2026/story-0.md" in found.what


def test_an_old_address_that_is_a_storys_or_a_lists_own_is_told(checked: Check) -> None:
    found = checked("alias-taken", story(Aliases="/2026/11/story-1/"), story(Aliases="/national/"))
    assert [problem.what for problem in found] == [
        "The address /2026/11/story-1/ belongs to stories/2026/story-1.md.",
        "The address /national/ belongs to a list of the paper.",
    ]


def test_a_link_to_an_old_address_is_not_broken(checked: Check) -> None:
    assert checked("broken-link", story(Aliases="/old/"), story("[a](/old/)")) == []
