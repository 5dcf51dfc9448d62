"""Which old addresses lead on."""

from __future__ import annotations

from newsroom.topics.lists import Group
from newsroom.topics.profiles import Profile
from newsroom.topics.redirects import former_slugs, redirects


def tag(name: str, *aliases: str, save_as: str | None = None) -> Group:
    profile = Profile(f"{name}.md", name, "en", aliases)
    file = f"{name}.html" if save_as is None else save_as
    return Group("tag", "en", name, name, file, file, (), profile=profile)


def leading(*groups: Group, taken: tuple[str, ...] = ()) -> dict[str, str]:
    def address(group: Group, name: str) -> tuple[str, str]:
        del group
        return (name.lower(), f"{name.lower()}.html") if name.isalpha() else ("", "")

    files = {group.save_as for group in groups} | set(taken)
    return {each.save_as: each.target.name for each in redirects(groups, address, files)}


def test_each_alias_leads_on_from_the_address_it_would_have() -> None:
    assert leading(tag("lake", "Pool", "Water")) == {"pool.html": "lake", "water.html": "lake"}


def test_an_alias_with_the_address_of_the_name_itself_leads_nowhere() -> None:
    assert leading(tag("lake", "LAKE")) == {}


def test_a_page_that_stands_at_an_old_address_stays() -> None:
    assert leading(tag("lake", "Pool", "About"), tag("pool"), taken=("about.html",)) == {}


def test_of_two_aliases_with_one_address_the_first_has_it() -> None:
    assert leading(tag("lake", "Pool"), tag("pond", "POOL")) == {"pool.html": "lake"}


def test_a_name_that_makes_no_address_and_a_list_without_a_page_have_none() -> None:
    assert leading(tag("lake", "!"), tag("pond", "Pool", save_as="")) == {}


def slug_of(kind: str, name: str) -> str:
    del kind
    return name.lower()


def test_a_feed_may_have_stood_at_the_slug_of_each_other_name() -> None:
    assert former_slugs(tag("lake", "Pool", "LAKE", "POOL", "!"), slug_of) == ("pool",)


def test_a_name_of_which_nothing_is_written_had_no_other_feed() -> None:
    assert former_slugs(Group("tag", "en", "lake", "lake", "", "", ()), slug_of) == ()
