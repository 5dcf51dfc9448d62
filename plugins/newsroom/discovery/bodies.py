"""The text of an item of a feed: HTML that stands on its own, away from the paper's pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from html import escape, unescape

from newsroom.discovery.entries import Correction, Entry, Picture

TAG = re.compile(r"""<[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>""")
ADDRESS = re.compile(
    r"""(\s(?:href|src|poster|cite|data|srcset)\s*=\s*)(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold: https://www.w3.org/TR/xml/#charsets."""


def plain(text: str) -> str:
    """Text without the characters that XML forbids."""
    return NOT_IN_XML.sub("", text)


def with_whole_addresses(html: str, join: Callable[[str], str]) -> str:
    """HTML whose links and pictures have whole addresses; `join` makes one of a link. Linear in the HTML."""
    return TAG.sub(lambda tag: ADDRESS.sub(lambda found: _joined(found, join), tag[0]), html)


def whole_text(
    body: str, entry: Entry, correction_title: Callable[[Correction], str], join: Callable[[str], str]
) -> str:
    """A story in full: its picture, its text, what was corrected."""
    figure = figure_of(entry.picture) if entry.picture else ""
    return plain(
        figure + with_whole_addresses(body, join) + corrections_html(entry.corrections, correction_title)
    )


def short_text(entry: Entry, correction_title: Callable[[Correction], str]) -> str:
    """A story in brief: its standfirst, what was corrected."""
    said = f"<p>{escape(entry.summary)}</p>" if entry.summary else ""
    return plain(said + corrections_html(entry.corrections, correction_title))


def corrections_html(corrections: Iterable[Correction], correction_title: Callable[[Correction], str]) -> str:
    """Each correction as a paragraph, under the words that `correction_title` gives it."""
    return "".join(
        f"<p><strong>{escape(correction_title(correction))}</strong> {escape(correction.text)}</p>"
        for correction in corrections
    )


def figure_of(picture: Picture) -> str:
    """A picture with what is said about it."""
    size = f' width="{picture.width}" height="{picture.height}"' if picture.width and picture.height else ""
    caption = " ".join(escape(part) for part in (picture.caption, picture.credit) if part)
    return (
        f'<figure><img src="{escape(picture.url)}" alt="{escape(picture.alt)}"{size}>'
        + (f"<figcaption>{caption}</figcaption>" if caption else "")
        + "</figure>"
    )


def dated(word: str, day: Callable[[datetime], str]) -> Callable[[Correction], str]:
    """What stands before a correction: ``Correction, 4 October 2026:``."""
    return lambda correction: f"{word}, {day(correction.moment)}:"


def _joined(found: re.Match[str], join: Callable[[str], str]) -> str:
    value = unescape(found[2] if found[2] is not None else found[3])
    if "srcset" in found[1].lower():
        candidates = (part.split(maxsplit=1) for part in value.split(",") if part.strip())
        value = ", ".join(" ".join([join(url), *size]) for url, *size in candidates)
    else:
        value = join(value)
    return f'{found[1]}"{escape(value)}"'
