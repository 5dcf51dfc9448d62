"""What a language says: its words from a gettext catalogue, its dates by Babel, its digits, its direction.

The catalogue also decides how dates are written and which digits are used: the patterns of PATTERNS and the
ten digits of DIGITS are messages like any other, so that a translator can change both without code.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from functools import cached_property
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_datetime
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

DIGITS = "0123456789"

# Style -> the pattern that is a message; letters as
# https://www.unicode.org/reports/tr35/tr35-dates.html#Date_Field_Symbol_Table
PATTERNS = {
    "full": "EEEE d MMMM y",
    "long": "d MMMM y",
    "month": "MMMM y",
    "month_name": "LLLL",
    "day": "d MMMM",
    "weekday": "EEEE",
    "weekday_short": "EEE",
    "time": "HH:mm",
    "year": "y",
}

# Where the order of the parts differs between languages: CLDR's name for the same thing, used for a
# language whose catalogue does not translate the pattern.
CLDR_FORMATS = {"full": "full", "long": "long"}
CLDR_SKELETONS = {"month": "yMMMM", "day": "MMMMd"}


class CatalogueError(Exception):
    """A language or its catalogue that cannot be used; the text names the setting or the file."""


@dataclass(frozen=True)
class Language:
    """One language of the paper."""

    locale: Locale = field(default_factory=lambda: Locale("en"))
    translations: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)
    _written: dict[tuple[date, tzinfo | None, str], str] = field(
        default_factory=dict, compare=False, repr=False
    )

    def gettext(self, message: str) -> str:
        """The message in this language, or as it is."""
        return self.translations.gettext(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """The form of the message that goes with the number."""
        return self.translations.ngettext(singular, plural, number)

    @property
    def has_words(self) -> bool:
        """Whether its interface words are its own; English is what they are written in."""
        return self.locale.language == "en" or isinstance(self.translations, gettext.GNUTranslations)

    @cached_property
    def direction(self) -> str:
        """ "ltr" or "rtl"."""
        return str(self.locale.text_direction)

    @cached_property
    def _digits(self) -> dict[int, int]:
        return str.maketrans(DIGITS, self.gettext(DIGITS))

    def digits(self, number: object) -> str:
        """The number in this language's digits."""
        return str(number).translate(self._digits)

    def format_date(self, moment: date | datetime, style: str) -> str:
        """A date in one of PATTERNS' styles. Raises KeyError for another style."""
        # A date stands on many pages, and Babel takes fifty times longer than a look here. The zone is part of
        # the key: one moment in two zones is equal, and not written alike.
        key = (moment, getattr(moment, "tzinfo", None), style)
        if key not in self._written:
            self._written[key] = self._write(moment, style)
        return self._written[key]

    def _write(self, moment: date | datetime, style: str) -> str:
        when = (
            moment if isinstance(moment, datetime) else datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001
        )
        return self.digits(
            format_datetime(when, self._pattern(style), tzinfo=when.tzinfo, locale=self.locale)
        )

    def _pattern(self, style: str) -> str:
        pattern = self.gettext(PATTERNS[style])
        if pattern != PATTERNS[style] or self.locale.language == "en":
            return pattern
        if style in CLDR_FORMATS:
            return str(self.locale.date_formats[CLDR_FORMATS[style]].pattern)
        skeleton = self.locale.datetime_skeletons.get(CLDR_SKELETONS.get(style))
        return str(skeleton.pattern) if skeleton else pattern


def read_languages(codes: Iterable[str], folder: Path) -> dict[str, Language]:
    """The languages by code, each with ``folder/{code}/LC_MESSAGES/messages.po`` where there is one.

    A country's own (ar-lb) takes its language's, where it has none itself.

    Raises CatalogueError for a code that CLDR does not know and for a catalogue that cannot be read.
    """
    return {code: Language(_locale(code), _catalogue(code, folder)) for code in sorted(codes)}


def _locale(code: str) -> Locale:
    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise CatalogueError(
            f"LANGUAGE_NAMES: “{code}” is no language code. Write one such as en, km or pt-br."
        ) from error


def _catalogue(code: str, folder: Path) -> gettext.NullTranslations:
    locale = _locale(code)
    # A country's way with a language has its words; a script of its own (zh-tw) makes it another one.
    names = [code] if locale.script else [code, locale.language]
    paths = [folder / name / "LC_MESSAGES" / "messages.po" for name in names]
    path = next((path for path in paths if path.exists()), None)
    if not path:
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    try:
        with path.open("rb") as file:
            write_mo(compiled, read_po(file, locale=locale, abort_invalid=True))
    except (PoFileError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path}: the catalogue cannot be read: {error}.") from error
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
