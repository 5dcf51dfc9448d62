"""Feeds: which there are, and their three forms. A feed is as old as its newest item, never as the build."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from io import StringIO
from typing import Any

from feedgenerator import Atom1Feed, Rss201rev2Feed, get_tag_uri

from newsroom.discovery.bodies import plain
from newsroom.discovery.entries import Correction, Entry, Person, Picture
from newsroom.discovery.paper import Paper

NOTHING_YET = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without items was changed."""

MEDIA = "http://search.yahoo.com/mrss/"  # https://www.rssboard.org/media-rss
TYPES = {
    "atom": "application/atom+xml",
    "rss": "application/rss+xml",
    "json": "application/feed+json",
}


@dataclass(frozen=True)
class Item:
    """One item of a feed. ``summary`` is text, ``html`` what a reader shows in full, ``brief`` in short."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    brief: str
    published: datetime
    updated: datetime
    authors: tuple[Person, ...] = ()
    contributors: tuple[Person, ...] = ()
    categories: tuple[str, ...] = ()
    picture: Picture | None = None


@dataclass(frozen=True)
class Paid:
    """How an item says that it was paid for: in a ``line`` (“Paid for by River Bank”), and as a category."""

    line: str
    category: str

    def title(self, title: str) -> str:
        """A headline that says so wherever it stands alone."""
        return f"{self.line}: {title}"


@dataclass(frozen=True)
class Feed:
    """A feed: ``url`` is its own address, ``home`` that of the page it follows, ``publisher`` the paper: all whole.

    A ``short`` one has its items in brief.
    """

    title: str
    lang: str
    url: str
    home: str
    publisher: Person
    items: tuple[Item, ...]
    subtitle: str = ""
    rights: str = ""
    short: bool = False

    @property
    def updated(self) -> datetime:
        """When its newest item was changed."""
        return max((item.updated for item in self.items), default=NOTHING_YET)


def item_of(entry: Entry, html: str, brief: str, paper: Paper, paid: Paid | None = None) -> Item:
    """A story as an item. Its id is Pelican's own, so that a site that changes over sends nothing twice.

    One that was `paid` for says so in its title, before its text and in its first category: a reader's program may
    show any of them without the others.
    """
    first = plain(f"<p><strong>{escape(paid.line)}</strong></p>") if paid else ""
    return Item(
        id=stable_id(entry.url, entry.published, paper),
        url=entry.url,
        title=paid.title(entry.title) if paid else entry.title,
        summary=entry.summary,
        html=first + html if html else "",
        brief=first + brief,
        published=entry.published,
        updated=entry.updated,
        authors=entry.authors,
        contributors=entry.contributors,
        categories=tuple(
            dict.fromkeys([*([paid.category] if paid else ()), *entry.section_names, *entry.tags])
        ),
        picture=entry.picture,
    )


def correction_items(
    entries: Iterable[Entry], title: Callable[[Entry], str], paper: Paper
) -> tuple[Item, ...]:
    """Every correction of the stories as an item of its own, the newest first."""
    found = [
        _correction_item(entry, number, correction, title(entry), paper)
        for entry in entries
        # Counted from the oldest, so that the next correction takes no number away.
        for number, correction in enumerate(
            sorted(entry.corrections, key=lambda correction: correction.moment), start=1
        )
    ]
    return tuple(sorted(found, key=lambda item: item.updated, reverse=True))


def _correction_item(entry: Entry, number: int, correction: Correction, title: str, paper: Paper) -> Item:
    html = plain(
        f'<p>{escape(correction.text)}</p><p><a href="{escape(entry.url)}">{escape(entry.title)}</a></p>'
    )
    return Item(
        id=stable_id(f"{entry.url}#correction-{number}", entry.published, paper),
        url=entry.url,
        title=title,
        summary=correction.text,
        html=html,
        brief=html,
        published=correction.moment,
        updated=correction.moment,
    )


def stable_id(url: str, published: datetime, paper: Paper) -> str:
    """A tag URI of the address and the day (RFC 4151); without a host the address itself."""
    return str(get_tag_uri(url, published)) if paper.is_public else url


def atom(feed: Feed) -> str:
    """The feed in Atom, RFC 4287."""
    return _written(_Atom, feed)


def rss(feed: Feed) -> str:
    """The feed in RSS 2.0: https://www.rssboard.org/rss-specification."""
    return _written(_Rss, feed)


