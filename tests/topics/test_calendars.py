"""The archive as a calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from newsroom.topics.calendars import MonthOfArchive, YearOfArchive, month_calendar
from newsroom.topics.lists import archive_years
from newsroom.topics.pages import paginate
from newsroom.topics.sequence import earlier
from tests.topics.stories import Piece
from tests.topics.test_lists import lists_of


def at(year: int, month: int, day: int, hour: int = 8) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


def pieces(*moments: datetime) -> list[Piece]:
    return [Piece(f"s{number}", moment) for number, moment in enumerate(sorted(moments, reverse=True))]


def years(*moments: datetime) -> tuple[YearOfArchive, ...]:
    return archive_years(each.group for each in lists_of(*pieces(*moments)))


def test_a_year_has_twelve_months_and_those_without_stories_lead_nowhere() -> None:
    (year,) = years(at(2026, 3, 31), at(2026, 11, 2), at(2026, 11, 3))
    assert [each.month.month for each in year.calendar] == list(range(1, 13))
    assert [each.count for each in year.calendar] == [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0]
    assert [bool(each.url) for each in year.calendar] == [each.count > 0 for each in year.calendar]


def test_a_day_leads_to_the_page_on_which_its_newest_stories_stand() -> None:
    moments = [at(2026, 11, 2), at(2026, 11, 2, 9), at(2026, 11, 3), at(2026, 11, 3, 9), at(2026, 11, 24)]
    pages = paginate(pieces(*moments), 2, "2026/11/", "2026/11/index.html").pages
    found = month_calendar(pages, years(*moments))
    days = {each.day.day: each for week in found.weeks for each in week if each and each.count}
    assert {day: (each.count, each.url) for day, each in days.items()} == {
        2: (2, "2026/11/page/1/#day-2"),
        3: (2, "2026/11/#day-3"),
        24: (1, "2026/11/#day-24"),
    }


def test_the_months_with_stories_next_to_a_month_are_its_neighbours() -> None:
    moments = [at(2009, 8, 1), at(2026, 9, 1), at(2026, 11, 1)]
    pages = paginate(pieces(moments[1]), 20, "2026/09/", "").pages
    found = month_calendar(pages, years(*moments))
    assert (found.earlier and found.earlier.url, found.later and found.later.url) == ("2009/08/", "2026/11/")
    first = month_calendar(paginate(pieces(moments[0]), 20, "2009/08/", "").pages, years(*moments))
    assert first.earlier is None


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_a_calendar_has_every_day_of_its_month_once_and_weeks_begin_on_monday(day: date) -> None:
    moment = at(day.year, day.month, day.day)
    year = YearOfArchive(day.year, "", 1, (MonthOfArchive(moment, "", 1),))
    found = month_calendar(paginate(pieces(moment), 20, "x/", "x/index.html").pages, [year])
    days = [each.day for week in found.weeks for each in week if each]
    assert days == [day.replace(day=number) for number in range(1, len(days) + 1)]
    assert all(
        each is None or each.day.weekday() == place for week in found.weeks for place, each in enumerate(week)
    )
    assert [each.weekday() for each in found.weekdays] == list(range(7))


def test_the_way_on_in_a_section_leads_to_the_next_older_story_that_nobody_paid_for() -> None:
    newest, bought, oldest = pieces(at(2026, 11, 3), at(2026, 11, 2), at(2026, 11, 1))
    bought.type = "sponsored"
    found = {article.slug: older and older.slug for article, older in earlier([newest, bought, oldest])}
    assert found == {newest.slug: oldest.slug, bought.slug: oldest.slug, oldest.slug: None}
