"""Arranging a front: a plan and an edition in, slots out. No story stands twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import fsum
from typing import Any

from newsroom.edition import Edition, field
from newsroom.front.plan import SECONDS, SUBLINKS, VOICES, FrontPlan
from newsroom.front.rows import Section, section_rows
from newsroom.front.slots import (
    Front,
    Placed,
    Role,
    Slot,
    Unplaced,
    by_standing,
    pictured,
    pictures_first,
    standing,
    voice,
)

__all__ = [
    "Front",
    "Language",
    "Placed",
    "Slot",
    "arrange",
    "arrange_opinion",
    "arrange_section",
    "running_stories",
]

PARTS = 4
"""How many parts of a running story stand on the front."""
LINES = 3
"""How many stories of another language stand on the front."""
SECTION_LEAST = 4
"""A section with fewer stories gets no lead of its own."""


@dataclass(frozen=True)
class Language:
    """Another language of the paper: its edition, its name in its own script, the address of its front."""

    edition: Edition[Any]
    name: str
    url: str


def arrange(
    plan: FrontPlan,
    edition: Edition[Any],
    *,
    sections: Sequence[Section] = (),
    stops: int = 10,
    languages: Sequence[Language] = (),
) -> tuple[Slot, ...]:
    """The front page of an edition: its slots in order, none of them empty, no story twice.

    `sections` in the order of their rows; `stops`: how many stories the river holds. What the plan leaves out
    comes from priority, date and section. Places are given out in the order of their weight, not of the page:
    sub-links and river take what lead, seconds, opinion and the running story have left.
    Linear in stories, but for one sort by standing.
    """
    unplaced = Unplaced(edition, {slug for name, slug in plan.pins if name != "hide"}, plan.hide)
    lead = _lead(plan, unplaced)
    seconds = _seconds(plan, unplaced)
    opinion = _opinion(plan, unplaced)
    so_far = _running_story(plan, unplaced)
    subs = _sublinks(plan, lead[0].article, unplaced) if lead else ()
    river = _river(stops if plan.river else 0, unplaced)
    rows = section_rows(plan.rows, sections, unplaced, before_lines=bool(languages))
    slots = (
        Slot("lead", edition.lang, (*lead, *subs, *seconds)),
        Slot("river", edition.lang, river),
        Slot("opinion", edition.lang, opinion),
        *so_far,
        *rows,
        *(_language_row(language, unplaced) for language in languages),
    )
    return tuple(slot for slot in slots if slot.cards)


def arrange_section(edition: Edition[Any]) -> tuple[Slot, ...]:
    """The front of a section, whose stories `edition` holds: a lead and seconds, once it has four stories."""
    if len(edition.articles) < SECTION_LEAST:
        return ()
    unplaced = Unplaced(edition)
    lead = _lead(FrontPlan(), unplaced)
    return (Slot("lead", edition.lang, (*lead, *_seconds(FrontPlan(), unplaced))),) if lead else ()


def arrange_opinion(edition: Edition[Any]) -> tuple[Slot, ...]:
    """The front of the opinion page: its highest pieces, the first the largest."""
    cards = _opinion(FrontPlan(), Unplaced(edition))
    return (Slot("opinion", edition.lang, cards),) if cards else ()


def running_stories(edition: Edition[Any]) -> list[Any]:
    """The running stories of an edition, each once, the one with the newest part first."""
    found: dict[str, Any] = {}
    for article in edition.articles:
        so_far = getattr(article, "story_so_far", None)
        if so_far:
            found.setdefault(so_far.topic.slug, so_far)
    return list(found.values())


def _lead(plan: FrontPlan, unplaced: Unplaced) -> tuple[Placed, ...]:
    """The pinned story, else the one that stands highest: news before opinion, then pictured, then newest."""
    now = unplaced.edition.now

    def weight(article: Any) -> tuple[bool, int, bool, bool]:
        recent, priority = standing(article, now)
        return (recent, priority, recent and voice(article) != "opinion", recent and pictured(article))

    pinned = unplaced.pinned([plan.lead] if plan.lead else [])
    choice = pinned or [article for article in unplaced if voice(article) != "sponsored"]
    return (unplaced.place(max(choice, key=weight), "lead", 3),) if choice else ()


def _seconds(plan: FrontPlan, unplaced: Unplaced) -> tuple[Placed, ...]:
    """Up to four: the first and the last with pictures, the two between them one pile."""
    if plan.seconds is None:
        news = [article for article in unplaced if voice(article) not in ("opinion", "sponsored")]
        # Pictures are looked for among the highest only, or one of last year would stand before today's news.
        highest = by_standing(news, unplaced.edition.now)[: 2 * SECONDS]
        pictures, others = pictures_first(highest, 2)
        stories = [*pictures[:1], *others[: SECONDS - len(pictures)], *pictures[1:]]
    else:
        stories = unplaced.pinned(plan.seconds)
    places: list[tuple[Role, int]] = [("second", 1)] * len(stories)
    if len(stories) == SECONDS:
        places[1:3] = [("pile", 1), ("pile", 0)]
    return tuple(
        unplaced.place(article, role, boost) for article, (role, boost) in zip(stories, places, strict=True)
    )


def _opinion(plan: FrontPlan, unplaced: Unplaced) -> tuple[Placed, ...]:
    if plan.opinion is None:
        pieces = [article for article in unplaced if voice(article) == "opinion"]
        stories = by_standing(pieces, unplaced.edition.now)[:VOICES]
    else:
        stories = unplaced.pinned(plan.opinion)
    return tuple(
        unplaced.place(article, "voice", boost) for article, boost in zip(stories, (3, 2, 1, 1), strict=False)
    )


def _running_story(plan: FrontPlan, unplaced: Unplaced) -> tuple[Slot, ...]:
    """The running story with the newest part, or the planned one, if two of its parts are left."""
    for so_far in running_stories(unplaced.edition):
        if plan.running_story not in (None, so_far.topic.slug, so_far.topic.name):
            continue
        parts = [article for article in so_far.stories if article in unplaced][-PARTS:]
        if len(parts) > 1:
            cards = tuple(unplaced.place(article, "stop") for article in parts)
            name, url = so_far.topic.name, so_far.topic.url
            told = replace(so_far, stories=tuple(parts))
            return (Slot("running-story", unplaced.edition.lang, cards, name, url, story_so_far=told),)
    return ()


def _sublinks(plan: FrontPlan, lead: Any, unplaced: Unplaced) -> tuple[Placed, ...]:
    """Up to three stories near the lead: of its running story, its series, its tags, in this order."""
    if plan.sublinks is None:
        kinship = _kinship(lead, unplaced.edition)
        near = [(kinship(article), article) for article in unplaced if voice(article) != "sponsored"]
        near = sorted((pair for pair in near if any(pair[0])), key=lambda pair: pair[0], reverse=True)
        stories = [article for _, article in near[:SUBLINKS]]
    else:
        stories = unplaced.pinned(plan.sublinks)
    return tuple(unplaced.place(article, "sub") for article in stories)


def _kinship(lead: Any, edition: Edition[Any]) -> Callable[[Any], tuple[bool, bool, float]]:
    """Gives whether a story continues the lead's running story and its series, and what tags they share.

    A tag weighs the less the more stories have it: that both are from Phnom Penh says little.
    """
    stories = Counter(tag for article in edition.articles for tag in _tags(article))

    def same(article: Any, name: str) -> bool:
        return bool(field(lead, name)) and field(lead, name) == field(article, name)

    def kinship(article: Any) -> tuple[bool, bool, float]:
        # fsum: the same in whatever order a set is walked.
        shared = fsum(1 / stories[tag] for tag in _tags(lead) & _tags(article))
        return (same(article, "running_story"), same(article, "series"), shared)

    return kinship


def _tags(article: Any) -> set[str]:
    return {str(tag) for tag in getattr(article, "tags", ())}


def _river(stops: int, unplaced: Unplaced) -> tuple[Placed, ...]:
    return tuple(unplaced.place(article, "stop") for _, article in zip(range(stops), unplaced, strict=False))


def _language_row(language: Language, unplaced: Unplaced) -> Slot:
    cards = tuple(unplaced.place(article, "line", 1) for article in language.edition.articles[:LINES])
    return Slot("language", language.edition.lang, cards, language.name, language.url, "D")
