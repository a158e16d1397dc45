"""What the record of a sanction imposed before this system must say, and must not."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta

from casework.enums import DISMISSALS, SanctionLevel
from casework.errors import RuleBroken
from casework.rules.dates import words

GIVE_THE_END = (
    "Write that day as 2026-12-31. “Not known” would mean that nobody can say whether they still work here, so it cannot "
    "stand there: take the day from the staff list or payroll, and leave the line out until you have it."
)


def check_past_days(acted_on: date | None, issued_on: date, on: date) -> None:
    """Raise RuleBroken (T1) unless it happened, was sanctioned and is recorded in this order. None: not known."""
    if issued_on > on:
        raise RuleBroken(
            "T1",
            f"It was issued on {words(issued_on)}, which is still to come.",
            instead="Check the date, or open a case for what is not decided yet.",
            field="issued_on",
        )
    if acted_on is not None and acted_on > issued_on:
        raise RuleBroken(
            "T1",
            f"It cannot have happened after the sanction was issued on {words(issued_on)}.",
            instead="Check both dates.",
            field="acted_on",
        )


def check_past_period(level: SanctionLevel, issued_on: date, live_to: date | None) -> None:
    """Raise RuleBroken (SA-3) unless a warning ends on or after the day of issue, and nothing else has an end."""
    if live_to is None:
        return
    if level in DISMISSALS:
        raise RuleBroken(
            "SA-3",
            "A dismissal is not live for a time.",
            instead="Leave the live period empty.",
            field="live_to",
        )
    if live_to < issued_on:
        raise RuleBroken(
            "SA-3",
            f"The last live day is before the day of issue, {words(issued_on)}.",
            instead="Check both dates.",
            field="live_to",
        )


def check_past_end(level: SanctionLevel, issued_on: date, ends_on: date | None) -> None:
    """Raise RuleBroken unless a dismissal, and nothing else, says when employment ended (0.8, T17, TR-1).

    The employee may have been told before the letter was written, so the end may lie before the day of issue.
    """
    if level in DISMISSALS and ends_on is None:
        raise RuleBroken(
            "0.8",
            "A dismissal says on which day employment ended, and the column employment_ends_on is empty.",
            instead=GIVE_THE_END,
            field="employment_ends_on",
        )
    if level not in DISMISSALS and ends_on is not None:
        raise RuleBroken(
            "T17",
            "Only for a dismissal is there a day on which employment ended, and this is a warning.",
            instead="Leave the column employment_ends_on empty, or correct the level.",
            field="employment_ends_on",
        )
    if ends_on is not None and ends_on > issued_on + relativedelta(years=2):
        raise RuleBroken(
            "TR-1",
            "Employment cannot have ended more than two years after the dismissal.",
            instead="Check the year.",
            field="employment_ends_on",
        )
