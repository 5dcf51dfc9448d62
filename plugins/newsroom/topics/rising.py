"""Which tags are used more than usual just now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from math import sqrt
from typing import Any

from newsroom.topics.lists import Group
from newsroom.topics.topic import Neighbour

RECENT = timedelta(days=30)
BEFORE = timedelta(days=365)
AT_LEAST = 3
"""Recent stories below which a tag's rise says nothing."""
AT_MOST = 8


def rising(groups: Iterable[Group], stories: Sequence[Any], now: datetime) -> tuple[Neighbour, ...]:
    """The groups (with their stories of the last 30 days as ``count``) that rise most, best first, at most eight.

    Of R stories in those 30 days and B in the year before them, a group has r and b. At its own pace it would
    have e = R · (b + 1) / (B + 1); it rises by (r - e) / √e, what it has above that in units of what chance
    alone moves (Poisson), and is listed where that is 1 or more and r at least 3. The one story that is added
    on both sides keeps a paper without a past from calling everything a rise. Equal ones stand by name.
    Linear in the stories of the groups.
    """
    all_recent, all_before = _counts(stories, now)
    found = []
    for group in groups:
        recent, before = _counts(group.articles, now)
        usual = all_recent * (before + 1) / (all_before + 1)
        rise = (recent - usual) / sqrt(usual) if usual else 0.0
        if recent >= AT_LEAST and rise >= 1:
            found.append((-round(rise, 9), group.name, Neighbour(group.name, group.url, recent)))
    return tuple(neighbour for _, _, neighbour in sorted(found, key=lambda each: each[:2])[:AT_MOST])


def _counts(stories: Iterable[Any], now: datetime) -> tuple[int, int]:
    """Stories of the last 30 days, and of the year before them."""
    ages = [now - story.date for story in stories]
    recent = sum(age < RECENT for age in ages)
    return recent, sum(age < RECENT + BEFORE for age in ages) - recent
