"""front.toml: what it may say, and what is said when it may not."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.front.checking import Known, check_plan
from newsroom.front.plan import NOTHING, FrontName, FrontPlan, Pin, Place, Row
from newsroom.front.reading import PlanFile, read_plans
from newsroom.problems import Problem, terminal

ROOT = Path(__file__).parents[2]
ZONE = ZoneInfo("Asia/Phnom_Penh")
NOW = datetime(2026, 11, 25, 6, tzinfo=ZONE)
EN = FrontName("en")


def plans(text: str) -> dict[FrontName, FrontPlan]:
    found = read_plans(PlanFile("front.toml", text), "en", ZONE)
    assert isinstance(found, dict), found
    return found


def problem(text: str) -> Problem:
    found = read_plans(PlanFile("front.toml", text), "en", ZONE)
    assert isinstance(found, list), found
    assert len(found) == 1
    return found[0]


def said(text: str, lang: str = "en", section: str = "", **known: Any) -> list[str]:
    file = PlanFile("front.toml", text)
    names = Known(**({"stories": set()} | known))
    name = FrontName(lang, section)
    return [terminal(p) for p in check_plan(file, name, plans(text)[name], names, "en", NOW)]


def test_an_empty_plan_leaves_everything_to_the_paper() -> None:
    assert plans("") == {EN: FrontPlan()}


def test_a_plan_may_say_all_of_this() -> None:
    text = """
    lead = "a"
    seconds = ["b", "c"]
    sublinks = []
    river = false
    opinion = ["d"]
    running_story = "Looted statues"
    rows = [{section = "mekong", cut = "A", stories = ["e"]}, {section = "sport"}]
    hide = ["f"]
    [km]
    lead = "g"
    """
    plan = FrontPlan(
        lead=Place((Pin("a"),), "usual"),
        seconds=Place((Pin("b"), Pin("c"))),
        sublinks=NOTHING,
        river=NOTHING,
        opinion=Place((Pin("d"),)),
        running_story=Place((Pin("Looted statues"),)),
        rows=(Row("mekong", "A", (Pin("e"),)), Row("sport")),
        hide=(Pin("f"),),
    )
    km = FrontPlan(lead=Place((Pin("g"),), "usual"))
    assert plans(text) == {EN: plan, FrontName("km"): km}
    assert [pin.story for _, pin in plan.pins] == ["a", "b", "c", "d", "e", "f"]


def test_a_misspelt_key_is_named_with_its_line_and_the_nearest_one() -> None:
    found = problem('lead = "a"\n\nseconts = ["b"]\n')
    assert terminal(found) == "front.toml:3: seconts: There is no such key. Did you mean “seconds”?"


def test_a_misspelt_key_of_another_language_is_found_in_its_part() -> None:
    found = problem('lead = "a"\n[km]\nlaed = "b"\n')
    assert (found.line, found.field) == (3, "km.laed")


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("lead = 3", "Give one slug in quotes."),
        ('lead = ""', "Give one slug in quotes."),
        ('seconds = "a"', 'Give a list of slugs, such as ["one-story", "another-story"].'),
        ('seconds = ["a", "b", "c", "d", "e"]', "Give 4 slugs at most."),
        ('sublinks = ["a", "b", "c", "d"]', "Give 3 slugs at most."),
        ('river = "yes"', "Give true or false, without quotes."),
        ("running_story = 1", "Give one name in quotes, or empty quotes for none."),
        ('rows = ["mekong"]', 'Give a list such as [{section = "mekong", cut = "A", stories = ["a-slug"]}].'),
        ('rows = [{section = "mekong", cut = "E"}]', "Give a cut called A, B, C or D."),
    ],
)
def test_a_wrong_value_is_met_with_what_is_expected(text: str, mend: str) -> None:
    found = problem(text)
    assert (found.line, found.field, found.mend) == (1, text.partition(" ")[0], mend)


def test_a_misspelt_key_of_a_row_is_named() -> None:
    assert "a row has no “storys”" in problem('rows = [{section = "mekong", storys = ["a"]}]').mend


def test_a_file_that_is_no_toml_is_named_with_the_line() -> None:
    found = problem('lead = "a"\nseconds = [b]\n')
    assert (found.line, found.rule) == (2, "front-syntax")
    assert found.what.startswith("The file is no TOML: ")


def test_all_that_is_wrong_is_said_at_once() -> None:
    found = read_plans(PlanFile("front.toml", "laed = 1\nriver = 2\n[km]\nhide = 3\n"), "en", ZONE)
    assert [problem.line for problem in found if isinstance(problem, Problem)] == [1, 2, 4]


def test_a_pin_that_names_no_story_is_named_with_the_nearest() -> None:
    assert said('# the-lake is the lead\nlead = "the-lake"\n', stories={"the-lakes", "sand"}) == [
        "front.toml:2: lead: There is no story “the-lake”. Did you mean “the-lakes”?"
    ]


def test_a_slug_that_is_part_of_another_is_found_at_its_own_line() -> None:
    text = 'lead = "the-lake-empties"\nhide = ["the-lake"]\n'
    assert said(text, stories={"the-lake-empties"})[0].startswith("front.toml:2: hide: ")


def test_a_section_and_a_running_story_that_are_not_there_are_named() -> None:
    text = 'running_story = "Sands"\nrows = [{section = "mekon"}]\n'
    assert said(text, sections={"mekong"}, running_stories={"Sand"}) == [
        "front.toml:2: rows: There is no section “mekon”. Did you mean “mekong”?",
        "front.toml:1: running_story: There is no running story “Sands”. Did you mean “Sand”?",
    ]


def test_a_story_that_the_plan_names_twice_is_a_problem() -> None:
    text = 'lead = "a"\nseconds = ["a"]\n'
    assert said(text, stories={"a"}) == [
        "front.toml:2: seconds: The story “a” stands twice in the plan. Keep it where it shall stand."
    ]


def test_what_another_language_names_is_checked_in_its_part() -> None:
    text = 'lead = "a"\n[km]\nlead = "a"\n'
    assert said(text, "km", stories={"b"})[0].startswith("front.toml:3: km.lead: There is no story “a”.")


@given(st.text() | st.binary().map(lambda raw: raw.decode("utf-8", "replace")))
def test_whatever_the_file_holds_a_plan_or_problems_come_out(text: str) -> None:
    found = read_plans(PlanFile("front.toml", text), "en", ZONE)
    assert found
    assert isinstance(found, dict) or all(problem.what for problem in found)


def test_the_plan_of_the_demonstration_can_be_read_and_shows_every_key() -> None:
    text = (ROOT / "content" / "front.toml").read_text("utf-8")
    assert isinstance(read_plans(PlanFile("front.toml", text), "en", ZONE), dict)
    said = (line for line in text.splitlines() if " = " in line or line.startswith("["))
    bare = "\n".join(line.removeprefix("# ") for line in said)
    assert {key.name for key in fields(FrontPlan)} <= tomllib.loads(bare).keys()


def test_the_producers_page_names_every_key() -> None:
    page = (ROOT / "docs" / "producers" / "front.md").read_text("utf-8")
    assert [key.name for key in fields(FrontPlan) if f"| `{key.name}` |" not in page] == []
