"""The page that the preview shows in place of one that could not be printed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newsroom.desk.instead import bare, guessed, page, pages_instead
from newsroom.desk.printed import LeftOut, PrintedPage
from newsroom.problems import Problem
from tests.paper import Page

SETTINGS: dict[str, Any] = {
    "PAGE_PATHS": ["pages"],
    "DEFAULT_LANG": "en",
    "ARTICLE_URL": "{date:%Y}/{date:%m}/{slug}/",
    "ARTICLE_LANG_URL": "{lang}/{date:%Y}/{date:%m}/{slug}/",
    "PAGE_URL": "{slug}/",
    "PAGE_LANG_URL": "{lang}/{slug}/",
}
WRONG = Problem("stories/lake.md", 3, "Embargo", "header-embargo", "“<b>” is no date.", "Write it & save.")
LAST = PrintedPage("2026/11/lake/index.html", "2026/11/lake/", datetime(2026, 11, 24, 7, tzinfo=UTC))


@pytest.mark.parametrize(
    ("source", "path", "address"),
    [
        ("Title: x\nDate: 2026-11-24 06:30", "stories/lake.md", "2026/11/lake/"),
        ("Title: x\nDate: 2026-11-24\nSlug: the-lake", "stories/lake.md", "2026/11/the-lake/"),
        ("Date: 2026-11-24\nLang: km", "stories/lake.km.md", "km/2026/11/lake/"),
        ("---\ndate: 2026-11-24\n---\n", "stories/lake.md", "2026/11/lake/"),
        ("Date: 2026-11-24\nUrl: elsewhere/", "stories/lake.md", "elsewhere/"),
        ("Title: x\nDate: tomorrow", "stories/lake.md", "lake"),
        ("---\ntitle: a: b\n---\n", "stories/lake.km.md", "lake"),
        ("", "stories/lake.md", "lake"),
        ("Slug: about", "pages/who.md", "about/"),
    ],
)
def test_the_address_is_guessed_from_what_can_be_read(
    tmp_path: Path, source: str, path: str, address: str
) -> None:
    file = tmp_path / "source.md"
    file.write_text(source, "utf-8")
    assert guessed(file, path, SETTINGS) == address


def test_the_last_known_address_goes_before_a_guess_and_a_taken_one_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "2026/11/other").mkdir(parents=True)
    (tmp_path / "2026/11/other/index.html").write_text("the first story of that slug")
    (tmp_path / "other.md").write_text("Title: x\nDate: 2026-11-24")
    known = LeftOut("stories/lake.md", (WRONG,), url="2026/11/lake/")
    second = LeftOut("other.md", (WRONG,))
    kept = LeftOut("stories/kept.md", (WRONG,), kept=LAST, url="2026/11/other/")
    assert list(pages_instead([known, second], tmp_path, tmp_path, SETTINGS)) == ["2026/11/lake"]
    assert list(pages_instead([kept], tmp_path, tmp_path, SETTINGS)) == ["2026/11/other"]


@pytest.mark.parametrize("address", ["/2026/11/lake/", "/2026/11/lake", "2026/11/lake/index.html"])
def test_an_address_is_one_however_it_is_written(address: str) -> None:
    assert bare(address) == "2026/11/lake"


def test_the_page_tells_file_line_field_what_is_wrong_and_how_to_mend_it() -> None:
    told = Page(page(LeftOut("stories/lake.md", (WRONG,))))
    assert told.texts("li") == ["stories/lake.md:3 Embargo “<b>” is no date. Write it & save."]
    assert told.links() == []


def test_the_old_page_is_linked_where_there_is_one() -> None:
    told = Page(page(LeftOut("stories/lake.md", (WRONG,), kept=LAST, url=LAST.url)))
    assert told.links() == ["?old"]
    assert "24 November 2026, 07:00" in told.text("a")
