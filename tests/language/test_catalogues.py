"""What each language says, and how it writes dates and digits."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment

from newsroom.language import speak
from newsroom.language.catalogues import CatalogueError, Language, read_languages

TRANSLATIONS = Path(__file__).parents[2] / "theme" / "translations"
MOMENT = datetime(2018, 3, 17, 8, 10, tzinfo=UTC)


@pytest.fixture(scope="module")
def khmer() -> Language:
    return read_languages(["km"], TRANSLATIONS)["km"]


@pytest.fixture(scope="module")
def arabic() -> Language:
    return read_languages(["ar"], TRANSLATIONS)["ar"]


def catalogue(folder: Path, code: str, text: str) -> None:
    path = folder / code / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")


def test_a_khmer_date_has_khmer_words_and_digits(khmer: Language) -> None:
    assert khmer.format_date(MOMENT, "full") == "ថ្ងៃសៅរ៍ ទី១៧ ខែមីនា ឆ្នាំ២០១៨"


def test_an_arabic_date_has_arabic_words_and_the_digits_of_its_stories(arabic: Language) -> None:
    assert arabic.format_date(MOMENT, "full") == "السبت، 17 مارس 2018"
    assert [arabic.format_date(MOMENT, style) for style in ("long", "month", "day", "month_name")] == [
        "17 مارس 2018",
        "مارس 2018",
        "17 مارس",
        "مارس",
    ]
    assert [arabic.format_date(MOMENT, style) for style in ("weekday", "weekday_short")] == ["السبت", "س"]


def test_an_arabic_number_takes_one_of_six_forms(arabic: Language) -> None:
    forms = [
        arabic.ngettext("%(stories)s story", "%(stories)s stories", number) % {"stories": number}
        for number in (0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111)
    ]
    assert forms == [
        "لا مقالات",
        "مقال واحد",
        "مقالان",
        "3 مقالات",
        "10 مقالات",
        "11 مقالًا",
        "99 مقالًا",
        "100 مقال",
        "102 مقال",
        "103 مقالات",
        "111 مقالًا",
    ]


def test_a_date_without_a_time_is_written_too() -> None:
    assert Language().format_date(date(2018, 3, 17), "long") == "17 March 2018"


@pytest.mark.parametrize(
    ("style", "written"),
    [
        ("full", "Saturday 17 March 2018"),
        ("long", "17 March 2018"),
        ("month", "March 2018"),
        ("month_name", "March"),
        ("day", "17 March"),
        ("weekday", "Saturday"),
        ("time", "08:10"),
        ("year", "2018"),
    ],
)
def test_english_dates_follow_the_papers_style(style: str, written: str) -> None:
    assert Language().format_date(MOMENT, style) == written


def test_one_moment_is_written_in_each_zone_as_it_is_there() -> None:
    language, later = Language(), datetime(2018, 3, 17, 15, 10, tzinfo=timezone(timedelta(hours=7)))
    assert later == MOMENT
    assert [language.format_date(when, "time") for when in (MOMENT, later)] == ["08:10", "15:10"]


def test_a_language_without_a_catalogue_writes_dates_as_cldr_says() -> None:
    french = read_languages(["fr"], TRANSLATIONS)["fr"]
    assert french.format_date(MOMENT, "long") == "17 mars 2018"


def test_direction_follows_from_the_script() -> None:
    languages = read_languages(["en", "ar"], TRANSLATIONS)
    assert (languages["en"].direction, languages["ar"].direction) == ("ltr", "rtl")


def test_a_word_that_is_not_translated_stands_as_it_is(khmer: Language) -> None:
    assert khmer.gettext("no such message") == "no such message"


def test_plural_forms_come_from_the_catalogue(tmp_path: Path) -> None:
    catalogue(
        tmp_path,
        "fr",
        'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
        'msgid "%(n)s story"\nmsgid_plural "%(n)s stories"\nmsgstr[0] "un"\nmsgstr[1] "des"\n',
    )
    french = read_languages(["fr"], tmp_path)["fr"]
    assert [french.ngettext("%(n)s story", "%(n)s stories", n) for n in (0, 1, 2)] == ["un", "un", "des"]


def test_an_unknown_language_code_is_named() -> None:
    with pytest.raises(CatalogueError, match="xx-nope"):
        read_languages(["xx-nope"], TRANSLATIONS)


def test_a_broken_catalogue_is_named(tmp_path: Path) -> None:
    catalogue(tmp_path, "fr", "nonsense\n")
    with pytest.raises(CatalogueError, match=r"messages\.po"):
        read_languages(["fr"], tmp_path)


def test_a_language_without_a_catalogue_has_no_words_of_its_own() -> None:
    languages = read_languages(["en", "ar", "lo"], TRANSLATIONS)
    assert [languages[code].has_words for code in ("en", "ar", "lo")] == [True, True, False]
    assert languages["lo"].gettext("Search") == "Search"


def test_a_country_has_the_words_of_its_language_and_months_of_its_own() -> None:
    lebanese = read_languages(["ar-lb"], TRANSLATIONS)["ar-lb"]
    assert lebanese.gettext("Search") == "بحث"
    assert lebanese.format_date(MOMENT, "long") == "17 آذار 2018"


def test_a_language_in_another_script_does_not_take_its_catalogue(tmp_path: Path) -> None:
    catalogue(tmp_path, "zh", 'msgid ""\nmsgstr "Plural-Forms: nplurals=1; plural=0;\\n"\n')
    languages = read_languages(["zh", "zh-tw"], tmp_path)
    assert [languages[code].has_words for code in ("zh", "zh-tw")] == [True, False]


def test_a_build_names_the_language_that_it_has_no_words_for(caplog: pytest.LogCaptureFixture) -> None:
    settings = {"DEFAULT_LANG": "en", "LANGUAGE_NAMES": {"en": "English", "ar": "العربية", "lo": "ລາວ"}}
    generator: Any = SimpleNamespace(settings=settings, theme=TRANSLATIONS.parent, env=Environment())  # noqa: S701
    speak(generator)
    assert [text for text in caplog.messages if "speak English" in text] == [
        f"There are no words in “lo” in {TRANSLATIONS}: its pages speak English."
    ]
