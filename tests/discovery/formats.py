"""The formats that discovery prints, as their specifications have them: each function says what is wrong."""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from lxml import etree
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, HttpUrl, ValidationError

SCHEMAS = Path(__file__).parent / "schemas"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def parsed(text: str) -> etree._Element:
    """The XML document; fails where it is not well-formed."""
    return etree.fromstring(text.encode())


@cache
def schema_of(file: str) -> etree.RelaxNG | etree.XMLSchema:
    """A schema, read once."""
    form = etree.RelaxNG if file.endswith(".rng") else etree.XMLSchema
    return form(etree.parse(SCHEMAS / file))


def atom_faults(text: str) -> list[str]:
    schema = schema_of("atom.rng")
    return [] if schema.validate(parsed(text)) else [str(error) for error in schema.error_log]


def sitemap_faults(text: str) -> list[str]:
    document = parsed(text)
    index = document.tag == f"{SITEMAP}sitemapindex"
    schema = schema_of("siteindex.xsd" if index else "all-sitemaps.xsd")
    return [] if schema.validate(document) else [str(error) for error in schema.error_log]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


def unique(values: list[str]) -> list[str]:
    if len(set(values)) < len(values):
        raise ValueError("a value stands twice")
    return values


Words = Annotated[str, Field(min_length=1)]


class JsonAuthor(Strict):
    name: Words
    url: HttpUrl | None = None


class JsonItem(Strict):
    id: Words
    content_html: str
    url: HttpUrl
    title: Words
    date_published: AwareDatetime
    date_modified: AwareDatetime
    summary: Words | None = None
    image: HttpUrl | None = None
    authors: Annotated[list[JsonAuthor], Field(min_length=1)] | None = None
    tags: Annotated[list[Words], AfterValidator(unique)] | None = None


class JsonFeed(Strict):
    """https://www.jsonfeed.org/version/1.1/, less what we do not use."""

    version: Literal["https://jsonfeed.org/version/1.1"]
    title: Words
    home_page_url: HttpUrl
    feed_url: HttpUrl
    language: Words
    authors: list[JsonAuthor]
    items: list[JsonItem]
    description: Words | None = None


def json_feed_faults(text: str) -> list[str]:
    try:
        JsonFeed.model_validate_json(text)
    except ValidationError as invalid:
        return [str(error) for error in invalid.errors()]
    return []


def rss_faults(text: str) -> list[str]:
    """What https://www.rssboard.org/rss-specification asks of a channel and its items."""
    channel = parsed(text).find("channel")
    assert channel is not None
    wanted = [(channel, name) for name in ("title", "link", "description", "language", "lastBuildDate")]
    wanted += [(item, name) for item in channel.iter("item") for name in ("title", "link", "guid", "pubDate")]
    return [
        f"{where.tag} has {len(where.findall(name))} {name}"
        for where, name in wanted
        if len(where.findall(name)) != 1
    ]


def google_faults(article: dict[str, Any]) -> list[str]:
    """What Google asks of an article's data (search/docs/appearance/structured-data/article)."""
    faults = [
        f"no {name}"
        for name in ("headline", "datePublished", "dateModified", "author")
        if not article.get(name)
    ]
    faults += [
        f"{name} has no zone"
        for name in ("datePublished", "dateModified")
        if not datetime.fromisoformat(article[name]).tzinfo
    ]
    authors = article["author"] if isinstance(article["author"], list) else []
    faults += [f"author {author}" for author in authors if "," in author["name"] or " and " in author["name"]]
    faults += [f"author {author}" for author in authors if author["@type"] not in ("Person", "Organization")]
    image = article.get("image")
    if image and not image["url"].startswith("https://"):
        faults.append(f"image {image['url']}")
    return faults


def graph(script: str) -> list[dict[str, Any]]:
    """The things in a page's script."""
    data = json.loads(script)
    assert data["@context"] == "https://schema.org"
    things: list[dict[str, Any]] = data["@graph"]
    return things
