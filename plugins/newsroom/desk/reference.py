"""The pages of docs/ that are printed from the code, so that they cannot fall behind it."""

from __future__ import annotations

import json
from pathlib import Path

from newsroom import settings
from newsroom.desk.paper import Paper
from newsroom.stories.fields import PLACES, also_written, example_of, shown_in
from newsroom.stories.schema import json_schema, written
from newsroom.stories.story import Story, headers_of

HEAD = (
    "# Headers of a story",
    "",
    "Printed from `newsroom/stories/story.py` by `inv docs`. Only `Title` and `Date` are needed.",
    "",
    "| header | also written | what it says | example |",
    "| --- | --- | --- | --- |",
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


def pages(paper: Paper) -> dict[str, str]:
    """Path below docs/ -> what the file holds: Markdown, or the JSON Schema of a story's header in this paper."""
    schema = json_schema(settings.read(paper.settings).stories_fields)
    return {
        "producers/settings.md": settings.documentation(),
        "editors/headers.md": headers(),
        "editors/story.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n",
    }


def write_pages(paper: Paper) -> list[Path]:
    """Writes every page and gives their paths."""
    docs, printed = paper.root / "docs", pages(paper)
    for name, page in printed.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(page, encoding="utf-8")
    return [docs / name for name in printed]


def headers() -> str:
    """The reference page of a story's headers: what each says, then where it appears."""
    fields = headers_of(Story)
    rows = [
        f"| {_code(name)} | {', '.join(map(_code, also_written(field)))} | {field.description} "
        f"| `{example_of(field)}` |"
        for name, field in fields.items()
    ]
    places = [
        f"| {_code(name)} | {' | '.join('yes' if place in shown_in(field) else '' for place in PLACES)} |"
        for name, field in fields.items()
    ]
    return "\n".join([*HEAD, *rows, *SHOWN, *places, ""])


def _code(name: str) -> str:
    return f"`{written(name)}`"
