"""Lighthouse's reports as a table."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from newsroom.desk.lighthouse import FOLDER, PAGES, tools
from newsroom.desk.scores import BEGIN, END, Row, row, table, within
from tests.paper import ROOT


def report(
    performance: float = 1, seo: float = 1, paint: float = 1200, **audits: float | None
) -> dict[str, Any]:
    """What Lighthouse says of a page, as far as it is read; audits of SEO by name and score."""
    values = {
        "largest-contentful-paint": paint,
        "cumulative-layout-shift": 0,
        "total-blocking-time": 12,
        "total-byte-weight": 81_234,
    }
    return {
        "categories": {
            "performance": {
                "score": performance,
                "auditRefs": [{"id": "largest-contentful-paint", "weight": 25}],
            },
            "accessibility": {"score": 1, "auditRefs": []},
            "best-practices": {"score": 1, "auditRefs": []},
            "seo": {"score": seo, "auditRefs": [{"id": name, "weight": name != "advice"} for name in audits]},
        },
        "audits": {name: {"score": 1, "numericValue": value} for name, value in values.items()}
        | {name: {"score": score} for name, score in audits.items()},
    }


def test_a_row_holds_the_medians_of_all_runs() -> None:
    found = row(
        "Front",
        [report(performance=score, paint=paint) for score, paint in ((1, 900), (0.9, 1500), (0.98, 1300))],
    )
    assert found == Row("Front", 3, (98, 100, 100, 100), 1300, 0, 12, 81_234, ())


def test_an_audit_is_named_where_it_costs_a_score_in_every_run() -> None:
    reports = [report(canonical=0.0, hreflang=1.0), report(canonical=0.5, hreflang=0.0)]
    assert row("Story", reports).short == ("canonical",)


def test_an_audit_that_does_not_count_or_does_not_apply_is_not_named() -> None:
    assert row("Story", [report(advice=0.0, canonical=None)]).short == ()


def test_a_page_that_could_not_be_measured_is_named_with_lighthouses_words() -> None:
    with pytest.raises(ValueError, match="Tag: The page did not paint"):
        row("Tag", [{**report(), "runtimeError": {"message": "The page did not paint any content."}}])


def test_the_table_has_a_line_a_page() -> None:
    rows = [Row("Front", 3, (100, 100, 100, 92), 1234, 0.0004, 20, 93_400, ("meta-description",))]
    assert table(rows).splitlines()[2:] == [
        "| Front | 100 | 100 | 100 | 92 | 1.23 | 0.000 | 20 | 93 | `meta-description` |"
    ]


def test_only_what_stands_between_the_marks_is_printed_anew() -> None:
    assert within(f"Before\n{BEGIN}\nold\n{END}\nAfter\n", "new") == f"Before\n{BEGIN}\nnew\n{END}\nAfter\n"


def test_a_page_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="lacks the lines"):
        within("No marks", "new")


def test_a_missing_tool_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match=re.escape("Node.js 18.20 or newer, and there is no “node” on PATH")):
        tools(tmp_path, print)


def test_every_measured_page_stands_in_the_table_of_the_docs() -> None:
    text = (ROOT / "docs/developers/speed.md").read_text("utf-8")
    printed = re.search(f"{BEGIN}(.*){END}", text, re.DOTALL)
    assert printed
    assert re.findall(r"^\| ([A-Z][^|]+) \|", printed[1], re.MULTILINE) == ["Page", *PAGES]


def test_lighthouse_is_pinned_and_its_lock_names_no_registry() -> None:
    wanted = json.loads((ROOT / FOLDER / "package.json").read_text("utf-8"))["dependencies"]["lighthouse"]
    lock = json.loads((ROOT / FOLDER / "package-lock.json").read_text("utf-8"))["packages"]
    assert lock["node_modules/lighthouse"]["version"] == wanted
    assert [name for name, package in lock.items() if "resolved" in package] == []
    assert [name for name, package in lock.items() if name and "integrity" not in package] == []
