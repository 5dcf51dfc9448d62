"""Slugs: readable in every script, stable, inside the output."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify

from newsroom.text.slugs import RESERVED, has_marks, is_reserved, slug

NAMES = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("aB é-_.'’/ \u200b\u200d"),
        st.characters(min_codepoint=0x1780, max_codepoint=0x17FF),
    )
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Phnom Penh", "phnom-penh"),
        ("  U.S.  embassy ", "us-embassy"),
        ("Sok’s boat", "soks-boat"),
        ("and/or", "and-or"),
        ("ទន្លេសាប", "ទន្លេសាប"),
        ("សុខ ដារ៉ា", "សុខ-ដារ៉ា"),
        ("ទន្លេ\u200bសាប", "ទន្លេសាប"),
        ("हिन्दी भाषा", "हिन्दी-भाषा"),
        ("../../etc/passwd", "etc-passwd"),
        ("🎉", ""),
    ],
)
def test_a_name_becomes_words_joined_by_hyphens(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_khmer_vowel_signs_and_subscripts_stay_where_pelican_loses_them() -> None:
    name = "ព្រះសីហនុ"
    pelicans = slugify(name, DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"], use_unicode=True)
    assert pelicans == "ពរសហន"
    assert slug(name) == name
    assert has_marks(name)
    assert not has_marks("Café")


@given(NAMES)
def test_the_slug_of_a_slug_is_itself(name: str) -> None:
    assert slug(slug(name)) == slug(name)


@given(NAMES)
@example("C.̧")
def test_a_slug_is_one_plain_part_of_an_address(name: str) -> None:
    found = slug(name)
    assert unicodedata.is_normalized("NFC", found)
    assert not set(found) & set("/\\.?#%&<>\"' \0\u200b\u200c\u200d")
    assert found == found.strip("-")
    assert "--" not in found


@given(NAMES)
def test_composed_and_decomposed_names_have_one_slug(name: str) -> None:
    assert slug(unicodedata.normalize("NFD", name)) == slug(unicodedata.normalize("NFC", name))


@pytest.mark.parametrize("part", ["archive", "tags", "2026", "0001", "km", "news-sitemap.xml"])
def test_an_address_of_the_paper_itself_is_taken(part: str) -> None:
    assert is_reserved(part, languages=["km"])


@pytest.mark.parametrize("part", ["national", "20260", "kmer", "tag"])
def test_other_addresses_are_free(part: str) -> None:
    assert not is_reserved(part, languages=["km"])


def test_the_addresses_that_pages_are_printed_to_are_on_the_list() -> None:
    assert {"opinion", "authors", "series", "places", "stories", "search", "feeds"} <= RESERVED
