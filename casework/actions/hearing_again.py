"""Have a case or an appeal heard again: who heard it cannot decide (PR-11), or an appeal remitted it (T23)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework import queries
from casework.actions.hearings import call_off
from casework.actions.steps import begin, check_written, finish
from casework.enums import HEARS_APPEAL, Action, AppealResult, FileState, PartKind, PostponementReason
from casework.errors import NotNow
from casework.models import AppealDecision, AppealHearing, Case, Hearing

if TYPE_CHECKING:
    from accounts.models import User

_HEARD_IT = (PartKind.CHAIR, PartKind.PANEL_MEMBER)


@transaction.atomic
def hear_again(case: Case, *, reasons: str, by: User, at: datetime) -> Hearing | AppealHearing:
    """Take the case back to its hearing, or the appeal to its own, because who heard it cannot decide any more.

    The attempt keeps its row and its record, and is one that we called off, not one that the employee missed (PR-12).
    The parts of all who heard it end, the panel's as well: others are appointed, and hear the employee afresh. Raises
    NotNow where nothing was heard, RuleBroken PR-02 without reasons.
    """
    step = begin(case, Action.HEAR_AGAIN, by=by)
    is_appeal = step.target == FileState.APPEAL
    hearing = queries.arranged_appeal_hearing(case) if is_appeal else queries.current_hearing(case)
    if hearing is None:
        raise NotNow("Nothing was heard that could be heard again.")
    why = check_written("reasons", reasons, "Why who heard it cannot decide")
    call_off(hearing, reason=PostponementReason.EMPLOYER, because=why, proposed_on=None, by=by, at=at)
    heard = HEARS_APPEAL if is_appeal else _HEARD_IT
    for part in case.parts.filter(kind__in=heard, to_date__isnull=True):
        part.to_date, part.ended_because = max(timezone.localdate(at), part.from_date), why
        part.save(update_fields=["to_date", "ended_because"])
    finish(case, step, by=by, facts={"appeal_hearing" if is_appeal else "hearing": hearing.pk})
    return hearing


@transaction.atomic
def return_to_hearing(case: Case, *, by: User, on: date) -> AppealDecision:
    """Have a remitted case heard again (T23). The parts of all who heard it or the appeal end: the next are fresh.

    Raises NotNow unless the appeal was remitted and the employee has been told.
    """
    step = begin(case, Action.RETURN_TO_HEARING, by=by)
    appeal = queries.heard_appeal(case)
    decision = appeal.decision if appeal is not None else None
    if decision is not None and not hasattr(appeal, "letter"):  # first, or a refusal would tell the result
        raise NotNow(
            "The employee has not been told the result of the appeal. Issue the appeal outcome first."
        )
    if decision is None or decision.result != AppealResult.REMITTED:
        raise NotNow("No appeal on this case was remitted to another hearing.")
    queries.attempts_at_hearing(case).update(set_aside_by=decision)
    queries.standing_agreements(case).update(set_aside_by=decision)
    for part in case.parts.filter(kind__in=(*_HEARD_IT, *HEARS_APPEAL), to_date__isnull=True):
        part.to_date = max(on, part.from_date)
        part.ended_because = "The appeal was decided: the case is heard again by somebody else."
        part.save(update_fields=["to_date", "ended_because"])
    finish(case, step, by=by, facts={"appeal": decision.appeal_id})
    return decision
