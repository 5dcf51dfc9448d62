"""The linter's rules: each is a public function that looks at one story and gives what is wrong with it.

===============  ================================================================================
``corpus``       what rules look at: stories with their pages, and what the paper declares
``pictures``     description, caption, credit, weight, size, spaces in a name
``headlines``    headline and standfirst: there, and not too long
``names``        tags, sections and authors
``links``        links inside the paper
``aliases``      old addresses that lead on
``pins``         stories that another one pins
``dates``        dates that contradict each other
``spelling``     the paper's own spellings, from content/style.toml
``duplicates``   two stories that are nearly one
``facts``        years and amounts that earlier stories tell otherwise
``proper_names`` names that earlier stories spell otherwise
===============  ================================================================================

A rule is added by writing it and naming it below; docs/editors/checks.md needs its line.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from newsroom.desk.rules.aliases import alias_taken
from newsroom.desk.rules.corpus import Corpus, Page, PageRule, Rule
from newsroom.desk.rules.dates import correction_without_modified, future_date_without_embargo
from newsroom.desk.rules.duplicates import near_duplicate
from newsroom.desk.rules.facts import fact_differs
from newsroom.desk.rules.headlines import (
    headline_cut_in_search,
    headline_too_long,
    standfirst_missing,
    standfirst_too_long,
)
from newsroom.desk.rules.links import broken_link, link_to_draft
from newsroom.desk.rules.names import author_undeclared, section_undeclared, tag_like_another, tag_used_once
from newsroom.desk.rules.pictures import (
    heavy_image,
    lead_too_small,
    picture_as_text,
    picture_without_alt,
    picture_without_caption,
    picture_without_credit,
)
from newsroom.desk.rules.pins import related_unknown
from newsroom.desk.rules.proper_names import name_differs
from newsroom.desk.rules.spelling import house_spelling
from newsroom.problems import Problem, nearest
from newsroom.stories.story import StaticPage

P = TypeVar("P", bound=StaticPage)

PAGE_RULES: tuple[PageRule, ...] = (
    picture_without_alt,
    picture_without_caption,
    picture_without_credit,
    picture_as_text,
    heavy_image,
    lead_too_small,
    broken_link,
    alias_taken,
    house_spelling,
)
"""What static pages keep as well as stories."""

RULES: tuple[Rule, ...] = (
    *PAGE_RULES,
    headline_too_long,
    headline_cut_in_search,
    standfirst_missing,
    standfirst_too_long,
    tag_like_another,
    tag_used_once,
    section_undeclared,
    author_undeclared,
    link_to_draft,
    related_unknown,
    near_duplicate,
    future_date_without_embargo,
    correction_without_modified,
    fact_differs,
    name_differs,
)
"""What stories keep."""


OF_FILES = ("picture-animated", "picture-located", "picture-suffix")
"""What newsroom.desk.pictures finds odd inside picture files, and a story may mean."""


def check(corpus: Corpus, rules: Iterable[Rule] = RULES, silenced: Collection[str] = ()) -> list[Problem]:
    """What the rules find in all stories, and those for any page in static pages; nothing of it is fatal.

    `silenced` are names of rules for the whole paper; a story's own header silences others. Linear in the stories.
    """
    wanted = {name_of(rule): rule for rule in rules if name_of(rule) not in silenced}
    for_pages = {name_of(rule): rule for rule in PAGE_RULES if name_of(rule) in wanted}
    found: list[Problem] = []
    for page in corpus.stories:
        found += _found(page, wanted, corpus)
    for static in corpus.pages:
        found += _found(static, for_pages, corpus)
    return found


def _found(
    page: Page[P], rules: Mapping[str, Callable[[Page[P], Corpus], Iterable[Problem]]], corpus: Corpus
) -> Iterator[Problem]:
    if page.story.status == "withdrawn":
        return
    for name, rule in rules.items():
        if name not in page.story.silence:
            yield from (replace(problem, rule=name) for problem in rule(page, corpus))


def name_of(rule: Rule | PageRule) -> str:
    """The rule's name for editors: ``broken_link`` is broken-link."""
    return rule.__name__.replace("_", "-")


def unknown_names(corpus: Corpus, silenced: Iterable[str]) -> Iterator[Problem]:
    """Names of rules, in settings and headers, that no rule has."""
    known = sorted([*map(name_of, RULES), *OF_FILES])
    for name in silenced:
        if name not in known:
            what, mend = f"There is no rule “{name}”.", nearest(name, known)
            yield Problem(
                "pelicanconf.py", 0, "STORIES_SILENCED_RULES", "silence-unknown", what, mend, fatal=False
            )
    for page in (*corpus.stories, *corpus.pages):
        for name in page.story.silence:
            if name not in known:
                problem = page.problem(f"There is no rule “{name}”.", nearest(name, known), header="silence")
                yield replace(problem, rule="silence-unknown")
