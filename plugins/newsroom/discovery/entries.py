"""A story as feeds, sitemaps and structured data tell it: plain data with whole addresses, made once an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup

from newsroom.discovery.paper import Paper
from newsroom.edition import changed, field, notes, own_sections
from newsroom.text.slugs import above

SPONSORED = "sponsored"
"""The kind of a story that somebody paid for."""

UNINDEXED = {"noindex", "none"}
"""What a story may ask of robots to be left out of search engines."""


@dataclass(frozen=True)
class Link:
    """A name and its whole address; the address is empty where it has no page."""

    name: str
    url: str = ""


@dataclass(frozen=True)
class Person:
    """Who worked on a story: the part in it (``role``, empty for who wrote it) and the post in the paper.

    A desk or an agency signs stories too (``is_desk``). ``elsewhere`` are addresses of theirs on the web.
    """

    name: str
    url: str = ""
    role: str = ""
    post: str = ""
    is_desk: bool = False
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A picture: its whole address and, where they are known, its size (px) and what is said about it."""

    url: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    licence: str = ""
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True)
class Correction:
    """What was corrected, and when."""

    moment: datetime
    text: str


@dataclass(frozen=True)
class Translation:
    """The same story in another language."""

    lang: str
    url: str


@dataclass(frozen=True)
class Entry:
    """One published story. Texts are texts, dates carry zones, addresses are whole.

    ``sections`` leads from the outermost to its main one, ``also_in`` are others; ``original`` is none where the story
    is the original; a story of kind ``sponsored`` was paid for by its ``sponsor``, if that says who.
    """

    url: str
    title: str
    summary: str
    lang: str
    published: datetime
    updated: datetime
    kind: str = "news"
    authors: tuple[Person, ...] = ()
    contributors: tuple[Person, ...] = ()
    sections: tuple[Link, ...] = ()
    also_in: tuple[Link, ...] = ()
    tags: tuple[str, ...] = ()
    picture: Picture | None = None
    corrections: tuple[Correction, ...] = ()
    place: str = ""
    source: str = ""
    sponsor: str = ""
    series: Link | None = None
    part: int | None = None
    translations: tuple[Translation, ...] = ()
    original: Translation | None = None
    indexed: bool = True

    @property
    def section_names(self) -> list[str]:
        """The names of all its sections, each once."""
        return list(dict.fromkeys(section.name for section in (*self.sections, *self.also_in)))

    @property
    def alternates(self) -> tuple[tuple[str, str], ...]:
        """Every language of the story, its own first, with the address; nothing where it has but one."""
        others = ((other.lang, other.url) for other in self.translations)
        return ((self.lang, self.url), *others) if self.translations else ()


class Entries:
    """Articles as Entries, each made once. `parents` are the declared sections by slug, by language."""

    def __init__(self, paper: Paper, parents: Mapping[str, Mapping[str, Link]]) -> None:
        self.paper, self.parents = paper, parents
        self._made: dict[int, Entry] = {}

    def of(self, article: Any) -> Entry:
        """What is told of an article; it lives as long as the build, so its id is its own."""
        if id(article) not in self._made:
            self._made[id(article)] = entry_of(article, self.paper, self.parents.get(article.lang, {}))
        return self._made[id(article)]


def entry_of(article: Any, paper: Paper, parents: Mapping[str, Link]) -> Entry:
    """An article of ours, or of any Pelican site, as an Entry. `parents` are sections (with sub-sections) by slug."""
    authors, contributors = credited(article, paper)
    translations = {
        id(other): Translation(other.lang, paper.address(other.url))
        for other in getattr(article, "translations", ())
    }
    original = original_of(article)
    series = getattr(article, "series_topic", None)
    main, *others = [tuple(sections_of(each, paper, parents)) for each in own_sections(article)] or [()]
    return Entry(
        url=paper.address(article.url),
        title=title_of(article),
        summary=summary_of(article),
        lang=article.lang,
        published=article.date,
        updated=changed(article),
        kind=text(field(article, "type")) or "news",
        authors=authors,
        contributors=contributors,
        sections=main,
        also_in=tuple(link for way in others for link in way),
        tags=tuple(str(tag) for tag in getattr(article, "tags", ())),
        picture=picture_of(article, paper),
        corrections=tuple(Correction(note.moment, note.text) for note in notes(article, "corrections")),
        place=text(field(article, "place")),
        source=text(field(article, "source")),
        sponsor=text(field(article, "sponsor")),
        series=Link(series.name, paper.address(series.url) if series.url else "") if series else None,
        part=part if isinstance(part := field(article, "part"), int) else None,
        translations=tuple(translations.values()),
        original=None if original is article else translations.get(id(original)),
        indexed=not UNINDEXED & set(text(field(article, "robots")).lower().replace(",", " ").split()),
    )


