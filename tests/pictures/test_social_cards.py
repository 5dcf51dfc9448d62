"""Cards for sharing: all their words are there, in letters that the faces have, and no word is torn without need."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, features

from newsroom.pictures.lettering import fit, missing, width, wrap
from newsroom.pictures.social_cards import (
    HEAVIEST,
    SIZE,
    Card,
    CardOrder,
    Faces,
    draw_card,
    letters_missing,
    make_card,
)
from tests.paper import ROOT
from tests.pictures.photographs import jpeg, photograph

FONTS = ROOT / "theme/static/fonts"
FACES = Faces(
    FONTS / "piazzolla-latin-opsz-normal.woff2",
    FONTS / "libre-franklin-latin-wght-normal.woff2",
    FONTS / "hanuman-khmer-400-normal.woff2",
    FONTS / "hanuman-khmer-700-normal.woff2",
)
HEAD = FACES.head(700)
ROOM = (1080, 300)
SIZES = (120, 100, 80, 60, 44)

CARD = Card("ferry", "The Chaktomuk Courier", "Mekong", "Four rivers, one city", "Mekong desk", "news", FACES)


def bare(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


def test_pillow_shapes_text() -> None:
    """Khmer without it is a row of parts."""
    assert features.check("raqm")


def test_khmer_signs_are_put_where_they_belong() -> None:
    """Shaped, a letter below another takes no room of its own."""
    word = "ក្រុងខ្មែរ"
    apart = sum(width(sign, HEAD, 60) for sign in word)
    assert width(word, HEAD, 60) < apart * 0.8


@pytest.mark.parametrize(
    "headline",
    [
        "Water",
        "Court in Kampong Speu orders a new count of the land titles that the ministry withdrew, and sets a date",
        "បុណ្យអុំទូក៖ ទូកប្រណាំង ប្រទីប និងព្រះខែ",
        "ទន្លេសាប 2026: floods",
    ],
)
def test_a_headline_stands_whole_in_its_room(headline: str) -> None:
    text = fit(headline, HEAD, SIZES, ROOM)
    assert bare("".join(text.lines)) == bare(headline)
    assert text.height <= ROOM[1]
    assert all(width(line, HEAD, text.size) <= ROOM[0] for line in text.lines)


def test_a_short_headline_is_larger_than_a_long_one() -> None:
    assert fit("Water", HEAD, SIZES, ROOM).size > fit("Water " * 20, HEAD, SIZES, ROOM).size


def test_a_word_of_khmer_is_set_smaller_before_it_is_torn() -> None:
    word = "ហេតុអ្វីបានជាទន្លេសាបហូរត្រឡប់"
    assert fit(word, HEAD, SIZES, ROOM).lines == (word,)


def test_a_run_of_khmer_that_fits_no_line_is_broken_between_clusters() -> None:
    text = fit("ទន្លេសាបហូរត្រឡប់" * 5, HEAD, SIZES, (600, 400))
    assert len(text.lines) > 1
    # No line begins with a sign that belongs to the letter before, nor with a letter below it.
    assert all("\u1780" <= line[0] <= "\u17b3" for line in text.lines)
    assert not [line for line in text.lines if line.endswith("\u17d2")]


def test_lines_break_where_the_writer_put_a_place_for_it() -> None:
    lines = wrap("ទន្លេ\u200bសាប\u200bហូរ", lambda line: len(bare(line)), 8)
    assert [bare(line) for line in lines] == ["ទន្លេសាប", "ហូរ"]


def test_what_fits_at_no_size_is_cut_with_an_ellipsis() -> None:
    text = fit("words " * 200, HEAD, SIZES, ROOM)
    assert text.height <= ROOM[1]
    assert text.lines[-1].endswith("…")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abc ខ្មែរទន្លេ\u200b–’", min_size=1, max_size=120).map(str.strip).filter(bool))
def test_any_headline_stands_in_its_room(headline: str) -> None:
    text = fit(headline, HEAD, SIZES, ROOM)
    assert text.height <= ROOM[1]
    assert text.lines


def test_letters_that_the_faces_lack_are_named() -> None:
    assert missing("Dara Žižek", HEAD) == missing("Žž", HEAD)
    assert set(letters_missing(dataclasses.replace(CARD, headline="ข่าว news"))) >= set("ขาว")
    assert letters_missing(CARD) == ""


def test_the_papers_own_headlines_can_all_be_set() -> None:
    headlines = [
        line.removeprefix("Title: ")
        for file in (ROOT / "content/stories").rglob("*.md")
        for line in file.read_text("utf-8").splitlines()
        if line.startswith("Title: ")
    ]
    assert len(headlines) > 50
    assert {headline: missing(headline, HEAD) for headline in headlines if missing(headline, HEAD)} == {}


@pytest.mark.parametrize("voice", ["news", "opinion", "feature", "obituary", "sponsored", "no such voice"])
def test_a_card_has_the_size_that_others_ask_for(voice: str) -> None:
    assert draw_card(dataclasses.replace(CARD, voice=voice), None).size == SIZE


def test_no_text_lies_on_the_photograph() -> None:
    photo = photograph((1200, 900))
    with_photo = dataclasses.replace(CARD, picture=Path("x.jpg"), headline="A headline of many words " * 4)
    other = dataclasses.replace(with_photo, headline="Other", byline="Others", kicker="")
    changed = ImageChops.difference(draw_card(with_photo, photo), draw_card(other, photo)).getbbox()
    assert changed is not None
    assert changed[2] <= SIZE[0] - 456


@pytest.mark.parametrize("photo", [True, False])
def test_a_card_is_light_enough_for_messengers(tmp_path: Path, photo: bool) -> None:
    (tmp_path / "x.jpg").write_bytes(jpeg(photograph((1600, 1200))))
    card = dataclasses.replace(CARD, picture=tmp_path / "x.jpg" if photo else None)
    assert make_card(CardOrder(card, tmp_path)) is None
    assert 5_000 < (tmp_path / card.name).stat().st_size <= HEAVIEST
    with Image.open(tmp_path / card.name) as picture:
        assert picture.size == SIZE


def test_a_cards_name_changes_with_what_can_be_seen_and_with_nothing_else() -> None:
    names = {
        dataclasses.replace(CARD, **{part: "Other"}).name
        for part in ("paper", "kicker", "headline", "byline", "voice", "digest")
    }
    assert len(names | {CARD.name}) == 7
    assert dataclasses.replace(CARD).name == CARD.name
