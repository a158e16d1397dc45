"""Deadlines beside the stages that a policy may set: to look a case over (R3), and to serve the bundle (R8, 0.18)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casework.enums import DeadlineKind
from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.deadlines import Due
from casework.rules.periods import Paused, Period, last_day, period_in_words
from casework.rules.working_days import Calendar, earlier_working_day


def oversight_deadline(
    case_id: int, opened_on: date, period: Period, calendar: Calendar, paused: Sequence[Paused] = ()
) -> Due:
    """Until when somebody above the case has looked it over, counted from the day it was opened (R3)."""
    return Due(
        DeadlineKind.OVERSIGHT,
        last_day(opened_on, period, calendar, paused),
        f"oversight:{case_id}",
        f"{period_in_words(period)} from the opening of the case on {words(opened_on)}",
    )


def bundle_deadline(hearing_id: int, sits_on: date, working_days: int, calendar: Calendar) -> Due:
    """The last day on which the employee is given the evidence: so many working days before the hearing (R8, 0.18)."""
    before = f"{working_days} working day{'' if working_days == 1 else 's'}"
    return Due(
        DeadlineKind.BUNDLE,
        earlier_working_day(sits_on, working_days, calendar),
        f"bundle:{hearing_id}",
        f"{before} before the hearing on {words(sits_on)}",
    )


def check_served(served_on: date, referred_on: date, sits_on: date, today: date) -> None:
    """RuleBroken R8 for evidence that was served before there was a hearing to prepare, after it, or in days to come."""
    if served_on < referred_on:
        said, instead = (
            f"The case was referred to a hearing on {words(referred_on)}.",
            "Choose that day or later.",
        )
    elif served_on > today:
        said, instead = (
            "The evidence cannot have been served in days to come.",
            "Choose today or an earlier day.",
        )
    elif served_on > sits_on:
        said, instead = f"The hearing was on {words(sits_on)}.", "Choose that day or an earlier one."
    else:
        return
    raise RuleBroken("R8", said, instead=instead, field="served_on")
