"""Record that the letter with the result of an appeal left, and the further level that it offers (T22, T23, AP-8)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework import queries
from casework.actions.appeal_effects import take_effect
from casework.actions.instead import begin_with_others
from casework.actions.steps import check_not_before, finish, receipt
from casework.enums import Action, Delivery
from casework.errors import NotNow, RuleBroken
from casework.models import AppealOutcome, Case, NextAppealLevel
from casework.rules import appeal_levels
from casework.rules.dates import words

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def issue_appeal_outcome(
    case: Case,
    *,
    delivery: Delivery | str,
    sent_at: datetime,
    received_on: date | None = None,
    by: User,
) -> AppealOutcome:
    """Record that the letter with the result left, and let it take effect (T22, 0.6). Without ``received_on`` receipt is
    deemed. RuleBroken AP-4, T22 for what would be heavier than what stands by now, or the same; AP-6 for a return before it.

    Where the policy promises a further level and a sanction stands, the letter offers it: nobody closes before (AP-8).
    """
    step = begin_with_others(case, Action.ISSUE_APPEAL_OUTCOME, by=by)
    appeal = queries.heard_appeal(case)
    decision = appeal.decision if appeal is not None else None
    if appeal is None or decision is None:
        raise NotNow("No appeal was decided on this case.")
    if hasattr(appeal, "letter"):
        raise NotNow("The letter with the result of the appeal has left already.")
    issued_on = timezone.localdate(sent_at)
    check_not_before(issued_on, decision.decided_on, "The appeal was decided", rule_id="T22", field="sent_at")
    received = receipt(received_on, decision.policy, delivery, sent_at, case)
    check_not_before(received, issued_on, "The letter was sent", rule_id="CA-7", field="received_on")
    _check_told_before_the_return(decision.returns_on, received)
    letter = AppealOutcome.objects.create(
        case=case,
        appeal=appeal,
        decision=decision,
        issued_on=issued_on,
        delivery=delivery,
        sent_at=sent_at,
        received_on=received,
        issued_by=by,
    )
    offer = _offer(letter)
    offered = {"next_level": offer.level} if offer is not None else {}
    facts = {"appeal": appeal.pk, "letter": letter.pk} | offered
    finish(case, step, by=by, facts=facts | take_effect(letter, decision))
    return letter


def _check_told_before_the_return(returns_on: date | None, received: date) -> None:
    """RuleBroken AP-6 where nobody could come back on the day that was decided: the pay for the days away ends with it."""
    if returns_on is not None and returns_on < received:
        raise RuleBroken(
            "AP-6",
            f"The employee is to be back at work on {words(returns_on)}, and learns of it on {words(received)}.",
            instead="The appeal manager recalls the decision and names another day.",
            field="received_on",
        )


def _offer(letter: AppealOutcome) -> NextAppealLevel | None:
    """The further level to which the employee can appeal, where the policy promises one and something is left to appeal."""
    case, appeal = letter.case, letter.appeal
    level = queries.level_after(appeal)
    if level is None:
        return None
    calendar = queries.calendar_of_case(case)
    closes_on = appeal_levels.closes_on(level, letter.issued_on, letter.received_on, calendar)
    return NextAppealLevel.objects.create(
        case=case,
        letter=letter,
        level=level.number,
        policy=queries.heard_under(appeal),
        closes_on=closes_on,
        open_until=closes_on,
    )
