"""The door to Pelican: reads the theme, gives templates the new names, writes the files, clears what they replace."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment, TemplateNotFound, nodes
from pelican.generators import Generator

from newsroom.assets.named import assets, problems
from newsroom.problems import report

LIST = "partials/stylesheets.html"
"""The template that lists the parts, in ``{% set parts = [...] %}``."""

REPLACED = "FILES_THAT_ASSETS_REPLACE"
"""Where their names wait for the end of the build: in the settings, which generators and signals share."""


class AssetsGenerator(Generator):
    """Under a theme that lists its parts: ``assets`` in the context, and the files it names. Else nothing."""

    def __init__(self, *args: Any, **keywords: Any) -> None:
        super().__init__(*args, **keywords)
        self.files: dict[str, bytes] = {}
        parts = listed_parts(self.env)
        if parts is None:
            return
        static = static_texts(self.theme, self.settings)
        # What is wrong is said now, before Pelican empties the output.
        if found := problems(parts, static, LIST):
            sys.exit(report(found))
        made = assets(parts, static)
        self.files = made.files
        self.context["assets"] = made.names
        self.settings[REPLACED] = (set(parts), set(static) | set(made.files))

    def generate_output(self, writer: object) -> None:
        """Writes the files; their names tell their content, so one that is there already is left as it is."""
        del writer
        for name, content in self.files.items():
            file = Path(self.output_path, self.settings["THEME_STATIC_DIR"], name)
            if not file.exists():
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)


def listed_parts(env: Environment) -> list[str] | None:
    """The names of the parts in their order, as the theme lists them; None where it lists none."""
    assert env.loader is not None
    try:
        source, _, _ = env.loader.get_source(env, LIST)
    except TemplateNotFound:
        return None
    for found in env.parse(source).find_all(nodes.Assign):
        if isinstance(found.target, nodes.Name) and found.target.name == "parts":
            return [f"css/{part}.css" for part in _constant(found)]
    return None


def _constant(assignment: nodes.Assign) -> Any:
    try:
        return cast(nodes.Expr, assignment.node).as_const()
    except nodes.Impossible:
        sys.exit(f"{LIST}:{assignment.lineno}: Write the parts as a plain list of names in quotes.")


def static_texts(theme: str, settings: Mapping[str, Any]) -> dict[str, str]:
    """The theme's style sheets and scripts by their names; of two with one name the one that Pelican copies last."""
    found = {}
    for folder in (Path(theme, path) for path in settings["THEME_STATIC_PATHS"]):
        for file in sorted([*folder.glob("css/**/*.css"), *folder.glob("js/**/*.js")]):
            # Editors leave hidden files of their own beside a file that is open.
            ignored = any(fnmatch(file.name, pattern) for pattern in [".*", *settings["IGNORE_FILES"]])
            if file.is_file() and not ignored:
                found[file.relative_to(folder).as_posix()] = _text(file)
    return found


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")  # a byte order mark would stand amid the joined parts
    except UnicodeDecodeError:
        sys.exit(f"{file}: The file is not in UTF-8. Save it in that encoding.")


def clear(pelican: Any) -> None:
    """Takes out of the output the parts that are now in one file, and what earlier builds named with a digest."""
    parts, known = pelican.settings.pop(REPLACED, (set(), set()))
    folder = Path(pelican.output_path, pelican.settings["THEME_STATIC_DIR"])
    for file in [*folder.glob("css/**/*.css"), *folder.glob("js/**/*.js")]:
        name = file.relative_to(folder).as_posix()
        if name in parts or (known and name not in known and re.search(r"\.[0-9a-f]{8}\.(?:css|js)$", name)):
            file.unlink()
