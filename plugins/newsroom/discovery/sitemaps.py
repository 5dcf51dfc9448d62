"""Sitemaps: an index, one file a month of stories, one of all other pages, one of the news; and robots.txt.

The protocol: https://www.sitemaps.org/protocol.html. What Google adds and asks:
https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap (and image-sitemaps).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from typing import TypeVar

from newsroom.discovery.bodies import plain
from newsroom.discovery.entries import SPONSORED, Entry

MOST_ADDRESSES = 50_000
MOST_NEWS = 1_000
NEWS_LASTS = timedelta(days=2)

INDEX, PAGES, NEWS, ROBOTS = "sitemap.xml", "sitemap-pages.xml", "news-sitemap.xml", "robots.txt"

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
PROTOCOL = "http://www.sitemaps.org/schemas/sitemap/0.9"
EXTENSIONS = {
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
T = TypeVar("T")


@dataclass(frozen=True)
class Address:
    """A page: its whole address, when it last changed, its languages (code, address), its picture's address."""

    url: str
    updated: datetime | None = None
    alternates: tuple[tuple[str, str], ...] = ()
    picture: str = ""


@dataclass(frozen=True)
class Sitemap:
    """A sitemap as text, and when the latest of its pages changed."""

    text: str
    updated: datetime | None


def sitemaps(
    entries: Sequence[Entry], pages: Sequence[Address], name: str, now: datetime
) -> dict[str, Sitemap]:
    """Every sitemap but the index by its file: months of stories, other pages, the news of the paper `name`."""
    listed = [entry for entry in entries if entry.indexed]
    maps: dict[str, Sequence[Address]] = {}
    for month, stories in by_month(listed).items():
        maps |= split(f"sitemap-{month}.xml", [address_of(entry) for entry in stories])
    maps |= split(PAGES, pages)
    files = {file: Sitemap(urlset(addresses), latest(addresses)) for file, addresses in maps.items()}
    for file, news in split(NEWS, news_of(listed, now), MOST_NEWS).items():
        files[file] = Sitemap(news_urlset(news, name), latest(news))
    return files


def latest(things: Iterable[Address | Entry]) -> datetime | None:
    """When the latest of them changed; none where no page says."""
    return max((thing.updated for thing in things if thing.updated), default=None)


def address_of(entry: Entry) -> Address:
    """A story's address."""
    return Address(entry.url, entry.updated, entry.alternates, entry.picture.url if entry.picture else "")


def by_month(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The stories by the month they were published in, like 2026-11."""
    months: dict[str, list[Entry]] = {}
    for entry in entries:
        months.setdefault(f"{entry.published:%Y-%m}", []).append(entry)
    return months


def news_of(entries: Iterable[Entry], now: datetime) -> list[Entry]:
    """The stories of the last two days that nobody paid for, newest first."""
    news = [entry for entry in entries if entry.published > now - NEWS_LASTS and entry.kind != SPONSORED]
    return sorted(news, key=lambda entry: entry.published, reverse=True)


def split(file: str, things: Sequence[T], most: int = MOST_ADDRESSES) -> dict[str, Sequence[T]]:
    """The things by file: ``a.xml``, and where there are more than `most` of them ``a-2.xml`` and so on."""
    stem = file.removesuffix(".xml")
    names = [file, *(f"{stem}-{n}.xml" for n in range(2, (len(things) - 1) // most + 2))]
    return {name: things[n * most : (n + 1) * most] for n, name in enumerate(names)}


def urlset(addresses: Iterable[Address]) -> str:
    """A sitemap of pages, with their languages and pictures."""
    return _urlset((_url(address) for address in addresses), "image", "xhtml")


def news_urlset(entries: Iterable[Entry], name: str) -> str:
    """A sitemap of news. Without any it is an empty one, which Google allows."""
    return _urlset((_news(entry, name) for entry in entries), "news")


def index(files: Mapping[str, datetime | None]) -> str:
    """The index of all sitemaps: whole address of each and when it last changed."""
    maps = (
        f"<sitemap><loc>{_text(url)}</loc>{_lastmod(updated)}</sitemap>\n" for url, updated in files.items()
    )
    return f'{HEAD}<sitemapindex xmlns="{PROTOCOL}">\n{"".join(maps)}</sitemapindex>\n'


def robots(sitemaps: Iterable[str]) -> str:
    """robots.txt (RFC 9309): everything may be read, and here is the map."""
    return "User-agent: *\nDisallow:\n\n" + "".join(f"Sitemap: {url}\n" for url in sitemaps)


def _urlset(urls: Iterable[str], *extensions: str) -> str:
    names = "".join(f' xmlns:{name}="{EXTENSIONS[name]}"' for name in extensions)
    return f'{HEAD}<urlset xmlns="{PROTOCOL}"{names}>\n{"".join(urls)}</urlset>\n'


def _url(address: Address) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{_text(lang)}" href="{_text(url)}"/>'
        for lang, url in address.alternates
    )
    picture = (
        f"<image:image><image:loc>{_text(address.picture)}</image:loc></image:image>"
        if address.picture
        else ""
    )
    return f"<url><loc>{_text(address.url)}</loc>{_lastmod(address.updated)}{links}{picture}</url>\n"


def _news(entry: Entry, name: str) -> str:
    return (
        f"<url><loc>{_text(entry.url)}</loc><news:news>"
        f"<news:publication><news:name>{_text(name)}</news:name>"
        f"<news:language>{_text(_news_language(entry.lang))}</news:language></news:publication>"
        f"<news:publication_date>{entry.published.isoformat()}</news:publication_date>"
        f"<news:title>{_text(entry.title)}</news:title></news:news></url>\n"
    )


def _news_language(lang: str) -> str:
    """Google takes the bare language code, but for the two kinds of written Chinese."""
    lang = lang.lower()
    return lang if lang in ("zh-cn", "zh-tw") else lang.partition("-")[0]


def _lastmod(updated: datetime | None) -> str:
    return f"<lastmod>{updated.isoformat()}</lastmod>" if updated else ""


def _text(text: str) -> str:
    return escape(plain(text))
