"""Safeguarding: whoever leaves such a case behind is checked for a referral, and it ends with findings (R21, T24)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casework.enums import DeadlineKind, Nation
from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.deadlines import Due
from casework.rules.periods import Period, last_day, period_in_words
from casework.rules.working_days import Calendar

_CHECK = Period(5)


@dataclass(frozen=True)
class Ending:
    """How employment ended in a case: a dismissal, a resignation, or that somebody left.

    anchor: stable name of the row that says so. what: in words, as after "from".
    """

    anchor: str
    on: date
    what: str


def barring_body(nation: Nation | str) -> str:
    """To whom somebody is referred who must not work with children or adults at risk (0.16)."""
    return "Disclosure Scotland" if nation == Nation.SCOTLAND else "the Disclosure and Barring Service"


def referral_deadline(ending: Ending, marked_on: date, calendar: Calendar) -> Due:
    """By when the check is recorded: five working days from the end, or from the mark where that came later."""
    since, what = (ending.on, ending.what) if ending.on >= marked_on else (marked_on, "the mark")
    return Due(
        DeadlineKind.REFERRAL_CHECK,
        last_day(since, _CHECK, calendar),
        ending.anchor,
        f"{period_in_words(_CHECK)} from {what} on {words(since)}",
    )


def check_ends_with_findings(*, is_marked: bool) -> None:
    """RuleBroken R21 for a safeguarding case that would end without findings because the employee left (scenario 9)."""
    if is_marked:
        raise RuleBroken(
            "R21",
            "This is a safeguarding case: somebody may have to be protected from what happened here.",
            instead="Go on to findings without a sanction. The employee is invited, and need not come.",
        )
