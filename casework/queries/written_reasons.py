"""The dismissal of a case, and the written reasons that are owed for it (TR-2)."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from casework.enums import DISMISSALS
from casework.models import Case, Outcome, ReasonsRequest, Sanction
from casework.queries.rows import sanction_of
from casework.rules.deadlines import Due
from casework.rules.written_reasons import reasons_deadline


def standing_dismissal(case: Case) -> Sanction | None:
    """The dismissal that was issued and that no appeal took back."""
    rows = Sanction.objects.filter(case=case, level__in=DISMISSALS, superseded_at__isnull=True)
    return rows.first()


def told_of_on(dismissal: Sanction) -> date:
    """The day on which the employee first knew of it: told in person, or by the letter that left."""
    outcome: Outcome | None = getattr(dismissal.decision, "outcome", None)
    if outcome is None:
        return dismissal.issued_on
    return min(outcome.told_on or outcome.issued_on, outcome.issued_on)


def requests_for(dismissal: Sanction) -> QuerySet[ReasonsRequest]:
    """What was asked for it, or for another of the same decision: an appeal may put one in place of another."""
    rows: QuerySet[ReasonsRequest] = ReasonsRequest.objects.filter(case=dismissal.case_id)
    return rows.filter(sanction__decision=dismissal.decision_id)


def open_request(case: Case) -> ReasonsRequest | None:
    """What nobody has answered, for a dismissal that stands."""
    dismissal = standing_dismissal(case)
    return requests_for(dismissal).filter(answer__isnull=True).first() if dismissal is not None else None


def reasons_owed(case: Case) -> tuple[Due, ...]:
    request = open_request(case)
    return (reasons_deadline(request.pk, request.received_on),) if request is not None else ()


def can_be_asked(case: Case) -> bool:
    """Whether a dismissal stands for which nobody recorded a request, from the rows already loaded."""
    dismissal = sanction_of(case)
    return dismissal is not None and dismissal.level in DISMISSALS and not _requests_of(case, dismissal)


def request_of(case: Case) -> ReasonsRequest | None:
    """The one that waits for an answer, from the rows already loaded."""
    dismissal = sanction_of(case)
    if dismissal is None or dismissal.level not in DISMISSALS:
        return None
    return next((row for row in _requests_of(case, dismissal) if not hasattr(row, "answer")), None)


def _requests_of(case: Case, dismissal: Sanction) -> list[ReasonsRequest]:
    """The same as ``requests_for``, from the rows already loaded."""
    of_it = {row.pk for row in case.sanctions.all() if row.decision_id == dismissal.decision_id}
    return [row for row in case.reasons_requests.all() if row.sanction_id in of_it]
