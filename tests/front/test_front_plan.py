"""front.toml: what it may say, and what is said when it may not."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.front.checking import Known, check_plan
from newsroom.front.plan import NOTHING, FrontName, FrontPlan, Pin, Place, Row
from newsroom.front.reading import SIZED, PlanFile, read_plans
from newsroom.front.times import Span
from newsroom.problems import Problem, terminal
from tests.front.editions import any_plan, edition, pieces

ROOT = Path(__file__).parents[2]
ZONE = ZoneInfo("Asia/Phnom_Penh")
NOW = datetime(2026, 11, 25, 6, tzinfo=ZONE)
EN = FrontName("en")
A_TIME = 'a date, or a time such as "2026-11-25 06:00" in quotes'


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
        lead=Place((Pin("a"),)),
        seconds=Place((Pin("b"), Pin("c"))),
        sublinks=NOTHING,
        river=NOTHING,
        opinion=Place((Pin("d"),)),
        running_story=Place((Pin("Looted statues"),)),
        rows=(Row("mekong", "A", (Pin("e"),)), Row("sport")),
        hide=(Pin("f"),),
    )
    km = FrontPlan(lead=Place((Pin("g"),)))
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


def test_a_pin_may_be_a_table_with_its_time_and_how_large_it_stands() -> None:
    text = """
    lead = {story = "a", until = 2026-11-26}
    seconds = ["b", {story = "c", from = 2026-11-25T06:00:00, until = 2026-11-25T12:00:00Z, boost = 2}]
    hide = [{story = "d", until = "2026-11-25 18:30"}]
    """
    at = partial(datetime, 2026, 11, tzinfo=ZONE)
    plan = plans(text)[EN]
    assert plan.lead == Place((Pin("a", None, Span(None, at(day=26))),))
    assert plan.seconds == Place((Pin("b"), Pin("c", 2, Span(at(day=25, hour=6), at(day=25, hour=19)))))
    assert plan.hide == (Pin("d", None, Span(None, at(day=25, hour=18, minute=30))),)


def test_a_place_may_say_what_fills_it_and_when() -> None:
    text = """
    river = {section = "world"}
    rows = [{section = "sport", fill = "newest", tag = "chess", until = 2026-11-26}]
    [lead]
    stories = ["a"]
    fill = "newest"
    [seconds]
    tag = "rice"
    from = 2026-11-26
    """
    day = datetime(2026, 11, 26, tzinfo=ZONE)
    assert plans(text)[EN] == FrontPlan(
        lead=Place((Pin("a"),), "newest"),
        seconds=Place(fill="usual", tag="rice", span=Span(day)),
        river=Place(fill="usual", section="world"),
        rows=(Row("sport", fill="newest", tag="chess", span=Span(None, day)),),
    )


def test_sections_and_those_of_another_language_have_plans_of_their_own() -> None:
    text = '[section.mekong]\n[section."national/courts"]\nriver = true\n[km.section.mekong]\nhide = ["b"]\n'
    found = plans(text)
    assert list(found) == [
        EN, FrontName("en", "mekong"), FrontName("en", "national/courts"),
        FrontName("km"), FrontName("km", "mekong"),
    ]  # fmt: skip
    assert found[FrontName("km", "mekong")] == FrontPlan(hide=(Pin("b"),))


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ('lead = {story = "a", til = 2026-11-26}', "Give only story, boost, from, until; a pinned story has no “til”."),
        ('lead = {story = ""}', 'Give one slug in quotes, or {story = "a-slug", until = 2026-11-26}.'),
        ('hide = [{story = "a", until = 1}]', f'Give “until” as {A_TIME}.'),
        ('lead = {story = "a", boost = 4}', "Give a boost from 0 to 3, without quotes."),
        ('lead = {story = "a", boost = true}', "Give a boost from 0 to 3, without quotes."),
        (
            'hide = [{story = "a", from = 2026-11-26, until = 2026-11-25}]',
            "Give an “until” that is later than “from”, which is 2026-11-26 00:00.",
        ),
        (
            'rows = [{section = "a", from = 2026-11-26, until = 2026-11-26}]',
            "Give an “until” that is later than “from”, which is 2026-11-26 00:00.",
        ),
        ('seconds = {fill = "oldest"}', "Give a fill called usual, newest or none."),
        ('seconds = {section = 3}', "Give one section in quotes."),
        ('lead = {story = "a", boost = 3}', f"Give {SIZED}."),
        ('sublinks = [{story = "a", boost = 1}]', f"Give {SIZED}."),
        ('hide = [{story = "a", boost = 1}]', f"Give {SIZED}."),
        ('running_story = {story = "a", boost = 1}', f"Give {SIZED}."),
        ('river = {stories = ["a"]}', "Give only fill, section, tag, from, until; a river has no “stories”."),
        (
            'sublinks = ["a", "b", "c", {story = "d", until = 2026-11-26}]',
            "Give 3 slugs at most at a time.",
        ),
    ],
)  # fmt: skip
def test_a_wrong_pin_or_place_is_met_with_what_is_expected(text: str, mend: str) -> None:
    found = problem(text)
    assert (found.line, found.field, found.mend) == (1, text.partition(" ")[0], mend)


def test_more_stories_than_a_place_holds_may_stand_in_it_one_after_the_other() -> None:
    turns = ", ".join(
        f'{{story = "s{n}", from = 2026-11-0{n}, until = 2026-11-0{n + 1}}}' for n in range(1, 7)
    )
    seconds = plans(f"seconds = [{turns}]")[EN].seconds
    assert seconds
    assert len(seconds.stories) == 6


def test_a_time_without_quotes_and_seconds_is_told_how_to_be_written() -> None:
    found = problem('hide = []\nlead = {story = "a", until = 2026-11-25 06:00}\n')
    assert (found.line, found.mend) == (2, 'Put the time in quotes: "2026-11-25 06:00".')


def test_what_is_no_table_of_sections_is_told_how_to_be_written() -> None:
    found = problem('section = "mekong"')
    assert found.mend == "Plan the front of a section below a line of its own, such as [section.mekong]."


def test_a_misspelt_key_of_a_section_is_found_in_its_part() -> None:
    found = problem('lead = "a"\n[section.world]\nlead = "b"\n[km.section."national/courts"]\nlaed = "c"\n')
    assert (found.line, found.field) == (5, "km.section.national/courts.laed")


def test_a_pin_that_is_over_is_a_hint_to_take_it_out_and_stops_no_paper() -> None:
    text = 'seconds = ["a"]\nlead = {story = "b", until = "2026-11-25 06:00"}\n'
    # Not even where its story is gone.
    assert said(text, stories={"a"}) == [
        "front.toml:2: lead: “b” was to stand until 2026-11-25 06:00, and that is over. Take it out of the plan."
    ]
    file = PlanFile("front.toml", text)
    assert [p.fatal for p in check_plan(file, EN, plans(text)[EN], Known({"a"}), "en", NOW)] == [False]


def test_a_row_and_a_place_that_are_over_are_told_too() -> None:
    text = 'rows = [{section = "world", until = 2026-11-25}]\n[opinion]\nuntil = 2026-11-25\n'
    assert said(text, sections={"world"}) == [
        "front.toml:2: opinion: What is planned here was to stand until 2026-11-25 00:00, and that is over. "
        "Take it out of the plan.",
        "front.toml:1: rows: “world” was to stand until 2026-11-25 00:00, and that is over. Take it out of the plan.",
    ]


def test_a_pin_that_ends_later_is_in_order() -> None:
    assert said('lead = {story = "a", until = "2026-11-25 06:01"}', stories={"a"}) == []


@pytest.mark.parametrize(("ends", "count"), [("12:00", 0), ("12:01", 1)])
def test_a_story_may_stand_in_two_places_one_after_the_other_but_never_at_a_time(
    ends: str, count: int
) -> None:
    text = (
        f'lead = {{story = "a", until = "2026-11-25 {ends}"}}\n'
        'seconds = [{story = "a", from = "2026-11-25 12:00"}]\n'
    )
    found = said(text, stories={"a"})
    assert len(found) == count
    assert all("stands twice" in line for line in found)


def test_a_story_whose_first_pin_is_over_may_be_pinned_anew() -> None:
    text = 'lead = {story = "a", until = 2026-11-25}\nseconds = ["a"]\n'
    assert [line.partition(": “")[0] for line in said(text, stories={"a"})] == ["front.toml:1: lead"]


def test_the_time_of_a_place_bounds_its_pins() -> None:
    text = 'lead = {story = "a", from = 2026-11-26}\n[seconds]\nuntil = 2026-11-26\nstories = ["a"]\n'
    assert said(text, stories={"a"}) == []


def test_a_tag_that_no_story_has_is_a_hint() -> None:
    text = 'river = {tag = "ricee"}\n'
    assert said(text, tags={"rice"}) == ["front.toml:1: river: There is no tag “ricee”. Did you mean “rice”?"]


def test_a_section_that_is_not_there_has_no_front_to_plan() -> None:
    text = '[section.mekon]\nlead = "a"\n'
    assert said(text, section="mekon", stories={"a"}, sections={"mekong"}) == [
        "front.toml:1: section.mekon: There is no section “mekon”. Did you mean “mekong”?"
    ]


def test_a_paid_story_is_told_to_lead_no_front() -> None:
    assert said('lead = ["ad", "a"]\nseconds = ["b"]', stories={"ad", "a", "b"}, sponsored={"ad", "b"}) == [
        "front.toml:1: lead: The story “ad” is paid for, and leads no front. "
        "Name another story, or let it stand among the seconds."
    ]


def test_a_story_of_another_section_is_told_not_to_stand_on_this_ones_front() -> None:
    text = '[section.mekong]\nlead = "a"\nhide = ["draft"]\n'
    known = {"stories": {"a", "draft"}, "sections": {"mekong"}, "sections_of": {"a": ["world"]}}
    assert said(text, section="mekong", **known) == [
        "front.toml:2: section.mekong.lead: The story “a” is not in the section “mekong”, and stands not on its front. "
        "Take it out of the plan, or add the section to the story."
    ]


@settings(deadline=None)
@given(st.data())
def test_a_plan_holds_at_a_moment_what_is_in_its_time(data: st.DataObject) -> None:
    now = NOW + timedelta(hours=data.draw(st.integers(-3, 3)))
    plan = data.draw(any_plan(edition(*pieces(9))))
    at = plan.at(now)
    told = {(key, pin.story) for key, pin in plan.pins if pin.span.covers(now)}
    assert {(key, pin.story) for key, pin in at.pins} == told
    assert at.at(now) == at


def test_every_example_of_the_producers_page_is_a_plan() -> None:
    page = (ROOT / "docs" / "producers" / "front.md").read_text("utf-8")
    examples = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    assert len(examples) > 3
    assert all(plans(example) for example in examples)
