from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.paper import Site, build, run

pytestmark = pytest.mark.slow

Fragments = Callable[[Path], list[dict[str, Any]]]

PAPER = Path(__file__).parents[1] / "papers" / "search"
ENGLISH = {"/2026/10/fish-and-chips/", "/about/", *(f"/2026/11/river-{number}/" for number in range(1, 6))}
KHMER = {"/km/2026/11/river-1/", "/km/2026/11/lake/", "/km/about/"}


def test_the_published_pages_are_indexed_each_in_its_language_and_no_other(
    site: Site, fragments: Fragments
) -> None:
    assert {page["url"] for page in fragments(site.output / "pagefind/en")} == ENGLISH
    assert {page["url"] for page in fragments(site.output / "pagefind/km")} == KHMER


def test_drafts_hidden_stories_and_stories_to_come_are_in_no_index(site: Site, fragments: Fragments) -> None:
    indexed = str([fragments(bundle) for bundle in (site.output / "pagefind").iterdir()])
    assert "gauge at the ferry" in indexed
    for word in ("draftonlyword", "unfinishedword", "tomorrowonlyword", "embargoedword", "hiddenonlyword"):
        assert word not in indexed


def test_a_result_knows_its_headline_address_section_and_date(site: Site, fragments: Fragments) -> None:
    found = {page["url"]: page["meta"] for page in fragments(site.output / "pagefind/en")}
    assert found["/2026/10/fish-and-chips/"] == {
        "title": '"Fish & chips" again',
        "url": "2026/10/fish-and-chips/",
        "section": "Mekong",
        "date": "2026-10-03",
        "day": "3 October 2026",
    }
    assert found["/about/"] == {"title": "About us", "url": "about/"}
    khmer = {page["url"]: page["meta"] for page in fragments(site.output / "pagefind/km")}
    assert khmer["/km/2026/11/lake/"]["section"] == "មេគង្គ"


def test_a_page_that_is_not_printed_is_not_indexed(tmp_path: Path, fragments: Fragments) -> None:
    # Pelican prints no page without a path, and still lists it.
    site = build(PAPER, CACHE_PATH=str(tmp_path), PAGE_LANG_SAVE_AS="")
    assert {page["url"] for page in fragments(site.output / "pagefind/km")} == KHMER - {"/km/about/"}


def test_options_meant_for_stork_do_not_change_what_is_indexed(tmp_path: Path, fragments: Fragments) -> None:
    options = {"base_directory": "content", "html_selector": "article"}
    site = build(PAPER, CACHE_PATH=str(tmp_path), STORK_INPUT_OPTIONS=options)
    assert {page["url"] for page in fragments(site.output / "pagefind/en")} == ENGLISH


def test_a_failing_index_fails_the_build_with_a_sentence_when_all_else_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", "/bin/false")
    done = run(PAPER, tmp_path / "output", CACHE_PATH=str(tmp_path))
    assert done.returncode == 1
    assert "The search index could not be made: Pagefind ended with 1" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert (tmp_path / "output/theme/js/search.js").is_file()


def test_a_build_of_unchanged_pages_keeps_the_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(PAPER, CACHE_PATH=str(tmp_path))
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", "/bin/false")
    assert build(PAPER, CACHE_PATH=str(tmp_path)).files == first.files
