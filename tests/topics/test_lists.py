"""Which lists a paper has, who stands on them, and who may not share an address."""

from __future__ import annotations

from typing import Any

from newsroom.edition import editions, own_sections
from newsroom.text.slugs import slug
from newsroom.topics.lists import (
    Addresses,
    Group,
    TopicList,
    address_problems,
    archive_years,
    chosen,
    groups_of,
    hang,
    topic_lists,
)
from newsroom.topics.profiles import Profile
from newsroom.topics.tags import Name
from newsroom.topics.taxonomy import unify
from newsroom.topics.topic import Neighbour
from tests.topics.stories import NOON, Piece, day, thing

ADDRESSES = Addresses(
    "series/{slug}/",
    "places/{slug}/",
    "stories/{slug}/",
    "opinion/",
    "archive/",
    "{year}/",
    "{year}/{month:02}/",
)


def lists_of(
    *pieces: Piece,
    sections: dict[str, Any] | None = None,
    addresses: Addresses = ADDRESSES,
    profiles: dict[str, list[Profile]] | None = None,
) -> list[TopicList]:
    described = profiles or {}
    unify(pieces, [], described, thing, lambda kind, name: slug(name))
    edition = editions(pieces, NOON)["en"]
    own = [section for piece in edition.articles for section in own_sections(piece)]
    found = {each.slug: each for section in own for each in (*section.parents, section)}
    groups, problems = groups_of(edition, (sections or {}) | found, addresses, "", described)
    choices, unknown = chosen(groups, described, edition.articles, ())
    assert [*problems, *unknown] == []
    lists = topic_lists(
        groups, len(pieces), lambda group: f"feeds/{group.slug}.xml" if group.kind == "tag" else "", choices
    )
    hang(lists)
    return lists


def the(lists: list[TopicList], kind: str, key: str) -> TopicList:
    (found,) = [each for each in lists if (each.group.kind, each.group.slug) == (kind, key)]
    return found


def slugs(each: TopicList) -> list[str]:
    return [article.slug for article in each.group.articles]


def test_every_list_is_newest_first() -> None:
    lists = lists_of(*(Piece(f"s{n}", day(n * 20), tags=["Rice"], authors=["Sok"]) for n in (2, 9, 4)))
    for each in lists:
        assert slugs(each) == sorted(slugs(each), reverse=True)


def test_a_topic_hangs_on_its_object_and_names_its_neighbours_and_sections() -> None:
    piece = Piece("a", day(1), tags=["Rice", "Drought"], category="World")
    lists_of(piece, Piece("b", day(2), category="Sport", tags=["Drought"]))
    rice = piece.tags[0].topic
    assert (rice.name, rice.count, rice.url, rice.feed_url) == ("Rice", 1, "tag/rice/", "feeds/rice.xml")
    assert rice.related == (Neighbour("Drought", "tag/drought/", 2),)
    assert rice.sections == (Neighbour("World", "section/world/", 1),)
    assert piece.category.topic.sections == ()


def test_a_topic_names_the_places_and_authors_it_meets_but_none_of_its_own_kind() -> None:
    piece = Piece("a", day(1), tags=["Rice"], authors=["Sok", "Dara"], place="Kratie")
    lists = lists_of(
        piece, Piece("b", day(2), tags=["Rice"], authors=["Dara"]), Piece("c", day(3), place="Takeo")
    )
    rice = piece.tags[0].topic
    assert rice.places == (Neighbour("Kratie", "places/kratie/", 1),)
    assert rice.authors == (Neighbour("Dara", "author/dara/", 2), Neighbour("Sok", "author/sok/", 1))
    assert piece.place_topic.places == ()
    assert piece.authors[0].topic.authors == ()
    assert the(lists, "section", "news").topic.places == (
        Neighbour("Kratie", "places/kratie/", 1), Neighbour("Takeo", "places/takeo/", 1),
    )  # fmt: skip


def test_a_place_is_spelt_and_described_by_its_profile() -> None:
    piece = Piece("a", day(1), place="the capital")
    profile = Profile(
        "places/pp.md", "Phnom Penh", "en", aliases=("The Capital",), description="Four rivers."
    )
    lists_of(piece, profiles={"place": [profile]})
    place = piece.place_topic
    assert (place.name, place.url, place.description) == ("Phnom Penh", "places/phnom-penh/", "Four rivers.")
    assert place.aliases == ("The Capital",)


def test_tags_that_the_profile_names_come_first_and_the_topic_itself_never() -> None:
    profile = Profile("tags/rice.md", "Rice", "en", see_also=("Police", "Rice"))
    met = [Piece(f"m{n}", day(n), tags=["Rice", "Drought"]) for n in range(4)]
    lists = lists_of(*met, Piece("p", day(9), tags=["Police"]), profiles={"tag": [profile]})
    assert [tag.name for tag in the(lists, "tag", "rice").topic.related] == ["Police", "Drought"]


def test_series_place_and_running_story_are_folded_and_hang_on_their_stories() -> None:
    early = Piece("early", day(1), series="The river", place="Kratie", running_story="Dams")
    late = Piece("late", day(2), series="the  River", place="KRATIE", running_story="dams")
    lists = lists_of(early, late)
    assert early.series_topic is late.series_topic
    assert early.place_topic.url == "places/kratie/"
    assert [article.slug for article in late.story_so_far.stories] == ["early", "late"]
    assert late.story_so_far.topic is the(lists, "running-story", "dams").topic
    assert (late.running_part.previous, late.series_part.previous) == (early, early)


