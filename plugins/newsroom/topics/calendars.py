"""The archive as a calendar: the twelve months of a year, the days of a month, each leading to its stories."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from newsroom.topics.pages import ListPage


@dataclass(frozen=True)
class MonthOfArchive:
    """A month on /archive/, as a moment in it; without stories its ``count`` is 0 and it has no ``url``."""

    month: datetime
    url: str
    count: int


@dataclass(frozen=True)
class YearOfArchive:
    """A year on /archive/: ``months`` that have stories, newest first."""

    year: int
    url: str
    count: int
    months: tuple[MonthOfArchive, ...]

    @property
    def calendar(self) -> tuple[MonthOfArchive, ...]:
        """All twelve months, January first."""
        known = {each.month.month: each for each in self.months}
        first = self.months[0].month
        return tuple(
            known.get(number) or MonthOfArchive(first.replace(month=number), "", 0) for number in range(1, 13)
        )


@dataclass(frozen=True)
class DayOfArchive:
    """A day of a month; without stories its ``count`` is 0 and it has no ``url``."""

    day: date
    url: str
    count: int


@dataclass(frozen=True)
class MonthCalendar:
    """A month in weeks from Monday on, None where a day is another month's, and the months with stories next to it."""

    weeks: tuple[tuple[DayOfArchive | None, ...], ...]
    earlier: MonthOfArchive | None
    later: MonthOfArchive | None

    @property
    def weekdays(self) -> tuple[date, ...]:
        """A Monday, a Tuesday ... to name the columns by."""
        return tuple(each.day for each in self.weeks[1] if each)


def month_calendar(pages: Sequence[ListPage], years: Sequence[YearOfArchive]) -> MonthCalendar:
    """The calendar of the month whose list stands on `pages`, newest page first. Linear in its stories and the months.

    A day leads to the place on the page where its newest stories stand.
    """
    month = pages[0].object_list[0].date
    counts: Counter[int] = Counter()
    urls: dict[int, str] = {}
    for page in pages:
        for article in page.object_list:
            counts[article.date.day] += 1
            urls.setdefault(article.date.day, f"{page.url}#day-{article.date.day}")
    weeks = calendar.Calendar().monthdatescalendar(month.year, month.month)
    return MonthCalendar(
        tuple(
            tuple(
                DayOfArchive(day, urls.get(day.day, ""), counts[day.day])
                if day.month == month.month
                else None
                for day in week
            )
            for week in weeks
        ),
        *_beside(month, years),
    )


def _beside(
    month: Any, years: Sequence[YearOfArchive]
) -> tuple[MonthOfArchive | None, MonthOfArchive | None]:
    newest_first = [each for year in years for each in year.months]
    at = [(each.month.year, each.month.month) for each in newest_first].index((month.year, month.month))
    earlier = newest_first[at + 1] if at + 1 < len(newest_first) else None
    return earlier, newest_first[at - 1] if at else None
