"""The improvement that a warning requires, and the day on which it is reviewed (R14, domain.md 1.4)."""

from __future__ import annotations

from datetime import date

from casework.enums import DISMISSALS, DeadlineKind, ImprovementResult, SanctionLevel
from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.deadlines import Due


def check_required(
    level: SanctionLevel | str,
    required: str,
    review_on: date | None,
    issued_on: date,
    live_until: date | None,
) -> None:
    """RuleBroken R14 unless it is of a warning, and says which improvement and by when while the warning is live.

    live_until: the last live day; None where the warning has none.
    """
    if not level or level in DISMISSALS:
        raise _refused("Only a warning requires an improvement.", "Leave both empty.", "improvement")
    if not required.strip():
        raise _refused(
            "A review needs to say of what.", "Write which improvement is required.", "improvement"
        )
    if review_on is None:
        raise _refused(
            "The employee has to know by when.",
            "Say on which day it is reviewed, or require no improvement.",
            "improvement_review_on",
        )
    if review_on <= issued_on or (live_until is not None and review_on > live_until):
        until = f", and not later than its last live day, {words(live_until)}" if live_until else ""
        raise _refused(
            f"An improvement is reviewed after the warning was issued on {words(issued_on)}{until}.",
            "Choose a day between them.",
            "improvement_review_on",
        )


def check_result(result: ImprovementResult, reviewed_on: date, review_on: date) -> None:
    """RuleBroken R14 for saying before the day that the letter gives that it was not made; that it was can be earlier."""
    if result == ImprovementResult.NOT_MET and reviewed_on < review_on:
        raise _refused(
            f"The letter gives the employee until {words(review_on)} to improve.",
            "Review it on that day or later. That it was made can be said earlier.",
            "reviewed_on",
        )


def _refused(why: str, instead: str, field: str) -> RuleBroken:
    return RuleBroken("R14", why, instead=instead, field=field)


def review_deadline(improvement: int, review_on: date) -> Due:
    """improvement: its id. The letter prints the day, so it is never rolled."""
    why = "The day that the outcome letter gives for the review"
    return Due(DeadlineKind.IMPROVEMENT_REVIEW, review_on, f"improvement:{improvement}", why)