def test_a_series_that_another_plugin_made_an_object_of_is_left_alone() -> None:
    assert not [each for each in lists_of(Piece("a", day(1), series={"x": 1})) if each.group.kind == "series"]


def test_a_kind_without_a_template_has_no_address() -> None:
    piece = Piece("a", day(1), series="The river")
    lists_of(piece, addresses=Addresses("", "", "", "", "", "", ""))
    assert piece.series_topic.url == ""


def test_a_declared_section_without_stories_has_a_page() -> None:
    sport = thing("section", Name("Sport", "sport"))
    assert (
        the(lists_of(Piece("a", day(1)), sections={"sport": sport}), "section", "sport").group.articles == ()
    )


def test_a_story_of_a_subsection_is_on_the_page_of_its_section_too() -> None:
    national, courts = (thing("section", Name(name, name)) for name in ("national", "national/courts"))
    piece = Piece("a", day(1), category=courts)
    groups, _ = groups_of(
        editions([piece], NOON)["en"], {"national": national, "national/courts": courts}, ADDRESSES, ""
    )
    assert [group.slug for group in groups if piece in group.articles and group.kind == "section"] == [
        "national", "national/courts",
    ]  # fmt: skip


def test_opinion_holds_what_is_written_as_opinion() -> None:
    lists = lists_of(Piece("a", day(1), type="opinion"), Piece("b", day(2), type="news"))
    assert slugs(the(lists, "opinion", "opinion")) == ["a"]


def test_the_archive_has_every_story_once_a_year_and_once_a_month() -> None:
    lists = lists_of(*(Piece(f"s{n:03}", day(n * 7)) for n in range(130)))
    for kind in ("year", "month"):
        held = [slug for each in lists if each.group.kind == kind for slug in slugs(each)]
        assert sorted(held) == [f"s{n:03}" for n in range(130)]
    years = archive_years(each.group for each in lists)
    assert [year.year for year in years] == [2022, 2021, 2020]
    assert sum(month.count for year in years for month in year.months) == 130
    assert years[0].months[-1].url == "2022/01/"


def test_two_lists_with_one_file_are_a_problem_that_names_both() -> None:
    groups = [Group(kind, "en", "Sok", "sok", "x/", "x.html", ()) for kind in ("author", "section")]
    (problem,) = address_problems(groups, lambda group: [group.save_as], {}, set(), [])
    assert problem.what == "The section “Sok” stands at x.html, but so does the author “Sok”."


def test_a_list_may_not_take_the_file_of_a_static_page() -> None:
    group = Group("section", "en", "About", "about", "about/", "about/index.html", ())
    taken = {"about/index.html": "pages/about.md"}
    (problem,) = address_problems([group], lambda group: [group.save_as], taken, set(), [])
    assert "pages/about.md" in problem.what


def test_a_section_may_not_be_called_like_an_address_of_the_paper() -> None:
    groups = [
        Group("section", "en", name, slug(name), "", "x", ()) for name in ("Search", "2026", "km", "World")
    ]
    problems = address_problems(groups, lambda group: [], {}, {"section"}, ["km"])
    assert [problem.rule for problem in problems] == ["reserved-address"] * 3
    assert "“Search”" in problems[0].what
    assert not address_problems(groups, lambda group: [], {}, {"tag"}, ["km"])


def test_a_story_of_a_sub_section_stands_in_the_section_above_too() -> None:
    lists = lists_of(
        Piece("trial", day(2), category="National/Courts"), Piece("vote", day(1), category="National")
    )
    assert slugs(the(lists, "section", "national")) == ["trial", "vote"]
    assert slugs(the(lists, "section", "national/courts")) == ["trial"]
    assert the(lists, "section", "national").topic.sections == (
        Neighbour("Courts", "section/national/courts/", 1),
    )


def test_the_section_above_has_a_list_where_no_story_is_of_that_one_alone() -> None:
    lists = lists_of(Piece("trial", day(2), category="National/Courts/Appeal"))
    assert [slugs(the(lists, "section", key)) for key in ("national", "national/courts")] == [["trial"]] * 2


def test_a_story_of_several_sections_stands_in_the_list_of_each() -> None:
    story = Piece("rice", day(1), category="Business", sections=("Business", "National", "Business"))
    lists = lists_of(story)
    assert slugs(the(lists, "section", "business")) == slugs(the(lists, "section", "national")) == ["rice"]
    assert story.category is story.sections[0] is the(lists, "section", "business").group.subject
    assert len(story.sections) == 2


def test_a_tag_names_the_sections_of_its_stories_but_not_those_above_them() -> None:
    lists = lists_of(Piece("trial", day(2), category="National/Courts", tags=["Law"]))
    assert [each.name for each in the(lists, "tag", "law").topic.sections] == ["Courts"]


def test_a_sub_section_called_like_the_older_pages_of_its_section_is_a_problem() -> None:
    lists = lists_of(Piece("a", day(1), category="National/Page"))
    found = address_problems([each.group for each in lists], lambda group: [], {}, {"section"}, ())
    assert [problem.rule for problem in found] == ["reserved-address"]
