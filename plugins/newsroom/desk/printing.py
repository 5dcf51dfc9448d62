"""``python -m newsroom.desk.printing``: Pelican with its own arguments, and an exit code that tells errors.

Pelican logs what it could not do (a plugin that cannot be loaded, a file that cannot be read), leaves it out
and ends with 0. Its ``--fatal errors`` stops at the first error with a traceback. Here it says all of them, each
on one line, and ends with 1.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Sequence
from types import TracebackType

import pelican
from pelican.log import init

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
    """Prints records to stderr and counts those that are errors."""

    def __init__(self) -> None:
        super().__init__(sys.stderr)
        self.errors = 0
        self.setFormatter(Lines())

    def emit(self, record: logging.LogRecord) -> None:
        self.errors += record.levelno >= logging.ERROR
        super().emit(record)


def main(arguments: Sequence[str]) -> int:
    """Runs Pelican; 0 where it logged no error, else 1. ``--debug`` among the arguments shows whole tracebacks."""
    handler = Counting()
    # The first to set the root logger up decides: Pelican then leaves out its own handler, which breaks lines.
    init(handler=handler)
    pelican.main(list(arguments))
    return int(handler.errors > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
