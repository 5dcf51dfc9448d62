"""Words: what counts as one, in scripts with and without spaces."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.words import CLUSTER, INVISIBLE, clusters, words

KHMER = "ទន្លេមេគង្គ"


def test_words_are_lower_case_and_numbers_count() -> None:
    assert words("The Dam, 2026: Route 6A_north") == ["the", "dam", "2026", "route", "6a", "north"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cambodia’s river", ["cambodia", "river"]),
        ("l'eau", ["eau"]),
        ("'quoted' words", ["quoted", "words"]),
        ("don't 'a' ''", ["don", "a"]),
    ],
)
def test_an_apostrophe_parts_a_word_and_single_letters_beside_it_go(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_both_ways_to_type_an_accent_are_one_word() -> None:
    assert words("Kampong Thom Café") == words("Kampong Thom Cafe\u0301")


def test_vowel_signs_stay_in_their_words() -> None:
    assert words("नदी का पानी") == ["नदी", "का", "पानी"]


def test_khmer_is_cut_into_clusters_with_subscripts_and_signs() -> None:
    assert clusters(KHMER) == ["ទ", "ន្លេ", "មេ", "គ", "ង្គ"]


def test_spaces_without_width_change_nothing() -> None:
    assert clusters("ទន្លេ\u200bមេគង្គ\u2060") == clusters(KHMER)
    assert words("ទន្លេ\u200bមេ\u200cគង្គ") == words(KHMER)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("แม่น้ำ", ["แม่", "น้ำ"]),
        ("ແມ່ນ້ຳ", ["ແມ່", "ນ້ຳ"]),
        ("မြစ်", ["မြ", "စ်"]),
        ("湄公河", ["湄", "公", "河"]),
        ("メコン川", ["メ", "コ", "ン", "川"]),
        ("Mekong 2026", []),
    ],
)
def test_other_scripts_without_spaces_are_cut_and_spaced_ones_are_not(text: str, expected: list[str]) -> None:
    assert clusters(text) == expected


def test_neighbouring_clusters_stand_for_words_and_the_order_of_runs_is_kept() -> None:
    assert words("Mekong 湄公河 dam 水") == ["mekong", "湄公", "公河", "湄公河", "dam", "水"]


def test_the_pattern_is_plain_enough_for_javascript() -> None:
    for pattern in (CLUSTER, INVISIBLE):
        assert pattern.isascii()
        assert not re.search(r"\(\?[^:]|\\[^u]|\\u(?![0-9a-f]{4})", pattern)


@given(st.text(alphabet=st.characters(min_codepoint=0x1780, max_codepoint=0x17FF)))
def test_clusters_never_overlap_and_stand_in_the_text_in_order(khmer: str) -> None:
    place = 0
    for cluster in clusters(khmer):
        place = khmer.index(cluster, place) + len(cluster)


@given(st.text())
def test_words_are_neither_empty_nor_torn_by_capitals_or_underscores(text: str) -> None:
    assert all(words(text))
    assert words(text.replace(" ", "_")) == words(text)


@given(st.text(st.characters(codec="ascii") | st.sampled_from("‘“”–—…’")))
def test_plain_english_is_cut_as_any_other_text_is(text: str) -> None:
    # A Greek word makes the text take the general way.
    assert [*words(text), "λόγος"] == words(f"{text} λόγος")
