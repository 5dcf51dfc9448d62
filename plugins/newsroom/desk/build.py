"""Builds the paper beside its last good output and puts it in place only when all went well."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import cache_from_source
from pathlib import Path

from newsroom.desk.printed import LeftOut, keep, left_out, read_run, remember
from newsroom.desk.printing import LEFT_OUT
from newsroom.problems import Problem, summary

LEDGER = ".cache/printed.json"
"""Which source file is behind which page of output/: what a story that breaks goes on showing."""
RUN = "run.json"

Say = Callable[[str], None]


@dataclass(frozen=True)
class Built:
    """A finished run: where the paper is, how many pages (HTML files), seconds, and every line Pelican said.

    ``ok`` is false where the paper could not be built; the last good output is then still in its place.
    ``left_out`` are single files that have a problem: the paper is built without them, in public not at all.
    ``coming`` are sentences about when it changes next by itself, ``problems`` all that the files have.
    """

    ok: bool
    left_out: tuple[LeftOut, ...]
    output: Path
    pages: int
    seconds: float
    said: tuple[str, ...]
    coming: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def closing(self) -> str:
        """The last lines of the task, in words."""
        found = [summary(self.problems, "is left out", "are left out")] if self.problems else []
        if not self.ok:
            kept = f" The last good paper is still in {self.output}." if self.output.is_dir() else ""
            failed = f"The paper could not be built; what to mend stands above.{kept}"
            return "\n".join([*found, failed])
        paper = f"The paper is in {self.output}: {self.pages} pages in {self.seconds:.1f} seconds."
        missing = (f"  {each.closing}" for each in self.left_out)
        return "\n".join([*found, *missing, *self.coming, paper])


def build(root: Path, *, public: bool = False, siteurl: str | None = None, say: Say = print) -> Built:
    """Builds the paper in `root` into its folder output/; `say` gets each line that Pelican prints.

    `public` takes publishconf.py; `siteurl` is then the address it is published under (None: the environment's).
    """
    started = time.monotonic()
    output = root.resolve() / "output"
    with tempfile.TemporaryDirectory(prefix=".output-", dir=output.parent) as folder:
        fresh = Path(folder) / "output"
        said, code = _run_pelican(root, "publishconf.py" if public else "pelicanconf.py", fresh, siteurl, say)
        run, ledger = read_run(fresh.with_name(RUN)), root / LEDGER
        missing = tuple(left_out(run, read_run(ledger), output, fresh)) if run else ()
        ok = (code == 0 or (code == LEFT_OUT and not public)) and fresh.is_dir() and run is not None
        pages = sum(1 for _ in fresh.rglob("*.html"))
        if ok and run:
            keep(missing, output, fresh)
            _swap(fresh, output, Path(folder) / "last")
            remember(ledger, run, missing)
    seconds = time.monotonic() - started
    told = (run.coming, run.problems) if run else ((), ())
    return Built(ok, missing, output, pages, seconds, said, *told)


def _run_pelican(
    root: Path, config: str, fresh: Path, siteurl: str | None, say: Say
) -> tuple[tuple[str, ...], int]:
    for name in ("pelicanconf.py", "publishconf.py"):
        # Python takes a compiled file for the newest where length and second of its source are the same.
        Path(cache_from_source(str(root / name))).unlink(missing_ok=True)
    report = str(fresh.with_name(RUN))
    command = ["newsroom.desk.printing", report, "-s", config, "-o", str(fresh)]
    return run_module(root, command, {"SITEURL": siteurl} if siteurl is not None else {}, say)


def run_module(
    root: Path, command: Sequence[str], environment: Mapping[str, str], say: Say
) -> tuple[tuple[str, ...], int]:
    """Runs a Python module with its arguments in a folder; gives what it said, line by line, and its exit code."""
    said = []
    with subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=root,
        # Pelican breaks its lines at the terminal's width, or at 80 letters where there is none.
        env={**os.environ, "COLUMNS": "300", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        try:
            for line in process.stdout or ():
                said.append(line.rstrip())
                say(said[-1])
        except BaseException:  # Ctrl-C too: a build that nobody waits for must not write on
            process.kill()
            raise
    return tuple(said), process.returncode


def _swap(fresh: Path, output: Path, last: Path) -> None:
    """Puts the fresh folder where the last one was; a repository kept inside it stays (OUTPUT_RETENTION)."""
    if output.exists():
        output.rename(last)
        if (last / ".git").exists():
            shutil.move(last / ".git", fresh / ".git")
    fresh.rename(output)
