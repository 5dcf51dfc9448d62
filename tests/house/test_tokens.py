"""The tokens that the style guide shows."""

from newsroom.tokens import Token, colours, tokens

CSS = """
/* :root { --old: #000000; } */
@layer tokens {
  :root { color-scheme: light; --ink: #111111; --t-1: 1rem; --s-1: 4px; --serif: Georgia, serif; --lh-text: 1.5; }
  :root[data-theme="dark"] { --ink: #eeeeee; }
}
"""


def test_a_colour_has_its_value_by_day_and_by_night() -> None:
    assert tokens(CSS)[0] == Token("--ink", "#111111", "#eeeeee", "colour")


def test_each_token_is_told_by_what_it_measures() -> None:
    assert [token.kind for token in tokens(CSS)] == ["colour", "size", "space", "face", "number"]


def test_a_sheet_without_a_root_has_no_tokens() -> None:
    assert tokens("a { color: red; }") == ()


def test_colours_are_those_of_the_day() -> None:
    found = colours(':root { --paper: #fff; --ink:#000 } :root[data-theme="dark"] { --paper: #111; }')
    assert found == {"paper": "#fff", "ink": "#000"}
