"""Runs of another script within a text: what a reader's program should speak, and a page should set, in another way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markupsafe import Markup, escape

SCRIPTS = {
    "km": "\u1780-\u17dd\u17e0-\u17e9\u17f0-\u17f9\u19e0-\u19ff",
    "ar": "\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc",
    "th": "\u0e01-\u0e3a\u0e40-\u0e5b",
    "lo": "\u0e81-\u0edf",
    "my": "\u1000-\u109f",
    "he": "\u05d0-\u05f4",
}
"""Letters that tell a language by themselves, or nearly so: Latin, Cyrillic, Han and Devanagari do not."""

SAME = {"fa": "ar", "ur": "ar", "yi": "he", "shn": "my"}
"""Languages that are written in the letters of another one."""

RTL = ("ar", "he")
TAG = re.compile(r"(<[^>]*>)")


def fragments(text: str, lang: str) -> Iterator[tuple[str, str]]:
    """The text of a page in `lang` in pieces, each with the language that its letters tell; "" for the page's own."""
    end = 0
    for run in _foreign(lang).finditer(text):
        if run.start() > end:
            yield text[end : run.start()], ""
        yield run[0], str(run.lastgroup)
        end = run.end()
    if end < len(text):
        yield text[end:], ""


def spoken(text: str, lang: str) -> Markup:
    """The text for HTML, each run of another script in an element that names its language."""
    if not _letters(lang).search(text):
        return escape(text)
    return Markup("").join(
        _element(piece, code) if code else escape(piece) for piece, code in fragments(text, lang)
    )


def spoken_html(html: str, lang: str) -> str:
    """The same for HTML: its tags stay as they are. Linear; most texts have nothing to name and cost one search."""
    if not _letters(lang).search(html):
        return html
    return "".join(
        part if number % 2 else "".join(_tagged(*each) for each in fragments(part, lang))
        for number, part in enumerate(TAG.split(html))
    )


def _others(lang: str) -> dict[str, str]:
    own = lang.partition("-")[0]
    return {code: letters for code, letters in SCRIPTS.items() if code != SAME.get(own, own)}


@cache
def _letters(lang: str) -> re.Pattern[str]:
    # One class of letters is searched for many times faster than runs of each script.
    return re.compile(f"[{''.join(_others(lang).values())}]")


@cache
def _foreign(lang: str) -> re.Pattern[str]:
    runs = (
        rf"(?P<{code}>[{letters}](?:[{letters}\s\u200b-\u200d]*[{letters}\u200c\u200d])?)"
        for code, letters in _others(lang).items()
    )
    return re.compile("|".join(runs))


def _element(piece: str, code: str) -> Markup:
    return Markup(_tagged(str(escape(piece)), code))  # noqa: S704 (escaped just before)


def _tagged(piece: str, code: str) -> str:
    if not code:
        return piece
    direction = ' dir="rtl"' if code in RTL else ""
    return f'<span lang="{code}"{direction}>{piece}</span>'
