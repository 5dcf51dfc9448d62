"""Which structured data belongs on a page, from what its template reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from newsroom.discovery import structured_data as schema
from newsroom.discovery.entries import Entries, Link, person_of, picture_of_topic, sections_of
from newsroom.discovery.paper import Paper

NOT_LISTED = ("search", "404")
"""Templates (and slugs) of static pages that nobody looks for."""


@dataclass(frozen=True)
class Page:
    """A page that is being printed: its language, its title and description as text, its address inside the site.

    ``names`` is the template's context: ``article``, ``author``, ``articles_page`` ... as Pelican has them.
    """

    lang: str
    title: str
    description: str
    url: str
    names: Mapping[str, Any]


@dataclass(frozen=True)
class Pages:
    """What is the same for all pages.

    ``front`` gives the address of a language's front page, ``search`` has that of its search page.
    """

    entries: Entries
    front: Callable[[str], str] = lambda lang: ""
    search: Mapping[str, str] = field(default_factory=dict)

    @property
    def paper(self) -> Paper:
        """The paper that they are pages of."""
        return self.entries.paper

    def script(self, page: Page) -> str:
        """The page's structured data as text for a script element; empty where it has none, or no host is named."""
        things = [thing for thing in self.things(page) if thing] if self.paper.is_public else []
        return schema.script(things) if things else ""

    def things(self, page: Page) -> list[schema.Thing | None]:
        """What the page is, and the way to it."""
        names = page.names
        if article := names.get("article"):
            return self.story(article) if article.status == "published" else []
        if (static := names.get("page")) and (static.template in NOT_LISTED or static.slug in NOT_LISTED):
            return []
        link = Link(page.title, self.paper.address(page.url))
        if page.url == self.front(page.lang):
            search = self.search.get(page.lang, "")
            site = schema.website(self.paper, page.lang, link.url, search and self.paper.address(search))
            return [schema.organization(self.paper), site, schema.item_list(self.stories(names))]
        return [self.what(page, link), schema.breadcrumbs([self.home(page.lang), *self.outer(page), link])]

    def story(self, article: Any) -> list[schema.Thing | None]:
        """A story and the way to it through its section."""
        entry = self.entries.of(article)
        way = [self.home(entry.lang), *entry.sections, Link(entry.title, entry.url)]
        return [schema.news_article(entry, self.paper), schema.breadcrumbs(way)]

    def what(self, page: Page, link: Link) -> schema.Thing:
        """An author's page, a list, or any other page."""
        stories = self.stories(page.names)
        if author := page.names.get("author"):
            picture = picture_of_topic(page.names.get("topic"), self.paper)
            who = schema.person(person_of(author, self.paper), page.description, picture)
            return schema.profile(link, who, page.lang, stories)
        if page.names.get("articles_page"):
            return schema.collection(link, page.description, page.lang, stories, self.paper)
        return schema.web_page(link, page.description, page.lang, self.paper)

    def stories(self, names: Mapping[str, Any]) -> list[Link]:
        """The stories that a list shows, in its order."""
        listed: Iterable[Any] = getattr(names.get("articles_page"), "object_list", ())
        return [Link(entry.title, entry.url) for entry in map(self.entries.of, listed)]

    def outer(self, page: Page) -> list[Link]:
        """The sections that hold the section whose page this is."""
        category = page.names.get("category")
        parents = self.entries.parents.get(page.lang, {})
        return list(sections_of(category, self.paper, parents))[:-1] if category else []

    def home(self, lang: str) -> Link:
        """The first step of every way."""
        return Link(self.paper.name, self.paper.address(self.front(lang)))