def json_feed(feed: Feed) -> str:
    """The feed in JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/."""
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.subtitle,
        "home_page_url": feed.home,
        "feed_url": feed.url,
        "language": feed.lang,
        "authors": [_json_person(feed.publisher)],
        "items": [_json_item(item, item.brief if feed.short else item.html) for item in feed.items],
    }
    kept = {name: value for name, value in head.items() if value or name == "items"}
    return plain(json.dumps(kept, ensure_ascii=False, indent=1)) + "\n"


PRINTERS: Mapping[str, Callable[[Feed], str]] = {"atom": atom, "rss": rss, "json": json_feed}
"""Each form and what prints it."""


def _json_item(item: Item, html: str) -> dict[str, Any]:
    said = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "content_html": html or item.brief,
        "image": item.picture.url if item.picture else "",
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
        "authors": [_json_person(person) for person in (*item.authors, *item.contributors)],
        "tags": list(item.categories),
    }
    return {name: value for name, value in said.items() if value or name == "content_html"}


def _json_person(person: Person) -> dict[str, str]:
    name = f"{person.name} ({person.role})" if person.role else person.name
    return {"name": name, "url": person.url} if person.url else {"name": name}


def _written(form: type[Any], feed: Feed) -> str:
    made = form(
        title=plain(feed.title),
        link=feed.home,
        description=plain(feed.subtitle or (feed.title if form is _Rss else "")),
        language=feed.lang,
        author_name=plain(feed.publisher.name),
        author_link=feed.publisher.url,
        feed_url=feed.url,
        feed_guid=feed.url,
        feed_copyright=plain(feed.rights) or None,
        subtitle=plain(feed.subtitle) or None,
        updated=feed.updated,
    )
    for item in feed.items:
        html = "" if feed.short else item.html
        made.add_item(
            title=plain(item.title),
            link=item.url,
            description=plain(escape(item.summary)) if html else item.brief,
            content=html or None,
            unique_id=item.id,
            unique_id_is_permalink=False,
            pubdate=item.published,
            updateddate=item.updated,
            categories=[plain(category) for category in item.categories],
            item=item,
        )
    out = StringIO()
    made.write(out, "utf-8")
    return out.getvalue() + "\n"


class _Dated:
    """A feed of feedgenerator's that is as old as its items: theirs is as old as the build when it has none."""

    feed: dict[str, Any]

    def latest_post_date(self) -> datetime:
        found: datetime = self.feed["updated"]
        return found


class _Atom(_Dated, Atom1Feed):
    """feedgenerator's Atom with every author, and pictures."""

    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), "xmlns:media": MEDIA}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for element, people in (("author", item["item"].authors), ("contributor", item["item"].contributors)):
            for person in people:
                handler.startElement(element, {})
                handler.addQuickElement("name", plain(person.name))
                if person.url:
                    handler.addQuickElement("uri", person.url)
                handler.endElement(element)
        _add_picture(handler, item["item"].picture)


class _Rss(_Dated, Rss201rev2Feed):
    """feedgenerator's RSS with every author, the whole text, and pictures."""

    def rss_attributes(self) -> dict[str, str]:
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": MEDIA,
        }

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for person in item["item"].authors:
            handler.addQuickElement("dc:creator", plain(person.name))
        for person in item["item"].contributors:
            handler.addQuickElement("dc:contributor", plain(person.name))
        if item["content"]:
            handler.addQuickElement("content:encoded", item["content"])
        _add_picture(handler, item["item"].picture)


def _add_picture(handler: Any, picture: Picture | None) -> None:
    # Not as an enclosure, which is a download to podcast players and must tell its size in bytes.
    if picture is None:
        return
    size = {"width": str(picture.width), "height": str(picture.height)} if picture.width else {}
    handler.startElement("media:content", {"url": picture.url, "medium": "image", **size})
    for element, text in (("media:description", picture.alt), ("media:credit", picture.credit)):
        if text:
            handler.addQuickElement(element, plain(text))
    handler.endElement("media:content")
