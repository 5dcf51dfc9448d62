"""The door of ``pictures``: what published pages show is made, hung on articles, and handed to Pelican to copy."""

from __future__ import annotations

import logging
import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote, urlsplit

from pelican.contents import Article
from pelican.generators import StaticGenerator
from pelican.log import console

from newsroom.edition import field
from newsroom.jinja import site_path
from newsroom.pictures.album import Album, Page
from newsroom.pictures.bodies import Printed, content_path
from newsroom.pictures.cache import Cache
from newsroom.pictures.deck import draw_missing
from newsroom.pictures.focus import CENTRE
from newsroom.pictures.lettering import can_shape
from newsroom.pictures.originals import Remark
from newsroom.pictures.renditions import Making, Planned
from newsroom.pictures.reports import problems_of, summary
from newsroom.pictures.roles import PROFILE
from newsroom.pictures.social_cards import Card, Colours, Faces, SocialCard
from newsroom.problems import counted, stop
from newsroom.settings import Options, read_or_exit
from newsroom.tokens import colours

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class CopiedFile:
    """A finished file as Pelican's StaticGenerator copies it: from the cache to its place in the output."""

    source_path: str
    save_as: str

    @property
    def url(self) -> str:
        return self.save_as

    @property
    def relative_source_path(self) -> str:
        """No file of content/ has this path, so whoever withholds some of those keeps this one."""
        return self.source_path


def take_pictures(static: StaticGenerator) -> None:
    """All pages are read and nothing is printed yet: makes what they show, and puts it in its place."""
    options = read_or_exit(static.settings)
    cache = Cache(Path(static.settings["CACHE_PATH"]).absolute() / "pictures")
    making = Making(options.pictures_widths, options.pictures_formats, options.pictures_url)
    # Pelican names also what a link by {static} asks for in vain, and says so when it copies.
    files = {
        file.relative_source_path
        for file in static.staticfiles
        if Path(static.path, file.source_path).is_file()
    }
    album = Album(
        Path(static.path),
        files,
        making,
        cache,
        options.pictures_largest * 1_000_000,
        # There an address in a text is another on each page that prints it: texts keep the originals.
        in_text=not static.settings["RELATIVE_URLS"],
    )
    pages = dict(pages_of(static.context["generated_content"].values(), album))
    heads = [(picture, head_of(picture, album)) for picture in static.context.get("pictures_shown", ())]
    every = [*pages.values(), *(page for _, page in heads)]
    for page in every:
        album.plan(page)
    album.survey()
    workers = options.pictures_workers or os.cpu_count() or 1
    album.make(workers)
    for content, page in pages.items():
        album.finish(page, printer(static.settings))
        hang(content, page, album)
    for picture, page in heads:
        album.finish(page, str)
        hang_in_head(picture, page, album)
    # Whoever shares a story needs the whole address of its card: a paper without a host needs none.
    shared = options.pictures_social_cards and urlsplit(static.settings["SITEURL"]).netloc
    cards = Cards(static, options, album, workers).make(pages) if shared else []
    replaced = album.replaced(every)
    album.locate(files - replaced)
    hand_over(static, replaced, [*sorted(album.names()), *cards], making.url, cache)
    cache.keep()
    if gone := cache.prune():
        logger.info(
            "%s went from %s: no build has used them for 30 days.", counted(gone, "picture"), cache.folder
        )
    stop(problems_of(album, every, replaced, options.pictures_story_kilobytes), logger)
    if any(page.bytes_on_phone for page in every):
        console.print(summary(album, every), soft_wrap=True, markup=False, highlight=False)


def pages_of(contents: Iterable[Any], album: Album) -> Iterable[tuple[Any, Page]]:
    """Every published article and static page as a Page."""
    for content in contents:
        if content is None or content.status == "draft" or not hasattr(content, "_content"):
            continue
        picture = field(content, "picture")
        source = str(content.relative_source_path)
        file = getattr(picture, "file", picture if isinstance(picture, str) else "")
        lead = content_path(file, str(PurePosixPath(source).parent), album.files) if file else None
        focus = getattr(picture, "focus", None) or CENTRE
        graphic = bool(getattr(picture, "graphic", False))
        arrangement = getattr(picture, "arranged", None)
        role = arrangement if arrangement in ("text", "full") else "lead"
        yield content, Page(source, content._content or "", lead or "", tuple(focus), graphic, role)


def head_of(picture: Any, album: Album) -> Page:
    """The page of a list whose head shows a picture: of a tag, an author."""
    lead = content_path(f"/{picture.file}", "", album.files)
    return Page(picture.source, "", lead or "", role=PROFILE)


def printer(settings: Mapping[str, Any]) -> Printed:
    """How an address inside the site is printed in a text: as a path from the host's root."""
    base = site_path(settings["SITEURL"])
    return lambda url: f"{base}/{quote(url)}"


