"""What a file about a tag or an author says."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from newsroom.topics.profiles import Picture, Profile, read_profiles


def test_a_profile_says_name_aliases_role_and_in_its_body_what_it_is_about() -> None:
    source = "Title: Sok Dara\nAliases: S. Dara, Dara\nRole: Reporter\n\nWrites about\nthe rivers.\n"
    profiles, problems = read_profiles([("authors/sok-dara.md", source.encode())], "en")
    assert not problems
    assert profiles == [
        Profile(
            "authors/sok-dara.md",
            "Sok Dara",
            "en",
            ("S. Dara", "Dara"),
            "Reporter",
            "",
            "Writes about the rivers.",
        )
    ]


def test_a_profile_has_a_picture_of_known_size_tags_to_see_also_and_top_stories() -> None:
    source = (
        "Title: X\nSee also: Rice, Fishing\nTop: a-story; another\nPicture: images/x.svg\n"
        "Picture alt: A lake.\nPicture caption: At dawn.\nPicture credit: Sok\n"
    )
    (profile,), problems = read_profiles(
        [("tags/x.md", source.encode())], "en", {"images/x.svg": (12, 8)}.get
    )
    assert not problems
    assert profile.picture
    wanted = Picture("images/x.svg", 12, 8, "A lake.", "At dawn.", "Sok", "tags/x.md")
    assert asdict(profile.picture) == asdict(wanted)
    assert profile.picture.url == "images/x.svg"
    assert (profile.see_also, profile.top) == (("Rice", "Fishing"), ("a-story", "another"))
    assert profile.lines["top"] == 3


def test_a_missing_picture_is_a_problem_with_its_line_and_the_profile_stands() -> None:
    (profile,), (problem,) = read_profiles([("tags/x.md", b"Title: X\nPicture: images/x.svg\n")], "en")
    assert profile.picture is None
    assert (problem.line, problem.field, problem.fatal) == (2, "Picture", False)
    assert problem.what == "There is no picture “images/x.svg”."


def test_a_picture_may_be_named_with_a_slash_as_in_a_text() -> None:
    found, problems = read_profiles(
        [("tags/x.md", b"Title: X\nPicture: /images/x.svg\n")], "en", {"images/x.svg": (12, 8)}.get
    )
    assert not problems
    assert found[0].picture
    assert found[0].picture.file == "images/x.svg"


def test_yaml_says_the_same() -> None:
    source = "---\ntitle: Tonle Sap\nlang: km\naliases: [The lake, Great Lake]\nslug: lake\n---\n\nText\n"
    (profile,), _ = read_profiles([("tags/x.md", source.encode())], "en")
    assert profile == Profile("tags/x.md", "Tonle Sap", "km", ("The lake", "Great Lake"), "", "lake", "Text")


def test_a_profile_without_a_title_is_about_what_its_file_is_called() -> None:
    (profile,), _ = read_profiles([("tags/mekong-dams.md", b"\nAbout dams.\n")], "en")
    assert (profile.name, profile.description) == ("mekong dams", "About dams.")


def test_a_misspelt_header_is_a_problem_with_its_line_and_the_nearest_name() -> None:
    profiles, (problem,) = read_profiles([("tags/x.md", b"Title: X\nAlias: Y\n")], "en")
    assert profiles == []
    assert (problem.path, problem.line, problem.field) == ("tags/x.md", 2, "Alias")
    assert "“aliases”" in problem.mend


def test_a_story_in_the_wrong_folder_does_not_disappear() -> None:
    _, (problem,) = read_profiles([("tags/x.md", b"Title: X\nDate: 2026-01-01\n")], "en")
    assert "another folder" in problem.mend


def test_a_header_that_cannot_be_read_is_a_problem_and_the_other_profiles_stand() -> None:
    profiles, problems = read_profiles(
        [("tags/x.md", b"---\ntitle: X\n"), ("tags/y.md", b"Title: Y\n")], "en"
    )
    assert [profile.name for profile in profiles] == ["Y"]
    assert [problem.rule for problem in problems] == ["profile-header"]


def test_a_file_that_is_no_profile_does_not_disappear() -> None:
    _, problems = read_profiles([("tags/x.rst", b"X\n#\n"), ("tags/y.md", b"Title: \xff")], "en")
    assert [problem.rule for problem in problems] == ["profile-file", "profile-encoding"]


def test_an_author_has_a_desk_and_ways_of_contact() -> None:
    said = b"Title: Sok Dara\nDesk: Mekong\nContact: dara@paper.example, https://social.example/@dara/\n\nWrites.\n"
    (profile,), problems = read_profiles([("authors/sok-dara.md", said)], "en")
    assert (profile.desk, problems) == ("Mekong", [])
    assert [(each.name, each.url) for each in profile.contact] == [
        ("dara@paper.example", "mailto:dara@paper.example"),
        ("social.example/@dara", "https://social.example/@dara/"),
    ]


@pytest.mark.parametrize("written", ["javascript:alert(1)", "http://plain.example", "@dara", "dara at paper"])
def test_a_contact_that_is_no_address_is_told_with_its_line_and_left_out(written: str) -> None:
    source = f"Title: Sok Dara\nContact: {written}\n\nWrites.\n".encode()
    (profile,), (problem,) = read_profiles([("authors/sok-dara.md", source)], "en")
    assert profile.contact == ()
    assert (problem.line, problem.field, problem.fatal) == (2, "Contact", False)
