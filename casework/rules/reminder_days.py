"""From which day on a reminder is owed, by the deadline it is about (domain.md 6.1, "Reminder at")."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from casework.enums import DeadlineKind, PartKind, Role
from casework.rules.months import add_months
from casework.rules.working_days import Calendar, add_working_days, earlier_working_day

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
WARNING_AHEAD = CAP_AHEAD = timedelta(days=14)
REVIEW_AHEAD = timedelta(days=3)
HOLD_AHEAD = timedelta(days=30)
RECORD_AHEAD = timedelta(days=30)
FURTHEST_COVER = timedelta(days=366)
IMPROVEMENT_AHEAD = timedelta(days=10)


@dataclass(frozen=True)
class Running:
    """One open deadline. length: its working days from start to end; 0 for a day that was arranged or printed.

    began_on: of the review of a suspension, the first day of the suspension.
    known_from: of a case that was taken over from paper, the day on which it was; None of any other.
    ended_on, conciliation_on: of the limit for a tribunal claim, when employment ended and when Acas was told, if it was.
    """

    kind: DeadlineKind
    due_on: date
    length: int
    calendar: Calendar
    ended_on: date | None = None
    conciliation_on: date | None = None
    known_from: date | None = None
    began_on: date | None = None


@dataclass(frozen=True)
class Reminder:
    """A row of the table.

    rule:   its stable name: part of the key by which nobody is told the same twice.
    day:    from when on it is owed.
    to:     the parts that are told; the role of whoever looks after a request, or of HR directors.
    words:  what the reader is told, without a full stop.
    weekly: owed again each week after its day.
    monthly: owed again each month after ``began_on``, the first time on its day.
    """

    rule: str
    day: Callable[[Running], date]
    to: tuple[PartKind | Role, ...]
    words: str
    weekly: bool = False
    monthly: bool = False


def when_used_up(percent: int) -> Callable[[Running], date]:
    """The day on which this share of the time has passed, rounded up to a whole working day."""
    return lambda running: before(running, running.length * (100 - percent) // 100)


def after_the_start(days: int) -> Callable[[Running], date]:
    """So many working days into the time, at the latest on its last day."""
    return lambda running: before(running, max(running.length - days, 0))


def ahead(days: int) -> Callable[[Running], date]:
    return lambda running: before(running, days)


def late(running: Running) -> date:
    """The first working day after the last day."""
    return add_working_days(running.due_on, 1, running.calendar)


def before(running: Running, days: int) -> date:
    return earlier_working_day(running.due_on, days, running.calendar) if days else running.due_on


def months_after_the_end(months: int) -> Callable[[Running], date]:
    """So many months after employment ended, at the latest on the last day for a claim."""
    return lambda running: min(add_months(running.ended_on or running.due_on, months), running.due_on)


def a_month_in(running: Running) -> date:
    """A month after what lasts began; never where that is not known."""
    return add_months(running.began_on, 1) if running.began_on else date.max
