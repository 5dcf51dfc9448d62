"""Markdown as a newsroom means it -> clean HTML.

CommonMark with GFM tables and footnotes (cmark-gfm, in C). On top of it, seen in the parsed result and never
in the source text: a picture alone in its paragraph is a figure, several are a gallery; a quote whose last
line begins with a dash is a pull quote with its speaker; a quote that opens with ``[!FACTS] Title`` is a fact
box; the bare address of a known provider alone in its paragraph is a block from elsewhere (see embeds). Only
bodies that hold pictures, quotes, tables or raw HTML are parsed again (about 0.7 ms); plain ones are not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

import nh3
from bs4 import BeautifulSoup, Tag
from cmarkgfm import markdown_to_html_with_extensions
from cmarkgfm.cmark import Options as Cmark

from newsroom.text.embeds import LONE_LINK, embed_of
from newsroom.text.figures import Place, as_pelican_reads, set_pictures
from newsroom.text.pictures import Flaw

EXTENSIONS = ["table", "strikethrough", "autolink", "tagfilter"]
CMARK = Cmark.CMARK_OPT_UNSAFE | Cmark.CMARK_OPT_SMART | Cmark.CMARK_OPT_FOOTNOTES

NEEDS_PARSING = re.compile(r"<(?:img|video|audio|blockquote|table|h1|section)\b")
RAW_HTML = re.compile(r"<[a-zA-Z/!?]")
SCRIPT_ADDRESS = re.compile(r"""href="\s*(?:javascript|vbscript|data):""", re.IGNORECASE)
PLACEHOLDER = re.compile(r"%7B(static|filename|attach|tag|category|author|index)%7D([^\s\"'<>]*)")
ELSEWHERE = re.compile(r'<a(?P<rest>\b[^>]*\bhref="(?:https?:)?//[^>]*)>', re.IGNORECASE)
REL = re.compile(r' rel="([^"]*)"')
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
BLOCK = re.compile(r"<(blockquote|aside|section|figure|table|div|ul|ol)\b.*?</\1>", re.DOTALL)
NOTE_MARK = re.compile(r'<sup class="footnote-ref">.*?</sup>', re.DOTALL)
TAG = re.compile(r"<[^>]*>")
DASH = re.compile(r"^\s*(?:--|[\u2012-\u2015])\s*")
FACTS = re.compile(r"^\s*\[!FACTS\][ \t]*(?P<title>[^\n]*)\n?", re.IGNORECASE)

# What raw HTML in a story may hold; cmark's own output needs no more than this either.
TAGS = nh3.ALLOWED_TAGS | {"section", "figure", "figcaption", "video", "audio", "source", "track"}
ATTRIBUTES = {
    **nh3.ALLOWED_ATTRIBUTES,
    "*": {"id", "class", "lang", "dir", "title", "role", "aria-label", "aria-hidden"},
    "video": {"src", "poster", "controls", "width", "height", "preload"},
    "audio": {"src", "controls", "preload"},
    "source": {"src", "type"},
    "track": {"src", "kind", "srclang", "label"},
    "li": {"value"},
}


@dataclass(frozen=True)
class Body:
    """The body of a story: its HTML, and what is wrong with pictures, films and sounds in it."""

    html: str
    flaws: tuple[Flaw, ...] = ()


def render(text: str, place: Place) -> Body:
    """The body's HTML, safe to print. Linear in the text.

    ``{static}``, ``{filename}`` and their kind are left for Pelican to resolve.
    """
    html = markdown_to_html_with_extensions(text, options=CMARK, extensions=EXTENSIONS)
    html = PLACEHOLDER.sub(lambda found: f"{{{found[1]}}}{as_pelican_reads(found[2])}", html)
    if RAW_HTML.search(text) or SCRIPT_ADDRESS.search(html):
        html = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, link_rel=None)
    html = LONE_LINK.sub(_embedded, html)
    if not NEEDS_PARSING.search(html):
        return Body(html)
    soup = BeautifulSoup(html, "lxml")
    for quote in soup.find_all("blockquote"):
        _set_quote(soup, quote)
    for table in soup.find_all("table"):
        _set_table(soup, table)
    _tell_apart(soup.select(".scroll, .factbox"))
    for heading in soup.find_all("h1"):
        heading.name = "h2"  # the page's one h1 is the headline
    for back in soup.select("a.footnote-backref"):
        # cmark's label is an English sentence. The role (DPUB-ARIA) is said in the reader's language, then the number.
        back["role"] = "doc-backlink"
        back["aria-label"] = str(back.get("data-footnote-backref-idx", ""))
    for mark in soup.select(".footnote-ref a"):
        mark["role"] = "doc-noteref"
    flaws = set_pictures(soup, place)
    return Body(soup.body.decode_contents().strip() + "\n" if soup.body else "", flaws)


