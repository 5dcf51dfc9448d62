"""All problems of all stories and pages at once, without a build."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from newsroom.desk.paper import Paper
from newsroom.problems import Problem, as_json, github, report
from newsroom.settings import SettingsError
from newsroom.settings import read as read_options
from newsroom.stories.reader import duplicate, reading_of
from newsroom.stories.reading import Reading, ReadPage, read_page, read_story

Read = Callable[[bytes, str, Reading], ReadPage[Any] | list[Problem]]


def check(paper: Paper) -> list[Problem]:
    """Everything that is wrong with the settings, else with the files in content/, in their order.

    Paths are relative to the project, so that a terminal and a pull request can open them. Linear in the files.
    """
    try:
        read_options(paper.settings)
    except SettingsError as wrong:
        return wrong.problems
    reading = reading_of(paper.settings)
    stories = _of_files(paper, paper.files(paper.settings["ARTICLE_PATHS"]), read_story, reading)
    pages = _of_files(paper, paper.files(paper.settings["PAGE_PATHS"]), read_page, reading)
    folder = Path(os.path.relpath(paper.content, paper.root)).as_posix()
    return [
        dataclasses.replace(problem, path=f"{folder}/{problem.path}")
        for problem in sorted([*stories, *pages])
    ]


def is_fatal(problems: Iterable[Problem]) -> bool:
    """Whether one of them keeps a file from being printed."""
    return any(problem.fatal for problem in problems)


def as_text(problems: Sequence[Problem], form: str = "terminal") -> str:
    """The problems as ``terminal`` lines with a count, ``json``, or ``github`` annotations."""
    if form == "json":
        return as_json(problems)
    if form == "github":
        return "\n".join(github(problem) for problem in problems)
    return report(problems) or "Nothing is wrong."


def _of_files(paper: Paper, files: Iterable[Path], read: Read, reading: Reading) -> Iterator[Problem]:
    owners: dict[tuple[str, str], str] = {}
    for file in files:
        path = file.relative_to(paper.content).as_posix()
        found = read(file.read_bytes(), path, reading)
        if isinstance(found, list):
            yield from found
            continue
        yield from found.problems
        if found.story.status == "skip":
            continue
        owner = owners.setdefault(
            (found.story.lang or paper.settings["DEFAULT_LANG"], found.story.slug), path
        )
        if owner != path:
            yield duplicate(path, found, owner)
