"""Pictures, films and sounds in the parsed HTML of a body: figures, room for each, and none from another host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib import parse

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from newsroom.text.pictures import (
    Elsewhere,
    Flaw,
    Measure,
    elsewhere,
    flaw_of,
    picture_paths,
    told_elsewhere,
)

NOT_ASCII = re.compile(r"(?:%[89A-F][0-9A-F])+", re.IGNORECASE)
BEHIND_PATH = re.compile(r"[?#].*", re.DOTALL)
GRAPHIC = re.compile(r"\|\s*graphic\s*$", re.IGNORECASE)
"""How the caption of a map or chart ends: what the header ``Picture graphic: yes`` is for a lead picture."""
EMPTIED = frozenset(
    ["p", "div", "li", "ul", "ol", "blockquote", "em", "strong", "h2", "h3", "h4", "h5", "h6"]
)
"""What goes with a picture that was all it held."""
KINDS = {"img": "picture", "video": "film", "audio": "sound"}


@dataclass(frozen=True)
class Place:
    """Where a body stands: its folder in content/, the paper's own host, and how its pictures are measured."""

    measure: Measure
    folder: str = ""
    host: str = ""


def set_pictures(soup: BeautifulSoup, place: Place) -> tuple[Flaw, ...]:
    """Makes figures, gives each picture its room, and leaves out those that cannot be shown; what is wrong with them.

    What stands on another host becomes a link: no reader's browser asks there before a click.
    """
    for block in soup.find_all(["p", "li"]):
        _set_figures(soup, block)
    flaws = [flaw for picture in soup.find_all("img") if (flaw := _set_picture(soup, picture, place))]
    for media in soup.find_all(["video", "audio"]):
        flaws += _set_media(soup, media, place)
    for part in soup.find_all(["source", "track"]):
        if not part.find_parent(["video", "audio"]):  # of a <picture>, which texts do not keep
            part.unwrap()
    return tuple(dict.fromkeys(flaws))


def as_pelican_reads(address: str) -> str:
    """An address with its letters: behind ``{static}`` Pelican takes %20 for a space, and no other such sign."""
    return NOT_ASCII.sub(lambda found: parse.unquote(found[0]), address)


def _set_figures(soup: BeautifulSoup, block: Tag) -> None:
    """Makes a figure of a picture, linked or not, that stands alone in a paragraph or item; of several a gallery."""
    parts = [part for part in block.contents if not isinstance(part, NavigableString) or part.strip()]
    pictures = [picture for part in parts if (picture := _picture_of(part))]
    if not pictures or len(pictures) < len(parts):
        return
    figures = [_figure(soup, part, picture) for part, picture in zip(parts, pictures, strict=True)]
    whole = figures[0]
    if len(figures) > 1:
        whole = soup.new_tag("div", attrs={"class": "gallery"})
        whole.extend(figures)
    if block.name == "li":
        block.clear()
        block.append(whole)
    else:
        block.replace_with(whole)


def _picture_of(part: PageElement) -> Tag | None:
    """The picture that a part of a block is, or links and nothing else."""
    if not isinstance(part, Tag):
        return None
    if part.name == "img":
        return part
    inside = part.find_all(True) if part.name == "a" and not part.get_text().strip() else []
    return inside[0] if [each.name for each in inside] == ["img"] else None


def _figure(soup: BeautifulSoup, part: PageElement, picture: Tag) -> Tag:
    figure = soup.new_tag("figure", attrs={"class": "figure"})
    said = str(picture.attrs.pop("title", ""))
    if graphic := GRAPHIC.search(said):
        picture["class"] = " ".join([*filter(None, picture.get_attribute_list("class")), "graphic"])
        said = said[: graphic.start()]
    caption, _, credit = (part.strip() for part in said.partition("|"))
    figure.append(part.extract())
    if caption or credit:
        words = soup.new_tag("figcaption")
        words.append(caption)
        if credit:
            mark = soup.new_tag("span", attrs={"class": "credit"})
            mark.string = credit
            words.extend([" ", mark] if caption else [mark])
        figure.append(words)
    return figure


