"""All problems of all stories and pages at once, without a build."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from newsroom.desk.paper import Paper
from newsroom.problems import Problem, as_json, github, report
from newsroom.settings import SettingsError
from newsroom.settings import read as read_options
from newsroom.stories.reader import reading_of
from newsroom.stories.reading import Read, read_all, read_page, read_story


def check(paper: Paper) -> list[Problem]:
    """Everything that is wrong with the settings, else with the files in content/, in their order.

    Paths are relative to the project, so that a terminal and a pull request can open them. Linear in the files.
    """
    try:
        read_options(paper.settings)
    except SettingsError as wrong:
        return wrong.problems
    problems = [
        *_of_files(paper, paper.files(paper.settings["ARTICLE_PATHS"]), read_story),
        *_of_files(paper, paper.files(paper.settings["PAGE_PATHS"]), read_page),
    ]
    folder = paper.content.relative_to(paper.root).as_posix()
    return [dataclasses.replace(problem, path=f"{folder}/{problem.path}") for problem in sorted(problems)]


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


def _of_files(paper: Paper, files: Iterable[Path], read: Read[Any]) -> list[Problem]:
    sources = ((file.relative_to(paper.content).as_posix(), file.read_bytes()) for file in files)
    return read_all(sources, read, reading_of(paper.settings), paper.settings["DEFAULT_LANG"])[1]
