"""Which lists a paper has: every section, tag, author, series, place, running story, year and month with its stories.

Works on articles whose tags, category and authors are already the one object a name (see taxonomy). Linear
in the stories times what they carry.
"""

from __future__ import annotations

import calendar
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from types import MappingProxyType
from typing import Any

from newsroom.edition import Edition, field, own_sections
from newsroom.problems import Problem
from newsroom.text.slugs import above, is_reserved, slug
from newsroom.topics.calendars import MonthOfArchive, YearOfArchive
from newsroom.topics.choices import Choice, choices
from newsroom.topics.pages import file_of
from newsroom.topics.profiles import Profile
from newsroom.topics.sequence import earlier, places_in
from newsroom.topics.tags import canonical_names, source_of, use_of
from newsroom.topics.topic import (
    MET_COUNT,
    RELATED_COUNT,
    Neighbour,
    StorySoFar,
    Topic,
    companions,
    filed,
    most_met,
    topic_of,
)

HEADERS = {"series": "series", "place": "place", "running-story": "running_story"}
"""Kinds that are made of a header alone: Pelican has no object for them."""
MET = {"tag": "related", "section": "sections", "place": "places", "author": "authors"}
"""Kinds that a topic names as its neighbours, and where."""
HUNG = {"series": "series_topic", "place": "place_topic", "running-story": "story_so_far"}
"""Where an article has what is known about them."""
PLACED = {"series": "series_part", "running-story": "running_part"}
"""Where an article has its own place in them."""


@dataclass(frozen=True)
class Group:
    """Stories that stand under one heading, newest first. ``subject`` is what templates know it by."""

    kind: str
    lang: str
    name: str
    slug: str
    url: str
    save_as: str
    articles: tuple[Any, ...]
    subject: Any = None
    profile: Profile | None = None
    period: tuple[Any, ...] = ()
    period_num: tuple[int, ...] = ()


@dataclass(frozen=True)
class TopicList:
    """A group and what is known about it: all that its pages are printed from."""

    group: Group
    label: Topic
    topic: Topic


@dataclass(frozen=True)
class Addresses:
    """The addresses of headings without a Pelican object, as patterns with ``{slug}``; empty: no page."""

    series: str
    place: str
    running_story: str
    opinion: str
    archive: str
    year: str
    month: str

    def of(self, kind: str, lang_prefix: str, **parts: Any) -> tuple[str, str]:
        """Address and file of one heading: both empty where its kind has no page."""
        pattern = getattr(self, kind.replace("-", "_"))
        url = lang_prefix + pattern.format(**parts) if pattern else ""
        return url, file_of(url)


def groups_of(
    edition: Edition[Any],
    sections: Mapping[str, Any],
    addresses: Addresses,
    prefix: str,
    profiles: Mapping[str, Sequence[Profile]] = MappingProxyType({}),
) -> tuple[list[Group], list[Problem]]:
    """All groups of one language. `sections` are its section objects by slug; each has a group, if an empty one.

    `profiles` are the language's, by kind, for the kinds that Pelican has no object for.
    """
    headed, problems = _by_header(edition, addresses, prefix, profiles)
    return [
        *_by_section(edition, sections),
        *_by_object(edition, "tag", lambda article: getattr(article, "tags", ())),
        *_by_object(edition, "author", lambda article: getattr(article, "authors", ())),
        *headed,
        _by_voice(edition, addresses, prefix),
        *_by_date(edition, addresses, prefix),
    ], problems


def chosen(
    groups: Sequence[Group],
    profiles: Mapping[str, Sequence[Profile]],
    stories: Iterable[Any],
    unpublished: Collection[str],
) -> tuple[dict[str, Choice], list[Problem]]:
    """What all `profiles` of one language choose among its tags and `stories` (see choices)."""
    return choices(
        chain.from_iterable(profiles.values()),
        [(group.name, group.slug, group.profile) for group in groups if group.kind == "tag"],
        profiles.get("tag", ()),
        {article.slug: article for article in stories},
        unpublished,
    )


