from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsroom.search.bundles import IndexedPage, SearchError, index_form, make_bundles

STORY = IndexedPage(
    "2026/11/rice/index.html", "2026/11/rice/", "en", "Rice", "<p>Rice is dear.</p>", date="2026-11-24"
)
KHMER = IndexedPage("km/2026/11/rice/index.html", "km/2026/11/rice/", "km", "អង្ករ", "<p>អង្ករថ្លៃ</p>")


Fragments = Callable[[Path], list[dict[str, Any]]]


def test_the_index_form_holds_texts_as_texts() -> None:
    form = index_form(
        IndexedPage("x.html", "x.html", 'e"n', "</h1><script>", "", standfirst="<b>&", sections=('"><i>',))
    )
    assert "<script>" not in form
    assert "&lt;b&gt;&amp;" in form
    assert 'content="&quot;&gt;&lt;i&gt;"' in form
    assert '<html lang="e&quot;n">' in form


def test_a_page_without_date_and_section_has_none() -> None:
    form = index_form(KHMER)
    assert "data-pagefind-filter" not in form
    assert "data-pagefind-sort" not in form


def test_a_language_that_could_leave_the_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SearchError, match="is no language code"):
        make_bundles(
            [IndexedPage("x.html", "x.html", "../..", "", "")], tmp_path / "pagefind", tmp_path / "cache"
        )


@pytest.mark.slow
def test_each_language_has_a_bundle_of_its_own_and_a_gone_language_none(
    tmp_path: Path, fragments: Fragments
) -> None:
    folder, cache = tmp_path / "pagefind", tmp_path / "cache"
    make_bundles([STORY, KHMER], folder, cache)
    assert [page["url"] for page in fragments(folder / "en")] == ["/2026/11/rice/"]
    assert [page["url"] for page in fragments(folder / "km")] == ["/km/2026/11/rice/"]
    make_bundles([STORY], folder, cache)
    assert [bundle.name for bundle in folder.iterdir()] == ["en"]


@pytest.mark.slow
def test_pages_that_did_not_change_are_not_indexed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_bundles([STORY], tmp_path / "first", tmp_path / "cache")
    monkeypatch.setattr(sys, "executable", "/bin/false")
    make_bundles([STORY], tmp_path / "second", tmp_path / "cache")
    names = {file.relative_to(tmp_path / "first") for file in (tmp_path / "first").rglob("*")}
    assert {file.relative_to(tmp_path / "second") for file in (tmp_path / "second").rglob("*")} == names
    with pytest.raises(SearchError, match="Pagefind ended with 1"):
        make_bundles([KHMER], tmp_path / "third", tmp_path / "cache")


@pytest.mark.slow
def test_a_changed_page_is_indexed_and_nothing_of_the_old_index_is_left(
    tmp_path: Path, fragments: Fragments
) -> None:
    folder, cache = tmp_path / "pagefind", tmp_path / "cache"
    make_bundles([STORY], folder, cache)
    changed = IndexedPage(STORY.path, STORY.url, "en", "Rice", "<p>Rice is cheap.</p>")
    make_bundles([changed], folder, cache)
    assert [page["content"] for page in fragments(folder / "en")] == ["Rice. ␞ Rice is cheap."]
    assert len(list((folder / "en").glob("*.pf_meta"))) == 1
    assert not list((folder / "en").glob("*ui*"))
    assert sorted(entry.name for entry in cache.iterdir()) == [".gitignore", "en"]


def test_a_page_can_be_filtered_by_each_of_its_sections() -> None:
    found = index_form(IndexedPage("x.html", "x.html", "en", "x", "", sections=("Business", "World")))
    assert found.count('data-pagefind-filter="section[content]"') == 2
    assert found.count('data-pagefind-meta="section[content]" content="Business"') == 1
