"""What an article's body says once its HTML is gone: plain text and the addresses that it links."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urljoin, urlsplit

# Each "<" is looked at once and only up to the next: a megabyte of "<" costs no more than one of letters.
_UNSEEN = re.compile(r"<(script|style)\b[^<]*(?:<(?!/\1)[^<]*)*", re.IGNORECASE)
_CREDIT = re.compile(r'<span class="credit">[^<]*')
_INLINE = re.compile(
    r"</?(?:a|abbr|b|cite|em|i|mark|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]*>")
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')""", re.IGNORECASE)


def plain_text(body: str) -> str:
    """The text of an HTML body; what stood in different blocks stands on different lines. Linear.

    Who drew a picture says nothing of the story: credits are left out.
    """
    seen = _CREDIT.sub("", _UNSEEN.sub("", body))
    return html.unescape(_TAG.sub("\n", _INLINE.sub("", seen)))


def linked(body: str, source: str, url: str, siteurl: str, stories: Mapping[str, str]) -> frozenset[str]:
    """The keys of the stories that a body links.

    ``source`` is the body's own file, relative to the content folder with "/", ``url`` its own address inside
    the site. ``stories`` has the keys by source file, and by address inside the site from "/" on.
    """
    return frozenset(stories[place] for place in _places(body, source, url, siteurl) if place in stories)


def _places(body: str, source: str, url: str, siteurl: str) -> Iterator[str]:
    for double, single in _HREF.findall(body):
        href = unquote(html.unescape(double or single))
        file = re.match(r"[{|]filename[|}]([^?#]*)", href)
        yield _source(file[1], source) if file else _inside(href, url, siteurl.rstrip("/"))


def _source(path: str, source: str) -> str:
    """A path as Pelican's {filename} means it: from the content folder with "/" before it, else from the file."""
    folder = "" if path.startswith("/") else posixpath.dirname(source)
    return posixpath.normpath(posixpath.join(folder, path.lstrip("/")))


def _inside(href: str, url: str, root: str) -> str:
    """An address as one inside the site, from "/" on; empty where it leads out of it, or nowhere."""
    try:
        parts = urlsplit(urljoin(f"{root}/{url}", href))
    except ValueError:  # such as "http://[": no address, so no story's
        return ""
    if parts.netloc != urlsplit(root).netloc:
        return ""
    return parts.path.removeprefix(urlsplit(root).path).removesuffix("index.html")
