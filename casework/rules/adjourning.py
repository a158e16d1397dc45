"""When a hearing goes on that was broken off (T14)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from casework.errors import RuleBroken
from casework.rules.dates import words

FURTHEST_AHEAD = timedelta(days=366)


def check_begun(at: datetime, sits_at: datetime) -> None:
    """RuleBroken T14 before the hour of the hearing."""
    if at < sits_at:
        raise RuleBroken(
            "T14",
            "The hearing has not begun yet, so there is nothing to adjourn.",
            instead="If it cannot be held, postpone it.",
        )


def check_resumption(adjourned_at: datetime, resumes_at: datetime) -> None:
    """RuleBroken T14 unless the hearing goes on later than it was broken off, and within a year."""
    if resumes_at <= adjourned_at:
        raise RuleBroken(
            "T14",
            "The hearing must resume later than now.",
            instead="Choose a later day or a later hour.",
            field="resumes_at",
        )
    if resumes_at > adjourned_at + FURTHEST_AHEAD:
        raise RuleBroken(
            "T14",
            "The hearing would go on more than a year from now.",
            instead="Check the year: hearings are held without unreasonable delay.",
            field="resumes_at",
        )


def check_time_to_read(new_evidence: str, served_on: date | None, resumes_on: date) -> None:
    """RuleBroken T14 unless new evidence has the day it is served, and the hearing goes on after that day."""
    if bool(new_evidence.strip()) != (served_on is not None):
        raise RuleBroken(
            "T14",
            "New evidence and the day on which the employee has it belong together.",
            instead="Say what it is and when it is served, or leave both empty.",
            field="served_on" if served_on is None else "new_evidence",
        )
    if served_on is not None and resumes_on <= served_on:
        raise RuleBroken(
            "T14",
            f"The employee has the new evidence on {words(served_on)} and must have time to read it.",
            instead=f"Let the hearing go on after {words(served_on)}, or serve the evidence earlier.",
            field="resumes_at",
            day=served_on + timedelta(days=1),
        )
