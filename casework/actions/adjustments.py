"""Record that an adjustment was asked for, and answer it (EQ-9)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import Max

from casework import access
from casework.actions.steps import begin, check_not_after_today, check_not_before, check_written, finish
from casework.enums import Action, AdjustmentResult, AskedBy, Meeting, PartKind
from casework.errors import NotNow
from casework.models import Adjustment, AdjustmentAnswer, Case
from casework.queries.facts import known_since
from casework.rules import adjustments as rules

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def record_adjustment(
    case: Case,
    *,
    asked: str,
    asked_by: AskedBy | str,
    asked_on: date,
    meetings: Meeting | str,
    health_reason: str = "",
    by: User,
    on: date,
) -> Adjustment:
    """Write down what the employee or companion asked for, or what we offered, and for which meetings (EQ-9).

    health_reason: if one was given; HR and auditors alone read it (DP-3). Raises RuleBroken EQ-9 for a day ahead or
    before the concern was reported.
    """
    step = begin(case, Action.RECORD_ADJUSTMENT, by=by)
    at: Final = {"rule_id": "EQ-9", "field": "asked_on"}
    check_not_before(asked_on, known_since(case), "The concern was reported", **at)
    check_not_after_today(asked_on, on, "It cannot have been asked for", **at)
    last = case.adjustments.aggregate(last=Max("number"))["last"] or 0
    made = Adjustment.objects.create(
        case=case,
        number=last + 1,
        asked=check_written("asked", asked, "What was asked for"),
        asked_by=AskedBy(asked_by),
        asked_on=asked_on,
        meetings=Meeting(meetings),
        health_reason=health_reason.strip(),
        recorded_by=by,
    )
    finish(case, step, by=by, facts={"adjustment": made.pk, "meetings": made.meetings})
    return made


@transaction.atomic
def answer_adjustment(
    case: Case,
    *,
    adjustment: Adjustment,
    result: AdjustmentResult | str,
    reasons: str,
    agreed: str = "",
    by: User,
    on: date,
) -> AdjustmentAnswer:
    """Say what was agreed of an adjustment, in practical words, and why. What is wanted after that is asked for anew.

    Raises NotNow for one that was answered, EQ-9 for a refusal by anybody but an HR lead, or without what was agreed.
    """
    step = begin(case, Action.ANSWER_ADJUSTMENT, by=by)
    if not case.adjustments.filter(pk=adjustment.pk, answer__isnull=True).exists():
        raise NotNow("No adjustment waits for this answer. It may have been answered already.")
    result = AdjustmentResult(result)
    rules.check_answer(result, agreed, by_hr_lead=PartKind.HR_LEAD in access.parts(by, case))
    answer = AdjustmentAnswer.objects.create(
        case=case,
        adjustment=adjustment,
        result=result,
        agreed=agreed.strip(),
        reasons=check_written("reasons", reasons, "Why it was answered so"),
        answered_on=on,
        answered_by=by,
    )
    finish(
        case, step, by=by, facts={"adjustment": adjustment.pk, "answer": answer.pk, "result": result.value}
    )
    return answer
