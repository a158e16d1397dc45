"""A length of time as a policy states it, and the day on which it ends (domain.md section 2 axis 3, CA-3 to CA-6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from casework.enums import CountsFrom, PeriodCalendar, PeriodUnit, Rolls
from casework.rules.working_days import (
    Calendar,
    add_working_days,
    working_day_on_or_after,
    working_day_on_or_before,
    working_days_between,
)

_DAY = timedelta(days=1)
_SINGULAR = {
    PeriodUnit.WORKING_DAYS: "working day",
    PeriodUnit.CALENDAR_DAYS: "calendar day",
    PeriodUnit.MONTHS: "month",
}


@dataclass(frozen=True)
class Period:
    """``n`` of a unit, 0 or more; ValueError if negative.

    clear: the last day is left out as well as the first (CA-4).
    rolls: what becomes of an end on which nobody works (CA-5, 0.7). Working days never end on one.
    calendar: by which days off it is counted (6.2).
    counts_from: what starts it, where policies differ (axis 3); None where one thing alone does.
    """

    n: int
    unit: PeriodUnit = PeriodUnit.WORKING_DAYS
    clear: bool = False
    rolls: Rolls = Rolls.FORWARD
    calendar: PeriodCalendar = PeriodCalendar.NATION
    counts_from: CountsFrom | None = None

    def __post_init__(self) -> None:
        if self.n < 0:
            raise ValueError("A length of time cannot be negative.")


@dataclass(frozen=True)
class Paused:
    """Days on which no period of a case runs: from ``first`` on, up to but not including ``until``, when it went on."""

    first: date
    until: date


def last_day(start: date, period: Period, calendar: Calendar, paused: Sequence[Paused] = ()) -> date:
    """The day on which a period ends that is counted from ``start``, which itself is never counted.

    Working days: the nth after it (CA-3). Calendar days and months: the corresponding day, at the end of a shorter
    month its last (CA-6), rolled as the period says. Clear periods end a day later.
    paused: in order; their days are not counted, in the unit of the period (0.18). A pause that began when the period
    was over moves nothing.
    """
    calendar = counted_by(period, calendar)
    if period.unit == PeriodUnit.WORKING_DAYS:
        days = period.n + period.clear
        end = add_working_days(start, days, calendar) if days else working_day_on_or_after(start, calendar)
        for pause in paused:
            lost = _working_days_lost(pause, start, end, calendar)
            end = add_working_days(end, lost, calendar) if lost else end
        return end
    months = period.n if period.unit == PeriodUnit.MONTHS else 0
    days = period.n if period.unit == PeriodUnit.CALENDAR_DAYS else 0
    end = start + relativedelta(months=months, days=days) + (_DAY if period.clear else timedelta())
    for pause in paused:
        if start < pause.until and pause.first <= _rolled(end, period.rolls, calendar):
            end += pause.until - max(pause.first, start + _DAY)
    return _rolled(end, period.rolls, calendar)


def counted_by(period: Period, calendar: Calendar) -> Calendar:
    """The calendar by which a period is counted: the workplace's own, or the employer's where the policy says so (6.2)."""
    return calendar.of_employer() if period.calendar == PeriodCalendar.EMPLOYER else calendar


def _rolled(end: date, rolls: Rolls, calendar: Calendar) -> date:
    if rolls == Rolls.FORWARD:
        return working_day_on_or_after(end, calendar)
    return working_day_on_or_before(end, calendar) if rolls == Rolls.BACK else end


def _working_days_lost(pause: Paused, start: date, end: date, calendar: Calendar) -> int:
    """How many working days of a period a pause took that had not ended before it."""
    if pause.first > end or pause.until <= start:
        return 0
    # Counted after the day before the first lost day, up to the day before it went on.
    before = max(pause.first - _DAY, start)
    return max(0, working_days_between(before, pause.until - _DAY, calendar))


def working_days_of(period: Period, ends_on: date, calendar: Calendar) -> int:
    """How many working days a period has that ends on a day: what its reminders divide."""
    if period.unit == PeriodUnit.WORKING_DAYS:
        return period.n
    calendar = counted_by(period, calendar)
    months = period.n if period.unit == PeriodUnit.MONTHS else 0
    days = period.n if period.unit == PeriodUnit.CALENDAR_DAYS else 0
    return working_days_between(ends_on - relativedelta(months=months, days=days), ends_on, calendar)


def period_in_words(period: Period) -> str:
    """``5 clear working days``, ``1 month``, ``14 calendar days``."""
    kind = f"clear {_SINGULAR[period.unit]}" if period.clear else _SINGULAR[period.unit]
    return f"{period.n} {kind}" if period.n == 1 else f"{period.n} {kind}s"
