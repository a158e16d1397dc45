"""By when what was asked for is answered, from an adjustment to a question to occupational health (domain.md 6.1).

The lengths are defaults of 6.1, as no policy sets them: five working days, as for an assessment (R1), and a review after
fourteen calendar days, as for a pause (R16), which rolls back (0.7). A pause of the case stops none of them (T8).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casework.enums import DeadlineKind, PeriodUnit, Rolls
from casework.rules.dates import words
from casework.rules.deadlines import Due
from casework.rules.periods import Period, last_day, period_in_words
from casework.rules.working_days import Calendar

_ANSWER = Period(5, PeriodUnit.WORKING_DAYS)
_REVIEW = Period(14, PeriodUnit.CALENDAR_DAYS, rolls=Rolls.BACK)

_PERIODS = {
    DeadlineKind.ADJUSTMENT_ANSWER: (_ANSWER, "the day it was asked for"),
    DeadlineKind.OVERRIDE_APPROVAL: (_ANSWER, "the proposal"),
    DeadlineKind.WITHDRAWAL_ANSWER: (_ANSWER, "the proposal"),
    DeadlineKind.ANONYMITY_DECISION: (_ANSWER, "the day it was asked for"),
    DeadlineKind.UNION_TALK: (_ANSWER, "the day on which we learnt that the employee represents a union"),
    DeadlineKind.HEALTH_QUESTION: (_ANSWER, "the day on which a fit note was recorded"),
    DeadlineKind.HEALTH_ANSWER: (_REVIEW, "the day on which occupational health was asked"),
}


@dataclass(frozen=True)
class Waits:
    """Something that nobody has answered. id: of its row; asked_on: when it was asked, or the case opened if later."""

    kind: DeadlineKind
    id: int
    asked_on: date


def answer_due(waits: Waits, calendar: Calendar) -> Due:
    """By when it is answered, or looked at again."""
    period, since = _PERIODS[waits.kind]
    return Due(
        waits.kind,
        last_day(waits.asked_on, period, calendar),
        f"{waits.kind.value}:{waits.id}",
        f"{period_in_words(period)} from {since}, {words(waits.asked_on)}",
    )
