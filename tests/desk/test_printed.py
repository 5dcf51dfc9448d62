"""Which page of a broken story may stay, and what is remembered of a build."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsroom.desk.printed import PrintedPage, Run, as_text, may_stay, read_run
from newsroom.problems import Problem

NOW = datetime(2026, 11, 24, 7, tzinfo=ZoneInfo("Asia/Phnom_Penh"))


@given(st.binary())
@example(b"Embargo: 0001-01-01T00:00+14:00")
@example(b"Expires: 9999-12-31T23:59-14:00")
@example(b"Date: 0001-01-01")
def test_of_any_bytes_it_can_be_said_whether_the_page_may_stay(source: bytes) -> None:
    assert may_stay(source, NOW) in (True, False)


@given(
    st.binary(max_size=80), st.sampled_from(["draft", "withdrawn", "skip", "withdrwan", "DRAFT"]), st.binary()
)
def test_no_page_stays_where_a_line_says_that_it_is_not_to_be_published(
    before: bytes, status: str, after: bytes
) -> None:
    assert not may_stay(before + f"\nStatus: {status}\n".encode() + after, NOW)


def test_what_is_remembered_of_a_build_is_read_again_as_it_was(tmp_path: Path) -> None:
    page = PrintedPage("2026/11/lake/index.html", "2026/11/lake/", NOW.astimezone(UTC))
    problem = Problem("stories/ទន្លេ.md", 3, "Date", "header-date", "“x” is no date.", "Mend it.")
    run = Run("content", NOW.astimezone(UTC), {"stories/lake.md": page}, (problem,), ("Next: tomorrow.",))
    (tmp_path / "run.json").write_text(as_text(run), "utf-8")
    assert read_run(tmp_path / "run.json") == run


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"content": "c", "at": "soon"}', as_text(Run("c", NOW, {})).replace("{}", "[1]")],
)
def test_a_memory_that_is_damaged_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "printed.json").write_text(text)
    assert read_run(tmp_path / "printed.json") is None
