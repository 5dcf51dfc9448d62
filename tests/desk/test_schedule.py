"""When the paper changes by itself: told after a build, as data, and to the workflow that wakes for it."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from newsroom.desk.paper import Paper, read_paper
from newsroom.desk.schedule import as_text, coming, moments, schedule
from newsroom.stories.story import Story
from tests.desk.conftest import STORY, write
from tests.desk.test_build import printed

ZONE = ZoneInfo("Asia/Phnom_Penh")
NOW = datetime(2026, 11, 24, 7, tzinfo=ZONE)
WORKFLOW = Path(__file__).parents[2] / ".github/workflows/pages.yml"


def story(**fields: object) -> Story:
    given = {"title": "x", "date": "2026-11-01", "slug": "x"} | fields
    return Story.model_validate(given, context={"zone": ZONE})


def told(**fields: object) -> list[tuple[str, str]]:
    return [(each.what, f"{each.at:%d %H:%M}") for each in moments({"x.md": story(**fields)}, NOW)]


def test_a_story_appears_when_both_its_date_and_its_embargo_have_passed() -> None:
    assert told(date="2026-11-26", embargo="2026-11-25 18:00") == [("appears", "26 00:00")]
    assert told(embargo="2026-11-25T00:00Z") == [("appears", "25 07:00")]
    assert told(embargo="2026-11-24 06:59") == []


def test_an_expiry_and_the_end_of_a_priority_are_moments_too() -> None:
    found = told(expires="2026-11-30", priority="5", priority_until="2026-11-25")
    assert found == [("priority-ends", "25 00:00"), ("expires", "30 00:00")]


def test_a_priority_that_ends_before_the_story_appears_or_that_it_has_not_changes_nothing() -> None:
    assert told(embargo="2026-11-26", priority="5", priority_until="2026-11-25") == [("appears", "26 00:00")]
    assert told(priority_until="2026-11-25") == []


def test_what_is_over_before_it_begins_never_appears() -> None:
    assert told(embargo="2026-11-26", expires="2026-11-25") == []


@pytest.mark.parametrize("status", ["draft", "withdrawn", "skip"])
def test_a_story_that_is_not_to_be_published_has_no_moments(status: str) -> None:
    assert told(status=status, embargo="2026-11-25", expires="2026-11-26") == []


times = st.integers(-9, 9).map(lambda hours: NOW + timedelta(hours=hours))


@given(
    st.fixed_dictionaries({"date": times, "embargo": st.none() | times, "expires": st.none() | times}), times
)
def test_whether_a_story_is_public_changes_at_these_moments_and_at_no_other(
    fields: dict[str, Any], later: datetime
) -> None:
    found = story(**{name: at for name, at in fields.items() if at})
    between = [each for each in moments({"x.md": found}, NOW) if each.at <= later]
    changed = found.is_public(NOW) != found.is_public(later)
    if later > NOW and changed:
        assert between
    if later > NOW and len(between) == 1:
        assert changed


def test_the_next_of_each_kind_is_told_in_the_papers_time_zone() -> None:
    stories = {
        "a.md": story(embargo="2026-11-26 06:30"),
        "b.md": story(embargo="2026-11-24T23:30:00Z", expires="2026-12-01"),
    }
    assert list(coming(moments(stories, NOW))) == [
        "Next: 2026-11-25 06:30 (Asia/Phnom_Penh), b.md appears.",
        "Next: 2026-12-01 00:00 (Asia/Phnom_Penh), b.md is over and goes.",
    ]


def test_as_data_a_moment_is_told_in_utc_and_as_an_editor_wrote_it() -> None:
    found = moments({"a.md": story(embargo="2026-11-26 06:30")}, NOW)
    assert json.loads(as_text(found, "json")) == [
        {
            "at": "2026-11-25T23:30:00Z",
            "local": "2026-11-26T06:30:00+07:00",
            "what": "appears",
            "path": "a.md",
        }
    ]
    assert as_text(found) == "2026-11-26 06:30  a.md appears"
    assert as_text([]) == "Nothing is waiting."


@pytest.mark.slow
@pytest.mark.parametrize("public", [False, True])
def test_a_build_prints_when_the_next_embargo_ends_and_the_desk_knows_the_same(
    paper: Paper, public: bool
) -> None:
    write(paper, "held.md", STORY.replace("Section", "Embargo: 2099-01-01 06:30\nSection"))
    line = "Next: 2099-01-01 06:30 (Asia/Phnom_Penh), stories/2026/held.md appears."
    assert line in printed(paper, public=public).closing.splitlines()
    assert list(coming(schedule(paper))) == [line]


PLAN = """
lead = [{story = "river", from = "2099-01-02 06:30", until = 2099-01-03}]
[section.national]
seconds = {stories = [], until = "2099-01-01T00:00Z"}
"""


@pytest.fixture
def planned(paper: Paper) -> Paper:
    with (paper.root / "pelicanconf.py").open("a") as config:
        config.write("PLUGINS = ['newsroom.stories', 'newsroom.front']\n")
    (paper.content / "front.toml").write_text(PLAN, "utf-8")
    return read_paper(paper.root)


def test_what_the_plan_of_a_front_begins_and_ends_are_moments_too(planned: Paper) -> None:
    found = schedule(planned)
    assert as_text(found).splitlines() == [
        "2099-01-01 07:00  front.toml changes a front: en national seconds ends",
        "2099-01-02 06:30  front.toml changes a front: en lead river begins",
        "2099-01-03 00:00  front.toml changes a front: en lead river ends",
    ]
    assert json.loads(as_text(found, "json"))[1] == {
        "at": "2099-01-01T23:30:00Z",
        "local": "2099-01-02T06:30:00+07:00",
        "what": "front",
        "path": "front.toml",
        "about": "en lead river begins",
    }


@pytest.mark.parametrize("plan", ["lead = \n", 'leed = "river"', b"\xe9"])
def test_a_plan_that_cannot_be_read_has_no_moments(planned: Paper, plan: str | bytes) -> None:
    (planned.content / "front.toml").write_bytes(plan.encode() if isinstance(plan, str) else plan)
    assert schedule(planned) == []


def test_a_paper_without_the_front_plugin_has_no_moments_of_a_plan(paper: Paper) -> None:
    (paper.content / "front.toml").write_text(PLAN, "utf-8")
    assert schedule(paper) == []


@pytest.mark.slow
def test_a_build_prints_when_a_front_changes_next(planned: Paper) -> None:
    line = "Next: 2099-01-01 07:00 (Asia/Phnom_Penh), front.toml changes a front: en national seconds ends."
    assert line in printed(planned).closing.splitlines()


def due(folder: Path, *, pages: bool = True) -> str:
    """What the workflow's own step answers in a folder, on a repository with or without Pages."""
    steps = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]["due"]["steps"]
    script = next(step["run"] for step in steps if step.get("id") == "due")
    (folder / "bin").mkdir()
    (folder / "bin/gh").write_text(f"#!/bin/sh\nexit {0 if pages else 1}\n")
    (folder / "bin/gh").chmod(0o755)
    environment = os.environ | {
        "PATH": f"{folder}/bin:{os.environ['PATH']}",
        "GITHUB_REPOSITORY": "desk/paper",
    }
    environment |= {"GITHUB_OUTPUT": str(folder / "answer")}
    # As GitHub runs a step without a shell of its own.
    subprocess.run(["bash", "-e", "-c", script], cwd=folder, env=environment, check=True, timeout=60)
    return (folder / "answer").read_text()


