"""What a page prints of a picture: its sources, their addresses and sizes. Frozen values for templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newsroom.pictures.derivatives import Derivative, derivatives
from newsroom.pictures.focus import CENTRE, Focus, Size, crop, scaled, size_of
from newsroom.pictures.roles import (
    IN_HEAD,
    IN_TEXT,
    PHONE,
    PROFILE,
    ROLES,
    SQUARE,
    THUMBS,
    WIDTHS_ON_PHONE,
    View,
    uncropped,
)

TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}


@dataclass(frozen=True)
class Candidate:
    """One file of a srcset: its address inside the site, and its width in px."""

    url: str
    width: int


@dataclass(frozen=True)
class Source:
    """One <source>: a media query (empty: any window), a format, `sizes`, and its files from narrow to wide."""

    media: str
    type: str
    sizes: str
    candidates: tuple[Candidate, ...]
    width: int
    height: int


@dataclass(frozen=True)
class Rendition:
    """A picture in one role: sources in order, and the <img> at their end.

    ``url`` is the plain address, ``width`` and ``height`` are its size in px, ``candidates`` and ``sizes`` its own
    srcset. ``phone`` is the file that a phone of 360 px with two dots a pixel takes.
    """

    sources: tuple[Source, ...]
    url: str
    width: int
    height: int
    candidates: tuple[Candidate, ...]
    sizes: str
    phone: str


Renditions = Mapping[str, Rendition]
"""By role."""


@dataclass(frozen=True)
class Making:
    """How derivatives are made on this site: widths in px, quality by format in order, and their folder's address."""

    widths: tuple[int, ...]
    qualities: dict[str, int]
    url: str


class Planned:
    """All that is shown of one picture of one size, and what has to be made for it."""

    def __init__(self, name: str, digest: str, size: Size, making: Making) -> None:
        self.name, self.digest, self.size, self.making = name, digest, size, making
        self.derivatives: dict[str, Derivative] = {}

    def lead(self, focus: Focus = CENTRE, graphic: bool = False) -> dict[str, Rendition]:
        """The picture in every role of a lead picture: a graphic never cropped, an upright one not in the text."""
        upright = {"text"} if self.size[1] > self.size[0] else set()
        return {
            role: self.rendition(
                uncropped(views) if graphic or role in upright else views, focus, WIDTHS_ON_PHONE[role]
            )
            for role, views in ROLES.items()
        }

    def in_text(self, role: str) -> Rendition:
        """The picture as a figure, or as part of a gallery."""
        return self.rendition(IN_TEXT[role], CENTRE, WIDTHS_ON_PHONE[role])

    def in_head(self) -> dict[str, Rendition]:
        """The picture of a profile, whole."""
        return {PROFILE: self.rendition(IN_HEAD, CENTRE, WIDTHS_ON_PHONE[PROFILE])}

    def rendition(self, views: tuple[View, ...], focus: Focus, on_phone: int) -> Rendition:
        """The picture in the views of a role."""
        sources: list[Source] = []
        for view in views:
            sources += self._sources(view, focus)
        plain = sources.pop()
        last = [source for source in [*sources, plain] if source.media == plain.media]
        wanted = 2 * min(on_phone, PHONE)
        phone = next((c for c in last[0].candidates if c.width >= wanted), last[0].candidates[-1])
        return Rendition(
            tuple(sources),
            plain.candidates[-1].url,
            plain.width,
            plain.height,
            plain.candidates,
            plain.sizes,
            phone.url.removeprefix(self.making.url),
        )

    def _sources(self, view: View, focus: Focus) -> list[Source]:
        box = crop(self.size, view.shape.ratio, focus)
        wanted = THUMBS if view.shape is SQUARE else self.making.widths
        widths = view.shape.widths(wanted, size_of(box)[0])
        made = derivatives(self.name, self.digest, box, widths, self.making.qualities)
        self.derivatives |= {each.name: each for each in made}
        sources = []
        for form in self.making.qualities:
            files = [each for each in made if each.format == form]
            candidates = tuple(Candidate(self.making.url + each.name, each.width) for each in files)
            width, height = scaled(box, files[-1].width)
            sources.append(Source(view.media, TYPES[form], view.sizes, candidates, width, height))
        return sources
