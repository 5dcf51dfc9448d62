"""Every word that the theme says is in every catalogue."""

import re
from collections import Counter
from collections.abc import Iterator
from gettext import c2py
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from newsroom.language.catalogues import DIGITS, PATTERNS

THEME = Path(__file__).parents[2] / "theme"
CATALOGUES = sorted(THEME.glob("translations/*/LC_MESSAGES/messages.po"))
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?s")
OPTIONS = {"extensions": "jinja2.ext.loopcontrols", "trim_blocks": "true", "silent": "false"}


def said() -> Iterator[str]:
    """Every message of every template."""
    for template in sorted(THEME.glob("templates/**/*.html")):
        with template.open("rb") as file:
            for _, _, message, _ in babel_extract(file, tuple(DEFAULT_KEYWORDS), (), OPTIONS):
                parts = message if isinstance(message, tuple) else (message,)
                yield next(part for part in parts if part)


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def test_the_theme_ships_a_khmer_and_an_arabic_catalogue() -> None:
    assert [path.parts[-3] for path in CATALOGUES] == ["ar", "km"]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_no_word_of_the_theme_is_missing(path: Path) -> None:
    catalogue = read(path)
    translated = {
        message.id[0] if isinstance(message.id, tuple) else message.id
        for message in catalogue
        if message.id and all(message.string if isinstance(message.string, tuple) else (message.string,))
    }
    assert set(said()) - translated == set()


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_no_catalogue_keeps_words_that_the_theme_no_longer_says(path: Path) -> None:
    known = {*said(), DIGITS, *PATTERNS.values()}
    kept = {
        message.id[0] if isinstance(message.id, tuple) else message.id for message in read(path) if message.id
    }
    assert kept - known == set()


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_language_has_all_its_plural_forms(path: Path) -> None:
    catalogue = read(path)
    form, category = c2py(catalogue.plural_expr), Locale.parse(path.parts[-3], sep="-").plural_form
    pairs = {(form(number), category(number)) for number in range(1000)}
    assert len(pairs) == len({of for of, _ in pairs}) == len({called for _, called in pairs})
    assert {of for of, _ in pairs} == set(range(catalogue.num_plurals))


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_translation_keeps_its_placeholders(path: Path) -> None:
    catalogue = read(path)
    numbers = Counter(map(c2py(catalogue.plural_expr), range(1000)))
    for message in catalogue:
        assert list(message.check()) == [], message.id
        if not message.id:
            continue
        if isinstance(message.id, str):
            kept = [(message.id, message.string)]
        else:
            # A form that stands for one number alone may say it in words: "one story".
            kept = [(message.id[1], text) for of, text in enumerate(message.string) if numbers[of] > 1]
        for said, translated in kept:
            assert sorted(PLACEHOLDER.findall(translated)) == sorted(PLACEHOLDER.findall(said)), said
