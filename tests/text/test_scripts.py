"""Runs of another script, which name their language."""

from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.scripts import fragments, spoken, spoken_html

WATER = "ទឹក"


def test_a_run_of_another_script_is_named() -> None:
    assert spoken(f"The word {WATER} is water", "en") == f'The word <span lang="km">{WATER}</span> is water'


def test_words_of_one_script_are_one_run_with_the_spaces_between_them() -> None:
    assert list(fragments(f"{WATER} {WATER}, water", "en")) == [(f"{WATER} {WATER}", "km"), (", water", "")]


def test_a_page_in_that_script_has_nothing_to_name() -> None:
    assert spoken(WATER, "km") == WATER
    assert spoken("آب", "fa") == "آب"


def test_what_runs_from_right_to_left_says_so() -> None:
    assert spoken("ماء", "en") == '<span lang="ar" dir="rtl">ماء</span>'


def test_a_text_is_data() -> None:
    assert spoken(f"<b> & {WATER}", "en") == f'&lt;b&gt; &amp; <span lang="km">{WATER}</span>'
    assert spoken("<b>", "en") == "&lt;b&gt;"


def test_in_html_only_what_is_read_is_named() -> None:
    html = f'<p title="{WATER}">The {WATER} <em>{WATER}</em>.</p>'
    named = f'<span lang="km">{WATER}</span>'
    assert spoken_html(html, "en") == f'<p title="{WATER}">The {named} <em>{named}</em>.</p>'


@given(st.text(alphabet="ab <&កខ្់ماשש ทล.\u200b"), st.sampled_from(["en", "km", "ar", "he"]))
def test_nothing_is_lost(text: str, lang: str) -> None:
    assert "".join(piece for piece, _ in fragments(text, lang)) == text
