"""The JSON Schema of a header: what it lets through the reader reads, and what it refuses is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import fastjsonschema
import pytest
import yaml

from newsroom.desk.paper import read_paper
from newsroom.stories.reading import Reading, ReadPage, read_story
from newsroom.stories.schema import json_schema
from newsroom.stories.story import Story, headers_of
from tests.paper import ROOT

GOOD = """\
title: "Rice: two harvests"
date: 2026-11-24 06:30
modified: 2026-11-24T09:30:00+07:00
section: [National/Courts, Business]
tags: Rice, Farming
Authors: [Sok Dara, Chan Vuthy (photos)]
summary: Why to read on.
Running story: Rice prices
type: explainer
priority: 3
priority_until:
picture: {file: images/a.svg, alt: Boats, focus: 30% 40%}
corrections:
  - "2026-10-09: One."
  - {date: 2026-11-01 07:30, text: Two.}
aliases: [/2019/5/old-slug/]
share: no
"""


class EditorsLoader(yaml.SafeLoader):
    """YAML as editors' tools read it: a date is a text there."""


EditorsLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

Valid = Callable[[str], bool]


@pytest.fixture(scope="module")
def valid() -> Valid:
    """Whether a YAML header keeps the schema."""
    validate = fastjsonschema.compile(json_schema(["mood"]))

    def check(header: str) -> bool:
        try:
            validate(yaml.load(header, Loader=EditorsLoader))  # noqa: S506 (a SafeLoader)
        except fastjsonschema.JsonSchemaValueException:
            return False
        return True

    return check


def read(header: str) -> Any:
    reading = Reading(ZoneInfo("Asia/Phnom_Penh"), ("mood",), {"images/a.svg": (12, 8)})
    return read_story(f"---\n{header}\n---\n\nText.".encode(), "stories/rice.md", reading)


def test_a_header_that_keeps_the_schema_is_read_without_a_problem(valid: Valid) -> None:
    assert valid(GOOD)
    found = read(GOOD)
    assert isinstance(found, ReadPage), found
    assert found.problems == ()
    assert found.story.sections == ("National/Courts", "Business")


@pytest.mark.parametrize(
    "line",
    [
        "typ: news", "type: newz", "priority: 12", "priority: high", "part: 0", "modified: yesterday",
        "embargo: 24.11.2026", "corrections: last week", "share: perhaps", "lang: english", "picture: {alt: Boats}",
        "picture: {file: images/a.svg, colour: red}", "status: drft",
    ],
)  # fmt: skip
def test_a_header_with_a_mistake_breaks_the_schema_and_is_told_by_the_reader(valid: Valid, line: str) -> None:
    header = f"title: x\ndate: 2026-11-24\n{line}"
    assert not valid(header)
    found = read(header)
    assert found if isinstance(found, list) else found.problems


@pytest.mark.parametrize("header", ["title: x", "date: 2026-11-24", 'title: ""\ndate: 2026-11-24'])
def test_a_headline_and_a_date_are_needed(valid: Valid, header: str) -> None:
    assert not valid(header)


def test_a_header_of_another_plugin_is_known(valid: Valid) -> None:
    assert valid("title: x\ndate: 2026-11-24\nmood: calm")


def test_every_header_has_a_description() -> None:
    about = json_schema()["definitions"]
    assert set(about) == set(headers_of(Story))
    assert all(each["description"] for each in about.values())


def test_every_story_of_the_paper_that_is_written_in_yaml_keeps_the_schema(valid: Valid) -> None:
    paper = read_paper(ROOT)
    sources = [path.read_text("utf-8") for path in paper.files(paper.settings["ARTICLE_PATHS"])]
    fenced = [source.split("---\n")[1] for source in sources if source.startswith("---\n")]
    assert fenced
    assert [header for header in fenced if not valid(header)] == []
