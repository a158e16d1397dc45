"""The dismissal of a case, and the written reasons that are owed for it (TR-2)."""

from __future__ import annotations

from casework.enums import DISMISSALS
from casework.models import Case, ReasonsRequest, Sanction
from casework.queries.rows import sanction_of
from casework.rules.deadlines import Due
from casework.rules.written_reasons import reasons_deadline


def standing_dismissal(case: Case) -> Sanction | None:
    """The dismissal that was issued and that no appeal took back."""
    rows = Sanction.objects.filter(case=case, level__in=DISMISSALS, superseded_at__isnull=True)
    return rows.first()


def open_request(case: Case) -> ReasonsRequest | None:
    """What nobody has answered, for a dismissal that stands."""
    rows = ReasonsRequest.objects.filter(case=case, answer__isnull=True)
    return rows.filter(sanction__superseded_at__isnull=True).first()


def reasons_owed(case: Case) -> tuple[Due, ...]:
    request = open_request(case)
    return (reasons_deadline(request.pk, request.received_on),) if request is not None else ()


def can_be_asked(case: Case) -> bool:
    """Whether a dismissal stands for which nobody recorded a request, from the rows already loaded."""
    dismissal = sanction_of(case)
    if dismissal is None or dismissal.level not in DISMISSALS:
        return False
    return all(row.sanction_id != dismissal.pk for row in case.reasons_requests.all())


def request_of(case: Case) -> ReasonsRequest | None:
    """The one that waits for an answer, from the rows already loaded."""
    dismissal = sanction_of(case)
    rows = (row for row in case.reasons_requests.all() if not hasattr(row, "answer"))
    return next((row for row in rows if dismissal is not None and row.sanction_id == dismissal.pk), None)
