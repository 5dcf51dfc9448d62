"""Which old addresses lead on, and whose an address is that does not."""

from __future__ import annotations

import pytest

from newsroom.problems import Problem
from newsroom.redirects import Claim, Redirect, Target, redirects

TAKEN = {
    "about/index.html": "pages/about.md",
    "old.html/now/index.html": "pages/odd.md",
    "2026/10/new/index.html": "a.md",
}


def claim(path: str, *aliases: str) -> Claim:
    return Claim(path, Target(f"{path}/", path, "en"), aliases)


def asked(*claims: Claim) -> tuple[list[Redirect], list[Problem]]:
    return redirects(claims, TAKEN, {"en", "km"})


def test_each_old_address_leads_to_the_page_that_claims_it() -> None:
    found, problems = asked(claim("a.md", "2019/5/old/", "km/old.html"), claim("b.md", "older/"))
    assert problems == []
    assert [(each.url, each.save_as, each.target.url) for each in found] == [
        ("2019/5/old/", "2019/5/old/index.html", "a.md/"),
        ("km/old.html", "km/old.html", "a.md/"),
        ("older/", "older/index.html", "b.md/"),
    ]


@pytest.mark.parametrize(
    ("alias", "whose"),
    [
        ("about/", "belongs to pages/about.md"),
        ("about/index.html", "belongs to pages/about.md"),
        ("2026/10/new/", "is its address now"),
        ("old.html", "belongs to pages/odd.md"),
        ("about/index.html/x/", "belongs to pages/about.md"),
        ("km/", "belongs to the paper itself"),
        ("2026/", "belongs to the paper itself"),
        ("national/page/2/", "belongs to older pages of a list"),
    ],
)
def test_an_address_that_is_taken_stays_what_it_is_and_both_files_are_named(alias: str, whose: str) -> None:
    found, (problem,) = asked(claim("a.md", alias))
    assert found == []
    assert (problem.path, problem.fatal) == ("a.md", False)
    assert problem.what == f"The address /{alias} {whose}."
    assert problem.mend


def test_of_two_claims_to_one_address_the_first_holds_and_the_second_is_told() -> None:
    found, (problem,) = asked(claim("a.md", "old/"), claim("b.md", "old/"))
    assert [each.target.name for each in found] == ["a.md"]
    assert (problem.path, "a.md" in problem.what) == ("b.md", True)


def test_a_page_below_an_old_address_that_is_a_file_is_told() -> None:
    found, (problem,) = asked(claim("a.md", "x.html"), claim("b.md", "x.html/y/"))
    assert [each.url for each in found] == ["x.html"]
    assert "a.md" in problem.what


def test_an_address_claimed_twice_by_one_page_is_no_problem() -> None:
    found, problems = asked(claim("a.md", "old/", "old/"))
    assert (len(found), problems) == (1, [])
