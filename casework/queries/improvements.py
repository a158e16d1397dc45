"""The improvement that a warning requires, and whether its review is owed (R14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from casework.models import Case, Employee, Improvement, Outcome
from casework.queries.facts import left_before
from casework.rules.deadlines import Due
from casework.rules.improvements import review_deadline

if TYPE_CHECKING:
    pass


def improvement_to_review(case: Case) -> Improvement | None:
    """What nobody has reviewed; None once the warning fell or was varied, as then nothing is asked any more."""
    return Improvement.objects.filter(
        case=case,
        reviewed_on__isnull=True,
        outcome__decision__sanctions__superseded_at__isnull=True,
        outcome__decision__sanctions__imposed_by__isnull=True,
        outcome__decision__sanctions__from_correction__isnull=True,
    ).first()


def improvement_to_review_of(case: Case) -> Improvement | None:
    """The same, from the rows that ``case_page.load`` has loaded."""
    issued = {row.pk: row.decision_id for row in case.outcomes.all()}
    stands = {
        row.decision_id
        for row in case.sanctions.all()
        if row.superseded_at is None and row.imposed_by_id is None and row.from_correction_id is None
    }
    rows = (row for row in case.improvements.all() if issued[row.outcome_id] in stands)
    return next((row for row in rows if row.reviewed_on is None), None)


def improvement_required(case: Case, outcome: Outcome) -> Improvement | None:
    """What a letter asks for, from rows already loaded."""
    return next((row for row in case.improvements.all() if row.outcome_id == outcome.pk), None)


def improvement_shown(case: Case, outcome: Outcome) -> Improvement | None:
    """The same, as long as the warning stands as it was given."""
    fell = any(
        row.superseded_at is not None
        for row in case.sanctions.all()
        if row.decision_id == outcome.decision_id
        and row.imposed_by_id is None
        and row.from_correction_id is None
    )
    return None if fell else improvement_required(case, outcome)


def improvement_owed(case: Case) -> tuple[Due, ...]:
    """The review; nothing of somebody whose last day comes before it: nobody can see then whether it was made."""
    row = improvement_to_review(case)
    if row is None or left_before(case, row.review_on) is not None:
        return ()
    return (review_deadline(row.pk, row.review_on),)


def manager_today(case: Case) -> Employee | None:
    """The line manager of the employee's posting today, who knows how it went; None where there is none."""
    posting = case.subject.posting_on(timezone.localdate())
    return posting.manager if posting is not None else None
