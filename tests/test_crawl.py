"""The crawler finds what a static host would not find."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.crawl import broken_links


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text('<p id="here">A')
    (tmp_path / "style.css").write_text("")
    (tmp_path / "khmer ក.svg").write_text("")
    return tmp_path


@pytest.mark.parametrize(
    "page",
    [
        '<a href="/paper/a/">',
        '<a href="a/#here">',
        '<a href="https://example.org/paper/a/">',
        '<a href="https://elsewhere.org/nothing">',
        '<a href="mailto:desk@example.org">',
        '<a href="#top">',
        '<img src="/paper/khmer%20%E1%9E%80.svg">',
        '<link href="/paper/style.css?v=1">',
        '<a href="a/?q=words">',
    ],
)
def test_what_a_host_finds_is_not_broken(site: Path, page: str) -> None:
    (site / "index.html").write_text(page)
    assert broken_links(site, "https://example.org/paper") == []


@pytest.mark.parametrize(
    "page",
    [
        '<a href="/a/">',  # outside the sub-path
        '<a href="//example.org/a/">',
        '<a href="/paper/b/">',
        '<a href="/paper/a">',  # a host would redirect: one request more for every reader
        '<a href="a/#nowhere">',
        '<img srcset="/paper/style.css 1x, /paper/none.avif 2x">',
        '<p style="background:url(none.svg)">',
        '<meta property="og:image" content="https://example.org/paper/none.png">',
        "<style>@import 'none.css';</style>",
        '<form action="/search/">',
    ],
)
def test_what_a_host_does_not_find_is_broken(site: Path, page: str) -> None:
    (site / "index.html").write_text(page)
    assert len(broken_links(site, "https://example.org/paper")) == 1


def test_a_stylesheets_and_a_modules_own_links_are_followed(site: Path) -> None:
    (site / "a/style.css").write_text(
        '@font-face { src: url("none.woff2") } p { background: url(../style.css) }'
    )
    (site / "a/menu.js").write_text(
        'import { a } from "./none.js"; import("../style.css"); import "./menu.js";'
    )
    assert broken_links(site, "https://example.org/paper") == [
        "a/menu.js -> ./none.js",
        "a/style.css -> none.woff2",
    ]
