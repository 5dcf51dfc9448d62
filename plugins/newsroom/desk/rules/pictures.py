"""Pictures: what must be said of them, and how heavy they may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from newsroom.desk.rules.corpus import AnyPage, Corpus
from newsroom.problems import Problem
from newsroom.stories.parts import LARGE, SMALL, Picture

HEAVY = 5_000_000
"""Bytes. A camera's own file: readers get smaller ones made of it, but everyone who clones the paper carries it."""

NEEDED = {"main": SMALL, "full": LARGE, "text": 360}
"""px by arrangement: narrower photographs are blown up, over the columns, the window, or a card on a phone."""

_IMAGE = re.compile(r"<img\b[^>]*>")
# A block from elsewhere, which has no picture, says itself whose it is; a link to a picture there is none either.
_FIGURE = re.compile(r"<figure\b(?:(?!</figure).)*?<img\b.*?</figure>", re.DOTALL)
_CAPTION = re.compile(
    r'<figcaption>(?P<caption>.*?)(?P<credit><span class="credit">.*?</span>)?</figcaption>', re.DOTALL
)
_UNSEEN = re.compile(r"!\[([^\]\n]*)\]\(([^()<>\n]*\.(?:jpe?g|png|webp|avif|gif|svg))\)", re.IGNORECASE)
_ALT = re.compile(r'\balt="\s*[^"\s]')
_SOURCE = re.compile(r'\bsrc="(?:\{\w+\}/?)?([^"]*)"')


def picture_without_alt(page: AnyPage, corpus: Corpus) -> Iterator[Problem]:
    """A picture, leading or in the body, without words for those who do not see it (WCAG 2.2, 1.1.1)."""
    del corpus
    lead = _lead(page)
    if lead and not lead.alt.strip():
        yield _lacks(page, "", "description", "alt")
    for image in _IMAGE.findall(page.html):
        if not _ALT.search(image):
            yield _lacks(page, _source(image), "description", "alt")


def picture_without_caption(page: AnyPage, corpus: Corpus) -> Iterator[Problem]:
    """A lead picture or a figure in the body without a caption."""
    del corpus
    lead = _lead(page)
    if lead and not lead.caption:
        yield _lacks(page, "", "caption", "caption")
    for name, caption, _ in _figures(page):
        if not caption:
            yield _lacks(page, name, "caption", "caption")


def picture_without_credit(page: AnyPage, corpus: Corpus) -> Iterator[Problem]:
    """A lead picture or a figure in the body that does not say whose it is."""
    del corpus
    lead = _lead(page)
    if lead and not lead.credit:
        yield _lacks(page, "", "credit", "credit")
    for name, _, credit in _figures(page):
        if not credit:
            yield _lacks(page, name, "credit", "credit")


def picture_as_text(page: AnyPage, corpus: Corpus) -> Iterator[Problem]:
    """A picture that readers see as signs and letters, since Markdown ends a file's name at a space."""
    del corpus
    for alt, name in _UNSEEN.findall(page.text):
        what = f"Readers see “![{alt}]({name})” as text, since the file's name has a space in it."
        yield page.problem(what, f"Write ![{alt}](<{name}>).", words=name)


def heavy_image(page: AnyPage, corpus: Corpus) -> Iterator[Problem]:
    """A picture of more than 5 MB that the page shows."""
    lead = _lead(page)
    shown = {lead.file} if lead else set()
    for name in sorted(shown | {_source(image).lstrip("/") for image in _IMAGE.findall(page.html)}):
        if (size := corpus.files.get(name, 0)) > HEAVY:
            what = f"The picture “{name}” has {size / 1e6:.1f} MB."
            mend = "Save it smaller: 2,400 px and JPEG at 85 are enough for any screen."
            field = "picture" if name in shown else ""
            yield page.problem(what, mend, header=field, words=name)


def lead_too_small(page: AnyPage, corpus: Corpus) -> Iterator[Problem]:
    """A lead photograph that is blown up where it stands; a drawing can be shown in any size."""
    del corpus
    lead = _lead(page)
    if not lead or not lead.width or lead.file.lower().endswith(".svg"):
        return
    if lead.width < (needed := NEEDED[lead.arranged]):
        what = f"The lead picture is {lead.width} px wide, and is shown at {needed} px or more."
        asked = lead.arrangement and lead.width >= NEEDED["text"]
        mend = (
            "Take “Picture arrangement:” out, or write “text” there." if asked else "Ask for a larger file."
        )
        yield page.problem(what, mend, header="picture")


def _lead(page: AnyPage) -> Picture | None:
    return getattr(page.story, "picture", None)


def _lacks(page: AnyPage, name: str, what: str, header: str) -> Problem:
    """The Problem of the lead picture (no name), or of one in the body."""
    if not name:
        return page.problem(
            f"The lead picture has no {what}.", f"Write one after “Picture {header}:”.", header="picture"
        )
    mend = 'Write ![Description](file "Caption. | Credit").'
    return page.problem(f"The picture “{name}” has no {what}.", mend, words=name)


def _source(image: str) -> str:
    found = _SOURCE.search(image)
    return unquote(unescape(found[1])) if found else ""


def _figures(page: AnyPage) -> Iterator[tuple[str, str, str]]:
    """File, caption and credit of each figure in the body; a picture inside a sentence has no room for them."""
    for figure in _FIGURE.findall(page.html):
        said = _CAPTION.search(figure)
        yield (
            _source(figure),
            (said["caption"] if said else "").strip(),
            (said["credit"] or "") if said else "",
        )
