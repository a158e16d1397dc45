"""A case that was opened again in the employee's favour: what is owed, and what the register says of it (domain 7.2)."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Case as Cases
from django.db.models import Q, TextField, Value, When

from casework.enums import DeadlineKind
from casework.models import Case, Reopening
from casework.queries.facts import calendar_of_case
from casework.rules.dates import words
from casework.rules.deadlines import Due
from casework.rules.periods import last_day, period_in_words

WITHDRAWN, REDUCED = "withdrawn", "reduced"


def correction_owed(case: Case, reopening: Reopening | None) -> tuple[Due, ...]:
    """That somebody approves what was proposed and tells the employee, in the time the policy gives a letter (R9).

    What is proposed is not said: not everybody on the case may know before the letter leaves.
    """
    if reopening is None or hasattr(reopening, "correction"):
        return ()
    period = reopening.policy.terms.periods["decision_letter"]
    due = Due(
        DeadlineKind.CORRECTION,
        last_day(reopening.reopened_on, period, calendar_of_case(case)),
        f"reopening:{reopening.pk}",
        f"{period_in_words(period)} from {words(reopening.reopened_on)}, when the case was reopened",
    )
    return (due,)


def put_right_as(as_known_at: datetime | None) -> Cases:
    """Of a sanction that was put right after its case was closed: withdrawn or reduced; else empty.

    As the register stood at a moment; as it stands now when None.
    """
    corrected = Q(corrected_by__isnull=False)
    corrected &= Q() if as_known_at is None else Q(superseded_at__lte=as_known_at)
    return Cases(
        When(corrected & Q(corrected_by__reopening__level=""), then=Value(WITHDRAWN)),
        When(corrected, then=Value(REDUCED)),
        default=Value(""),
        output_field=TextField(),
    )
