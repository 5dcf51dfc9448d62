"""What is said about bad input: one value, and its three written forms.

Errors are values until the edge. A function that reads something an editor wrote returns Problems; only a
plugin's door, or a task, prints them.
"""

from __future__ import annotations

import difflib
import json
import logging
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in one place, in words for an editor.

    ``path`` is relative to the content folder or the project; ``line`` counts from 1, and 0 means the whole
    file; ``field`` is the header as written, or empty; ``rule`` a short name that can be searched for;
    ``what`` says what is wrong and ``mend`` what to do about it, each one sentence. ``fatal`` is true where
    the file cannot be printed as it stands.
    """

    path: str
    line: int
    field: str
    rule: str
    what: str
    mend: str = ""
    fatal: bool = True


def terminal(problem: Problem) -> str:
    """The problem as one line of text: ``path:line: field: what mend``."""
    place = f"{problem.path}:{problem.line}" if problem.line else problem.path
    return " ".join(part for part in (f"{place}:", _subject(problem), problem.what, problem.mend) if part)


def github(problem: Problem) -> str:
    """The problem as a GitHub Actions workflow command, shown at its line in a pull request.

    Escapes as https://docs.github.com/actions/reference/workflow-commands-for-github-actions asks.
    """
    level = "error" if problem.fatal else "warning"
    place = f"file={_escaped(problem.path, ',:')},line={max(problem.line, 1)}"
    text = " ".join(part for part in (_subject(problem), problem.what, problem.mend) if part)
    return f"::{level} {place},title={_escaped(problem.rule, ',:')}::{_escaped(text)}"


def as_json(problems: Iterable[Problem]) -> str:
    """All problems as one JSON list of objects with the names of Problem's fields."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)


def report(problems: Collection[Problem]) -> str:
    """All problems in the order of their files and lines, and a count; empty when there are none."""
    if not problems:
        return ""
    return "\n".join([*(terminal(problem) for problem in sorted(problems)), f"{_count(problems)}."])


def stop(problems: Iterable[Problem], hints: logging.Logger) -> None:
    """Ends the build with a sentence for each fatal problem, if there are any; `hints` logs the others."""
    found = sorted(problems)
    for problem in found:
        if not problem.fatal:
            hints.warning("%s", terminal(problem), extra={"problem": problem})
    if fatal := [problem for problem in found if problem.fatal]:
        raise SystemExit(report(fatal))


def summary(
    problems: Collection[Problem], one: str = "cannot be used", several: str = "cannot be used"
) -> str:
    """How many problems there are in how many files, and what becomes of `one` or `several` with fatal ones."""
    broken = len({problem.path for problem in problems if problem.fatal})
    fate = f": {counted(broken, 'file')} {one if broken == 1 else several}" if broken else ""
    return f"{_count(problems)}{fate}."


def nearest(name: str, names: Sequence[str]) -> str:
    """A sentence with the known name most like `name`, or empty when none is near."""
    near = difflib.get_close_matches(name.lower(), [known.lower() for known in names], n=1, cutoff=0.6)
    return next((f"Did you mean “{known}”?" for known in names if near and known.lower() == near[0]), "")


def _count(problems: Collection[Problem]) -> str:
    files = len({problem.path for problem in problems})
    return f"{counted(len(problems), 'problem')} in {counted(files, 'file')}"


def _subject(problem: Problem) -> str:
    return f"{problem.field}:" if problem.field else ""


def counted(number: int, noun: str) -> str:
    """A number and what it counts: ``1 file``, ``2 files``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _escaped(text: str, also: str = "") -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
