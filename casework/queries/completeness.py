"""What the file of a case that is about to close holds, of what the Acas Guide lists (PR-19)."""

from __future__ import annotations

from casework.enums import AllegationResponse, NotesStatus
from casework.models import (
    AllegationAnswer,
    AppealHearingRecord,
    Case,
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
    answers = AllegationAnswer.objects.filter(case=case).exclude(response=AllegationResponse.NO_RESPONSE)
    grievances = LinkedGrievance.objects.filter(case=case)
    alleged = case.allegations.count()
    return File(
        alleged=alleged > 0,
        answered=answers.exists() or (decision is not None and decision.agreement_id is not None),
        found=decision is not None and decision.findings.count() == alleged,
        issued=outcome is not None,
        reasoned=decision is not None and bool(decision.believed and decision.why_this_level),
        appeal_told=hasattr(appeal, "letter") or hasattr(appeal, "withdrawal")
        if appeal is not None
        else None,
        grievances_ended=not grievances.filter(ending__isnull=True).exists() if grievances.exists() else None,
        notes=_notes_were_answered(case),
    )


def _notes_were_answered(case: Case) -> bool | None:
    """Whether the employee agreed or disputed the notes of each hearing, or commented on them; None where none was held."""
    if not HearingRecord.objects.filter(case=case).exists():
        return None
    waits = {"case": case, "notes_status": NotesStatus.AWAITED, "comment__isnull": True}
    return not any(model.objects.filter(**waits).exists() for model in (HearingRecord, AppealHearingRecord))
