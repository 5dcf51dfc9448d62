"""When the paper changes by itself: an embargo ends, a story is over, the plan of a front has its time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from newsroom.desk.paper import Paper
from newsroom.edition import moment
from newsroom.front.reading import plan_file, read_plans
from newsroom.problems import Problem
from newsroom.settings import read as read_options
from newsroom.stories.reader import reading_of
from newsroom.stories.reading import read_all, read_story
from newsroom.stories.story import Story

What = Literal["appears", "expires", "priority-ends", "front"]

SENTENCES: dict[What, str] = {
    "appears": "appears",
    "expires": "is over and goes",
    "priority-ends": "has no priority any more",
    "front": "changes a front",
}


@dataclass(frozen=True, order=True)
class Moment:
    """A moment (with the paper's zone) at which a file changes what readers see, and what happens then.

    ``about``: of a front's plan, which pin or place begins or ends.
    """

    at: datetime
    what: What
    path: str
    about: str = ""

    @property
    def sentence(self) -> str:
        """What happens, without an end."""
        about = f": {self.about}" if self.about else ""
        return f"{self.path} {SENTENCES[self.what]}{about}"


def schedule(paper: Paper) -> list[Moment]:
    """All such moments that are still to come, the nearest first. Linear in the stories."""
    files = paper.files(paper.settings["ARTICLE_PATHS"])
    sources = ((file.relative_to(paper.content).as_posix(), file.read_bytes()) for file in files)
    read, _ = read_all(sources, read_story, reading_of(paper.settings), paper.settings["DEFAULT_LANG"])
    now = moment(dict(paper.settings))
    stories = moments({path: page.story for path, page in read.items()}, now)
    return sorted([*stories, *front_moments(paper.settings, now)])


def front_moments(settings: Mapping[str, Any], now: datetime) -> list[Moment]:
    """The moments after `now` at which the plan of the fronts begins or ends something; a broken plan has none."""
    name = read_options(settings).front_plan
    path, zone = Path(settings["PATH"], name), ZoneInfo(settings.get("TIMEZONE") or "UTC")
    if "newsroom.front" not in (settings["PLUGINS"] or ()) or not path.is_file():
        return []
    file = plan_file(name, path.read_bytes())
    plans = [] if isinstance(file, Problem) else read_plans(file, settings["DEFAULT_LANG"], zone)
    if isinstance(plans, list):
        return []
    found = (
        Moment(at, "front", name, " ".join(filter(None, (*front, key, subject, verb))))
        for front, plan in plans.items()
        for key, subject, span in plan.spans
        for at, verb in ((span.begins, "begins"), (span.ends, "ends"))
        if at and at > now
    )
    return sorted(found)


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
            yield f"Next: {each.at:%Y-%m-%d %H:%M} ({each.at.tzinfo}), {each.sentence}."


def as_text(found: Iterable[Moment], form: str = "terminal") -> str:
    """The moments as ``terminal`` lines, or as ``json``: a list of objects with at (UTC), local, what, path
    and, of a front, about."""
    if form == "json":
        return json.dumps([_record(each) for each in found], ensure_ascii=False, indent=2)
    lines = [f"{each.at:%Y-%m-%d %H:%M}  {each.sentence}" for each in found]
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
    about = {"about": each.about} if each.about else {}
    return {
        "at": f"{at:%Y-%m-%dT%H:%M:%SZ}",
        "local": each.at.isoformat(),
        "what": each.what,
        "path": each.path,
    } | about
