"""Arranging a front: a plan and an edition in, slots out. No story stands twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import fsum
from typing import Any

from newsroom.edition import Edition, field, section_slugs
from newsroom.front.plan import NOTHING, SECONDS, SUBLINKS, USUAL, VOICES, FrontPlan, Place
from newsroom.front.rows import Section, section_rows
from newsroom.front.slots import (
    Choice,
    Front,
    Placed,
    Role,
    Slot,
    Unplaced,
    Why,
    by_standing,
    chosen,
    pictured,
    pictures_first,
    standing,
    tag_names,
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
RIVER_LEAST = 5
"""So many of the newest stories are told, each of a day of its own or not."""
SECTION_LEAST = 4
"""A section with fewer stories gets no lead of its own, unless it is planned."""

UNPLANNED = FrontPlan()
SECTION_USUAL = FrontPlan(sublinks=NOTHING, river=NOTHING, opinion=NOTHING, running_story=NOTHING, rows=())
"""A section's front, where nothing is planned: its list has all that is not lead and seconds."""

Usual = Callable[[list[Any], int], list[Any]]
"""Gives the best of some stories, as many as there is room for."""


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

    `sections` in the order of their rows; `stops`: how many stories the river holds. Of the plan's times that of
    the edition counts; what it leaves out comes from priority, date and section. Places are given out in the order
    of their weight, not of the page: sub-links and river take what lead, seconds, opinion and the running story
    have left.
    Linear in stories, but for one sort by standing.
    """
    plan = _with_one_lead(plan.at(edition.now), edition)
    pins = {pin.story for key, pin in plan.pins if key != "hide"}
    unplaced = Unplaced(edition, pins, {pin.story for pin in plan.hide})
    lead = _lead(plan, unplaced)
    seconds = _seconds(plan, unplaced)
    opinion = _opinion(plan, unplaced)
    so_far = _running_story(plan, unplaced)
    subs = _sublinks(plan, lead[0].article, unplaced) if lead else ()
    river = _river(plan, stops, unplaced)
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


def arrange_section(
    edition: Edition[Any], plan: FrontPlan = UNPLANNED, *, bar: Sequence[Section] = (), stops: int = 10
) -> tuple[Slot, ...]:
    """The front of a section, whose stories `edition` holds: a lead and seconds, once it has four stories.

    A plan gives it the other places of a front page too; `bar` are the sections that its rows may be of.
    """
    planned = plan.at(edition.now)
    if planned == UNPLANNED and len(edition.articles) < SECTION_LEAST:
        return ()
    return arrange(planned.over(SECTION_USUAL), edition, sections=bar, stops=stops)


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


def _with_one_lead(plan: FrontPlan, edition: Edition[Any]) -> FrontPlan:
    """Of several leads the first that is published; the others are free to stand elsewhere.

    Where none is published the paper chooses, unless the plan says otherwise: a front is never without a lead
    because a story is late. What is paid for never leads.
    """
    if not plan.lead or not plan.lead.stories:
        return plan
    able = {article.slug for article in edition.articles if voice(article) != "sponsored"}
    leads = [pin for pin in plan.lead.stories if pin.story in able - {pin.story for pin in plan.hide}]
    return replace(plan, lead=replace(plan.lead, stories=tuple(leads[:1]), fill=plan.lead.fill or "usual"))


def _choices(
    place: Place | None, unplaced: Unplaced, count: int, able: Callable[[Any], bool], usual: Usual
) -> list[Choice]:
    """What stands in a place: what the plan names, then what fills it, out of the stories that are `able` to.

    `usual` is given those, newest first, and how many there is room for.
    """
    place = place or USUAL
    choices = unplaced.pinned(place.stories)[:count]
    room = count - len(choices)
    if not place.fills or not room:
        return choices
    free = [article for article in unplaced if able(article) and _fits(place, article)]
    articles = free[:room] if place.fill == "newest" else usual(free, room)
    return [*choices, *chosen(articles, free, unplaced.edition.now)]


def _fits(place: Place, article: Any) -> bool:
    return (not place.section or place.section in section_slugs(article)) and (
        not place.tag or place.tag in tag_names(article)
    )


def _lead(plan: FrontPlan, unplaced: Unplaced) -> tuple[Placed, ...]:
    """The pinned story, else the one that stands highest: news before opinion, then pictured, then newest."""
    now = unplaced.edition.now

    def weight(article: Any) -> tuple[bool, int, bool, bool]:
        recent, priority = standing(article, now)
        return (recent, priority, recent and voice(article) != "opinion", recent and pictured(article))

    def highest(free: list[Any], count: int) -> list[Any]:
        return sorted(free, key=weight, reverse=True)[:count]

    choices = _choices(plan.lead, unplaced, 1, lambda article: voice(article) != "sponsored", highest)
    return tuple(unplaced.place(choice, "lead", 3) for choice in choices)


def _seconds(plan: FrontPlan, unplaced: Unplaced) -> tuple[Placed, ...]:
    """Up to four: the first and the last with pictures, the two between them one pile."""

    def usual(free: list[Any], count: int) -> list[Any]:
        # Pictures are looked for among the highest only, or one of last year would stand before today's news.
        highest = by_standing(free, unplaced.edition.now)[: 2 * SECONDS]
        if count < SECONDS:
            pictures, others = pictures_first(highest, 1)
            return [*others[: count - len(pictures)], *pictures]
        pictures, others = pictures_first(highest, 2)
        return [*pictures[:1], *others[: SECONDS - len(pictures)], *pictures[1:]]

    choices = _choices(plan.seconds, unplaced, SECONDS, _is_news, usual)
    places: list[tuple[Role, int]] = [("second", 1)] * len(choices)
    if len(choices) == SECONDS:
        places[1:3] = [("pile", 1), ("pile", 0)]
    return tuple(
        unplaced.place(choice, role, boost) for choice, (role, boost) in zip(choices, places, strict=True)
    )


def _is_news(article: Any) -> bool:
    return voice(article) not in ("opinion", "sponsored")


def _opinion(plan: FrontPlan, unplaced: Unplaced) -> tuple[Placed, ...]:
    def highest(free: list[Any], count: int) -> list[Any]:
        return by_standing(free, unplaced.edition.now)[:count]

    choices = _choices(plan.opinion, unplaced, VOICES, lambda article: voice(article) == "opinion", highest)
    return tuple(
        unplaced.place(choice, "voice", boost) for choice, boost in zip(choices, (3, 2, 1, 1), strict=False)
    )


def _running_story(plan: FrontPlan, unplaced: Unplaced) -> tuple[Slot, ...]:
    """The running story with the newest part, or the first planned one, if two of its parts are left."""
    wanted = running_stories(unplaced.edition)
    if plan.running_story:
        known = {name: each for each in wanted for name in (each.topic.slug, each.topic.name)}
        wanted = [known[pin.story] for pin in plan.running_story.stories if pin.story in known]
    for so_far in wanted:
        parts = [article for article in so_far.stories if article in unplaced][-PARTS:]
        if len(parts) > 1:
            cards = tuple(unplaced.place(Choice(article, Why("part")), "stop") for article in parts)
            name, url = so_far.topic.name, so_far.topic.url
            told = replace(so_far, stories=tuple(parts))
            return (Slot("running-story", unplaced.edition.lang, cards, name, url, story_so_far=told),)
    return ()


def _sublinks(plan: FrontPlan, lead: Any, unplaced: Unplaced) -> tuple[Placed, ...]:
    """Up to three stories near the lead: of its running story, its series, its tags, in this order."""

    def nearest(free: list[Any], count: int) -> list[Any]:
        kinship = _kinship(lead, unplaced.edition)
        near = [(kinship(article), article) for article in free]
        near = sorted((pair for pair in near if any(pair[0])), key=lambda pair: pair[0], reverse=True)
        return [article for _, article in near[:count]]

    choices = _choices(
        plan.sublinks, unplaced, SUBLINKS, lambda article: voice(article) != "sponsored", nearest
    )
    if plan.sublinks is None or plan.sublinks.fill == "usual":
        choices = [
            each if each.why.reason == "pinned" else Choice(each.article, Why("near")) for each in choices
        ]
    return tuple(unplaced.place(choice, "sub") for choice in choices)


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


def _river(plan: FrontPlan, stops: int, unplaced: Unplaced) -> tuple[Placed, ...]:
    """The newest: of one or two days as many as there are stops; of more days fewer, since each takes a line too."""

    def newest(free: list[Any], count: int) -> list[Any]:
        return free[:count]

    choices = _choices(plan.river, unplaced, stops, lambda article: True, newest)
    zone, days = unplaced.edition.now.tzinfo, set[date]()
    for number, choice in enumerate(choices):
        days.add(choice.article.date.astimezone(zone).date())
        if number >= RIVER_LEAST and number + len(days) > stops + 1:
            choices = choices[:number]
            break
    return tuple(unplaced.place(Choice(choice.article), "stop") for choice in choices)


def _language_row(language: Language, unplaced: Unplaced) -> Slot:
    newest = map(Choice, language.edition.articles[:LINES])
    cards = tuple(unplaced.place(choice, "line", 1) for choice in newest)
    return Slot("language", language.edition.lang, cards, language.name, language.url, "D")
