"""Where discovery meets Pelican: prints feeds and sitemaps, and gives templates the structured data of a page."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from markupsafe import Markup
from pelican import Pelican
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.utils import sanitised_join

from newsroom.addresses import ListedPage, default_language, named_pages, prefix_of
from newsroom.discovery import sitemaps
from newsroom.discovery.bodies import dated, short_text, whole_text
from newsroom.discovery.entries import SPONSORED, Entry, Person
from newsroom.discovery.feeds import PRINTERS, Feed, Item, Paid, correction_items, item_of
from newsroom.discovery.pages import NOT_LISTED, Page, Pages
from newsroom.discovery.plan import PlannedFeed, collisions, links_of, plan
from newsroom.discovery.reader import (
    entries_of,
    front_of,
    heading_of,
    options_of,
    patterns_of,
    search_pages,
    take,
)
from newsroom.edition import Edition, changed, editions, moment
from newsroom.jinja import Words, page_language
from newsroom.problems import stop

logger = logging.getLogger(__name__)


class DiscoveryGenerator(Generator):
    """Prints the feeds of each language, the sitemaps and robots.txt."""

    def __init__(self, *args: Any, **keywords: Any) -> None:
        super().__init__(*args, **keywords)
        self.options = options_of(self.settings)
        self.entries = entries_of(self.settings, self.options)
        self.paper = self.entries.paper
        self.items: dict[int, Item] = {}

    def take(self, articles: ArticlesGenerator, pages: PagesGenerator) -> None:
        """Takes the published articles and pages in, and tells the theme which feeds there will be."""
        now, lang = moment(self.settings), default_language(self.settings)
        self.articles, self.pages = articles, pages
        self.editions: dict[str, Edition[Any]] = {lang: Edition(now, lang, ())}
        self.editions |= editions([*articles.articles, *articles.translations], now)
        self.feeds = {lang: self.planned(edition) for lang, edition in self.editions.items()}
        stop(collisions(feed for feeds in self.feeds.values() for feed in feeds), logger)
        self.context["feeds"] = {
            lang: links_of(feeds, [*self.options.topics_sections]) for lang, feeds in self.feeds.items()
        }

    def planned(self, edition: Edition[Any]) -> list[PlannedFeed]:
        """The feeds of one language."""
        return plan(
            edition,
            patterns_of(self.settings, self.options),
            prefix_of(edition.lang, self.settings),
            lambda slug: heading_of(slug, edition.lang, self.settings, self.options),
        )

    @cached_property
    def front(self) -> Callable[[str], str]:
        """The address of a language's front page, each looked up once: while pages are printed all fronts are named."""
        return cache(lambda lang: front_of(lang, self.settings, self.context))

    @cached_property
    def words(self) -> Words:
        """Interface words: the language plugin may have put its own in place by now."""
        return Words(self.env)

    def generate_output(self, writer: Any) -> None:
        """Prints all files. Without a host there are no sitemaps, and feeds for looking at only."""
        del writer
        if not self.paper.is_public:
            logger.warning(
                "SITEURL names no host: no sitemaps, robots.txt or structured data, and feeds to look at only. "
                "A published paper has them."
            )
        self.print_feeds()
        if self.paper.is_public:
            articles = (article for edition in self.editions.values() for article in edition.articles)
            self.print_sitemaps([self.entries.of(article) for article in articles])

    def print_feeds(self) -> None:
        """All feeds of all languages."""
        most = self.settings["FEED_MAX_ITEMS"]
        for feed in (feed for feeds in self.feeds.values() for feed in feeds):
            if feed.kind == "corrections":
                items = self.corrections(feed)[:most]
            else:
                items = tuple(
                    self.item(article, self.entries.of(article)) for article in feed.articles[:most]
                )
            short = self.settings["RSS_FEED_SUMMARY_ONLY"] if feed.form == "rss" else False
            text = PRINTERS[feed.form](self.feed(feed, items, short))
            for path in (feed.path, *feed.former_paths):
                self.print_file(path, text)

    def feed(self, planned: PlannedFeed, items: tuple[Item, ...], short: bool) -> Feed:
        """A planned feed with its items."""
        front = self.front(planned.lang)
        name, home = planned.heading.name, planned.heading.url if planned.heading.name else front
        if planned.kind == "corrections":
            name = self.words.word("Corrections", planned.lang)
            log = prefix_of(planned.lang, self.settings) + self.options.topics_corrections_url
            home = log if log in {page.url for page in named_pages(self.context)} else home
        return Feed(
            title=f"{self.paper.name} - {name}" if name else self.paper.name,
            lang=planned.lang,
            url=self.paper.address(planned.url),
            home=self.paper.address(home),
            items=items,
            subtitle=self.paper.motto.get(planned.lang, ""),
            rights=self.paper.rights,
            publisher=Person(self.paper.name, self.paper.address(front)),
            short=short,
        )

    def item(self, article: Any, entry: Entry) -> Item:
        """A story as an item, made once however many feeds it stands in."""
        if id(article) not in self.items:
            title = dated(
                self.words.word("Correction", entry.lang), lambda day: self.words.day(day, entry.lang)
            )
            html = ""
            if self.options.discovery_feeds_text == "full":
                body = article.get_content(self.paper.siteurl)
                html = whole_text(body, entry, title, partial(self.paper.joined, entry.url))
            brief = short_text(entry, title)
            self.items[id(article)] = item_of(entry, html, brief, self.paper, self.paid(entry))
        return self.items[id(article)]

    def paid(self, entry: Entry) -> Paid | None:
        """The words for a story that was paid for, in its language; none for all others."""
        if entry.kind != SPONSORED:
            return None
        return Paid(self.words.paid_for(entry.sponsor, entry.lang), self.words.paid_for("", entry.lang))

    def corrections(self, feed: PlannedFeed) -> tuple[Item, ...]:
        """The corrections of one language as items."""
        word = self.words.word("Correction", feed.lang)
        corrected = [self.entries.of(article) for article in feed.articles]

        def title(entry: Entry) -> str:
            paid = self.paid(entry)
            return f"{word}: {paid.title(entry.title) if paid else entry.title}"

        return correction_items(corrected, title, self.paper)

    def print_sitemaps(self, entries: list[Entry]) -> None:
        """The sitemaps, their index, and robots.txt unless the site has one of its own."""
        files = sitemaps.sitemaps(entries, list(self.addresses()), self.paper.name, moment(self.settings))
        for file in files:
            self.print_file(file, files[file].text)
        index = {self.paper.address(file): files[file].updated for file in files}
        self.print_file(sitemaps.INDEX, sitemaps.index(index))
        own = {static.save_as for static in self.context.get("staticfiles", ())}
        if sitemaps.ROBOTS not in own:
            named = [self.paper.address(file) for file in (sitemaps.INDEX, sitemaps.NEWS)]
            self.print_file(sitemaps.ROBOTS, sitemaps.robots(named))

    def addresses(self) -> Iterator[sitemaps.Address]:
        """Every page but the stories: static pages, what plugins have named, what core prints."""
        for page in (*named_pages(self.context), *self.cores_lists(), *self.static_pages()):
            own = ((page.lang, page.url),) if page.alternates else ()
            alternates = tuple((lang, self.paper.address(url)) for lang, url in (*own, *page.alternates))
            yield sitemaps.Address(self.paper.address(page.url), page.updated, alternates)

    def static_pages(self) -> Iterator[ListedPage]:
        """The static pages, less those that lead to others only."""
        for page in (*self.pages.pages, *self.pages.translations):
            if page.template not in NOT_LISTED and page.slug not in NOT_LISTED and page.save_as:
                others = tuple((other.lang, other.url) for other in page.translations)
                yield ListedPage(page.url, page.lang, getattr(page, "modified", None), others)

    def cores_lists(self) -> Iterator[ListedPage]:
        """The front and the lists that Pelican itself prints, where no plugin has taken them over."""
        lang = default_language(self.settings)
        newest = max((changed(article) for article in self.editions[lang].articles), default=None)
        if "index" in self.settings["DIRECT_TEMPLATES"]:
            yield ListedPage("", lang, newest)
        lists = [(1, self.articles.categories), (2, self.articles.tags.items()), (1, self.articles.authors)]
        for least, things in lists:
            for thing, stories in things:
                if thing.save_as and len(stories) >= least:
                    yield ListedPage(thing.url, lang, max(changed(story) for story in stories))

    def structured_data(self) -> Callable[..., Markup]:
        """``structured_data(title, description, url)`` for templates: JSON-LD for the page that is being printed."""
        pages = Pages(self.entries, self.front, search_pages(self.settings, self.options))

        @pass_context
        def of_page(context: Mapping[str, Any], title: str, description: str, url: str) -> Markup:
            page = Page(page_language(context), title, description, url, context)
            return Markup(pages.script(page))  # noqa: S704 (script() escapes)

        return of_page

    def print_file(self, path: str, text: str) -> None:
        """One file of the output."""
        file = Path(sanitised_join(self.output_path, path))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")


def take_feeds_over(pelican: Pelican) -> None:
    """Pelican prints no feeds from now on; settings are checked before the output is emptied."""
    options_of(pelican.settings)
    take(pelican.settings)


def generators(pelican: Pelican) -> type[DiscoveryGenerator]:
    """The generator that prints the files."""
    del pelican
    return DiscoveryGenerator


def hand_over(found: Sequence[Generator]) -> None:
    """Gives the articles to our generator, and its data to templates, once all plugins have hung what they know."""
    ours = next(each for each in found if isinstance(each, DiscoveryGenerator))
    articles = next(each for each in found if isinstance(each, ArticlesGenerator))
    pages = next(each for each in found if isinstance(each, PagesGenerator))
    ours.take(articles, pages)
    structured_data = ours.structured_data()
    for each in found:
        each.env.globals["structured_data"] = structured_data
