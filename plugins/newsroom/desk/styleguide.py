"""The style guide: the theme's specimen paper, with a page for each component, printed aside from the paper."""

from __future__ import annotations

import json
import threading
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsroom.desk.build import Say, run_module
from newsroom.desk.paper import Paper
from newsroom.desk.printing import LEFT_OUT

ADDRESS = "/styleguide/"
SAMPLES = "components/samples"

# They print nothing that belongs to the look, and cost time.
NOT_NEEDED = {f"newsroom.{name}" for name in ("discovery", "offline", "pictures", "search")}


class Styleguide:
    """The guide of one paper's theme, in ``.cache/styleguide/``; printed anew when something it shows has changed."""

    def __init__(self, paper: Paper, say: Say = print) -> None:
        self.paper = paper
        self.say = say
        self.folder = paper.root / ".cache/styleguide"
        self.lock = threading.Lock()
        self.tried, self.good = 0.0, False
        self.said: tuple[str, ...] = ()

    @property
    def samples(self) -> Path:
        """Stories, pages and pictures of the specimen paper, and what it says of itself."""
        return Path(self.paper.settings["THEME"], SAMPLES)

    @property
    def exists(self) -> bool:
        """Whether the theme describes its components."""
        return (self.samples / "paper.toml").is_file()

    def fresh(self) -> bool:
        """Prints the guide if what it shows has changed since; whether it can be shown."""
        with self.lock:  # a page of many frames asks many times at once
            newest = max((file.stat().st_mtime for file in self._shown()), default=0.0)
            if newest != self.tried:
                self.tried = newest
                self.said, code = run_module(self.paper.root, list(self._command()), {}, self.say)
                self.good = code in (0, LEFT_OUT)
            return self.good

    def _shown(self) -> Iterator[Path]:
        settings = self.paper.settings
        folders = [settings["THEME"], *settings["PLUGIN_PATHS"], *settings["THEME_TEMPLATES_OVERRIDES"]]
        for folder in map(Path, folders):
            yield from (file for file in folder.rglob("*") if file.is_file() and file.suffix != ".pyc")
        yield self.paper.root / "pelicanconf.py"

    def _command(self) -> Iterator[str]:
        run = str(self.folder.with_name("styleguide.json"))
        yield from ("newsroom.desk.printing", run, "-s", "pelicanconf.py", "-o", str(self.folder), "-e")
        yield from (f"{name}={json.dumps(value)}" for name, value in self._settings().items())

    def _settings(self) -> dict[str, Any]:
        """What differs from the paper: its look stays, its stories and sections are the specimens'."""
        own = tomllib.loads((self.samples / "paper.toml").read_text("utf-8"))
        plugins = [name for name in self.paper.settings["PLUGINS"] or () if name not in NOT_NEEDED]
        return own | {
            "PATH": str(self.samples),
            "PLUGINS": [*plugins, "newsroom.styleguide"],
            # With a host, so that what needs one is shown; its root is the guide's own page.
            "SITEURL": f"https://paper.example{ADDRESS.rstrip('/')}",
            "INDEX_SAVE_AS": "front.html",
        }
