"""A row of stories is as wide as its front, however few stories are in it."""

import re

import pytest

from tests.paper import Site

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("front", "columns"), [("/ar/", 1), ("/culture/", 2), ("/national/", 3)])
def test_the_second_stories_of_a_front_share_the_whole_row(kinds: Site, front: str, columns: int) -> None:
    cells = [" ".join(cell["class"]) for cell in kinds.page(front).soup.select(".seconds > *")]
    assert [re.findall(r"m-(\d+)", cell) for cell in cells] == [[str(12 // columns)]] * columns