@pytest.mark.parametrize(
    ("minutes", "answer"), [((), "false"), ((5,), "false"), ((-5, 5), "true"), ((5, 900), "false")]
)
def test_the_workflow_publishes_when_a_moment_has_come_since_the_last_deployment(
    tmp_path: Path, minutes: tuple[int, ...], answer: str
) -> None:
    now = datetime.now(ZONE)
    stories = {f"{n}.md": story(date=now + timedelta(minutes=n)) for n in minutes}
    found = moments(stories, now - timedelta(hours=1))
    (tmp_path / "schedule.json").write_text(as_text(found, "json"))
    assert due(tmp_path) == f"due={answer}\n"


@pytest.mark.parametrize(("pages", "answer"), [(True, "true"), (False, "false")])
def test_without_a_schedule_only_a_repository_that_has_a_paper_publishes(
    tmp_path: Path, pages: bool, answer: str
) -> None:
    assert due(tmp_path, pages=pages) == f"due={answer}\n"


def test_an_old_run_that_is_started_again_prints_the_newest_paper() -> None:
    checkout = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]["publish"]["steps"][0]
    assert checkout["with"]["ref"] == "${{ github.ref_name }}"


def test_the_schedule_is_asked_before_the_build_and_kept_after_the_deployment() -> None:
    steps = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]["publish"]["steps"]
    order = [step.get("run", step.get("uses", "")) for step in steps]
    places = [
        next(place for place, step in enumerate(order) if word in step)
        for word in ("inv schedule --json", "inv publish", "deploy-pages", "cache/save")
    ]
    assert places == sorted(places)
