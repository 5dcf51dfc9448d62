"""Papers of a few stories, and what the rules find in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newsroom.desk.check import check
from newsroom.desk.paper import Paper, read_paper
from newsroom.problems import Problem
from tests.desk.conftest import write

HEAD = "Title: A story\nDate: 2026-11-01 06:30\nSection: National\nStandfirst: Why to read on.\n"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60"/>'

Check = Callable[..., list[Problem]]


@pytest.fixture
def checked(paper: Paper, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Writes stories (name, text) into the paper and gives what one rule finds, in the order of files and lines."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796000000")  # 29 November 2026

    def run(rule: str, *stories: str, config: str = "", **files: str) -> list[Problem]:
        for number, text in enumerate(stories):
            write(paper, f"story-{number}.md", text)
        for name, text in files.items():
            write(paper, f"{name}.md", text)
        with (paper.root / "pelicanconf.py").open("a") as settings:
            settings.write(config)
        return [problem for problem in check(read_paper(paper.root)) if problem.rule == rule]

    return run


def story(body: str = "Text.", **headers: str) -> str:
    """The source of a story that breaks no rule, with other headers: Title="...", Picture_alt="..."."""
    lines = dict(line.split(": ", 1) for line in HEAD.splitlines()) | {
        name.replace("_", " "): value for name, value in headers.items()
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items() if value) + f"\n{body}\n"


def put(paper: Paper, name: str, content: str = DRAWING) -> Path:
    """Writes a file of content/ and gives its path."""
    path = paper.content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")
    return path
