"""What Lighthouse reports, as rows of a table: pure, reports (its JSON) in, Markdown out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

CATEGORIES = {
    "performance": "Performance",
    "accessibility": "Accessibility",
    "best-practices": "Best practices",
    "seo": "SEO",
}
BEGIN, END = "<!-- printed by inv lighthouse -->", "<!-- end of what inv lighthouse prints -->"


@dataclass(frozen=True)
class Row:
    """A page over several runs: median scores (0 to 100) in the order of CATEGORIES, largest paint and blocking in ms,
    shift, bytes; ``short`` names the audits that cost a score in every run.
    """

    page: str
    runs: int
    scores: tuple[int, ...]
    largest_paint: float
    shift: float
    blocking: float
    bytes: int
    short: tuple[str, ...]


def row(page: str, reports: Sequence[Mapping[str, Any]]) -> Row:
    """The row of a page. Raises ValueError where a report measured nothing, with Lighthouse's own words."""
    for report in reports:
        said = report.get("runtimeError")
        if said:
            raise ValueError(f"{page}: {said['message']}")

    def value(audit: str) -> float:
        return float(median(report["audits"][audit]["numericValue"] for report in reports))

    scores = (
        median(report["categories"][category]["score"] for report in reports) for category in CATEGORIES
    )
    lacking = [set(falling_short(report)) for report in reports]
    return Row(
        page,
        len(reports),
        tuple(round(100 * score) for score in scores),
        value("largest-contentful-paint"),
        value("cumulative-layout-shift"),
        value("total-blocking-time"),
        round(value("total-byte-weight")),
        tuple(sorted(set.intersection(*lacking))),
    )


def falling_short(report: Mapping[str, Any]) -> Iterable[str]:
    """The audits of a report that count and are not passed in full."""
    for category in CATEGORIES:
        for part in report["categories"][category]["auditRefs"]:
            score = report["audits"][part["id"]]["score"]
            if part["weight"] and score is not None and score < 1:
                yield part["id"]


def table(rows: Iterable[Row]) -> str:
    """The rows as Markdown."""
    heads = ["Page", *CATEGORIES.values(), "Largest paint, s", "Shift", "Blocking, ms", "kB", "Not full"]
    lines = [heads, ["---", *["--:"] * (len(heads) - 2), "---"]]
    for each in rows:
        numbers = [f"{each.largest_paint / 1000:.2f}", f"{each.shift:.3f}", f"{each.blocking:.0f}"]
        size, short = f"{each.bytes / 1000:.0f}", ", ".join(f"`{name}`" for name in each.short)
        lines.append([each.page, *map(str, each.scores), *numbers, size, short])
    return "\n".join(f"| {' | '.join(line)} |".replace("  |", " |") for line in lines)


def within(text: str, printed: str) -> str:
    """A page of the docs with what stands between its two marks replaced. Raises ValueError where it has none."""
    marked = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    if not marked.search(text):
        raise ValueError(f"it lacks the lines “{BEGIN}” and “{END}”, between which the table is printed")
    return marked.sub(lambda _: f"{BEGIN}\n{printed}\n{END}", text, count=1)
