"""What the file of a case that is about to close holds, of what the Acas Guide lists (PR-19)."""

from __future__ import annotations

from django.db.models import QuerySet

from casework.enums import AllegationResponse, NotesStatus
from casework.models import (
    AllegationAnswer,
    AppealHearingRecord,
    Case,
    Decision,
    Findings,
    HearingRecord,
    LinkedGrievance,
)
from casework.queries.appeals_heard import heard_appeal
from casework.queries.facts import current_outcome
from casework.rules.completeness import File


def on_file(case: Case) -> File:
    outcome = current_outcome(case)
    decision = outcome.decision if outcome is not None else None
    appeal = heard_appeal(case) if outcome is not None else None
    grievances = LinkedGrievance.objects.filter(case=case)
    alleged = case.allegations.count()
    return File(
        alleged=alleged > 0,
        served=_evidence_was_served(case),
        answered=_said_something(case, decision),
        found=decision is not None and decision.findings.count() == alleged,
        issued=outcome is not None,
        reasoned=decision is not None and bool(decision.believed and decision.why_this_level),
        appeal_told=hasattr(appeal, "letter") or hasattr(appeal, "withdrawal")
        if appeal is not None
        else None,
        grievances_ended=not grievances.filter(ending__isnull=True).exists() if grievances.exists() else None,
        notes=_notes_were_answered(case),
    )


def _said_something(case: Case, decision: Decision | None) -> bool:
    """Whether the file has what the employee said: to the investigator, at the hearing, in writing, as it was weighed."""
    if decision is not None and (decision.agreement_id is not None or decision.employee_said):
        return True
    reports = Findings.objects.filter(case=case, returned__isnull=True).exclude(employee_response="")
    answers = AllegationAnswer.objects.filter(case=case).exclude(response=AllegationResponse.NO_RESPONSE)
    return reports.exists() or answers.exists()


def _held(case: Case) -> QuerySet[HearingRecord]:
    return HearingRecord.objects.filter(
        case=case, hearing__postponed_at__isnull=True, hearing__set_aside_by__isnull=True
    )


def _evidence_was_served(case: Case) -> bool | None:
    """Whether somebody recorded it of each hearing that stands; None if none was held."""
    held = _held(case)
    return not held.filter(hearing__bundle_service__isnull=True).exists() if held.exists() else None


def _notes_were_answered(case: Case) -> bool | None:
    """Whether the employee agreed or disputed the notes of each hearing that stands, or commented; None if none was held."""
    held = _held(case)
    appeals = AppealHearingRecord.objects.filter(case=case, hearing__postponed_at__isnull=True)
    if not held.exists():
        return None
    waits = {"notes_status": NotesStatus.AWAITED, "comment__isnull": True}
    return not (held.filter(**waits).exists() or appeals.filter(**waits).exists())
