"""The tasks and the Makefile: the doors to the desk."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from invoke.collection import Collection

import tasks
from newsroom.desk.paper import Paper
from tests.desk.conftest import write

ROOT = Path(__file__).parents[2]
TASKS = Collection.from_module(tasks).tasks


@pytest.mark.parametrize("name", TASKS)
def test_a_task_says_what_it_does_and_stands_in_the_docs(name: str) -> None:
    assert (TASKS[name].__doc__ or "").strip().endswith(".")
    assert f"| `inv {name}" in (ROOT / "docs/producers/setup.md").read_text("utf-8")


@pytest.mark.slow
def test_check_works_from_a_folder_inside_the_paper_and_tells_by_its_exit_code(paper: Paper) -> None:
    shutil.copy(ROOT / "tasks.py", paper.root)

    def check() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "invoke", "check", "--json"]
        return subprocess.run(
            command, cwd=paper.content, check=False, capture_output=True, text=True, timeout=60
        )

    assert (check().returncode, check().stdout) == (0, "[]\n")
    write(paper, "broken.md", "Title: No date\n\nText.")
    broken = check()
    assert broken.returncode == 1
    assert json.loads(broken.stdout)[0]["path"] == "content/stories/2026/broken.md"


@pytest.mark.parametrize(
    ("python", "said"),
    [
        (
            'case "$1" in --version) echo Python 3.9.2;; *) exit 1;; esac',
            "newer is needed; .* is Python 3.9.2",
        ),
        ('case "$2" in *venv*) exit 1;; esac', "no venv module. Debian, Ubuntu: apt install python3-venv"),
        (None, "there is no .*python"),
    ],
)
def test_a_machine_that_lacks_something_is_told_what_to_install(
    tmp_path: Path, python: str | None, said: str
) -> None:
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    fake = tmp_path / "python"
    if python:
        fake.write_text(f"#!/bin/sh\n{python}\n")
        fake.chmod(0o755)
    command = ["make", "-C", str(tmp_path), f"PYTHON={fake}", "site"]
    made = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert made.returncode != 0
    assert re.search(said, made.stdout), made.stdout + made.stderr
    assert not (tmp_path / ".venv").exists()
