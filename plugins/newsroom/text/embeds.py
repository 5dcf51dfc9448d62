"""Blocks from elsewhere: the address of a film, sound, map, chart or post -> a block that loads nothing by itself.

``PROVIDERS`` is the one list of them. An address is trusted in no part: it must be https, its host stand in
the list letter by letter, and what becomes part of a frame's address match a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from math import cos, radians
from typing import Literal

Shape = Literal["wide", "tall", "chart", "sound", "card"]
"""How much room a block keeps, so that nothing moves when its frame comes; a card has no frame."""

Found = dict[str, str]


@dataclass(frozen=True)
class Provider:
    """Whose address it is: host and path as a pattern, and the frame's address made of the pattern's groups.

    ``frame`` begins with the frame's host, the only one that is asked once a reader clicks; empty: no frame.
    """

    name: str
    pattern: str
    frame: str = ""
    shape: Shape = "card"
    prepare: Callable[[Found], Found] = dict


def _map_frame(found: Found) -> Found:
    """The corners of a map of 800 by 450 px, of which a degree of longitude at zoom z has 256 * 2^z / 360."""
    lat, lon, zoom = float(found["lat"]), float(found["lon"]), int(found["zoom"])
    across = 360 / 2**zoom * 800 / 256 / 2
    down = across * cos(radians(lat)) * 450 / 800
    corners = (lon - across, lat - down, lon + across, lat + down)
    return {"bbox": "%2C".join(f"{corner:.5f}" for corner in corners)}


_YOUTUBE = r"(?:(?:www|m)\.)?youtube\.com"
_YOUTUBE_ID = r"(?P<id>[\w-]{11})"
_MAP = r"\d{1,2}(?:\.\d+)?"

PROVIDERS = (
    Provider(
        "YouTube",
        rf"(?:{_YOUTUBE}/(?:watch\?(?:[\w.=-]+&)*v=|live/|embed/)|youtu\.be/){_YOUTUBE_ID}(?:[?&][^#]*)?",
        "https://www.youtube-nocookie.com/embed/{id}",
        "wide",
    ),
    Provider(
        "YouTube",
        rf"{_YOUTUBE}/shorts/{_YOUTUBE_ID}(?:\?.*)?",
        "https://www.youtube-nocookie.com/embed/{id}",
        "tall",
    ),
    Provider(
        "Vimeo",
        r"(?:vimeo\.com|player\.vimeo\.com/video)/(?P<id>\d{4,12})/?(?:\?.*)?",
        "https://player.vimeo.com/video/{id}?dnt=1",
        "wide",
    ),
    Provider(
        "SoundCloud",
        r"soundcloud\.com/(?P<who>[\w-]+)/(?P<what>(?:sets/)?[\w-]+)/?(?:\?.*)?",
        "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/{who}/{what}",
        "sound",
    ),
    Provider(
        "OpenStreetMap",
        rf"(?:www\.)?openstreetmap\.org/(?:\?[^#]*)?#map=(?P<zoom>1?\d)/(?P<lat>-?{_MAP})/(?P<lon>-?1?{_MAP})(?:&.*)?",
        "https://www.openstreetmap.org/export/embed.html?bbox={bbox}",
        "wide",
        _map_frame,
    ),
    Provider(
        "Datawrapper",
        r"(?:datawrapper\.dwcdn\.net|www\.datawrapper\.de/_)/(?P<id>[A-Za-z0-9]{5})(?:/\d{1,4})?/?",
        "https://datawrapper.dwcdn.net/{id}/",
        "chart",
    ),
    Provider("X", r"(?:(?:www|mobile)\.)?(?:x|twitter)\.com/\w{1,15}/status/\d{1,20}(?:\?.*)?"),
    Provider("Bluesky", r"bsky\.app/profile/[\w.:-]+/post/[a-z0-9]+"),
    # Anybody may run a Mastodon server. A card loads nothing, so it need not be known.
    Provider("Mastodon", r"[a-z0-9.-]+\.[a-z]{2,}/@\w+(?:@[\w.-]+)?/\d{6,20}"),
)
"""In the order in which they are asked."""

FRAME_HOSTS = tuple(sorted({"/".join(each.frame.split("/")[:3]) for each in PROVIDERS if each.frame}))
"""Every origin that a frame may come from, for a Content-Security-Policy."""

ADDRESS = re.compile(
    r"https://(?P<host>[a-z0-9.-]+)(?P<rest>/[^\s\x00-\x1f\x7f\"'<>\\`{}|^]*)", re.IGNORECASE | re.ASCII
)
LONGEST = 500
LONE_LINK = re.compile(r'<p><a href="(?P<address>https://[^"]+)">https://[^<]+</a></p>')


@dataclass(frozen=True)
class Embed:
    """A block from elsewhere; ``frame`` is empty for a mere card. Printed by a template it is its own HTML."""

    provider: str
    address: str
    frame: str
    shape: Shape

    def __html__(self) -> str:
        """A figure with a link, which embed.js turns into a frame; all that was written is escaped."""
        address, provider = escape(self.address), escape(self.provider)
        shown = escape(self.address.removeprefix("https://").rstrip("/"))
        stage = (
            f'<a class="stage" href="{address}" data-frame="{escape(self.frame)}" rel="noopener">{provider}</a>'
            if self.frame
            else ""
        )
        words = f'<figcaption>{provider}: <a href="{address}" rel="noopener">{shown}</a></figcaption>'
        return f'<figure class="embed" data-shape="{self.shape}">{stage}{words}</figure>'


def embed_of(address: str) -> Embed | None:
    """The block for the address of a known provider; None for any other address."""
    parts = ADDRESS.fullmatch(address) if len(address) <= LONGEST else None
    if not parts:
        return None
    for provider in PROVIDERS:
        found = re.fullmatch(provider.pattern, parts["host"].lower() + parts["rest"], re.ASCII)
        if found:
            values = provider.prepare(found.groupdict())
            return Embed(provider.name, address, provider.frame.format(**values), provider.shape)
    return None
