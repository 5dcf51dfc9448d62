"""Whatever a producer or an editor may write stands in the docs."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from newsroom.desk.paper import read_paper
from newsroom.desk.reference import pages
from newsroom.settings import PREFIXES, Options
from newsroom.stories.fields import PLACES, shown_in
from newsroom.stories.story import Story, headers_of

ROOT = Path(__file__).parents[2]
PRINTED = pages(read_paper(ROOT))


@pytest.mark.parametrize("name", PRINTED)
def test_a_page_printed_from_the_code_is_up_to_date(name: str) -> None:
    assert (ROOT / "docs" / name).read_text("utf-8") == PRINTED[name], "run `inv docs`"


@pytest.mark.parametrize("field", dataclasses.fields(Options), ids=lambda field: field.name)
def test_a_setting_has_its_plugins_prefix_a_sentence_of_help_and_a_line_in_the_docs(
    field: dataclasses.Field[object],
) -> None:
    name = field.name.upper()
    assert name.startswith(PREFIXES)
    assert field.metadata["help"].endswith(".")
    assert f"| `{name}` |" in (ROOT / "docs/producers/settings.md").read_text("utf-8")


def test_a_default_is_a_value_that_may_be_set() -> None:
    for field in dataclasses.fields(Options):
        default = getattr(Options(), field.name)
        assert field.metadata["read"](default) == default, field.name


def test_a_header_has_a_sentence_of_help() -> None:
    assert [name for name, field in headers_of(Story).items() if not field.description] == []


def test_a_header_appears_in_places_that_there_are() -> None:
    assert {place for field in headers_of(Story).values() for place in shown_in(field)} <= set(PLACES)