def topic_lists(
    groups: Sequence[Group],
    total: int,
    feed_url: Callable[[Group], str],
    chosen: Mapping[str, Choice] = MappingProxyType({}),
) -> list[TopicList]:
    """The topic of each group of one language that has `total` stories; `chosen` is by path of its profile."""
    named = {kind: {group.slug: _neighbour(group) for group in groups if group.kind == kind} for kind in MET}
    popularity = {key: tag.count for key, tag in named["tag"].items()}
    met = _keys_met(groups)
    lists = []
    for group in groups:
        choice = chosen.get(group.profile.path, Choice()) if group.profile else Choice()
        own = group.slug if group.kind == "tag" else ""
        computed = companions(
            group.articles, lambda article: met["tag"].get(id(article), ()), popularity, total, own
        )
        related = [key for key in dict.fromkeys([*choice.see_also, *computed]) if key != own]
        label = label_of(group, feed_url(group))
        topic = topic_of(
            label, group.articles, choice.top,
            related=[named["tag"][key] for key in related[: max(RELATED_COUNT, len(choice.see_also))]],
            **{name: _met(group, kind, met[kind], named[kind]) for kind, name in MET.items() if kind != "tag"},
        )  # fmt: skip
        lists.append(TopicList(group, label, topic))
    return lists


def label_of(group: Group, feed_url: str) -> Topic:
    """The part of a group's topic that does not move when a story is added."""
    label = Topic(
        group.kind, group.name, group.slug, group.url, group.lang,
        feed_url=feed_url if group.articles else "",
    )  # fmt: skip
    if (said := group.profile) is None:
        return label
    names = ("description", "aliases", "role", "desk", "contact", "picture")
    return replace(label, **{name: getattr(said, name) for name in names})


def hang(lists: Iterable[TopicList]) -> None:
    """Gives tags, sections and authors their topic, and articles that of their series, place and running story.

    Articles also get the next older story of their main section.
    """
    for each in lists:
        if each.group.subject is not None:
            each.group.subject.topic = each.topic
        elif each.group.kind in HUNG:
            running = each.group.kind == "running-story"
            known = story_so_far(each.topic, each.group) if running else each.topic
            for article in each.group.articles:
                setattr(article, HUNG[each.group.kind], known)
        if each.group.kind == "section":
            for article, older in earlier(each.group.articles):
                if article.category is each.group.subject:
                    article.earlier_in_section = older
        if each.group.kind in PLACED:
            for article, place in places_in(each.label, each.group.articles):
                setattr(article, PLACED[each.group.kind], place)


def story_so_far(topic: Topic, group: Group) -> StorySoFar:
    """The running story with its stories in the order they happened."""
    return StorySoFar(topic, tuple(reversed(group.articles)))


def archive_years(groups: Iterable[Group]) -> tuple[YearOfArchive, ...]:
    """The years and months of one language that have stories, newest first."""
    groups = list(groups)
    months: dict[int, list[MonthOfArchive]] = {}
    for group in groups:
        if group.kind == "month":
            first = group.articles[0].date.replace(day=1)
            months.setdefault(first.year, []).append(MonthOfArchive(first, group.url, len(group.articles)))
    return tuple(
        YearOfArchive(year, group.url, len(group.articles), tuple(months[year]))
        for group in groups if group.kind == "year"
        for year in [group.period_num[0]]
    )  # fmt: skip


def letter(name: str) -> str:
    """The letter a name stands under: capital, without accent; all digits and signs under “#”."""
    first = unicodedata.normalize("NFD", filed(name))[:1].upper()
    return first if first.isalpha() else "#"


def address_problems(
    groups: Iterable[Group],
    files: Callable[[Group], Iterable[str]],
    taken: Mapping[str, str],
    first: Collection[str],
    languages: Collection[str],
) -> list[Problem]:
    """Headings that want a file another heading or page has too, or an address that the paper itself uses.

    `files` gives all files of a group, its feeds included; `taken` says who owns a file already; `first` are
    the kinds whose addresses begin with the slug.
    """
    owners = dict(taken)
    problems = []
    for group in groups:
        head, *rest = group.slug.split("/")
        # Under /national/page/ stand the older pages of the section.
        taken_itself = is_reserved(head, languages) or "page" in rest
        if group.save_as and group.kind in first and taken_itself:
            problems.append(
                _address_problem(group, "reserved-address", group.url, "the paper uses that itself")
            )
        for file in files(group):
            owner = owners.setdefault(file, called(group))
            if owner != called(group):
                problems.append(_address_problem(group, "shared-address", file, f"so does {owner}"))
    return problems


def _by_section(edition: Edition[Any], sections: Mapping[str, Any]) -> Iterable[Group]:
    # A story in national/courts is a story of national as well.
    def keys(article: Any) -> list[str]:
        own = [section.slug for section in own_sections(article)]
        return own + [parent for slug in own for parent in above(slug)]

    stories = edition.group(keys)
    return [
        _of_object("section", edition.lang, thing, stories.get(key, ())) for key, thing in sections.items()
    ]


