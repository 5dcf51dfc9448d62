"""When the paper changes by itself: an embargo ends, a story is over, a priority has had its day."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from newsroom.desk.paper import Paper
from newsroom.edition import moment
from newsroom.stories.reader import reading_of
from newsroom.stories.reading import read_all, read_story
from newsroom.stories.story import Story

What = Literal["appears", "expires", "priority-ends"]

SENTENCES: dict[What, str] = {
    "appears": "appears",
    "expires": "is over and goes",
    "priority-ends": "has no priority any more",
}


@dataclass(frozen=True, order=True)
class Moment:
    """A moment (with the paper's zone) at which a story changes what readers see, and what happens then."""

    at: datetime
    what: What
    path: str


def schedule(paper: Paper) -> list[Moment]:
    """All such moments that are still to come, the nearest first. Linear in the stories."""
    files = paper.files(paper.settings["ARTICLE_PATHS"])
    sources = ((file.relative_to(paper.content).as_posix(), file.read_bytes()) for file in files)
    read, _ = read_all(sources, read_story, reading_of(paper.settings), paper.settings["DEFAULT_LANG"])
    return moments({path: page.story for path, page in read.items()}, moment(dict(paper.settings)))


def moments(stories: Mapping[str, Story], now: datetime) -> list[Moment]:
    """The moments after `now` of stories by their paths; a draft has none, whatever its dates."""
    return sorted(
        Moment(at, what, path)
        for path, story in stories.items()
        if story.status in ("published", "hidden")
        for what, at in _changes(story, now)
        if at > now
    )


def coming(found: Iterable[Moment]) -> Iterator[str]:
    """A sentence for the next moment of each kind."""
    told: set[What] = set()
    for each in found:
        if each.what not in told:
            told.add(each.what)
            yield f"Next: {each.at:%Y-%m-%d %H:%M} ({each.at.tzinfo}), {each.path} {SENTENCES[each.what]}."


def as_text(found: Iterable[Moment], form: str = "terminal") -> str:
    """The moments as ``terminal`` lines, or as ``json``: a list of objects with at (UTC), local, what and path."""
    if form == "json":
        return json.dumps([_record(each) for each in found], ensure_ascii=False, indent=2)
    lines = [f"{each.at:%Y-%m-%d %H:%M}  {each.path} {SENTENCES[each.what]}" for each in found]
    return "\n".join(lines) or "Nothing is waiting."


def _changes(story: Story, now: datetime) -> Iterator[tuple[What, datetime]]:
    begins = max(story.date, story.embargo or story.date)
    if story.expires and story.expires <= max(now, begins):
        return  # it is over, or over before it begins
    yield "appears", begins
    if story.expires:
        yield "expires", story.expires
    if story.priority and story.priority_until and story.priority_until > begins:
        yield "priority-ends", story.priority_until


def _record(each: Moment) -> dict[str, str]:
    at = each.at.astimezone(UTC)
    return {
        "at": f"{at:%Y-%m-%dT%H:%M:%SZ}",
        "local": each.at.isoformat(),
        "what": each.what,
        "path": each.path,
    }
