"""What a page of the demonstration paper weighs on the wire: itself and all it links but pictures and fonts."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.paper import Page, Site
from tests.site.conftest import courier, moment

__all__ = ["courier", "moment"]

pytestmark = pytest.mark.slow

STYLES, SCRIPTS, STORY, FRONT = 10_000, 3_000, 20_000, 30_000
"""Budgets in bytes; FRONT is that of the front and the fronts of sections, STORY that of any other page."""


@cache
def weight(file: Path) -> int:
    """Bytes of a file in gzip at level 6, about what hosts give a file that they make small on its way."""
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


def weights(site: Site, page: Page, selector: str) -> int:
    """Bytes of all files that a page links and of the modules that those import."""
    files = {
        site.file(urlsplit(str(found.get("href") or found.get("src"))).path)
        for found in page.soup.select(selector)
    }
    for file in [*files]:
        files |= {
            file.parent / name for name in re.findall(r"""from\s*["'](\./[^"']+)""", file.read_text("utf-8"))
        }
    return sum(map(weight, files))


def pages(site: Site) -> list[tuple[str, Page]]:
    found = [(file, site.page(file)) for file in site.files if file.endswith(".html")]
    return [(file, page) for file, page in found if not page.leads_on]


def test_no_page_links_more_than_ten_kilobytes_of_styles(courier: Site) -> None:
    found = {file: weights(courier, page, 'link[rel="stylesheet"]') for file, page in pages(courier)}
    assert len(found) > 100
    assert min(found.values()) > 5_000
    assert {file: size for file, size in found.items() if size > STYLES} == {}


def test_no_page_but_the_search_links_more_than_three_kilobytes_of_scripts(courier: Site) -> None:
    found = {file: weights(courier, page, "script[src]") for file, page in pages(courier)}
    assert min(found.values()) > 100
    heavy = {file for file, size in found.items() if size > SCRIPTS}
    assert all(file.endswith("search/index.html") for file in heavy)


def test_a_page_weighs_twenty_kilobytes_at_most_and_a_front_thirty(courier: Site) -> None:
    for file, page in pages(courier):
        size = weight(courier.output / file) + weights(courier, page, 'link[rel="stylesheet"], script[src]')
        assert size <= (FRONT if page.soup.select(".front-top, .splash, .opinion") else STORY), file


def test_a_page_links_one_style_sheet_and_two_more_at_most(courier: Site) -> None:
    for file, page in pages(courier):
        assert 1 <= len(page.soup.select('link[rel="stylesheet"]')) <= 3, file


def test_style_sheets_come_before_module_scripts(courier: Site) -> None:
    for file, page in pages(courier):
        found = page.soup.select('link[rel="stylesheet"], script[type="module"]')
        kinds = [element.name for element in found]
        assert kinds == sorted(kinds), file
