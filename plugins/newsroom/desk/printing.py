"""``python -m newsroom.desk.printing FILE``: Pelican with its own arguments, and an exit code that tells errors.

FILE then holds what the desk wants to know of the run (``newsroom.desk.printed``).

Pelican logs what it could not do (a plugin that cannot be loaded, a file that cannot be read), leaves it out
and ends with 0. Its ``--fatal errors`` stops at the first error with a traceback. Here it says all of them, each
on one line, and ends with 1; or with LEFT_OUT where all that is wrong are single files that it left out.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType

import pelican
from pelican import signals
from pelican.contents import Content
from pelican.generators import Generator
from pelican.log import init

from newsroom.desk.printed import PrintedPage, Run, as_text
from newsroom.desk.schedule import coming, front_moments, moments
from newsroom.edition import moment
from newsroom.problems import Problem
from newsroom.stories.story import Story

LEFT_OUT = 3
"""Exit code: the paper is whole but for the files that were named as left out."""

PRINTED = ("articles", "translations", "hidden_articles", "hidden_translations", "pages", "hidden_pages")
DRAFTS = ("drafts", "drafts_translations")
"""Pelican's names for what it prints of stories and static pages, and for stories that it holds back."""

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Lines(logging.Formatter):
    """A record as lines for people: of an exception what it says and where it was raised, in code or template."""

    def __init__(self) -> None:
        super().__init__("%(levelname)s: %(message)s")

    def formatException(self, ei: Raised) -> str:  # noqa: N802 (logging's name)
        frames = traceback.extract_tb(ei[2])
        # Where a library raises says little; which line of the paper or its theme asked it to says what to mend.
        own = [frame for frame in frames if "site-packages" not in frame.filename] or frames
        said = "".join(traceback.format_exception_only(ei[1])).strip()
        return f"  {said}" + "".join(f"\n  at {frame.filename}:{frame.lineno}" for frame in own[-1:])


class Counting(logging.StreamHandler):  # type: ignore[type-arg]
    """Prints records to stderr and counts those that are errors; apart, those that name a file left out."""

    def __init__(self) -> None:
        super().__init__(sys.stderr)
        self.errors = self.left_out = 0
        self.problems: list[Problem] = []
        self.setFormatter(Lines())

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR:
            if getattr(record, "left_out", False):
                self.left_out += 1
            else:
                self.errors += 1
        if isinstance(problem := getattr(record, "problem", None), Problem):
            self.problems.append(problem)
        super().emit(record)


class Reporter:
    """Notes, when Pelican has read all files and before it prints them, which page comes of which file."""

    def __init__(self) -> None:
        self.run: Run | None = None

    def take(self, generators: Iterable[Generator]) -> None:
        """Pelican's signal `all_generators_finalized`."""
        found = list(generators)
        settings = found[0].settings
        now = moment(settings)
        contents = [each for generator in found for each in _contents(generator, PRINTED)]
        unpublished = [each for generator in found for each in _contents(generator, DRAFTS)]
        said = {each.relative_source_path: getattr(each, "story", None) for each in contents + unpublished}
        stories = {path: story for path, story in said.items() if isinstance(story, Story)}
        self.run = Run(
            content=settings["PATH"],
            at=now,
            pages={each.relative_source_path: PrintedPage(each.save_as, each.url, now) for each in contents},
            coming=tuple(coming(sorted([*moments(stories, now), *front_moments(settings, now)]))),
        )


def _contents(generator: Generator, names: Iterable[str]) -> list[Content]:
    return [each for name in names for each in getattr(generator, name, ())]


def main(file: str, arguments: Sequence[str]) -> int:
    """Runs Pelican; 0 where it logged no error, else 1 or LEFT_OUT. What it printed is written into `file`."""
    handler, reporter = Counting(), Reporter()
    signals.all_generators_finalized.connect(reporter.take)
    # The first to set the root logger up decides: Pelican then leaves out its own handler, which breaks lines.
    init(handler=handler)
    pelican.main(list(arguments))
    if reporter.run:
        run = replace(reporter.run, problems=tuple(dict.fromkeys(handler.problems)))
        Path(file).write_text(as_text(run), "utf-8")
    return 1 if handler.errors else LEFT_OUT if handler.left_out else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
