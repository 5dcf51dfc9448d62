"""The fronts as they will be at a moment: printed into a folder of their own, and told place by place."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from newsroom.desk.build import Say, run_module
from newsroom.desk.paper import Paper
from newsroom.desk.placed import PlacedStory, read_placed
from newsroom.desk.printing import LEFT_OUT
from newsroom.edition import moment
from newsroom.front.times import moment_of
from newsroom.problems import nearest


@dataclass(frozen=True)
class FrontAt:
    """The paper as of `at` (with a zone) in `folder`, and the stories on one of its fronts, place by place."""

    at: datetime
    folder: Path
    stories: tuple[PlacedStory, ...]

    @property
    def page(self) -> Path:
        """The front's own file."""
        url = self.stories[0].url
        return self.folder / url / "index.html" if url.endswith("/") or not url else self.folder / url


def front_at(paper: Paper, at: str = "", section: str = "", lang: str = "", say: Say = print) -> FrontAt:
    """A front as it will be: of a language (empty: the first), of a section where one is named.

    `at`: like 2026-11-25 06:00, in the paper's zone where it names none; empty: now. The whole paper is printed as
    of then, without its search index, into a temporary folder, which stays; it costs what a build costs. Raises
    SystemExit where the moment, language or section is none, or the paper cannot be printed.
    """
    now = moment_of(at, paper.zone) if at else moment(dict(paper.settings))
    if now is None:
        raise SystemExit(f"“{at}” is no time. Write it like 2026-11-25 06:00.")
    plugins = paper.settings["PLUGINS"] or ()
    if "newsroom.front" not in plugins:
        raise SystemExit("The line “newsroom.front” in PLUGINS is switched off: Pelican arranges the front.")
    folder = Path(tempfile.mkdtemp(prefix="front-"))
    try:
        placed = _print(paper, now, folder, say)
        return FrontAt(now, folder, _of(placed, section, lang or paper.settings["DEFAULT_LANG"]))
    except BaseException:  # Ctrl-C too
        shutil.rmtree(folder, ignore_errors=True)
        raise


def as_text(front: FrontAt) -> str:
    """Slot by slot: the story's role there, its slug, why it stands there; then where the printed front is."""
    rows = [("slot", "place", "story", "why")]
    rows += [(each.slot, each.role, each.story, each.why) for each in front.stories]
    widths = [*(max(len(row[column]) for row in rows) for column in range(3)), 0]
    lines = ("  ".join(map(str.ljust, row, widths)) for row in rows)
    head = f"/{front.stories[0].url} as of {front.at:%Y-%m-%d %H:%M} ({front.at.tzinfo})"
    return "\n".join([head, "", *lines, "", f"It is printed in {front.page}"])


def _print(paper: Paper, now: datetime, folder: Path, say: Say) -> list[PlacedStory]:
    with tempfile.TemporaryDirectory() as aside:
        placed = Path(aside, "placed.json")
        command = ["newsroom.desk.placed", str(placed), str(Path(aside, "run.json"))]
        command += ["-s", "pelicanconf.py", "-o", str(folder), "-e", *_settings(paper)]
        environment = {"SOURCE_DATE_EPOCH": str(int(now.timestamp()))}
        _, code = run_module(paper.root, command, environment, say)
        if code not in (0, LEFT_OUT) or not placed.is_file():
            raise SystemExit("The front could not be printed; what to mend stands above.")
        return read_placed(placed)


def _settings(paper: Paper) -> Iterator[str]:
    """What differs from a build: no search index; a story's own date is compared with the moment, not the clock."""
    plugins = [name for name in paper.settings["PLUGINS"] if name != "newsroom.search"]
    yield f"PLUGINS={json.dumps(plugins)}"
    if "newsroom.stories" in plugins:
        yield "WITH_FUTURE_DATES=true"


def _of(placed: list[PlacedStory], section: str, lang: str) -> tuple[PlacedStory, ...]:
    """The stories of one front. Raises SystemExit where there is no such front, or nothing on it."""
    found = tuple(each for each in placed if (each.lang, each.section) == (lang, section))
    if found:
        return found
    if not section:
        raise SystemExit(f"Nothing stands on the front in the language “{lang}” at that moment.")
    known = sorted({each.section for each in placed if each.lang == lang} - {""})
    mend = nearest(section, known) or f"Sections that have one: {', '.join(known) or 'none'}."
    raise SystemExit(f"The section “{section}” has no front at that moment. {mend}")
