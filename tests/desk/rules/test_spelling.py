"""The paper's own spellings."""

from __future__ import annotations

import pytest

from newsroom.desk.paper import Paper
from tests.desk.rules.conftest import Check, put, story

STYLE = """[spellings]
"Siem Riep" = "Siem Reap"
"per cent" = "percent"
"cent" = "percent"
"Kompong" = "Kampong"
"ភ្នំពែញ" = "ភ្នំពេញ"
"""


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("They went to Siem Riep.", "Siem Riep", "Siem Reap"),
        ("They went to Siem\nRiep.", "Siem\nRiep", "Siem Reap"),
        ("Per cent of what?", "Per cent", "Percent"),
        ("*Kompong* Speu", "Kompong", "Kampong"),
        ("នៅក្រុងភ្នំពែញនេះ", "ភ្នំពែញ", "ភ្នំពេញ"),
    ],
)
def test_a_word_that_the_house_spells_otherwise_is_told(
    paper: Paper, checked: Check, text: str, wrong: str, right: str
) -> None:
    put(paper, "style.toml", STYLE)
    problem, *_ = checked("house-spelling", story(f"First.\n\n{text}"))
    assert (problem.line, problem.what) == (8, f"“{wrong}” stands in the text.")
    assert right in problem.mend


@pytest.mark.parametrize(
    "text",
    [
        "[Siem Riep Times](https://example.org/)",
        "> In Siem Riep they said so.",
        "`Siem Riep`",
        "https://example.org/Kompong",
        "Nine percent",
        "Kompongs and centuries",
        "Write to Kompong@example.org",
        "siem riep",
    ],
)
def test_links_quotes_addresses_code_and_parts_of_words_are_let_be(
    paper: Paper, checked: Check, text: str
) -> None:
    put(paper, "style.toml", STYLE)
    assert checked("house-spelling", story(text)) == []


def test_headline_and_standfirst_are_read_too(paper: Paper, checked: Check) -> None:
    put(paper, "style.toml", STYLE)
    found = checked("house-spelling", story(Title="To Siem Riep", Standfirst="Ten per cent go."))
    assert [(problem.line, problem.field) for problem in found][:2] == [(1, "Title"), (4, "Standfirst")]


@pytest.mark.parametrize(
    "source", ['[spellings]\n"a" = \n', '[words]\n"a" = "b"\n', '[spellings]\n"a" = 3\n']
)
def test_a_style_file_that_cannot_be_used_is_told(paper: Paper, checked: Check, source: str) -> None:
    put(paper, "style.toml", source)
    (problem,) = checked("style-file")
    assert (problem.path, problem.fatal) == ("content/style.toml", False)
