"""The public log of corrections."""

from datetime import UTC, datetime
from types import SimpleNamespace

from newsroom.topics.corrections import corrections_of


def story(slug: str, *days: int, **more: object) -> SimpleNamespace:
    notes = tuple(
        SimpleNamespace(moment=datetime(2026, 10, day, tzinfo=UTC), text=f"{slug} {day}") for day in days
    )
    return SimpleNamespace(slug=slug, story=SimpleNamespace(corrections=notes), **more)


def test_all_corrections_stand_newest_first_each_with_its_story() -> None:
    lake, rice = story("lake", 3, 9), story("rice", 5)
    found = corrections_of([lake, rice])
    assert [(note.text, note.article) for note in found] == [
        ("lake 9", lake),
        ("rice 5", rice),
        ("lake 3", lake),
    ]


def test_a_plain_sites_header_of_that_name_is_no_correction() -> None:
    assert corrections_of([SimpleNamespace(corrections="2026-10-09: text"), SimpleNamespace()]) == ()