def _set_picture(soup: BeautifulSoup, picture: Tag, place: Place) -> Flaw | None:
    """Gives the picture its width and height, so that nothing moves, and an address that holds from any page."""
    picture["loading"] = "lazy"
    address = str(picture.get("src", ""))
    if away := elsewhere(address, place.host):
        _link(soup, picture, away, str(picture.get("alt", "")))
        return told_elsewhere(away, KINDS["img"])
    paths = list(picture_paths(address, place.folder))
    if not paths:  # on the paper's own host, or carried by the page
        return None
    known = ((path, place.measure(path)) for path in paths)
    path, measured = next((each for each in known if each[1] is not None), (paths[0], None))
    if flaw := flaw_of(path, measured):
        _leave_out(picture)
        return flaw
    if isinstance(measured, tuple):
        picture["width"], picture["height"] = map(str, measured)
    behind = BEHIND_PATH.search(address)
    picture["src"] = f"{{static}}/{as_pelican_reads(parse.quote(path))}{behind[0] if behind else ''}"
    return None


def _set_media(soup: BeautifulSoup, media: Tag, place: Place) -> Iterator[Flaw]:
    """Leaves out what a film or sound would load from elsewhere; where nothing else is left, it becomes a link."""
    parts = media.find_all(["source", "track"])
    for part in reversed(parts):  # lxml puts what follows one into it
        part.insert_after(*[inside.extract() for inside in list(part.contents)])
    kind = KINDS[media.name]
    gone: list[Elsewhere | None] = []
    for part in (media, *parts):
        for name in ("src", "poster"):
            address, of = str(part.get(name, "")), KINDS["img"] if name == "poster" else kind
            away = elsewhere(address, place.host)
            flaw = told_elsewhere(away, of) if away else _not_there(address, of, place)
            if not flaw:
                continue
            yield flaw
            del part[name]
            gone += [away] if name == "src" and part.name != "track" else []
            if part is not media:
                part.extract()
    if gone and not media.get("src") and not media.find("source"):
        if linked := next(filter(None, gone), None):
            _link(soup, media, linked, str(media.get("aria-label") or media.get("title") or ""))
        else:
            _leave_out(media)


def _not_there(address: str, kind: str, place: Place) -> Flaw | None:
    paths = list(picture_paths(address, place.folder)) if address else []
    if not paths or any(place.measure(path) is not None for path in paths):
        return None
    what = f"There is no {kind} “{paths[0]}”."
    return Flaw(paths[0], "picture-missing", what, "Put it into content/, or mend its name.")


def _link(soup: BeautifulSoup, element: Tag, away: Elsewhere, words: str) -> None:
    """Puts a link in place of what stands elsewhere; where a browser could not follow it, words."""
    shown = words.strip() or parse.unquote(away.address).split("//")[-1]
    outer = element.find_parent("a")
    if not away.host:
        element.replace_with(words.strip())
        return
    link = soup.new_tag("a", attrs={"href": away.address})
    link.string = away.host if outer else shown
    if outer:  # of two links one cannot stand in the other
        outer.insert_after(" ", link)
        element.replace_with(shown)
        return
    if title := element.get("title"):
        link["title"] = title
    if element.parent and element.parent.name == "body":
        element.wrap(soup.new_tag("p"))
    element.replace_with(link)


def _leave_out(picture: Tag) -> None:
    """Takes a picture out, with whatever would stand empty around it."""
    outer = picture.find_parent("a")
    if outer and not outer.get_text().strip():  # a link without words would be read to nobody
        picture.replace_with(str(picture.get("alt") or outer.get("href", "")))
        return
    figure = picture.find_parent("figure")
    whole = figure if figure and len(figure.find_all("img")) == 1 else picture
    around = whole.parent
    whole.extract()
    while around and around.name in EMPTIED and not around.get_text().strip() and not around.find(True):
        empty, around = around, around.parent
        empty.extract()
