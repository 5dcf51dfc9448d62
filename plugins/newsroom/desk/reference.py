"""The pages of docs/ that are printed from the code, so that they cannot fall behind it."""

from __future__ import annotations

from pathlib import Path

from newsroom import settings
from newsroom.stories.story import Story


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
    """The reference page of a story's headers."""
    rows = [
        f"| `{_written(name)}` | {', '.join(f'`{_written(other)}`' for other in _others(name))} | {field.description} |"
        for name, field in Story.model_fields.items()
        if name != "more"
    ]
    head = [
        "# Headers of a story",
        "",
        "Printed from `newsroom/stories/story.py` by `inv docs`. Only `Title` and `Date` are needed.",
        "",
        "| header | also written | what it says |",
        "| --- | --- | --- |",
    ]
    return "\n".join([*head, *rows, ""])


def _written(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _others(name: str) -> list[str]:
    extra = Story.model_fields[name].json_schema_extra
    found = extra.get("headers", []) if isinstance(extra, dict) else []
    return [str(other) for other in found if other != name] if isinstance(found, list) else []
