"""Prints the lists: Pelican's variables for its templates, one writer call a page."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pelican.generators import Generator
from pelican.writers import Writer

from newsroom.topics.lists import TopicList, archive_years, letter, story_so_far
from newsroom.topics.pages import ListPage, Paginator, paginate
from newsroom.topics.reader import feed_settings, feeds_of, has_template, options_of, prefix_of
from newsroom.topics.topic import Topic, by_letter

logger = logging.getLogger(__name__)

TEMPLATES = {
    "section": "category", "tag": "tag", "author": "author", "series": "series", "place": "place",
    "running-story": "running_story", "opinion": "opinion", "archive": "archives", "year": "period_archives",
    "month": "period_archives",
}  # fmt: skip
VARIABLES = {"section": "category", "tag": "tag", "author": "author"}
ALTERNATING = ("section", "opinion", "archive")
INDEXES = {"tags": "tag", "authors": "author"}


@dataclass(frozen=True)
class Alternate:
    """One page that exists in several languages: its address in each."""

    urls: tuple[tuple[str, str], ...]

    def other_than(self, lang: str) -> tuple[tuple[str, str], ...]:
        return tuple(pair for pair in self.urls if pair[0] != lang)


class TopicsGenerator(Generator):
    """Prints the lists of each language that the article generator's hook has made."""

    lists: dict[str, list[TopicList]]

    def generate_output(self, writer: Writer) -> None:
        self.size = options_of(self.settings).topics_page_size
        self.alternates = _alternates(self.lists)
        for lang, lists in self.lists.items():
            # Pelican's own templates link a feed by its setting, and number a list where DEFAULT_PAGINATION is set.
            self.shared = {
                "lang": lang,
                "DEFAULT_PAGINATION": self.size,
                **feed_settings(self.settings, lang),
            }
            self.shared |= objects_of(lists)
            self.years = archive_years(each.group for each in lists)
            for each in lists:
                if each.group.save_as:
                    self.print_list(writer, each)
                self.print_feeds(writer, each)
            self.print_indexes(writer, lang, [each.topic for each in lists])

    def print_list(self, writer: Writer, each: TopicList) -> None:
        """All pages of one list; of the archive only the first, since years and months hold the rest."""
        group = each.group
        articles = group.articles[: self.size] if group.kind == "archive" else group.articles
        paginator = paginate(articles, self.size, group.url, group.save_as)
        template = self.get_template(TEMPLATES[group.kind])
        for position, page in enumerate(paginator.pages, start=1):
            variables = self.shared | _page_variables(paginator, position) | _list_variables(each, page)
            if group.kind == "archive":
                variables["archive_years"] = self.years
            variables["alternates"] = self.alternates_of(each) if page.newest_url is None else ()
            writer.write_file(
                page.save_as,
                template,
                self.context,
                self.settings["RELATIVE_URLS"],
                url=page.url,
                **variables,
            )

    def print_feeds(self, writer: Writer, each: TopicList) -> None:
        for feed in feeds_of(each.group, self.settings):
            writer.write_feed(
                each.group.articles, self.context, feed.path, feed.url, feed.type, feed_title=each.group.name
            )

    def print_indexes(self, writer: Writer, lang: str, topics: list[Topic]) -> None:
        """``/tags/`` and ``/authors/``, unless Pelican prints them or the theme has no template for them."""
        for name, kind in INDEXES.items():
            if name in self.settings["DIRECT_TEMPLATES"]:
                continue
            if not has_template(self, name):
                logger.info("No %s.html in the theme, so no list of all %s.", name, name)
                continue
            url, save_as = self.index_address(name, lang)
            listed = by_letter([topic for topic in topics if topic.kind == kind], letter)
            others = [(other, self.index_address(name, other)[0]) for other in self.lists if other != lang]
            variables = self.shared | {"topics_by_letter": listed, "alternates": tuple(others)}
            writer.write_file(
                save_as,
                self.get_template(name),
                self.context,
                self.settings["RELATIVE_URLS"],
                url=url,
                **variables,
            )

    def index_address(self, name: str, lang: str) -> tuple[str, str]:
        """Address and file of an index, from Pelican's TAGS_URL and the like where they are set."""
        prefix = prefix_of(lang, self.settings)
        url = self.settings.get(f"{name.upper()}_URL", f"{name}/")
        return prefix + url, prefix + self.settings.get(f"{name.upper()}_SAVE_AS", f"{name}/index.html")

    def alternates_of(self, each: TopicList) -> tuple[tuple[str, str], ...]:
        found = self.alternates.get((each.group.kind, each.group.slug), Alternate(()))
        return found.other_than(each.group.lang)


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


def _alternates(lists: dict[str, list[TopicList]]) -> dict[tuple[str, str], Alternate]:
    urls: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for lang, of_language in lists.items():
        for each in of_language:
            if each.group.kind in ALTERNATING and each.group.save_as:
                urls.setdefault((each.group.kind, each.group.slug), []).append((lang, each.group.url))
    return {key: Alternate(tuple(pairs)) for key, pairs in urls.items()}
