"""What the preview shows in place of a page that could not be printed: what is wrong with its file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from html import escape
from pathlib import Path, PurePosixPath
from typing import Any

from newsroom.desk.printed import LeftOut
from newsroom.problems import Problem, counted
from newsroom.text.headers import HeaderError, canonical, split

OLD = "old"
"""The query under which the preview gives the page that was kept: ``/2026/11/river/?old``."""

STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; max-inline-size: 42rem; margin: 3rem auto; padding-inline: 1rem }
h1 { font-size: 1.4rem } li { margin-block-end: 1rem } code { font-size: .95em } .mend { color: #06561c }
@media (prefers-color-scheme: dark) { body { background: #16181a; color: #eee } a, .mend { color: #9cf } }
"""


def pages_instead(
    files: Iterable[LeftOut], content: Path, output: Path, settings: Mapping[str, Any]
) -> dict[str, str]:
    """The page about each file by the address where a reader of the paper would look for its story.

    Addresses are without the slashes at their ends. One at which another page stands in `output` is that page's.
    """
    found = {bare(each.url or guessed(content / each.path, each.path, settings)): each for each in files}
    return {
        address: page(each) for address, each in found.items() if each.kept or not _stands(output / address)
    }


def bare(address: str) -> str:
    """An address as the preview compares it."""
    return address.strip("/").removesuffix("index.html").rstrip("/")


def guessed(file: Path, path: str, settings: Mapping[str, Any]) -> str:
    """Where the page of a broken file would stand, from what can be read of its header; else the file's name."""
    stem = PurePosixPath(path).name.split(".")[0]
    said = _header(file)
    kind = "PAGE" if any(path.startswith(f"{folder}/") for folder in settings["PAGE_PATHS"]) else "ARTICLE"
    lang = said.get("lang") or said.get("language") or settings["DEFAULT_LANG"]
    pattern = str(settings[f"{kind}_URL" if lang == settings["DEFAULT_LANG"] else f"{kind}_LANG_URL"])
    names: dict[str, Any] = defaultdict(str, slug=said.get("slug") or stem, lang=lang)
    try:
        if kind == "ARTICLE":
            names["date"] = datetime.fromisoformat(said.get("date", "").strip())
        return said.get("url") or pattern.format_map(names)
    except (ValueError, TypeError, LookupError, AttributeError):
        return stem


def page(file: LeftOut) -> str:
    """The page: file and line, field, what is wrong and how to mend it; a link to the old page where there is one."""
    old = f'<p><a href="?{OLD}">The page as it was on {_day(file)}</a></p>' if file.kept else ""
    what, items = counted(len(file.problems), "problem"), "".join(map(_item, file.problems))
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{what}: {escape(file.path)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style><body><main>'
        f"<h1>This page could not be printed</h1><p><code>{escape(file.path)}</code> has {what}. "
        f"Save it, and this page looks again.</p><ul>{items}</ul>{old}</main></body></html>"
    )


def _stands(path: Path) -> bool:
    return path.is_file() or (path / "index.html").is_file()


def _item(problem: Problem) -> str:
    place = f"{problem.path}:{problem.line}" if problem.line else problem.path
    field = f" <b>{escape(problem.field)}</b>" if problem.field else ""
    return (
        f"<li><code>{escape(place)}</code>{field}<br>{escape(problem.what)} "
        f'<span class="mend">{escape(problem.mend)}</span></li>'
    )


def _day(file: LeftOut) -> str:
    return f"{file.kept.at.day} {file.kept.at:%B %Y, %H:%M}" if file.kept else ""


def _header(file: Path) -> dict[str, str]:
    try:
        document = split(file.read_bytes().decode("utf-8-sig", "replace"))
    except (OSError, HeaderError):
        return {}
    return {canonical(each.name): each.value for each in document.headers if isinstance(each.value, str)}
