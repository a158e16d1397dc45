"""Working days and the bank holidays of the nations of the United Kingdom (domain.md 6.2, AC-7, CA-3).

Everything here counts dates in Europe/London, never moments (CA-2). A working day is Monday to Friday and no
bank holiday, whatever the employee's own shifts are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from casework.enums import Nation
from casework.rules import bank_holiday_list
from casework.rules.bank_holiday_list import FIRST_YEAR as FIRST_YEAR
from casework.rules.bank_holiday_list import LAST_YEAR as LAST_YEAR

SEED_SOURCE = bank_holiday_list.source(bank_holiday_list.seed_package())

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class Calendar:
    """The days on which nobody works besides Saturdays and Sundays.

    holidays: bank holidays; one that falls at a weekend changes nothing.
    name:     what the screen calls it.
    employer: the days off of the employer, where they differ: for periods of which the policy says so (6.2).
    """

    holidays: frozenset[date]
    name: str = ""
    employer: frozenset[date] | None = None

    def works_on(self, day: date) -> bool:
        """True from Monday to Friday unless the day is a holiday (AC-7)."""
        return day.weekday() < _SATURDAY and day not in self.holidays

    def of_employer(self) -> Calendar:
        """The calendar by which the employer works: its closure days are off, its own working days are not (6.2)."""
        return self if self.employer is None else Calendar(self.employer, self.name)


def bank_holidays(nation: Nation, first_year: int, last_year: int) -> frozenset[date]:
    """The bank holidays of a nation in these calendar years, both included, with their substitute days.

    Holidays are proclaimed, sometimes weeks ahead (CA-1): this is the seed, and knows only the one-off days of the first
    list; what differs is put on it by ``holidays.with_changes``. ValueError if the years are in the wrong order.
    """
    if last_year < first_year:
        raise ValueError("The last year comes before the first.")
    return frozenset(day for day in bank_holiday_list.seed(nation) if first_year <= day.year <= last_year)


def bank_holiday_names(nation: Nation, year: int) -> dict[date, str]:
    """The bank holidays of a nation in a year by their day, in order, as the first list names them."""
    return {day: name for day, name in bank_holiday_list.seed(nation).items() if day.year == year}


@cache
def calendar_of(nation: Nation) -> Calendar:
    """The seed: the nation's bank holidays from 1990 to 2060; outside those years only weekends are left out.

    What was proclaimed since lies in a table: everything but this floor reads ``queries.calendar_of``.
    """
    return Calendar(bank_holidays(nation, FIRST_YEAR, LAST_YEAR), name=str(Nation(nation).label))


@cache
def uk_any_calendar() -> Calendar:
    """The seed of ``uk_any``: what the library knows."""
    return uk_any(calendar_of(nation) for nation in Nation)


def uk_any(calendars: Iterable[Calendar]) -> Calendar:
    """Bank holidays in any part of the United Kingdom: for freedom of information only (FO-2).

    calendars: those of all its nations.
    """
    days = frozenset[date]().union(*(calendar.holidays for calendar in calendars))
    return Calendar(days, name="Any part of the United Kingdom")


def add_working_days(day: date, n: int, calendar: Calendar) -> date:
    """The nth working day strictly after ``day``, which need not be a working day itself (CA-3).

    n: 1 or more; ValueError otherwise.
    """
    return _step(day, n, calendar, _DAY)


def earlier_working_day(day: date, n: int, calendar: Calendar) -> date:
    """The nth working day strictly before ``day``, for reminders. n: 1 or more; ValueError otherwise."""
    return _step(day, n, calendar, -_DAY)


def working_day_on_or_after(day: date, calendar: Calendar) -> date:
    """The day itself if it is a working day, else the next one: roll forward (CA-5)."""
    return day if calendar.works_on(day) else _step(day, 1, calendar, _DAY)


def working_day_on_or_before(day: date, calendar: Calendar) -> date:
    """The day itself if it is a working day, else the last before it: protective clocks roll back (0.7)."""
    return day if calendar.works_on(day) else _step(day, 1, calendar, -_DAY)


def working_days_between(after: date, until: date, calendar: Calendar) -> int:
    """Working days later than ``after``, up to and including ``until``; negative if ``until`` comes first.

    With today and a due date: 3 means "3 working days left", -2 means "late by 2 working days", and 0 means
    today (or that only days off lie between).
    """
    if until < after:
        return -working_days_between(until, after, calendar)
    days = (after + timedelta(days=offset) for offset in range(1, (until - after).days + 1))
    return sum(calendar.works_on(day) for day in days)


def _step(day: date, n: int, calendar: Calendar, stride: timedelta) -> date:
    if n < 1:
        raise ValueError("Count at least one working day.")
    while n:
        day += stride
        n -= calendar.works_on(day)
    return day
