"""axe-core finds nothing on any kind of page, by day and by night, on a phone and on a desk."""

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

from tests.audit.conftest import Find
from tests.audit.kinds import KINDS

pytestmark = pytest.mark.slow

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL = {"type": "tag", "values": STANDARDS}
# What may differ between day and night: the markup and the sizes are the same.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


def found(page: Page, rules: dict[str, Any]) -> list[str]:
    run = {"runOnly": rules, "resultTypes": ["violations"]}
    violations = page.evaluate("run => axe.run(document, run).then(result => result.violations)", run)
    return [
        f"{rule['id']}: {node['html']}: {node['failureSummary']}"
        for rule in violations
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(page: Page, find: Find, kind: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(find(kind))
    if kind == "search":
        expect(page.locator("#search-results h2 a").first).to_be_visible()
    page.evaluate(AXE)
    assert found(page, ALL) == []
    page.emulate_media(color_scheme="dark")
    assert found(page, COLOURS) == []
    page.set_viewport_size({"width": 1280, "height": 800})
    assert found(page, COLOURS) == []
    page.emulate_media(color_scheme="light")
    assert found(page, ALL) == []


def test_axe_sees_what_is_wrong(page: Page) -> None:
    page.set_content('<html lang="en"><title>x</title><main><h1>x</h1><img src="x.png"></main>')
    page.evaluate(AXE)
    assert [line.partition(":")[0] for line in found(page, ALL)] == ["image-alt"]
