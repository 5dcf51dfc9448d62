"""What a profile names, and what it names that does not exist."""

from __future__ import annotations

from dataclasses import replace

from newsroom.topics.choices import Choice, choices
from newsroom.topics.profiles import Profile
from tests.topics.stories import Piece, day

LAKE = Profile("tags/lake.md", "Tonle Sap", "en", aliases=("Great lake",))
RIVER = Profile("tags/river.md", "Mekong", "en", lines={"see also": 2, "top": 3})
TAGS = [("Tonle Sap", "tonle-sap", LAKE), ("Fishing", "fishing", None)]
NETS = Piece("the-nets-go-in", day(1))


def choose(profile: Profile) -> tuple[Choice, list[str]]:
    stories = {NETS.slug: NETS}
    found, problems = choices([profile], TAGS, [LAKE, Profile("x", "Dams", "en")], stories, {"not-yet"})
    assert not [problem for problem in problems if problem.fatal]
    return found[profile.path], [
        f"{problem.line} {problem.field}: {problem.what} {problem.mend}" for problem in problems
    ]


def test_tags_are_known_by_any_spelling_and_by_their_aliases_in_the_order_of_the_profile() -> None:
    choice, said = choose(replace(RIVER, see_also=("fishing", "GREAT LAKE")))
    assert (choice.see_also, said) == (("fishing", "tonle-sap"), [])


def test_an_unknown_tag_is_a_problem_with_its_line_and_the_nearest_name() -> None:
    choice, said = choose(replace(RIVER, see_also=("Fishin", "Tonle Sap")))
    assert choice.see_also == ("tonle-sap",)
    assert said == ["2 See also: There is no tag “Fishin”. Did you mean “Fishing”?"]


def test_an_unknown_story_is_a_problem_with_its_line_and_the_nearest_slug() -> None:
    choice, said = choose(replace(RIVER, top=("the-net-goes-in", "the-nets-go-in")))
    assert choice.top == (NETS,)
    assert said == ["3 Top: There is no story “the-net-goes-in” in the lists. Did you mean “the-nets-go-in”?"]


def test_what_is_like_nothing_gets_a_sentence_too() -> None:
    assert choose(replace(RIVER, top=("zzz",)))[1] == [
        "3 Top: There is no story “zzz” in the lists. Name a story of the same language."
    ]


def test_a_story_that_waits_and_a_tag_without_stories_are_left_out_and_no_problem() -> None:
    choice, said = choose(replace(RIVER, see_also=("Dams",), top=("not-yet",)))
    assert (choice, said) == (Choice(), [])