def title_of(article: Any) -> str:
    """The headline as text. A story's is text already; on a plain site it may hold tags, which go."""
    story = getattr(article, "story", None)
    return str(story.title) if story is not None else _without_tags(article.title)


def summary_of(article: Any) -> str:
    """The standfirst, else Pelican's summary without its tags."""
    standfirst = text(field(article, "standfirst"))
    return standfirst or _without_tags(getattr(article, "summary", "") or "")


def picture_of(article: Any, paper: Paper) -> Picture | None:
    """The lead picture of a story, in the one size that everybody gets."""
    return shown(field(article, "picture"), paper)


def picture_of_topic(topic: Any, paper: Paper) -> Picture | None:
    """The picture of what a list is about."""
    return shown(getattr(topic, "picture", None), paper)


def shown(picture: Any, paper: Paper) -> Picture | None:
    """A picture of the paper's with its whole address."""
    if not getattr(picture, "url", ""):  # on a plain site a header of this name is a text
        return None
    said = {name: text(getattr(picture, name, "")) for name in ("alt", "caption", "credit", "licence")}
    return Picture(
        paper.address(picture.url),
        width=getattr(picture, "width", None),
        height=getattr(picture, "height", None),
        **said,
    )


def credited(article: Any, paper: Paper) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Who wrote the story, and who worked on it besides, in order. Where all have a role, all are its authors."""
    names = list(getattr(article, "authors", ()))
    credits_ = field(article, "authors", ())
    roles = [getattr(credit, "role", "") for credit in credits_] if len(credits_) == len(names) else []
    people = [
        person_of(author, paper, role)
        for author, role in zip(names, roles or [""] * len(names), strict=True)
        if str(author)
    ]
    wrote = [person for person in people if not person.role]
    if not wrote:
        return tuple(people), ()
    return tuple(wrote), tuple(person for person in people if person.role)


def person_of(author: Any, paper: Paper, role: str = "") -> Person:
    """One of Pelican's Authors, with the address of their page where they have one."""
    url = paper.address(author.url) if getattr(author, "save_as", "") else ""
    topic = getattr(author, "topic", None)
    post = getattr(topic, "role", "")
    addresses = (contact.url for contact in getattr(topic, "contact", ()))
    elsewhere = tuple(address for address in addresses if address.startswith("https:"))
    return Person(str(author), url, role, post, bool(paper.desks & {str(author), post}), elsewhere)


def sections_of(category: Any, paper: Paper, parents: Mapping[str, Link]) -> Iterable[Link]:
    """A section (Pelican's Category) after those that hold it."""
    yield from (parents[slug] for slug in above(category.slug) if slug in parents)
    yield Link(str(category), paper.address(category.url) if category.save_as else "")


def original_of(article: Any) -> Any:
    """The article that the others translate: no marked translation, and in the paper's first language if any is."""
    group = [article, *getattr(article, "translations", ())]
    return min(
        group, key=lambda each: (_is_marked(each), not getattr(each, "in_default_lang", True), each.lang)
    )


def _without_tags(html: str) -> str:
    return str(Markup(html).striptags())  # noqa: S704 (it is read, not printed)


def _is_marked(article: Any) -> bool:
    return str(getattr(article, "translation", "")).lower() == "true"


def text(value: Any) -> str:
    """A header as text: what another plugin has made an object of is none."""
    return value if isinstance(value, str) else ""
