"""What a run of Pelican tells the desk besides its lines: which file became which page, and what was left out.

Kept in .cache/ for one reason: a story that breaks keeps the page it had.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from newsroom.problems import Problem

SAID = re.compile(
    r"^[ \t\"']*(status|embargo|expires|date)[\"']?[ \t]*:[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.I | re.M
)
PUBLIC = ("", "published", "hidden")


@dataclass(frozen=True)
class PrintedPage:
    """A page as it was last printed: its file in output/, its address, and when (with a zone)."""

    file: str
    url: str
    at: datetime


@dataclass(frozen=True)
class Run:
    """What one run of Pelican printed, by source file in content/, and the problems that it met.

    ``content`` is the folder of the sources, ``at`` the moment of the paper (with a zone); ``coming`` are sentences
    about the next moments at which it changes by itself.
    """

    content: str
    at: datetime
    pages: Mapping[str, PrintedPage]
    problems: tuple[Problem, ...] = ()
    coming: tuple[str, ...] = ()


@dataclass(frozen=True)
class LeftOut:
    """A source file that is not in the paper for its problems, and what stands at its address meanwhile.

    ``kept`` is the page it had before; where there is none, ``why`` says so. ``url`` is its last known address, or
    empty.
    """

    path: str
    problems: tuple[Problem, ...]
    kept: PrintedPage | None = None
    why: str = ""
    url: str = ""

    @property
    def closing(self) -> str:
        """What an editor is told of it at the end of a build."""
        if self.kept:
            return f"{self.path}: kept the page of {self.kept.at.day} {self.kept.at:%b, %H:%M} at /{self.kept.url}"
        return f"{self.path}: {self.why}"


def as_text(run: Run) -> str:
    """The run as JSON. Linear in the pages: 10,000 take a twentieth of a second."""
    # Not `asdict`: it copies everything deeply, and takes four times as long.
    said = {**vars(run), "pages": {path: vars(page) for path, page in run.pages.items()}}
    said["problems"] = [vars(problem) for problem in run.problems]
    return json.dumps(said, ensure_ascii=False, default=datetime.isoformat)


def read_run(file: Path) -> Run | None:
    """The run in a file; None where the file is not there or not whole: it lies in a folder that may be emptied."""
    try:
        said = json.loads(file.read_text("utf-8"))
        return Run(
            said["content"],
            datetime.fromisoformat(said["at"]),
            {source: _page(page) for source, page in said["pages"].items()},
            tuple(Problem(**problem) for problem in said["problems"]),
            tuple(said["coming"]),
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def left_out(run: Run, last: Run | None, output: Path, fresh: Path) -> list[LeftOut]:
    """The files that `run` left out of `fresh`, each with the page in `output` that may stay (`last` printed it).

    A page is kept only where its file says nothing against it, as far as it can be read: no longer of a story
    that is now a draft or withdrawn, that waits or is over, nor at an address that another page has taken.
    """
    problems = by_file(problem for problem in run.problems if problem.fatal)
    return [_left_out(path, wrong, run, last, output, fresh) for path, wrong in problems.items()]


def may_stay(source: bytes, now: datetime) -> bool:
    """Whether nothing in a broken file speaks against a page of it at this moment; a doubt counts against it.

    Its lines are looked at one by one, since its header as a whole may be what cannot be read.
    """
    for name, value in SAID.findall(source.decode("utf-8", "replace")):
        if name.lower() == "status":
            if value.lower() not in PUBLIC:
                return False
        elif value and _forbids(name.lower(), value, now):
            return False
    return True


def keep(pages: Iterable[LeftOut], output: Path, fresh: Path) -> None:
    """Puts the pages that are kept from the last output into the fresh one."""
    for page in (each.kept for each in pages if each.kept):
        target = fresh / page.file
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(output / page.file, target)


def remember(file: Path, run: Run, kept: Iterable[LeftOut]) -> None:
    """Writes down what stands in output/ now, for the next build."""
    old = {each.path: each.kept for each in kept if each.kept}
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.write_text(as_text(replace(run, pages={**run.pages, **old})), "utf-8")
    fresh.replace(file)


def by_file(problems: Iterable[Problem]) -> dict[str, tuple[Problem, ...]]:
    """Problems by their file, both in order."""
    found: dict[str, tuple[Problem, ...]] = {}
    for problem in sorted(problems):
        found[problem.path] = (*found.get(problem.path, ()), problem)
    return found


def _left_out(
    path: str, wrong: tuple[Problem, ...], run: Run, last: Run | None, output: Path, fresh: Path
) -> LeftOut:
    page = last.pages.get(path) if last else None
    if page is None or not (output / page.file).is_file():
        return LeftOut(path, wrong, why="it was never printed, so there is no page to keep.")
    if (fresh / page.file).exists():
        return LeftOut(path, wrong, why=f"another page stands at /{page.url} now.", url=page.url)
    source = Path(run.content, path)
    if not (source.is_file() and may_stay(source.read_bytes(), run.at)):
        why = "its page is gone, since its header may not want it published."
        return LeftOut(path, wrong, why=why, url=page.url)
    return LeftOut(path, wrong, kept=page, url=page.url)


def _page(said: Mapping[str, Any]) -> PrintedPage:
    return PrintedPage(said["file"], said["url"], datetime.fromisoformat(said["at"]))


def _forbids(name: str, value: str, now: datetime) -> bool:
    try:
        said = datetime.fromisoformat(value)
    except ValueError:
        # A date may be the very slip that broke the file, and the page was public before.
        return name != "date"
    past = (said if said.tzinfo else said.replace(tzinfo=now.tzinfo)) <= now
    return past if name == "expires" else not past
