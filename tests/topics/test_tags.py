"""One name for one thing, and one address for one name."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.slugs import slug
from newsroom.topics.profiles import Profile
from newsroom.topics.tags import Name, Use, canonical_names, fold
from newsroom.topics.taxonomy import section_profiles, unify
from tests.topics.stories import Piece, day, thing


def uses(*names: str) -> list[Use]:
    return [Use(name, day(number), f"{number}.md") for number, name in enumerate(names)]


def profile(name: str, *aliases: str, slug: str = "") -> Profile:
    return Profile(f"tags/{name}.md", name, "en", aliases, slug=slug)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Phnom Penh", "phnom  penh"),
        ("anti-trafficking", "Anti trafficking"),
        ("U.S. embassy", "US embassy"),
        ("Sok’s", "Sok's"),
        ("ＡＳＥＡＮ", "Asean"),
        ("ទន្លេ\u200bសាប", "ទន្លេសាប"),
        ("Café", "Cafe\u0301"),
    ],
)
def test_case_spacing_punctuation_and_width_do_not_matter(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("C", "C++"), ("Café", "Cafe"), ("3.5", "35"), ("!", "?")])
def test_what_makes_another_word_matters(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


def test_the_most_used_spelling_wins() -> None:
    names, problems = canonical_names(uses("phnom penh", "Phnom Penh", "Phnom Penh"), [], slug, "Tags")
    assert not problems
    assert {name.name for name in names.values()} == {"Phnom Penh"}


def test_of_spellings_used_equally_often_the_first_in_date_wins() -> None:
    early = Use("Asean", day(0) - timedelta(days=1), "early.md")
    names, _ = canonical_names([*uses("ASEAN"), early], [], slug, "Tags")
    assert names["ASEAN"].name == "Asean"


@given(st.permutations(uses("a b", "A B", "a-b", "A B", "a  b")))
def test_the_order_of_the_files_does_not_matter(shuffled: list[Use]) -> None:
    names, _ = canonical_names(shuffled, [], slug, "Tags")
    assert names["a-b"].name == "A B"


def test_a_profile_decides_the_spelling_and_brings_its_aliases_in() -> None:
    lake = profile("Tonle Sap", "The Lake")
    names, problems = canonical_names(uses("the lake", "TONLE SAP", "tonle-sap"), [lake], slug, "Tags")
    assert not problems
    assert set(names.values()) == {Name("Tonle Sap", "tonle-sap", lake)}


def test_two_names_with_one_address_are_a_problem_that_names_both() -> None:
    _, (problem,) = canonical_names(uses("C", "C++"), [], slug, "Tags")
    assert problem.rule == "shared-address"
    assert "“C”" in problem.what
    assert "“C++”" in problem.what


KHMER = st.text(st.sampled_from("កខគងទនលសបរាិីុូេះ្ ៉\u200b"), min_size=1)
NAMES = st.lists(
    st.one_of(KHMER, st.text(min_size=1), st.sampled_from(["C", "C++", "c#", "ទន្លេសាប", "ទន្លេ សាប"]))
)


@given(NAMES)
def test_two_names_share_no_address_unless_a_problem_names_both(names: list[str]) -> None:
    found, problems = canonical_names(uses(*names), [], slug, "Tags")
    said = " ".join(problem.what for problem in problems)
    for one, other in combinations(set(found.values()), 2):
        if one.slug == other.slug:
            assert one.slug in said
            assert f"“{one.name}”" in said
            assert f"“{other.name}”" in said


@given(NAMES)
def test_an_address_does_not_depend_on_the_other_names(names: list[str]) -> None:
    found, _ = canonical_names(uses(*names), [], slug, "Tags")
    assert all(name.slug == slug(name.name) for name in found.values())


def test_a_profile_gives_one_of_them_another_address() -> None:
    names, problems = canonical_names(uses("C", "C++"), [profile("C++", slug="c-plus-plus")], slug, "Tags")
    assert not problems
    assert names["C++"].slug == "c-plus-plus"


def test_an_alias_of_two_profiles_is_a_problem_that_names_both() -> None:
    _, (problem,) = canonical_names([], [profile("One", "x"), profile("Two", "X")], slug, "Tags")
    assert problem.rule == "shared-alias"
    assert "One" in problem.what
    assert "Two" in problem.what


@pytest.mark.parametrize(("name", "rule"), [("🎉", "name-without-address"), ("ក" * 70, "name-too-long")])
def test_a_name_that_no_file_can_be_called_by_is_a_problem(name: str, rule: str) -> None:
    _, problems = canonical_names(uses(name), [], slug, "Tags")
    assert [problem.rule for problem in problems] == [rule]


@pytest.mark.parametrize("address", ["../x", "a/../../b", "/x", "x/", "a/.."])
def test_a_profile_cannot_lead_out_of_the_output(address: str) -> None:
    _, problems = canonical_names(uses("X"), [profile("X", slug=address)], slug, "Tags")
    assert [problem.rule for problem in problems] == ["slug-outside"]


def test_articles_share_one_object_for_one_name() -> None:
    pieces = [
        Piece("a", day(1), tags=["Rice", "rice"], authors=["Sok"]),
        Piece("b", day(2), tags=["rice", "RICE"]),
    ]
    assert unify(pieces, [], {}, thing, lambda kind, name: slug(name)) == []
    assert [[tag.name for tag in piece.tags] for piece in pieces] == [["rice"], ["rice"]]
    assert pieces[0].tags[0] is pieces[1].tags[0]
    assert pieces[0].category is pieces[1].category
    assert pieces[1].authors == []


def test_a_draft_has_no_say_in_how_a_name_is_spelt() -> None:
    draft = [Piece(f"draft-{n}", day(0), tags=["RICE", "Secret"]) for n in range(9)]
    printed = Piece("a", day(1), tags=["Rice"])
    assert unify([printed], draft, {}, thing, lambda kind, name: slug(name)) == []
    assert draft[0].tags[0] is printed.tags[0]
    assert [tag.name for tag in draft[0].tags] == ["Rice", "Secret"]


def test_a_draft_with_a_name_that_has_no_address_stops_nobody() -> None:
    assert unify([], [Piece("draft", day(0), tags=["🎉"])], {}, thing, lambda kind, name: slug(name)) == []


def test_a_section_is_known_by_its_name_in_any_language_and_by_its_slug() -> None:
    sections = {"mekong": {"en": "Mekong", "km": "មេគង្គ"}}
    pieces = [
        Piece(name, day(1), category=name, lang="km") for name in ("Mekong", "មេគង្គ", "mekong", "Other")
    ]
    profiles = {"section": section_profiles(sections, "km", "en")}
    assert unify(pieces, [], profiles, thing, lambda kind, name: slug(name)) == []
    assert [(piece.category.name, piece.category.slug) for piece in pieces] == [("មេគង្គ", "mekong")] * 3 + [
        ("Other", "other")
    ]


def test_a_file_about_a_declared_section_adds_to_it_but_leaves_name_and_address() -> None:
    sections = {"mekong": {"en": "Mekong", "km": "មេគង្គ"}}
    file = replace(profile("មេគង្គ", "River news"), lang="km", description="The rivers.")
    other = replace(profile("Letters"), lang="km")
    mekong, letters = section_profiles(sections, "km", "en", [file, other])
    assert (mekong.name, mekong.slug, mekong.description) == ("មេគង្គ", "mekong", "The rivers.")
    assert (mekong.aliases, mekong.spellings) == (("River news",), ("Mekong", "មេគង្គ", "mekong"))
    assert letters is other


def test_a_sub_section_is_known_by_the_names_down_to_it_and_called_by_the_last() -> None:
    sections = {
        "national": {"en": "National", "km": "ជាតិ"},
        "national/courts": {"en": "Courts", "km": "តុលាការ"},
    }
    written = ["National/Courts", "national/courts", "ជាតិ/តុលាការ", "Courts"]
    pieces = [Piece(str(n), day(n), category=name) for n, name in enumerate(written)]
    profiles = {"section": section_profiles(sections, "km", "en")}
    assert unify(pieces, [], profiles, thing, lambda kind, name: slug(name)) == []
    assert {(piece.category.name, piece.category.slug) for piece in pieces} == {("តុលាការ", "national/courts")}
    assert [each.name for each in pieces[0].category.parents] == ["ជាតិ"]


def test_a_sub_section_that_nobody_declared_stands_below_its_section() -> None:
    piece = Piece("a", day(1), category="ជាតិ/Land disputes")
    profiles = {"section": section_profiles({"national": {"en": "National", "km": "ជាតិ"}}, "en", "en")}
    assert unify([piece], [], profiles, thing, lambda kind, name: slug(name)) == []
    assert (piece.category.name, piece.category.slug) == ("Land disputes", "national/land-disputes")
    assert [(each.name, each.slug) for each in piece.category.parents] == [("National", "national")]
