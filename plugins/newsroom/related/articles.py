"""An edition's articles as the ranking sees them; the build and the desk both ask here, so they agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote

from newsroom.edition import field
from newsroom.problems import Problem, nearest
from newsroom.related.bodies import linked, plain_text
from newsroom.related.documents import Document

DAY = 86_400


def documents(articles: Sequence[Any]) -> list[Document]:
    """The articles of one edition as documents, in their order; their keys are their files in content/.

    An article is Pelican's, with or without a `story`. Linear in their bodies.
    """
    places = _places(articles)
    slugs = {article.slug: article.relative_source_path for article in articles}
    return [_document(article, places, slugs) for article in articles]


def unknown_pins(articles: Sequence[Any]) -> Iterator[Problem]:
    """The names under ``Related`` that are of no story of the edition, each with the nearest that is."""
    slugs = [article.slug for article in articles]
    known = set(slugs)
    for article in articles:
        for slug in _pins(article):
            if slug not in known:
                what = f"“{slug}” is the slug of no published story in this language."
                mend = nearest(slug, slugs) or "Correct it, or take it out."
                path = article.relative_source_path
                yield Problem(path, 0, "Related", "related-unknown", what, mend, fatal=False)


def _document(article: Any, places: Mapping[str, str], slugs: Mapping[str, str]) -> Document:
    source = article.relative_source_path
    body = article._content or ""
    return Document(
        key=source,
        title=plain_text(article.title),
        date=article.date.timestamp() / DAY,
        standfirst=plain_text(article.metadata.get("summary") or ""),
        text=plain_text(body),
        tags=tuple(str(tag) for tag in getattr(article, "tags", ())),
        authors=tuple(str(author) for author in getattr(article, "authors", ())),
        section=str(article.category),
        place=field(article, "place", ""),
        series=field(article, "series", ""),
        part=_part(field(article, "part")),
        running_story=field(article, "running_story", ""),
        pins=tuple(slugs[slug] for slug in _pins(article) if slug in slugs),
        linked=linked(body, source, article.url, article.settings["SITEURL"], places),
        sponsored=field(article, "type") == "sponsored",
    )


def _places(articles: Iterable[Any]) -> dict[str, str]:
    """The keys of the articles by their files and by their addresses, as links in bodies name them."""
    keys = [(article.relative_source_path, article.url) for article in articles]
    addresses = {f"/{unquote(url)}".removesuffix("index.html"): key for key, url in keys}
    return addresses | {key: key for key, _ in keys}


def _part(value: Any) -> int | None:
    """The part of a series as a number; on a plain site it is a text, and may be anything."""
    return int(value) if str(value).isdecimal() else None


def _pins(article: Any) -> list[str]:
    """The slugs that the editor named; on a plain site they are one text."""
    pins = field(article, "related", ())
    names = pins.split(",") if isinstance(pins, str) else pins
    return [name.strip() for name in names if name.strip()]
