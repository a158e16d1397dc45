"""The days of one case, worked out from its first day, so that it reaches its state just before today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from random import Random

from django.utils import timezone

from casework.rules.notice_periods import earliest_hearing
from casework.rules.periods import Period, last_day
from casework.rules.working_days import Calendar, add_working_days, earlier_working_day

NOTICE, APPEAL = Period(5, clear=True), Period(10)


@dataclass(frozen=True)
class Pace:
    """Working days between one step and the next."""

    report: int
    assess: int
    investigate: int
    refer: int
    invite: int
    hear: int
    decide: int
    issue: int
    close: int
    lodge: int


@dataclass(frozen=True)
class Days:
    """When each step of one case is taken."""

    happened: date
    reported: date
    assessed: date
    found: date
    referred: date
    invited: date
    heard: date
    decided: date
    issued: date
    closed: date
    lodged: date
    """From here on only where the employee appeals."""
    appeal_invited: date
    appeal_heard: date
    appeal_decided: date
    appeal_issued: date
    appeal_closed: date
    too_late: date
    """A day after the last day to appeal."""


def some_pace(rng: Random) -> Pace:
    """An ordinary pace: most steps in time, an investigation now and then late."""
    return Pace(
        report=rng.randint(1, 3),
        assess=rng.randint(1, 5),
        investigate=rng.choice((9, 12, 14, 17, 19, 20, 27)),
        refer=rng.randint(1, 3),
        invite=rng.randint(1, 3),
        hear=rng.randint(0, 4),
        decide=rng.randint(1, 2),
        issue=rng.randint(1, 3),
        close=rng.randint(1, 6),
        lodge=rng.randint(2, 8),
    )


def days_from(happened: date, pace: Pace, calendar: Calendar) -> Days:
    """Every step after the day it happened, each on a working day, with the notice and the appeal window owed."""
    reported = add_working_days(happened, pace.report, calendar)
    assessed = add_working_days(reported, pace.assess, calendar)
    found = add_working_days(assessed, pace.investigate, calendar)
    referred = add_working_days(found, pace.refer, calendar)
    invited = add_working_days(referred, pace.invite, calendar)
    earliest = earliest_hearing(invited, NOTICE, calendar)
    heard = add_working_days(earliest, pace.hear, calendar) if pace.hear else earliest
    decided = add_working_days(heard, pace.decide, calendar)
    issued = add_working_days(decided, pace.issue, calendar)
    closes = last_day(issued, APPEAL, calendar)
    closed = add_working_days(closes, pace.close, calendar)
    lodged = add_working_days(issued, pace.lodge, calendar)
    appeal_invited = add_working_days(lodged, pace.refer, calendar)
    appeal_heard = earliest_hearing(appeal_invited, NOTICE, calendar)
    appeal_decided = add_working_days(appeal_heard, pace.decide, calendar)
    appeal_issued = add_working_days(appeal_decided, pace.issue, calendar)
    appeal_closed = add_working_days(appeal_issued, pace.close, calendar)
    too_late = add_working_days(closes, pace.close, calendar)
    before = (happened, reported, assessed, found, referred, invited, heard, decided, issued, closed)
    after = (lodged, appeal_invited, appeal_heard, appeal_decided, appeal_issued, appeal_closed, too_late)
    return Days(*before, *after)


def days_until(step: str, on: date, pace: Pace, calendar: Calendar) -> Days:
    """The days of a case that takes ``step`` (a field of Days) on this day, or on the nearest possible day before."""
    happened = earlier_working_day(on, 1, calendar)
    while True:
        days = days_from(happened, pace, calendar)
        late = (getattr(days, step) - on).days
        if late <= 0:
            return days
        happened = earlier_working_day(happened, max(1, late * 5 // 8), calendar)


def at(day: date, hour: int) -> datetime:
    """A moment of that day, in the house's time zone."""
    return timezone.make_aware(datetime.combine(day, time(hour)))
