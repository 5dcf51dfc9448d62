"""``python -m newsroom.desk.printing``: Pelican with its own arguments, and an exit code that tells errors.

Pelican logs what it could not do (a plugin that cannot be loaded, a file that cannot be read), leaves it out
and ends with 0. Its ``--fatal errors`` stops at the first error with a traceback. Here it says all of them, each
on one line, and ends with 1; or with LEFT_OUT where all that is wrong are single files that it left out.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Sequence
from types import TracebackType

import pelican
from pelican.log import init

LEFT_OUT = 3
"""Exit code: the paper is whole but for the files that were named as left out."""

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
        self.setFormatter(Lines())

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR:
            if getattr(record, "left_out", False):
                self.left_out += 1
            else:
                self.errors += 1
        super().emit(record)


def main(arguments: Sequence[str]) -> int:
    """Runs Pelican; 0 where it logged no error, else 1 or LEFT_OUT."""
    handler = Counting()
    # The first to set the root logger up decides: Pelican then leaves out its own handler, which breaks lines.
    init(handler=handler)
    pelican.main(list(arguments))
    return 1 if handler.errors else LEFT_OUT if handler.left_out else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
