"""Filters that every theme gets."""

import pytest

from newsroom.jinja import first_words


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("One two. Three four five", "One two."),
        ("One two, three four", "One two …"),
        ("هل يكفي؟ يقول الأهالي إن الوعود", "هل يكفي؟"),
        ("قال الأهالي، ثم مضوا إلى النهر", "قال الأهالي …"),
    ],
)
def test_a_text_ends_with_its_sentence_or_is_cut_without_the_sign_of_a_pause(text: str, short: str) -> None:
    assert first_words(text, 2 if "," in text or "،" in text else 3) == short
