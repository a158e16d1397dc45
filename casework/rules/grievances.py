"""A grievance in the middle of a case: what waits for it, and by when it is decided (PR-13)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from casework.enums import DeadlineKind, GrievanceAbout
from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.deadlines import Due
from casework.rules.periods import Period, last_day, period_in_words
from casework.rules.working_days import Calendar


@dataclass(frozen=True)
class GrievanceFacts:
    """A grievance that has not ended. counted_from: when it was lodged, or the case was opened if that came later."""

    id: int
    about: GrievanceAbout
    counted_from: date
    is_decided: bool


def check_dealt_with_first(open_ones: Iterable[GrievanceFacts]) -> None:
    """RuleBroken PR-13 while nobody decided what a grievance means for the case: to pause, run both together or go on.

    Whoever hears the employee reads this and may be whom it is about, so it is the same whatever is alleged.
    """
    if any(not one.is_decided for one in open_ones):
        raise RuleBroken(
            "PR-13",
            "The employee raised a grievance, and nobody has decided yet what it means for this case.",
            instead="The case manager or an HR lead decides whether the case waits for it.",
        )


def grievance_deadline(facts: GrievanceFacts, period: Period, calendar: Calendar) -> Due | None:
    """By when it is decided whether the case waits; None once it is. period: that in which an incident is assessed."""
    if facts.is_decided:
        return None
    return Due(
        DeadlineKind.GRIEVANCE_DECISION,
        last_day(facts.counted_from, period, calendar),
        f"grievance:{facts.id}",
        f"{period_in_words(period)} from {words(facts.counted_from)}, for the grievance",
    )
