"""Interface words, dates and digits in the language of each page.

Puts callables that know the page's language in the place of the plain English ones of ``newsroom.jinja``.
Switched off, every page speaks English.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from pelican import signals
from pelican.generators import Generator

from newsroom.jinja import page_language
from newsroom.language.catalogues import CatalogueError, Language, read_languages
from newsroom.settings import read as read_options

logger = logging.getLogger(__name__)


def register() -> None:
    signals.generator_init.connect(speak)


def speak(generator: Generator) -> None:
    """Gives the generator's templates their words and dates. Ends the build on a catalogue that is broken."""
    options = read_options(generator.settings)
    folder = options.language_catalogues or str(Path(generator.theme) / "translations")
    codes = {*options.language_names, generator.settings["DEFAULT_LANG"]}
    try:
        languages = read_languages(codes, Path(folder))
    except CatalogueError as broken:
        sys.exit(str(broken))
    for code, language in languages.items():
        # Pelican says the same thing once, however many generators ask.
        if not language.has_words and Path(folder).is_dir():
            logger.warning("There are no words in “%s” in %s: its pages speak English.", code, folder)
    generator.env.filters |= filters(languages)
    generator.env.globals |= words(languages)


def words(languages: Mapping[str, Language]) -> dict[str, Any]:
    """The gettext callables and the text direction, for Jinja's globals."""
    plain = Language()

    @pass_context
    def gettext(context: Mapping[str, Any], message: str) -> str:
        return languages.get(page_language(context), plain).gettext(message)

    @pass_context
    def ngettext(context: Mapping[str, Any], singular: str, plural: str, number: int) -> str:
        return languages.get(page_language(context), plain).ngettext(singular, plural, number)

    def text_direction(lang: str) -> str:
        return languages.get(lang, plain).direction

    return {"gettext": gettext, "ngettext": ngettext, "text_direction": text_direction}


def filters(languages: Mapping[str, Language]) -> dict[str, Any]:
    """The date and digit filters; both speak the page's language unless they are given another."""
    plain = Language()

    @pass_context
    def format_date(
        context: Mapping[str, Any], moment: date | datetime, style: str = "long", lang: str = ""
    ) -> str:
        return (
            languages.get(lang or page_language(context), plain).format_date(moment, style) if moment else ""
        )

    @pass_context
    def digits(context: Mapping[str, Any], number: object, lang: str = "") -> str:
        return languages.get(lang or page_language(context), plain).digits(number)

    return {"format_date": format_date, "digits": digits}
