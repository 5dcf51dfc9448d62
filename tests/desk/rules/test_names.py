"""Rules of tags, sections and authors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.desk.paper import Paper
from newsroom.desk.rules.names import singular
from tests.desk.rules.conftest import Check, put, story


@pytest.mark.parametrize(
    ("used", "wrong"),
    [
        ("Temples", "temples"),
        ("Temples", "Temple"),
        ("Cities", "City"),
        ("Water Festival", "Water-festival"),
        ("Human trafficking", "Human traficking"),
        ("Kampong Speu", "Kampong Speo"),
    ],
)
def test_a_tag_that_is_nearly_another_is_told_the_more_used_one(
    checked: Check, used: str, wrong: str
) -> None:
    (problem,) = checked("tag-like-another", story(Tags=used), story(Tags=used), story(Tags=wrong))
    assert problem.path.endswith("story-2.md")
    assert f"“{used}”, which 2 stories use" in problem.what


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mali", "Bali"), ("Elections 2018", "Elections 2013"), ("Rice", "Ice"), ("Temples", "Mekong")],
)
def test_short_names_and_numbers_are_names_of_their_own(checked: Check, one: str, other: str) -> None:
    assert checked("tag-like-another", story(Tags=one), story(Tags=one), story(Tags=other)) == []


def test_two_tags_that_the_newsroom_describes_are_both_meant(paper: Paper, checked: Check) -> None:
    put(paper, "tags/gambia.md", "Title: Gambia\n\nA country.")
    put(paper, "tags/zambia.md", "Title: Zambia\n\nAnother.")
    assert checked("tag-like-another", story(Tags="Gambia"), story(Tags="Zambia")) == []


def test_a_tag_of_another_language_is_another_tag(checked: Check) -> None:
    assert checked("tag-like-another", story(Tags="Temples"), story(Tags="Temple", Lang="fr")) == []


def test_a_tag_that_one_story_has_is_told_unless_it_is_described(paper: Paper, checked: Check) -> None:
    put(paper, "tags/angkor.md", "Title: Angkor\nAliases: Angkor Wat\n\nThe capitals.")
    (problem,) = checked("tag-used-once", story(Tags="Birds, Angkor Wat, Fish"), story(Tags="Fish"))
    assert "“Birds”" in problem.what


def test_a_tag_that_is_like_another_is_told_once(checked: Check) -> None:
    assert checked("tag-used-once", story(Tags="Temples"), story(Tags="Temples"), story(Tags="Temple")) == []


def test_a_section_must_be_declared_in_any_language(checked: Check) -> None:
    (problem,) = checked(
        "section-undeclared", story(Section="Sports"), story(Section="ជាតិ"), story(Section="sport, National")
    )
    assert (problem.path, problem.mend) == ("content/stories/2026/story-0.md", "Did you mean “Sport”?")


def test_authors_need_a_file_once_one_has_it(paper: Paper, checked: Check) -> None:
    known = (story(Authors="Chan Vuthy (photos)"), story(Authors="X", Lang="km"))
    assert checked("author-undeclared", story(Authors="Sok Dara, Chan Vuty"), *known) == []
    put(paper, "authors/chan-vuthy.md", "Title: Chan Vuthy\n\nReports.")
    assert [(problem.what, problem.mend) for problem in checked("author-undeclared")] == [
        ("There is no file about “Chan Vuty”.", "Did you mean “Chan Vuthy”?"),
        ("There is no file about “Sok Dara”.", "Give the author a file in the folder of authors."),
    ]


@given(st.text(alphabet="abcdefs -", min_size=1).filter(lambda name: name.strip(" -")))
def test_the_singular_of_a_tag_does_not_depend_on_case_or_hyphens(name: str) -> None:
    assert singular(name.upper()) == singular(name.replace("-", " "))
