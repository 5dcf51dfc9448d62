"""``python -m newsroom.desk.placed FILE RUN``: as newsroom.desk.printing; FILE then holds what stands on the fronts."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pelican import signals
from pelican.generators import Generator

from newsroom.desk import printing
from newsroom.front.generator import FrontGenerator
from newsroom.front.slots import Why


@dataclass(frozen=True)
class PlacedStory:
    """A story in its place: the front (language, section or empty, address), slot, role there, slug, and why."""

    lang: str
    section: str
    url: str
    slot: str
    role: str
    story: str
    why: str


def read_placed(file: Path) -> list[PlacedStory]:
    """What a run has written down, in the order of the fronts and their places; a front without slots is not told."""
    return [PlacedStory(**said) for said in json.loads(file.read_text("utf-8"))]


def reason(why: Why) -> str:
    """Why a story stands where it does, in words."""
    words = {
        "pinned": "pinned",
        "priority": f"priority {why.priority}",
        "picture": "has a picture",
        "near": "near the lead",
        "part": "part of the running story",
    }
    until = f" until {why.until:%Y-%m-%d %H:%M}" if why.until else ""
    return words.get(why.reason, why.reason) + until


def main(file: str, run: str, arguments: Sequence[str]) -> int:
    """Runs Pelican and gives its exit code, as `printing.main` does; the fronts are asked when it is done."""
    found: list[FrontGenerator] = []

    def take(generators: Iterable[Generator]) -> None:
        found.extend(each for each in generators if isinstance(each, FrontGenerator))

    signals.all_generators_finalized.connect(take)
    code = printing.main(run, arguments)
    placed = [asdict(each) for generator in found for each in _placed(generator)]
    Path(file).write_text(json.dumps(placed), "utf-8")
    return code


def _placed(generator: FrontGenerator) -> Iterator[PlacedStory]:
    for (lang, section), url, front in generator.fronts():
        for slot in front.slots:
            name = f"{slot.kind} {slot.name}".strip()
            for card in slot.cards:
                why = reason(card.why)
                yield PlacedStory(lang, section, url, name, card.role, card.article.slug, why)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
