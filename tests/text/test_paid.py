"""Links of a story that somebody paid for."""

from __future__ import annotations

import pytest

from newsroom.text.markdown import paid


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ('<a href="https://a.example/">', '<a href="https://a.example/" rel="sponsored">'),
        ('<a title="x" href="//a.example/">', '<a title="x" href="//a.example/" rel="sponsored">'),
        (
            '<a href="http://a.example/" rel="noopener">',
            '<a href="http://a.example/" rel="noopener sponsored">',
        ),
    ],
)
def test_a_link_to_elsewhere_is_marked(written: str, printed: str) -> None:
    assert paid(f"<p>{written}a</a></p>") == f"<p>{printed}a</a></p>"


@pytest.mark.parametrize(
    "link", ['<a href="/about/">', '<a href="#fn-1">', '<a href="{filename}x.md">', "<abbr>"]
)
def test_links_inside_the_paper_are_left_alone(link: str) -> None:
    assert paid(link) == link
