"""Pages counted from the oldest: a page that is full never changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.topics.numbering import number
from newsroom.topics.pages import file_of, older_folder, paginate

COUNTS = st.integers(min_value=0, max_value=300)
SIZES = st.integers(min_value=1, max_value=30)


def newest_first(count: int) -> list[int]:
    return list(range(count, 0, -1))


@given(COUNTS, SIZES)
def test_every_item_is_on_exactly_one_page_and_in_order(count: int, size: int) -> None:
    items = newest_first(count)
    assert [item for page in number(items, size) for item in page.items] == items


@given(COUNTS, SIZES)
def test_every_numbered_page_is_full_and_has_the_same_items_for_ever(count: int, size: int) -> None:
    for page in number(newest_first(count), size)[1:]:
        assert page.items == tuple(range(page.number * size, (page.number - 1) * size, -1))
        assert not page.newest


@given(COUNTS, SIZES)
def test_one_more_item_changes_only_the_own_address_and_adds_at_most_one_page(count: int, size: int) -> None:
    before, after = number(newest_first(count), size), number(newest_first(count + 1), size)
    assert len(after) - len(before) in (0, 1)
    known = {page.number: page for page in before[1:]}
    assert {n: page for n, page in ((page.number, page) for page in after[1:]) if n in known} == known


@given(COUNTS, SIZES)
def test_the_own_address_shows_the_last_full_page_and_the_remainder(count: int, size: int) -> None:
    first = number(newest_first(count), size)[0]
    assert first.newest
    assert len(first.items) == count if count < 2 * size else len(first.items) == size + count % size


@given(COUNTS, SIZES)
def test_older_leads_down_to_page_one(count: int, size: int) -> None:
    pages = number(newest_first(count), size)
    assert [page.number for page in pages] == list(range(len(pages), 0, -1))
    assert [page.older for page in pages] == [*(page.number for page in pages[1:]), None]


@given(COUNTS, SIZES)
def test_a_numbered_page_knows_no_newer_page_but_the_newest(count: int, size: int) -> None:
    for page in paginate(newest_first(count), size, "tags/x/", "tags/x/index.html").pages[1:]:
        assert (page.newest_url, page.url) == ("tags/x/", f"tags/x/page/{page.number}/")
        assert page.older is None or page.older.url == f"tags/x/page/{page.number - 1}/"


def test_to_pelicans_templates_the_next_page_is_the_older_one() -> None:
    paginator = paginate(newest_first(7), 2, "tag/x.html", "tag/x.html")
    first, last = paginator.page(1), paginator.page(paginator.num_pages)
    assert (first.has_previous(), first.has_next(), first.next_page_number()) == (False, True, 2)
    assert (last.has_previous(), last.has_next(), last.previous_page_number()) == (True, False, 2)
    assert (paginator.count, paginator.page_range) == (7, [1, 2, 3])
    assert not paginate([1], 2, "x/", "x/index.html").page(1).has_other_pages()


@pytest.mark.parametrize(
    ("save_as", "folder"),
    [
        ("tag/x.html", "tag/x/page/"),
        ("tags/x/index.html", "tags/x/page/"),
        ("tags/x", "tags/x/page/"),
        ("index.html", "page/"),
        ("tags/reindex.html", "tags/reindex/page/"),
    ],
)
def test_a_page_number_is_a_path_segment_of_its_own(save_as: str, folder: str) -> None:
    assert older_folder(save_as) == folder


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("archive/", "archive/index.html"),
        ("archive", "archive/index.html"),
        ("archive.html", "archive.html"),
        ("", ""),
    ],
)
def test_an_address_has_its_file(url: str, file: str) -> None:
    assert file_of(url) == file