def hang(content: Any, page: Page, album: Album) -> None:
    """The page's body and lead picture on Pelican's object.

    The story's own picture becomes the plain file that everybody can show, since the original may not be copied: feeds,
    structured data and themes without <picture> then still name a file that is there. One that cannot be printed goes.
    """
    content._content = page.body
    if page.lead_renditions:
        content.lead_picture = page.lead_renditions
    story = getattr(content, "story", None)
    if page.lead and story is not None:
        if isinstance(album.look(page.lead), Remark):
            content.story = story.model_copy(update={"picture": None})
        elif page.lead_renditions:
            plain = page.lead_renditions["splash"]
            shown = {"file": plain.url, "width": plain.width, "height": plain.height}
            picture = story.picture.model_copy(update=shown)
            content.story = story.model_copy(update={"picture": picture})


def hang_in_head(picture: Any, page: Page, album: Album) -> None:
    """The same for the picture in the head of a list, which all that is said of its subject shares."""
    if page.lead_renditions:
        plain = page.lead_renditions[PROFILE]
        picture.file, picture.width, picture.height = plain.url, plain.width, plain.height
        picture.renditions = page.lead_renditions
    elif page.lead and isinstance(album.look(page.lead), Remark):
        picture.file = ""


def hand_over(
    static: StaticGenerator, replaced: Collection[str], names: Iterable[str], url: str, cache: Cache
) -> None:
    """Tells Pelican what to copy: the finished files, and of the originals those that pages still need."""
    kept = [file for file in static.staticfiles if file.relative_source_path not in replaced]
    finished = [CopiedFile(str(cache.folder / name), url + name) for name in dict.fromkeys(names)]
    static.staticfiles = static.context["staticfiles"] = kept + finished


class Cards:
    """The social cards of one build."""

    def __init__(self, static: StaticGenerator, options: Options, album: Album, workers: int) -> None:
        self.settings, self.album, self.workers = static.settings, album, workers
        self.url, self.cache = options.pictures_url, album.cache
        self.folder = Path(options.pictures_card_fonts or Path(static.theme, "static/fonts")).absolute()
        self.files = [self.folder / name for name in card_fonts(options.paper_fonts)]
        css = Path(static.theme, "static/css/tokens.css")
        self.colours = Colours.of(colours(css.read_text("utf-8")) if css.is_file() else {})

    def make(self, pages: Mapping[Any, Page]) -> list[str]:
        """Draws a card of each published article and hangs it there; the names of the files."""
        lacking = [file for file in self.files if not file.is_file()]
        if lacking or not self.files:
            why = f"there is no file {lacking[0]}" if lacking else "PAPER_FONTS names no faces to set them in"
            # A theme without files of its own does not expect any.
            level = logging.WARNING if self.folder.is_dir() else logging.INFO
            logger.log(level, "There are no social cards: %s.", why)
            return []
        if not can_shape():
            logger.warning("There are no social cards: this Pillow has no Raqm. Install its wheel.")
            return []
        articles = [
            content for content in pages if isinstance(content, Article) and not is_withdrawn(content)
        ]
        cards = {article: self.card(article, pages[article]) for article in articles}
        for card, remark in draw_missing(cards.values(), self.cache, self.workers):
            logger.info("“%s” gets no social card. %s %s", card.headline, remark.what, remark.mend)
        there = {article: card.name for article, card in cards.items() if self.cache.size(card.name)}
        for article, name in there.items():
            article.social_card = SocialCard(self.url + name)
        return list(there.values())

    def card(self, article: Any, page: Page) -> Card:
        """What stands on the card of an article."""
        section, kicker = str(getattr(article, "category", "")), field(article, "kicker", "")
        look = self.album.look(page.lead) if page.lead else None
        photograph = look if isinstance(look, Planned) and not page.graphic else None
        return Card(
            slug=str(article.slug),
            paper=str(self.settings["SITENAME"]),
            kicker=" / ".join(dict.fromkeys(filter(None, (section, kicker)))),
            headline=str(article.title),
            byline=", ".join(str(author) for author in getattr(article, "authors", ())),
            voice=str(field(article, "voice", "news")),
            faces=Faces(*self.files),
            colours=self.colours,
            picture=self.album.content / page.lead if photograph else None,
            digest=photograph.digest if photograph else "",
            focus=page.focus,
        )


def card_fonts(fonts: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The files of cards among those of pages: serif and sans of all scripts but Khmer, Khmer in its two weights.

    A paper without faces for Khmer sets what little it has in its serif, as far as that has the letters.
    """
    latin = fonts.get("", ())
    khmer = fonts.get("km", ()) or latin[:1]
    return [latin[0], latin[-1], khmer[0], khmer[-1]] if latin else []


def is_withdrawn(article: Any) -> bool:
    """Whether nothing of the article may be told, its headline neither."""
    return getattr(article, "template", "") == "withdrawn"
