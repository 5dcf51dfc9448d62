"""From when until when something in a plan holds. An end is outside its span, so that one day meets the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

YEARS = range(1600, 2400)
"""The ends of the calendar cannot be told in every zone."""


@dataclass(frozen=True)
class Span:
    """A stretch of time (moments with zones); None: from ever, for ever."""

    begins: datetime | None = None
    ends: datetime | None = None

    def covers(self, now: datetime) -> bool:
        return (self.begins is None or self.begins <= now) and not self.is_over(now)

    def is_over(self, now: datetime) -> bool:
        return self.ends is not None and self.ends <= now

    def within(self, other: Span) -> Span:
        """The time that both have; where they have none, it ends before it begins."""
        begins = [at for at in (self.begins, other.begins) if at]
        ends = [at for at in (self.ends, other.ends) if at]
        return Span(max(begins, default=None), min(ends, default=None))

    def meets(self, other: Span) -> bool:
        """Whether there is a moment at which both hold."""
        both = self.within(other)
        return both.begins is None or not both.is_over(both.begins)


def most_at_once(spans: Iterable[Span]) -> int:
    """How many of these hold at the moment that has the most of them. Quadratic in the spans: a plan has few."""
    found = list(spans)
    # The most hold where one of them has just begun.
    return max((sum(_holds(each, start.begins) for each in found) for start in found), default=0)


def _holds(span: Span, at: datetime | None) -> bool:
    return span.begins is None if at is None else span.covers(at)


def read_span(table: Mapping[str, Any], zone: ZoneInfo) -> Span:
    """The span of a table's ``from`` and ``until``. Raises ValueError with what is expected."""
    begins, ends = (_read(table[name], name, zone) if name in table else None for name in ("from", "until"))
    if begins and ends and ends <= begins:
        raise ValueError(f"an “until” that is later than “from”, which is {begins:%Y-%m-%d %H:%M}")
    return Span(begins, ends)


def moment_of(value: Any, zone: ZoneInfo) -> datetime | None:
    """A date-time, a date (its midnight) or either as text, told in the paper's zone; None for anything else."""
    try:
        found = datetime.fromisoformat(value.strip()) if isinstance(value, str) else value
        if isinstance(found, date) and not isinstance(found, datetime):
            found = datetime.combine(found, time())
        local = found.astimezone(zone) if found.tzinfo else found.replace(tzinfo=zone)
    except (ValueError, OverflowError, AttributeError, TypeError):
        return None
    return local if isinstance(local, datetime) and local.year in YEARS else None


def _read(value: Any, name: str, zone: ZoneInfo) -> datetime:
    found = moment_of(value, zone)
    if found is None:
        raise ValueError(f'“{name}” as a date, or a time such as "2026-11-25 06:00" in quotes')
    return found
