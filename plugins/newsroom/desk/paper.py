"""The paper's folder and what its pelicanconf.py says."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pelican.settings import read_settings

from newsroom.settings import is_on
from newsroom.stories.reader import SUFFIXES


@dataclass(frozen=True)
class Paper:
    """A paper: its folder (absolute), and Pelican's settings with absolute paths, its time zone."""

    root: Path
    settings: Mapping[str, Any]
    zone: ZoneInfo

    @property
    def content(self) -> Path:
        return Path(self.settings["PATH"])

    def has(self, plugin: str) -> bool:
        """Whether one of our plugins is switched on."""
        return is_on(plugin, self.settings)

    def files(self, folders: Iterable[str]) -> Iterator[Path]:
        """Every Markdown file in these folders of content/, by name; hidden files are an editor program's own."""
        for folder in folders:
            found = sorted((self.content / folder).rglob("*"))
            yield from (path for path in found if path.suffix[1:].lower() in SUFFIXES and path.name[0] != ".")


def read_paper(root: Path) -> Paper:
    """The paper in a folder. Raises SystemExit where pelicanconf.py is missing or cannot be run."""
    config = root.resolve() / "pelicanconf.py"
    if not config.is_file():
        raise SystemExit(f"There is no paper in {root}: pelicanconf.py is missing.")
    # Pelican remarks on settings as it reads them; the build passes those remarks on.
    logging.getLogger("pelican.settings").setLevel(logging.ERROR)
    try:
        settings = read_settings(str(config))
        return Paper(config.parent, settings, ZoneInfo(settings["TIMEZONE"]))
    except ZoneInfoNotFoundError:
        raise SystemExit(
            "pelicanconf.py: TIMEZONE is no time zone. Write it like “Asia/Phnom_Penh”."
        ) from None
    except SyntaxError as error:
        raise SystemExit(f"pelicanconf.py:{error.lineno}: Python cannot read it: {error.msg}.") from None
    except Exception as error:  # it runs whatever the producer wrote
        raise SystemExit(f"pelicanconf.py: {type(error).__name__}: {error}") from None
