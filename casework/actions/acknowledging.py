"""Acknowledge an appeal (R11)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from casework.actions.appeals import appeal_in_hand
from casework.actions.steps import begin, check_not_after_today, check_not_before, finish
from casework.enums import Action, Delivery
from casework.errors import NotNow
from casework.models import AppealAcknowledgement, Case

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def acknowledge_appeal(
    case: Case, *, sent_on: date, delivery: Delivery | str, by: User, on: date
) -> AppealAcknowledgement:
    """Record that the employee was told that the appeal in hand has arrived, and ends the clock for it (R11).

    Raises NotNow where that was done, RuleBroken T20 for a day before the appeal came or after today.
    """
    step = begin(case, Action.ACKNOWLEDGE_APPEAL, by=by)
    appeal = appeal_in_hand(case)
    if hasattr(appeal, "acknowledgement"):
        raise NotNow("This appeal was acknowledged already.")
    check_not_before(sent_on, appeal.received_on, "The appeal was received", rule_id="T20", field="sent_on")
    check_not_after_today(sent_on, on, "The appeal cannot be acknowledged", rule_id="T20", field="sent_on")
    made = AppealAcknowledgement.objects.create(
        case=case, appeal=appeal, sent_on=sent_on, delivery=delivery, recorded_by=by
    )
    finish(case, step, by=by, facts={"appeal": appeal.pk, "acknowledgement": made.pk})
    return made
