"""The pages of docs/ that are printed from the code, so that they cannot fall behind it."""

from __future__ import annotations

from pathlib import Path

from newsroom import settings
from newsroom.stories.story import PLACES, Story, also_written, headers_of, shown_in

HEAD = (
    "# Headers of a story",
    "",
    "Printed from `newsroom/stories/story.py` by `inv docs`. Only `Title` and `Date` are needed.",
    "",
    "| header | also written | what it says |",
    "| --- | --- | --- |",
)

SHOWN = (
    "",
    "## Where it appears",
    "",
    "On the story's own page, on fronts and lists, in feeds, in the structured data (JSON-LD) of its page, in the",
    "search index. What has no “yes” steers the paper and is printed nowhere. A section, tag, author, series, place",
    "and running story also has a list of its own, named after it; corrections stand in the public log.",
    "",
    "| header | page | fronts and lists | feeds | structured data | search |",
    "| --- | --- | --- | --- | --- | --- |",
)


def pages() -> dict[str, str]:
    """Path below docs/ -> the page's Markdown."""
    return {"producers/settings.md": settings.documentation(), "editors/headers.md": headers()}


def write_pages(docs: Path) -> list[Path]:
    """Writes every page and gives their paths."""
    for name, page in pages().items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(page, encoding="utf-8")
    return [docs / name for name in pages()]


def headers() -> str:
    """The reference page of a story's headers: what each says, then where it appears."""
    fields = headers_of(Story)
    rows = [
        f"| {_code(name)} | {', '.join(map(_code, also_written(field)))} | {field.description} |"
        for name, field in fields.items()
    ]
    places = [
        f"| {_code(name)} | {' | '.join('yes' if place in shown_in(field) else '' for place in PLACES)} |"
        for name, field in fields.items()
    ]
    return "\n".join([*HEAD, *rows, *SHOWN, *places, ""])


def _code(name: str) -> str:
    return f"`{_written(name)}`"


def _written(name: str) -> str:
    return name.replace("_", " ").capitalize()
