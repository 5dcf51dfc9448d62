"""Prints the lists: Pelican's variables for its templates, one writer call a page."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from functools import cached_property, partial
from typing import Any

from pelican.generators import Generator
from pelican.writers import Writer

from newsroom import jinja
from newsroom.addresses import ListedPage, name_page, prefix_of
from newsroom.edition import changed, moment
from newsroom.redirects import Redirect
from newsroom.settings import read_or_exit
from newsroom.topics.calendars import YearOfArchive, month_calendar
from newsroom.topics.corrections import corrections_of
from newsroom.topics.lists import TopicList, archive_years, letter, story_so_far
from newsroom.topics.pages import ListPage, Paginator, file_of, paginate
from newsroom.topics.reader import feed_settings, feeds_of, former_feeds_of, has_template
from newsroom.topics.rising import rising
from newsroom.topics.topic import Neighbour, by_letter

logger = logging.getLogger(__name__)

TEMPLATES = {
    "section": "category", "tag": "tag", "author": "author", "series": "series", "place": "place",
    "running-story": "running_story", "opinion": "opinion", "archive": "archives", "year": "period_archives",
    "month": "period_archives",
}  # fmt: skip
VARIABLES = {"section": "category", "tag": "tag", "author": "author"}
ALTERNATING = ("section", "opinion", "archive")
INDEXES = {"tags": "tag", "authors": "author"}


class TopicsGenerator(Generator):
    """Prints the lists of each language that the article generator's hook has made."""

    lists: dict[str, list[TopicList]]
    redirects: list[Redirect]

    def generate_output(self, writer: Writer) -> None:
        self.writer = writer
        jinja.lend_templates(self.env)
        self.size = read_or_exit(self.settings).topics_page_size
        for lang, lists in self.lists.items():
            # Pelican's own templates link a feed by its setting, and number a list where DEFAULT_PAGINATION is set.
            shared = {"lang": lang, "DEFAULT_PAGINATION": self.size} | feed_settings(self.settings, lang)
            shared |= objects_of(lists)
            years = archive_years(each.group for each in lists)
            for each in lists:
                if each.group.save_as:
                    self.print_list(each, shared, years)
                self.print_feeds(each)
            self.print_indexes(lang, lists, shared)
            self.print_corrections(lang, lists, shared)
        for former in self.redirects:
            words = {"lang": former.target.lang, "target": former.target}
            self.print_page("redirect", former.url, former.save_as, words)

    def print_list(self, each: TopicList, shared: dict[str, Any], years: tuple[YearOfArchive, ...]) -> None:
        """All pages of one list; of the archive only the first, since years and months hold the rest."""
        group = each.group
        articles = group.articles[: self.size] if group.kind == "archive" else group.articles
        paginator = paginate(articles, self.size, group.url, group.save_as)
        for position, page in enumerate(paginator.pages, start=1):
            variables = _page_variables(paginator, position) | _list_variables(each, page)
            if page.newest_url is None:
                variables |= _calendar_variables(each, paginator, years)
            variables["alternates"] = self.alternates(each) if page.newest_url is None else ()
            self.print_page(TEMPLATES[group.kind], page.url, page.save_as, shared | variables)

    def print_feeds(self, each: TopicList) -> None:
        for feed in (
            *feeds_of(each.group, self.settings),
            *former_feeds_of(each.group, self.settings, self.feed_files),
        ):
            stories, title = each.group.articles, each.group.name
            self.writer.write_feed(stories, self.context, feed.path, feed.url, feed.type, feed_title=title)

    @cached_property
    def feed_files(self) -> set[str]:
        """The files of all feeds: of lists, and Pelican's own of the paper and its languages."""
        groups = (each.group for lists in self.lists.values() for each in lists)
        patterns = (
            str(self.settings[f"{kind}_{form}"])
            for kind in ("FEED", "FEED_ALL", "TRANSLATION_FEED")
            for form in ("ATOM", "RSS")
            if self.settings.get(f"{kind}_{form}")
        )
        paper = {pattern.format(lang=lang) for pattern in patterns for lang in self.lists}
        return paper | {feed.path for group in groups for feed in feeds_of(group, self.settings)}

    def print_indexes(self, lang: str, lists: list[TopicList], shared: dict[str, Any]) -> None:
        """``/tags/`` and ``/authors/``, unless Pelican prints them or the theme has no template for them."""
        for name in self.indexes():
            kind = INDEXES[name]
            listed = by_letter([each.topic for each in lists if each.group.kind == kind], letter)
            variables: dict[str, Any] = {
                "topics_by_letter": listed,
                "alternates": self.others(lang, partial(self.index_address, name)),
            }
            if kind == "tag":
                variables["rising"] = self.rising(lists)
            address, file = self.index_address(name, lang), self.index_file(name, lang)
            self.print_page(name, address, file, shared | variables)

    def print_corrections(self, lang: str, lists: list[TopicList], shared: dict[str, Any]) -> None:
        """The public log of corrections, in every language, also while it is empty."""
        if not (address := self.corrections_address(lang)):
            return
        stories = next(each.group.articles for each in lists if each.group.kind == "archive")
        others = self.others(lang, self.corrections_address)
        variables = {"corrections": corrections_of(stories), "alternates": others}
        self.print_page("corrections", address, file_of(address), shared | variables)

    def rising(self, lists: list[TopicList]) -> tuple[Neighbour, ...]:
        """The tags of one language that rise as of this build."""
        groups = [each.group for each in lists]
        stories = next(group.articles for group in groups if group.kind == "archive")
        return rising([group for group in groups if group.kind == "tag"], stories, moment(self.settings))

    def print_page(self, template: str, url: str, save_as: str, variables: dict[str, Any]) -> None:
        """One page, by Pelican's writer."""
        relative = self.settings["RELATIVE_URLS"]
        self.writer.write_file(
            save_as, self.get_template(template), self.context, relative, url=url, **variables
        )

    def name_pages(self) -> None:
        """Names each list to whoever maps the site; its older pages, and a tag of one story, are no way in."""
        for lang, lists in self.lists.items():
            stories = next(each.group.articles for each in lists if each.group.kind == "archive")
            latest = {id(article): changed(article) for article in stories}
            for group, others in ((each.group, self.alternates(each)) for each in lists):
                if group.save_as and len(group.articles) > (group.kind == "tag"):
                    newest = max(latest[id(article)] for article in group.articles)
                    name_page(self.context, ListedPage(group.url, lang, newest, others))
            addresses: list[Callable[[str], str]] = [
                *(partial(self.index_address, name) for name in self.indexes()),
                self.corrections_address,
            ]
            for address in addresses:
                if url := address(lang):
                    name_page(self.context, ListedPage(url, lang, None, self.others(lang, address)))

    def indexes(self) -> list[str]:
        """The indexes that are ours to print."""
        ours = [name for name in INDEXES if name not in self.settings["DIRECT_TEMPLATES"]]
        for name in (name for name in ours if not has_template(self, name)):
            logger.info("The theme has no %s.html, so no such page is printed.", name)
        return [name for name in ours if has_template(self, name)]

    def corrections_address(self, lang: str) -> str:
        """Address of the log of corrections; empty where there is none."""
        url = read_or_exit(self.settings).topics_corrections_url
        return prefix_of(lang, self.settings) + url if url and has_template(self, "corrections") else ""

    def others(self, lang: str, address: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
        """A page in the languages besides `lang`: language and address."""
        return tuple((other, address(other)) for other in self.lists if other != lang)

    def index_address(self, name: str, lang: str) -> str:
        """Address of an index, from Pelican's TAGS_URL and the like where they are set."""
        return prefix_of(lang, self.settings) + str(self.settings.get(f"{name.upper()}_URL", f"{name}/"))

    def index_file(self, name: str, lang: str) -> str:
        """Its file, from TAGS_SAVE_AS and the like."""
        file = self.settings.get(f"{name.upper()}_SAVE_AS", f"{name}/index.html")
        return prefix_of(lang, self.settings) + str(file)

    def alternates(self, each: TopicList) -> tuple[tuple[str, str], ...]:
        """The same section, opinion page or archive in other languages: language and address."""
        if each.group.kind not in ALTERNATING:
            return ()
        wanted = (each.group.kind, each.group.slug)
        return tuple(
            (lang, other.group.url)
            for lang, lists in self.lists.items()
            if lang != each.group.lang
            for other in lists
            if (other.group.kind, other.group.slug) == wanted
        )


def objects_of(lists: Iterable[TopicList]) -> dict[str, list[tuple[Any, list[Any]]]]:
    """``tags``, ``categories`` and ``authors`` of one language as Pelican's context has them."""
    found: dict[str, list[tuple[Any, list[Any]]]] = {"tags": [], "categories": [], "authors": []}
    names = {"tag": "tags", "section": "categories", "author": "authors"}
    for each in lists:
        if each.group.kind in names and each.group.articles:
            found[names[each.group.kind]].append((each.group.subject, list(each.group.articles)))
    for pairs in found.values():
        pairs.sort(key=lambda pair: pair[0].slug)
    return found


def _page_variables(paginator: Paginator, position: int) -> dict[str, Any]:
    return {
        "articles_paginator": paginator,
        "articles_page": paginator.page(position),
        "articles_previous_page": paginator.page(position - 1) if position > 1 else None,
        "articles_next_page": paginator.page(position + 1) if position < paginator.num_pages else None,
    }


def _calendar_variables(
    each: TopicList, paginator: Paginator, years: tuple[YearOfArchive, ...]
) -> dict[str, Any]:
    """What only the own address of a stretch of the archive knows: its counts move, and so on no numbered page."""
    if each.group.kind == "archive":
        return {"archive_years": years}
    if each.group.kind == "year":
        return {"archive_year": next(year for year in years if year.year == each.group.period_num[0])}
    if each.group.kind == "month":
        return {"archive_month": month_calendar(paginator.pages, years)}
    return {}


def _list_variables(each: TopicList, page: ListPage) -> dict[str, Any]:
    """What a list's template knows. A numbered page gets the mere label, so that a full page never changes."""
    group, newest = each.group, page.newest_url is None
    topic = each.topic if newest else each.label
    # Pelican's `dates` holds the whole list; themes that do not number a list print it all from there.
    shown = group.articles if newest else page.object_list
    variables: dict[str, Any] = {"topic": topic, "articles": shown, "dates": shown}
    if group.kind in VARIABLES:
        variables[VARIABLES[group.kind]] = group.subject
    elif group.kind in ("series", "place"):
        variables[group.kind] = topic
    elif group.kind == "running-story":
        variables["running_story"] = story_so_far(topic, group)
    if group.period:
        variables |= {"period": group.period, "period_num": group.period_num}
    return variables
