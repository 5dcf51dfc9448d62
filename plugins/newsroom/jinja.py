"""What the theme needs of Jinja, with or without plugins: three names for pelicanconf.py.

    from newsroom.jinja import JINJA_ENVIRONMENT, JINJA_FILTERS, JINJA_GLOBALS

The words and dates here are plain English; the ``language`` plugin puts its own in their place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader, Undefined, pass_context
from markupsafe import Markup

from newsroom.text.scripts import spoken, spoken_html

DATE_STYLES = {
    "full": "{d:%A} {d.day} {d:%B} {d.year}",
    "long": "{d.day} {d:%B} {d.year}",
    "month": "{d:%B} {d.year}",
    "month_name": "{d:%B}",
    "day": "{d.day} {d:%B}",
    "weekday": "{d:%A}",
    "weekday_short": "{d:%a}",
    "time": "{d:%H:%M}",
    "year": "{d.year}",
}

# What ends a sentence and what parts one; Khmer, Arabic and Urdu have signs of their own.
ENDS = ".!?\u17d4\u061f\u06d4"
PAUSES = ",;:.\u060c\u061b"


def site_path(siteurl: str) -> str:
    """The path that every link inside the paper begins with: "" at a domain's root, "/paper" below it.

    A SITEURL without a scheme (what Pelican makes of it under RELATIVE_URLS) is kept as it is.
    """
    return urlsplit(siteurl).path.rstrip("/") if "//" in siteurl else siteurl.rstrip("/")


def page_language(context: Mapping[str, Any]) -> str:
    """The language code of the page that is rendered: its own, its article's or static page's, the site's."""
    if context.get("lang"):
        return str(context["lang"])
    for name in ("article", "page"):
        found = getattr(context.get(name), "lang", None)
        if found:
            return str(found)
    return str(context.get("DEFAULT_LANG") or "en")


@pass_context
def path(context: Mapping[str, Any], url: str) -> str:
    """An address inside the site as a path, quoted: ``tags/x/`` -> ``/paper/tags/x/``."""
    if isinstance(url, Undefined):
        return ""
    # "%" stays, since Pelican's own addresses may be quoted already.
    return f"{site_path(context['SITEURL'])}/{quote(str(url).lstrip('/'), safe='/?=&#:@!$,;~+%')}"


@pass_context
def asset(context: Mapping[str, Any], name: str) -> str:
    """A file of the theme as a path: ``js/switch.js`` -> ``/paper/theme/js/switch.js``, or as ``assets`` names it."""
    names = context.get("assets") or {}
    return path(context, f"{context['THEME_STATIC_DIR']}/{names.get(name, name)}")


@pass_context
def absolute(context: Mapping[str, Any], url: str) -> str:
    """An address inside the site with its host; empty when SITEURL names none."""
    siteurl = str(context["SITEURL"])
    if "//" not in siteurl:
        return ""
    parts = urlsplit(siteurl)
    return f"{parts.scheme}://{parts.netloc}{path(context, url)}"


def first_words(text: object, count: int) -> str:
    """At most so many words of a text: its first sentences, or a part of the first that ends in an ellipsis."""
    words = str(text).split()
    if len(words) <= count:
        return text if isinstance(text, Markup) else str(text)
    cut = " ".join(words[:count])
    whole = re.match(rf".*[{ENDS}](?=\s|$)", cut)
    short = whole[0] if whole and len(whole[0].split()) * 2 >= count else f"{cut.rstrip(PAUSES)} …"
    return Markup(short) if isinstance(text, Markup) else short  # noqa: S704 (it was HTML, and no tag is cut)


@pass_context
def spoken_here(context: Mapping[str, Any], text: object, lang: str = "") -> Markup:
    """A text whose runs of another script than that of `lang` (else the page's language) name their language."""
    lang = lang or page_language(context)
    if isinstance(text, Markup):
        return Markup(spoken_html(text, lang))  # noqa: S704 (it is HTML already)
    return spoken(str(text), lang)


def in_language(names: Mapping[str, Mapping[str, str]] | Undefined, lang: str) -> dict[str, str]:
    """Of things that have a name in each language (slug to names), those that have one in this: slug to name."""
    return (
        {} if isinstance(names, Undefined) else {slug: of[lang] for slug, of in names.items() if lang in of}
    )


def format_date(moment: date | datetime, style: str = "long", lang: str = "") -> str:
    """A date in English, in one of DATE_STYLES. Empty for no date."""
    del lang
    return DATE_STYLES[style].format(d=moment) if moment else ""


def digits(number: object, lang: str = "") -> str:
    """A number in the digits of the page's language: here, as it is."""
    del lang
    return str(number)


def gettext(message: str) -> str:
    return message


def ngettext(singular: str, plural: str, number: int) -> str:
    return singular if number == 1 else plural


@pass_context
def lang_of_page(context: Mapping[str, Any]) -> str:
    return page_language(context)


def text_direction(lang: str) -> str:
    """The direction of a language's script: here always "ltr"."""
    del lang
    return "ltr"


class Words:
    """Interface words and dates in any language of the paper; plain English where the site has no others."""

    def __init__(self, env: Environment) -> None:
        self._word = env.from_string("{{ gettext(word) }}") if "gettext" in env.globals else None
        self._day = env.from_string("{{ day|format_date }}") if "format_date" in env.filters else None

    def word(self, word: str, lang: str) -> str:
        """An interface word in a language."""
        return self._word.render(word=word, lang=lang) if self._word else word

    def day(self, moment: datetime, lang: str) -> str:
        """A date in a language."""
        return self._day.render(day=moment, lang=lang) if self._day else moment.date().isoformat()

    def paid_for(self, sponsor: str, lang: str) -> str:
        """What every link to a story that somebody paid for says beside it."""
        if not sponsor:
            return self.word("Paid for", lang)
        return self.word("Paid for by %(name)s", lang) % {"name": sponsor}


def lend_templates(environment: Environment) -> None:
    """Gives a theme our own templates (newsroom/templates) where it lacks them, and the filters that they need."""
    environment.loader = ChoiceLoader(list(filter(None, [environment.loader, PackageLoader("newsroom")])))
    for name, filter_ in (("path", path), ("absolute", absolute)):
        environment.filters.setdefault(name, filter_)


JINJA_ENVIRONMENT: dict[str, Any] = {
    # Pelican's default is no escaping: a headline's <script> would come out as a script.
    "autoescape": True,
    # With a plugin off, `article.story.picture.alt` is empty instead of an error.
    "undefined": ChainableUndefined,
    "extensions": ["jinja2.ext.i18n", "jinja2.ext.loopcontrols"],
    "trim_blocks": True,
    "lstrip_blocks": True,
}
JINJA_GLOBALS: dict[str, Any] = {
    "gettext": gettext,
    "ngettext": ngettext,
    "page_language": lang_of_page,
    "text_direction": text_direction,
}
JINJA_FILTERS: dict[str, Any] = {
    "path": path,
    "absolute": absolute,
    "asset": asset,
    "in_language": in_language,
    "spoken": spoken_here,
    "first_words": first_words,
    "format_date": format_date,
    "digits": digits,
}
