"""Silencing rules; and what holds for all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.desk.check import as_text, check, is_fatal
from newsroom.desk.paper import read_paper
from newsroom.desk.rules import RULES, name_of
from tests.desk.rules.conftest import Check, story

ROOT = Path(__file__).parents[3]
NAMES = sorted(map(name_of, RULES))


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_a_rule_says_what_it_finds_and_stands_in_the_docs(rule: object) -> None:
    assert (getattr(rule, "__doc__", "") or "").endswith(".")
    docs = (ROOT / "docs/editors/checks.md").read_text("utf-8")
    assert f"| `{name_of(rule)}` |" in docs  # type: ignore[arg-type]


def test_a_story_silences_a_rule_for_itself(checked: Check) -> None:
    quiet = story(Standfirst="", Silence="standfirst-missing, tag-used-once")
    (problem,) = checked("standfirst-missing", quiet, story(Standfirst=""))
    assert problem.path.endswith("story-1.md")


def test_the_paper_silences_a_rule_for_all(checked: Check) -> None:
    config = 'STORIES_SILENCED_RULES = ["standfirst-missing"]\n'
    assert checked("standfirst-missing", story(Standfirst=""), config=config) == []


def test_an_unknown_rule_is_told_with_the_nearest(checked: Check) -> None:
    found = checked(
        "silence-unknown", story(Silence="tag-used-ones"), config='STORIES_SILENCED_RULES = ["brokn-link"]\n'
    )
    assert [(problem.path, problem.mend) for problem in found] == [
        ("content/stories/2026/story-0.md", "Did you mean “tag-used-once”?"),
        ("pelicanconf.py", "Did you mean “broken-link”?"),
    ]


def test_a_withdrawn_story_is_let_be(checked: Check) -> None:
    assert checked("standfirst-missing", story(Standfirst="", Status="withdrawn")) == []


def test_nothing_that_a_rule_finds_stops_the_press(checked: Check) -> None:
    assert not is_fatal(checked("standfirst-missing", story(Standfirst="")))


def test_the_report_groups_by_file_and_counts_by_rule(checked: Check) -> None:
    found = checked("standfirst-missing", story(Standfirst=""), story(Standfirst=""))
    report = as_text(found).splitlines()
    assert report[0].startswith("content/stories/2026/story-0.md:1: Standfirst: There is no standfirst.")
    assert report[0].endswith("(standfirst-missing)")
    assert report[1] == ""
    assert report[-2:] == ["     2  standfirst-missing", "2 problems in 2 files."]
    assert as_text(found, "github").startswith("::warning file=content/stories/2026/story-0.md,line=1,")


def test_the_demonstration_paper_gets_hints_of_known_kinds_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796000000")  # after its last story
    # What it is told about its tags waits for a second story; any other hint asks for a decision.
    found = check(read_paper(ROOT))
    assert {problem.rule for problem in found} <= {"tag-used-once"}, as_text(found)
