"""Parts of a style sheet as one: their text, joined, without what only people read."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from functools import partial

# What may not be looked into comes first: https://www.w3.org/TR/css-syntax-3/#tokenization
TOKEN = re.compile(
    r"""(?P<gap>(?:\s|/\*(?:.*?\*/|.*\Z))+)
      | (?P<url>url\(\s*(?P<quote>["']?)(?P<address>(?:\\.|[^\\"'()\s])*)(?P=quote)\s*\))
      | (?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
      | (?P<escape>\\(?:[0-9a-f]{1,6}(?:\r\n|\s)?|.))
      | (?P<custom>--[^\s{}()[\];,>:"'\\/]+\s*:)
      | (?P<other>[^\s{}()[\];,>:"'\\/]+|.)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
COMMENT = re.compile(r"/\*(?:.*?\*/|.*\Z)", re.DOTALL)
NOT_RELATIVE = re.compile(r"[a-z][a-z0-9+.-]*:|[/#?]|\Z", re.IGNORECASE)
CLOSES = {"}": "{", ")": "(", "]": "["}


def join(parts: Mapping[str, str]) -> str:
    """Parts (text by file name) in their order as one style sheet, for a file in the folder those names begin in."""
    return "".join(minify(text, partial(moved, part=name)) for name, text in parts.items())


def minify(css: str, move: Callable[[str], str] = str) -> str:
    """A style sheet that means the same, without comments and needless space; each url() as `move` gives it.

    Strings, escapes and the values of custom properties stay as they are, but for the length of a space.
    Linear in the length of the text.
    """
    written = ["{"]  # before the first rule a space is as needless as in a block
    verbatim = False
    for token in TOKEN.finditer(css):
        text = token.group()
        if token["gap"]:
            last = written[-1]
            # An escaped sign is none, and within a custom property's value a colon is any sign.
            before = "" if last.startswith("\\") or (verbatim and last == ":") else last[-1]
            text = _gap(text, before, css[token.end() : token.end() + 1], verbatim)
        elif token["url"]:
            text = f"url({token['quote']}{move(token['address'])}{token['quote']})"
        elif token["custom"]:
            verbatim = True
        elif text in ("{", "}", ";"):
            verbatim = False
        if text:
            written.append(text)
    return "".join(written[1:])


def _gap(text: str, before: str, after: str, verbatim: bool) -> str:
    """What has to stand between two tokens: nothing, a space, or a comment where there was no space."""
    if before == ":":
        return " " if after in ";}" else ""  # an empty value has to be a space
    punctuation = set("{};" if verbatim else "{};,>")
    if not after or {before, after} & punctuation:
        return ""
    return " " if COMMENT.sub("", text) else "/**/"


def moved(address: str, part: str) -> str:
    """An address in url() of `part` (such as components/card.css) as seen from the folder its name begins in."""
    if NOT_RELATIVE.match(address):
        return address
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), address))


def faults(css: str) -> list[tuple[int, str, str]]:
    """Line, fault and remedy of what would be lost, or change the parts after this one, were they joined."""
    found: list[tuple[int, str, str]] = []
    unclosed: list[tuple[str, int]] = []
    for token in TOKEN.finditer(css):
        sign, at = token.group().lower(), token.start()
        innermost = unclosed[-1][0] if unclosed else ""
        if sign == "@import":
            found.append(
                (at, "An @import is lost where parts are joined.", "List that file as a part of its own.")
            )
        elif sign in ('"', "'"):
            found.append((at, "A text in quotes has no end on its line.", "Close it with the same quote."))
        elif sign in CLOSES.values():
            unclosed.append((sign, at))
        elif sign in CLOSES and innermost == CLOSES[sign]:
            unclosed.pop()
        elif sign in CLOSES and innermost in ("", "{"):  # else it means nothing: what is open goes on
            found.append((at, f"This {sign} closes nothing.", "Take it out, or open what it closes."))
    found += [(at, f"This {sign} is never closed.", "Close it.") for sign, at in unclosed]
    return [(css.count("\n", 0, at) + 1, fault, remedy) for at, fault, remedy in found]
