"""A legal hold: nothing of a case is destroyed while it lasts, and it is looked at again in time (DP-11, R20)."""

from __future__ import annotations

from datetime import date

from casework.enums import DeadlineKind
from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.deadlines import Due
from casework.rules.months import add_months

_LONGEST = 6


def check_review_day(review_on: date, on: date) -> None:
    """RuleBroken R20 unless a hold is looked at again after today, and six months on at the latest. on: today."""
    latest = add_months(on, _LONGEST)
    if on < review_on <= latest:
        return
    raise RuleBroken(
        "R20",
        "A hold is reviewed within six months, or nobody remembers why everything is kept.",
        instead=f"Choose a day after today, {words(latest)} at the latest.",
        field="review_on",
    )


def hold_deadline(hold: int, reviews: int, review_on: date) -> Due:
    """The next review. hold: its id; reviews: how many there were. The day was chosen, so it is never rolled."""
    why = "The day that was set when the hold was placed or last reviewed"
    return Due(DeadlineKind.HOLD_REVIEW, review_on, f"hold:{hold}:{reviews}", why)
