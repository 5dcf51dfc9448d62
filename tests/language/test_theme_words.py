"""Every word that the theme says is in every catalogue."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from newsroom.language.catalogues import DIGITS, PATTERNS

THEME = Path(__file__).parents[2] / "theme"
CATALOGUES = sorted(THEME.glob("translations/*/LC_MESSAGES/messages.po"))
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


def test_there_is_a_khmer_catalogue() -> None:
    assert "km" in {path.parts[-3] for path in CATALOGUES}


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
def test_a_translation_keeps_its_placeholders(path: Path) -> None:
    wrong = {message.id: errors for message in read(path) if (errors := list(message.check()))}
    assert wrong == {}
