"""Prints the lists: Pelican's variables for its templates, one writer call a page."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from pelican.generators import Generator
from pelican.writers import Writer

from newsroom import jinja
from newsroom.edition import moment
from newsroom.redirects import Redirect
from newsroom.topics.corrections import corrections_of
from newsroom.topics.lists import TopicList, archive_years, letter, story_so_far
from newsroom.topics.pages import ListPage, Paginator, file_of, paginate
from newsroom.topics.reader import feed_settings, feeds_of, has_template, options_of, prefix_of
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
        jinja.lend_redirect(self.env)
        self.size = options_of(self.settings).topics_page_size
        for lang, lists in self.lists.items():
            # Pelican's own templates link a feed by its setting, and number a list where DEFAULT_PAGINATION is set.
            shared = {"lang": lang, "DEFAULT_PAGINATION": self.size} | feed_settings(self.settings, lang)
            shared |= objects_of(lists)
            for each in lists:
                if each.group.save_as:
                    self.print_list(each, shared)
                self.print_feeds(each)
            self.print_indexes(lang, lists, shared)
            self.print_corrections(lang, lists, shared)
        for former in self.redirects:
            words = {"lang": former.target.lang, "target": former.target}
            self.print_page("redirect", former.url, former.save_as, words)

    def print_list(self, each: TopicList, shared: dict[str, Any]) -> None:
        """All pages of one list; of the archive only the first, since years and months hold the rest."""
        group = each.group
        articles = group.articles
        if group.kind == "archive":
            articles = articles[: self.size]
            shared = shared | {
                "archive_years": archive_years(other.group for other in self.lists[group.lang])
            }
        paginator = paginate(articles, self.size, group.url, group.save_as)
        for position, page in enumerate(paginator.pages, start=1):
            variables = _page_variables(paginator, position) | _list_variables(each, page)
            variables["alternates"] = self.alternates(each) if page.newest_url is None else ()
            self.print_page(TEMPLATES[group.kind], page.url, page.save_as, shared | variables)

    def print_feeds(self, each: TopicList) -> None:
        for feed in feeds_of(each.group, self.settings):
            stories, title = each.group.articles, each.group.name
            self.writer.write_feed(stories, self.context, feed.path, feed.url, feed.type, feed_title=title)

    def print_indexes(self, lang: str, lists: list[TopicList], shared: dict[str, Any]) -> None:
        """``/tags/`` and ``/authors/``, unless Pelican prints them or the theme has no template for them."""
        for name, kind in INDEXES.items():
            if name in self.settings["DIRECT_TEMPLATES"]:
                continue
            if not has_template(self, name):
                logger.info("The theme has no %s.html, so no such page is printed.", name)
                continue
            listed = by_letter([each.topic for each in lists if each.group.kind == kind], letter)
            others = tuple(
                (other, self.index_address(name, other)[0]) for other in self.lists if other != lang
            )
            variables: dict[str, Any] = {"topics_by_letter": listed, "alternates": others}
            if kind == "tag":
                variables["rising"] = self.rising(lists)
            self.print_page(name, *self.index_address(name, lang), shared | variables)

    def print_corrections(self, lang: str, lists: list[TopicList], shared: dict[str, Any]) -> None:
        """The public log of corrections, in every language, also while it is empty."""
        url = options_of(self.settings).topics_corrections_url
        if not url or not has_template(self, "corrections"):
            return
        stories = next(each.group.articles for each in lists if each.group.kind == "archive")
        others = tuple(
            (other, prefix_of(other, self.settings) + url) for other in self.lists if other != lang
        )
        variables = {"corrections": corrections_of(stories), "alternates": others}
        address = prefix_of(lang, self.settings) + url
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

    def index_address(self, name: str, lang: str) -> tuple[str, str]:
        """Address and file of an index, from Pelican's TAGS_URL and the like where they are set."""
        prefix = prefix_of(lang, self.settings)
        url = self.settings.get(f"{name.upper()}_URL", f"{name}/")
        return prefix + url, prefix + self.settings.get(f"{name.upper()}_SAVE_AS", f"{name}/index.html")

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