def opening(html: str, words: int) -> str:
    """The first paragraph of a body as text for HTML, cut after so many words; empty where it has none. Linear.

    Crossheads, quotes, boxes, captions and the marks of notes are no part of it.
    """
    paragraph = PARAGRAPH.search(BLOCK.sub("", html))
    said = TAG.sub("", NOTE_MARK.sub("", paragraph[1])).split() if paragraph else []
    return " ".join(said[:words]) + (" …" if len(said) > words else "")


def paid(html: str) -> str:
    """The body with its links to elsewhere marked as paid for, as search engines ask.

    https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links
    """
    return ELSEWHERE.sub(_marked, html)


def _embedded(link: re.Match[str]) -> str:
    embed = embed_of(unescape(link["address"]))
    return embed.__html__() if embed else link[0]


def _marked(link: re.Match[str]) -> str:
    rest = link["rest"]
    said = REL.search(rest)
    return f'<a{REL.sub("", rest)} rel="{f"{said[1]} " if said else ""}sponsored">'


def _set_quote(soup: BeautifulSoup, quote: Tag) -> None:
    paragraphs = quote.find_all("p", recursive=False)
    if not paragraphs:
        return
    first, last = paragraphs[0], paragraphs[-1]
    facts = FACTS.match(first.decode_contents())
    if facts:
        _set_facts(soup, quote, first, facts)
        return
    *words, line = last.decode_contents().split("\n")
    dash = DASH.match(line)
    if not dash or not (words or len(paragraphs) > 1):
        return
    quote["class"] = "pull"
    speaker = _fragment(line[dash.end() :], "footer")
    if words:
        last.replace_with(_fragment("\n".join(words), "p"), speaker)
    else:
        last.replace_with(speaker)


def _set_facts(soup: BeautifulSoup, box: Tag, first: Tag, facts: re.Match[str]) -> None:
    rest = first.decode_contents()[facts.end() :].strip()
    named = facts["title"].strip()
    title = _fragment(named, "h2")
    box.name = "aside"
    box.attrs = {"class": "factbox", **({"aria-label": title.get_text()} if named else {})}
    parts = [*([title] if named else []), *([_fragment(rest, "p")] if rest else [])]
    if parts:
        first.replace_with(*parts)
    else:
        first.decompose()


def _set_table(soup: BeautifulSoup, table: Tag) -> None:
    """Puts the table in a box that scrolls, reached by keyboard and named by its own column heads."""
    for cell in table.find_all(["th", "td"]):
        side = cell.attrs.pop("align", None)
        if side in ("right", "center"):
            cell["class"] = "end" if side == "right" else "middle"
    heads = ", ".join(filter(None, (head.get_text().strip() for head in table.find_all("th"))))
    named = {"class": "scroll", "tabindex": "0", "role": "region", "aria-label": heads or "↔"}
    box = soup.new_tag("div", attrs=named)
    table.wrap(box)


def _tell_apart(places: Iterable[Tag]) -> None:
    """Numbers tables and boxes of one name, the first left out: a reader who jumps from one to the next hears which."""
    seen: Counter[str] = Counter()
    for place in places:
        if name := str(place.get("aria-label", "")):
            seen[name] += 1
            place["aria-label"] = f"{name} {seen[name]}" if seen[name] > 1 else name


def _fragment(html: str, name: str) -> Tag:
    found = BeautifulSoup(f"<{name}>{html}</{name}>", "lxml").find(name)
    assert isinstance(found, Tag)  # lxml always gives the element that was written
    return found.extract()
