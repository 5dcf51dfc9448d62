"""The manifest: what a phone shows when the paper stands on its home screen."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

TYPES = {"svg": ("image/svg+xml", "any"), "png": ("image/png", "512x512")}


def manifest(name: str, lang: str, colours: Mapping[str, str], icons: Sequence[str]) -> str:
    """The manifest as JSON; `icons` are paths of files, SVG or PNG of 512 px, and all paths are relative to it.

    Its names are those of https://www.w3.org/TR/appmanifest/.
    """
    paper = colours.get("paper")
    content = {
        "name": name,
        "short_name": name,
        "lang": lang,
        "start_url": "./",
        "scope": "./",
        # A newspaper is leafed through: the reader keeps a way back.
        "display": "minimal-ui",
        "icons": [icon(path) for path in icons],
        **({"background_color": paper, "theme_color": paper} if paper else {}),
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def icon(path: str) -> dict[str, str]:
    kind, sizes = TYPES[path.rpartition(".")[2]]
    # The PNG has a ground of its own and room around the mark, so that a phone may cut it round.
    return {
        "src": path,
        "type": kind,
        "sizes": sizes,
        "purpose": "any maskable" if kind == "image/png" else "any",
    }
