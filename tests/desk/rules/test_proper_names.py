"""Names that earlier stories spell otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.desk.rules.proper_names import SHORTEST, Usage, names_in, one_slip
from tests.desk.rules.conftest import Check, story

GOVERNOR = "Then Governor {} opened the bridge to Chroy Changvar."
QUAY = "They crossed to {} at noon."


def told(text: str, *names: str) -> list[str]:
    return [
        story(f"Paragraph.\n\n{text.format(name)}", Date=f"2026-11-{day:02} 06:00")
        for day, name in enumerate(names, start=1)
    ]


@pytest.mark.parametrize(
    ("text", "usual", "written"),
    [
        (GOVERNOR, "Sok Dara", "Sok Darra"),
        (GOVERNOR, "Sok Darra", "Sok Dara"),
        (GOVERNOR, "Sok Dara", "Sok Daar"),
        (GOVERNOR, "Sok Dara", "Sok Dala"),
        (QUAY, "Chroy Changvar", "Chroy Changva"),
        (QUAY, "Chroy Changvar", "Croy Changvar"),
        (QUAY, "the Ministry of Health", "the Ministry of Heatlh"),
        (QUAY, "Élan Vital", "Élan Vitall"),
    ],
)
def test_a_name_that_two_earlier_stories_spell_otherwise_is_told(
    checked: Check, text: str, usual: str, written: str
) -> None:
    (problem,) = checked("name-differs", *told(text, usual, usual, written))
    assert (problem.path, problem.line) == ("content/stories/2026/story-2.md", 8)
    right, wrong = usual.removeprefix("the "), written.removeprefix("the ")
    assert (
        f"writes “{wrong}”; 2 earlier stories write “{right}”, such as stories/2026/story-1.md"
        in problem.what
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (GOVERNOR, ["Sok Dara", "Sok Dara", "Sok Dara"]),
        (GOVERNOR, ["Sok Dara", "Sok Darra"]),
        (GOVERNOR, ["Sok Darra", "Sok Dara", "Sok Dara"]),
        (GOVERNOR, ["Sok Dara", "Sok Dara", "Sok Darra", "Sok Darra"]),
        (GOVERNOR, ["Sok Dara", "Sok Dara", "Chan Darra"]),
        (GOVERNOR, ["Dara Sok", "Dara Sok", "Dara Sot"]),
        (QUAY, ["the Royal Cambodia", "the Royal Cambodia", "the Royal Cambodian"]),
        (QUAY, ["the Ministry of Mine", "the Ministry of Mine", "the Ministry of Mines"]),
        (QUAY, ["a House Committee", "a House Committee", "a house comittee"]),
        (QUAY, ["the SEAGAMES Final", "the SEAGAMES Final", "the SEEGAMES Final"]),
        (QUAY, ["Boeing747 Hangar", "Boeing747 Hangar", "Boeing737 Hangar"]),
    ],
    ids=["all agree", "one earlier", "later ones", "two stories", "another neighbour", "short", "people", "plural",
         "small letters", "capitals", "digits"],
)  # fmt: skip
def test_no_alarm_where(checked: Check, text: str, names: list[str]) -> None:
    assert checked("name-differs", *told(text, *names)) == []


def test_another_language_is_another_memory(checked: Check) -> None:
    french = [text.replace("Title", "Lang: fr\nTitle") for text in told(GOVERNOR, "Sok Dara", "Sok Dara")]
    assert checked("name-differs", *french, *told(GOVERNOR, "Sok Darra")) == []


def test_names_stand_side_by_side_or_with_a_small_word_between() -> None:
    found = names_in("At dawn Hun Sen’s Ministry of Health met iPhone Users. Then Kratie, Takeo and Kep.")
    assert found.pairs == {
        ("hun", "sen"): "Hun Sen",
        ("sen", "ministry"): "Sen’s Ministry",
        ("ministry", "health"): "Ministry of Health",
        ("then", "kratie"): "Then Kratie",
        ("takeo", "kep"): "Takeo and Kep",
    }
    assert {"at", "users", "kratie"} < set(found.words)
    assert "phone" not in found.words


WORD = st.text("abcde", min_size=SHORTEST, max_size=9)


@given(WORD, st.integers(0, 8), st.sampled_from("abcdexyz"))
def test_every_slip_of_one_letter_leads_back_to_the_name(word: str, place: int, letter: str) -> None:
    place %= len(word)
    before, at, after = word[:place], word[place], word[place + 1 :]
    right = names_in(f"x Sok {word.capitalize()}")
    for wrong in (
        before + letter + at + after,
        before + after,
        before + letter + after,
        before + after[:1] + at + after[1:],
    ):
        written = names_in(f"x Sok {wrong.capitalize()}")
        usage = Usage([right, right])
        for path in ("a", "b"):
            usage.learn(right, path)
        found = [slip.usual for slip in usage.slips(written)]
        ended = {wrong, word} in ({shorter, shorter + end} for shorter in (wrong, word) for end in "ns")
        expected = wrong != word and not ended and len(wrong) >= SHORTEST
        assert found == ([f"Sok {word.capitalize()}"] if expected else [])


@given(WORD, WORD)
def test_two_words_are_one_slip_apart_in_both_directions(first: str, second: str) -> None:
    assert one_slip(first, second) == one_slip(second, first)
    assert not one_slip(first, first)


def test_of_two_names_as_near_the_one_of_more_stories_is_told() -> None:
    names = [names_in(f"x Sok {name}") for name in ("Dara", "Darb", "Darb", "Dara", "Darb")]
    usage = Usage(names)
    for number, each in enumerate(names):
        usage.learn(each, str(number))
    assert [slip.usual for slip in usage.slips(names_in("x Sok Darc"))] == ["Sok Darb"]
