"""What a body says, and which stories it links."""

import time

import pytest

from newsroom.related.bodies import linked, plain_text
from newsroom.related.names import names

STORIES = {
    "stories/2026/dam.md": "dam",
    "stories/rice.md": "rice",
    "/2026/11/dam/": "dam",
    "/km/ទន្លេ/": "river",
}


def test_inline_tags_join_words_and_blocks_part_lines() -> None:
    body = "<h2>Dam</h2><p>The <em>Mekong</em> River &amp; its<br>banks</p><script>if (a < b) x()</script>"
    assert plain_text(body).split("\n") == ["", "Dam", "", "The Mekong River & its", "banks", "", ""]


@pytest.mark.parametrize(
    "href",
    [
        "{filename}/stories/2026/dam.md",
        "{filename}dam.md#now",
        "|filename|../2026/dam.md",
        "/2026/11/dam/",
        "/paper/2026/11/dam/index.html?x=1",
        "https://paper.example/paper/2026/11/dam/",
        "../dam/",
    ],
)
def test_a_link_is_known_by_file_and_by_address(href: str) -> None:
    body = f"<p><a class='x' href=\"{href}\">the dam</a></p>"
    found = linked(body, "stories/2026/other.md", "2026/11/other/", "https://paper.example/paper", STORIES)
    assert found == {"dam"}


def test_a_quoted_address_in_khmer_is_known() -> None:
    body = "<a href='/km/%E1%9E%91%E1%9E%93%E1%9F%92%E1%9E%9B%E1%9F%81/'>x</a>"
    assert linked(body, "a.md", "a/", "", STORIES) == {"river"}


@pytest.mark.parametrize(
    "href", ["https://else.example/2026/11/dam/", "http://[", "#dam", "mailto:a@b.example", "{static}/dam"]
)
def test_other_addresses_are_no_stories(href: str) -> None:
    assert linked(f'<a href="{href}">x</a>', "a.md", "a/", "https://paper.example", STORIES) == frozenset()


@pytest.mark.parametrize("piece", ["<", "<a ", "<script>", '<a href="', "</", "&amp", "<!--"])
def test_hostile_html_costs_no_more_than_its_length(piece: str) -> None:
    started = time.process_time()
    plain_text(piece * 200_000)
    linked(piece * 200_000, "a.md", "a/", "", STORIES)
    assert time.process_time() - started < 5


def test_names_are_capitalised_where_no_sentence_begins() -> None:
    text = "Today the Asian Development Bank met Hun Neang’s team on Monday. Villagers asked the Ministry of Water."
    assert names(text) == {"Asian Development Bank", "Hun Neang", "Ministry of Water"}


def test_adjectives_of_countries_and_days_are_no_names() -> None:
    text = "At the Thai border, with Japanese and American loans, on Friday in March, from Japan and Vietnam."
    assert names(text) == {"Japan", "Vietnam"}


def test_a_pictures_credit_is_no_text_of_the_story() -> None:
    body = '<figcaption>The lake. <span class="credit">Chart: The Courier</span></figcaption><p>Rain.</p>'
    assert plain_text(body).split() == ["The", "lake.", "Rain."]


def test_names_take_time_in_proportion_to_the_text() -> None:
    started = time.process_time()
    names("a " + "Ab " * 200_000)
    names("a " + "A-" * 200_000)
    names("x A" + "'" * 200_000)
    assert time.process_time() - started < 5
