"""The theme's style sheets and scripts under names that change with what is in them."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsroom.assets.scripts import with_names
from newsroom.assets.styles import faults, join, minify
from newsroom.problems import Problem, nearest

JOINED = "css/paper.css"
"""What the joined parts are called before the digest comes into the name."""


@dataclass(frozen=True)
class Assets:
    """Files to write, by name, and what each file of the theme is now called."""

    files: dict[str, bytes]
    names: dict[str, str]


def assets(parts: Sequence[str], static: Mapping[str, str]) -> Assets:
    """Style sheets and scripts of `static` (text by name, such as css/base.css and js/switch.js), named anew.

    The parts become one file, JOINED; a style sheet that is no part stays a file of its own, for the pages that
    link it. All names of parts lead to the joined file.
    """
    joined = join({part.removeprefix("css/"): static[part] for part in parts})
    texts = {JOINED: joined} | {
        name: minify(text) for name, text in static.items() if name.endswith(".css") and name not in parts
    }
    names = {name: with_digest(name, digest([text])) for name, text in texts.items()}
    # One digest for all scripts: then modules may import each other, in circles too.
    scripts = {name: text for name, text in static.items() if name.endswith(".js")}
    shared = digest([*scripts, *scripts.values()])
    names |= {name: with_digest(name, shared) for name in scripts}
    texts |= {name: with_names(text, name, names) for name, text in scripts.items()}
    files = {names[name]: text.encode() for name, text in texts.items()}
    return Assets(files, names | dict.fromkeys(parts, names[JOINED]))


def with_digest(name: str, digest: str) -> str:
    stem, ending = posixpath.splitext(name)
    return f"{stem}.{digest}{ending}"


def digest(texts: Iterable[str]) -> str:
    """Eight hexadecimal digits that another content does not share in practice."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:8]


def problems(parts: Sequence[str], static: Mapping[str, str], listed_in: str) -> list[Problem]:
    """What keeps the parts from being joined: one that is not there or would spoil the ones after it, a taken name."""
    missing = [
        Problem(
            listed_in,
            0,
            part,
            "part-missing",
            "The theme has no such style sheet.",
            nearest(part, list(static)) or "Take it from the list, or write it.",
        )
        for part in parts
        if part not in static
    ]
    broken = [
        Problem(part, line, "", "part-broken", fault, remedy)
        for part in parts
        for line, fault, remedy in faults(static.get(part, ""))
    ]
    taken = Problem(JOINED, 0, "", "name-taken", "The joined parts have this name.", "Give the file another.")
    return missing + broken + [taken] * (JOINED in static)