def _by_object(edition: Edition[Any], kind: str, keys: Callable[[Any], Iterable[Any]]) -> Iterable[Group]:
    return [_of_object(kind, edition.lang, thing, stories) for thing, stories in edition.group(keys).items()]


def _of_object(kind: str, lang: str, thing: Any, stories: Iterable[Any]) -> Group:
    return Group(
        kind,
        lang,
        thing.name,
        thing.slug,
        thing.url,
        thing.save_as or "",
        tuple(stories),
        thing,
        thing.profile,
    )


def _by_header(
    edition: Edition[Any], addresses: Addresses, prefix: str, profiles: Mapping[str, Sequence[Profile]]
) -> tuple[list[Group], list[Problem]]:
    groups: list[Group] = []
    problems: list[Problem] = []
    for kind, header in HEADERS.items():
        said = {id(article): _text(field(article, header)) for article in edition.articles}
        uses = [use_of(said[id(article)], article) for article in edition.articles if said[id(article)]]
        described = profiles.get(kind, ())
        names, wrong = canonical_names(uses, described, slug, header.replace("_", " ").capitalize())
        problems += wrong
        by_article = {key: [names[text]] if text else [] for key, text in said.items()}
        for name, stories in edition.group(lambda article: by_article[id(article)]).items():  # noqa: B023
            address = addresses.of(kind, prefix, slug=name.slug)
            groups.append(
                Group(
                    kind, edition.lang, name.name, name.slug, *address, tuple(stories), profile=name.profile
                )
            )
    return groups, problems


def _by_voice(edition: Edition[Any], addresses: Addresses, prefix: str) -> Group:
    stories = tuple(a for a in edition.articles if (field(a, "voice") or field(a, "type")) == "opinion")
    return Group("opinion", edition.lang, "", "opinion", *addresses.of("opinion", prefix), stories)


def _by_date(edition: Edition[Any], addresses: Addresses, prefix: str) -> Iterable[Group]:
    """The archive, its years and its months. They have no names: the theme writes dates in the page's language."""

    def group(kind: str, stories: Iterable[Any], numbers: tuple[int, ...], names: tuple[Any, ...]) -> Group:
        key = "-".join(f"{number:02}" for number in numbers) or kind
        address = addresses.of(kind, prefix, **dict(zip(("year", "month"), numbers, strict=False)))
        return Group(kind, edition.lang, "", key, *address, tuple(stories), period=names, period_num=numbers)

    yield group("archive", edition.articles, (), ())
    for year, stories in edition.group(lambda article: [article.date.year]).items():
        yield group("year", stories, (year,), (year,))
    for (year, month), stories in edition.group(lambda a: [(a.date.year, a.date.month)]).items():
        yield group("month", stories, (year, month), (year, calendar.month_name[month]))


def _keys_met(groups: Iterable[Group]) -> dict[str, dict[int, list[str]]]:
    """For each kind in MET the slugs that an article carries, by the article's id. One pass over the groups."""
    found: dict[str, dict[int, list[str]]] = {kind: {} for kind in MET}
    for group in groups:
        for article in group.articles if group.kind in MET else ():
            # A story of national/courts is on the list of national too, but no story of that section itself.
            if group.kind != "section" or group.subject in own_sections(article):
                found[group.kind].setdefault(id(article), []).append(group.slug)
    return found


def _met(
    group: Group, kind: str, keys: Mapping[int, Sequence[str]], named: Mapping[str, Neighbour]
) -> list[Neighbour]:
    """Those of one kind that a group's articles carry, counted within it. Of its own kind only sub-sections."""
    if kind == group.kind:
        return (
            [named[slug] for slug in named if above(slug)[-1:] == [group.slug]] if kind == "section" else []
        )
    carried = chain.from_iterable(keys.get(id(article), ()) for article in group.articles)
    return most_met(carried, named, len(named) if kind == "section" else MET_COUNT)


def _neighbour(group: Group) -> Neighbour:
    return Neighbour(group.name, group.url, len(group.articles))


def _text(value: Any) -> str:
    # A series that another plugin has made an object of is not ours.
    return " ".join(value.split()) if isinstance(value, str) else ""


def called(group: Group) -> str:
    """What a group is, in words for a message."""
    return f"the {group.kind.replace('-', ' ')} “{group.name or group.slug}”"


def _address_problem(group: Group, rule: str, address: str, why: str) -> Problem:
    path = source_of(group.articles[-1]) if group.articles else "pelicanconf.py"
    name = called(group)
    what = f"{name[0].upper()}{name[1:]} stands at {address}, but {why}."
    return Problem(path, 0, "", rule, what, "Give it another name.")
