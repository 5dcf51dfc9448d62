"""``build(paper)`` prints a paper with the real Pelican; the Site that comes back speaks of pages, links and text."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import weakref
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag

ROOT = Path(__file__).parent.parent
PLAIN = ROOT / "tests/papers/plain"
OUR_THEME = str(ROOT / "theme")
PATIENCE = 240
"""Seconds that a test waits for a build."""


@dataclass(frozen=True)
class Page:
    """One printed page, asked by CSS selector."""

    html: str

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.html, "lxml")

    def one(self, selector: str) -> Tag:
        """The only element that matches."""
        found = self.soup.select(selector)
        assert len(found) == 1, f"{len(found)} elements match {selector!r}"
        return found[0]

    @property
    def leads_on(self) -> str:
        """Where a page at an old address leads to at once; empty for a page of its own."""
        refresh = self.soup.select_one('meta[http-equiv="refresh"]')
        return unquote(str(refresh["content"]).removeprefix("0; url=")) if refresh else ""

    def text(self, selector: str = "body") -> str:
        """The text of all elements that match, with single spaces."""
        return " ".join(" ".join(found.get_text(" ").split()) for found in self.soup.select(selector))

    def texts(self, selector: str) -> list[str]:
        return [" ".join(found.get_text(" ").split()) for found in self.soup.select(selector)]

    def links(self, selector: str = "body") -> list[str]:
        """Paths that links in the matching elements lead to, unquoted, in order; addresses elsewhere as they are."""
        found = [str(link["href"]) for part in self.soup.select(selector) for link in part.select("a[href]")]
        return [unquote(urlsplit(link).path) if "//" in link else unquote(link) for link in found]


@dataclass
class Site:
    """A printed site; ``log`` is what Pelican said."""

    output: Path
    log: str = field(repr=False, default="")

    @property
    def files(self) -> list[str]:
        """All printed files, as paths from the root, sorted."""
        return sorted(
            path.relative_to(self.output).as_posix() for path in self.output.rglob("*") if path.is_file()
        )

    def file(self, url: str) -> Path:
        """The file behind an address such as ``/tags/x/``."""
        path = self.output / url.lstrip("/")
        return path / "index.html" if url.endswith("/") or not url else path

    def exists(self, url: str) -> bool:
        return self.file(url).is_file()

    def read(self, url: str) -> str:
        return self.file(url).read_text("utf-8")

    def page(self, url: str) -> Page:
        return Page(self.read(url))


def run(
    paper: Path, output: Path, theme: str | None = None, config: str = "pelicanconf.py", **settings: Any
) -> subprocess.CompletedProcess[str]:
    """Pelican's own command on the paper in `paper`, its settings overridden; whatever comes of it."""
    # Pelican's default is a folder in the paper itself. Each process of a test run has its own.
    settings = {"CACHE_PATH": str(ROOT / ".cache/tests" / os.getenv("PYTEST_XDIST_WORKER", ""))} | settings
    overrides = [f"{name}={json.dumps(value)}" for name, value in settings.items()]
    command = [sys.executable, "-m", "pelican", "-s", config, "-o", str(output)]
    command += ["--log-handler", "plain"]  # Pelican's other handler folds what is said into columns
    command += ["-t", theme] if theme else []
    command += ["-e", *overrides]
    return subprocess.run(command, cwd=paper, capture_output=True, text=True, check=False, timeout=PATIENCE)


def build(paper: Path, theme: str | None = None, config: str = "pelicanconf.py", **settings: Any) -> Site:
    """The paper, printed to a folder of its own that goes when the Site does. Fails with Pelican's words."""
    site = Site(Path(tempfile.mkdtemp(prefix="paper-")))
    weakref.finalize(site, shutil.rmtree, site.output)
    done = run(paper, site.output, theme, config, **settings)
    site.log = done.stdout + done.stderr
    assert done.returncode == 0, site.log
    return site


def refuse(paper: Path, **settings: Any) -> str:
    """What Pelican says when it must not print the paper."""
    with tempfile.TemporaryDirectory() as output:
        done = run(paper, Path(output), **settings)
    assert done.returncode != 0, done.stdout
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout + done.stderr
