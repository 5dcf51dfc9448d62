"""From when until when something in a plan holds."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.front.times import Span, moment_of, most_at_once, read_span
from tests.front.editions import NOW

ZONE = ZoneInfo("Asia/Phnom_Penh")
HOURS = [NOW + timedelta(hours=hours) for hours in range(-1, 8)]
SPANS = st.tuples(st.none() | st.integers(0, 5), st.none() | st.integers(1, 3)).map(
    lambda pair: Span(
        None if pair[0] is None else NOW + timedelta(hours=pair[0]),
        None if pair[1] is None else NOW + timedelta(hours=(pair[0] or 0) + pair[1]),
    )
)


@given(SPANS, SPANS)
def test_two_spans_meet_when_there_is_a_moment_at_which_both_hold(one: Span, other: Span) -> None:
    together = [at for at in HOURS if one.covers(at) and other.covers(at)]
    assert one.meets(other) == other.meets(one) == bool(together)
    assert [at for at in HOURS if one.within(other).covers(at)] == together


@given(st.lists(SPANS, max_size=6))
def test_most_at_once_is_what_the_fullest_moment_holds(spans: list[Span]) -> None:
    assert most_at_once(spans) == max(sum(span.covers(at) for span in spans) for at in HOURS)


def test_a_span_begins_at_its_first_moment_and_is_over_at_its_end() -> None:
    span = Span(HOURS[0], HOURS[2])
    assert [span.covers(at) for at in HOURS[:4]] == [True, True, False, False]
    assert not Span(HOURS[2], HOURS[3]).meets(span)


@pytest.mark.parametrize(
    "value",
    [
        datetime.fromisoformat("2026-11-25T06:00:00"),
        datetime.fromisoformat("2026-11-24T23:00:00+00:00"),
        "2026-11-25 06:00",
        " 2026-11-25T06:00:00 ",
        "2026-11-24T23:00Z",
    ],
)
def test_a_time_may_be_written_in_each_of_these_ways(value: Any) -> None:
    found = moment_of(value, ZONE)
    assert found == datetime(2026, 11, 25, 6, tzinfo=ZONE)
    assert found.tzinfo == ZONE


@pytest.mark.parametrize("value", [date(2026, 11, 25), "2026-11-25"])
def test_a_day_is_its_midnight_in_the_papers_zone(value: Any) -> None:
    assert moment_of(value, ZONE) == datetime(2026, 11, 25, tzinfo=ZONE)


@pytest.mark.parametrize("value", [time(6), 6, "tomorrow", "", date(1, 1, 1), "9999-12-31", None, [], True])
def test_what_is_no_time_is_none(value: Any) -> None:
    assert moment_of(value, ZONE) is None
    with pytest.raises(ValueError, match="“until” as a date, or a time"):
        read_span({"until": value}, ZONE)
