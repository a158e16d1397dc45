"""Withdraw a case that was logged in error: one person proposes it, another does it or turns it down (T25)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from casework.actions.steps import begin, check_not_before, check_written, finish
from casework.enums import Action, CloseReason
from casework.errors import NotNow, NotYou, RuleBroken
from casework.models import Case, Closure, InsteadEffect, Sanction, Withdrawal

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def propose_withdrawal(case: Case, *, reason: str, by: User, on: date) -> Withdrawal:
    """Say why a case was logged in error. The case goes on until somebody else has withdrawn it.

    Raises NotNow while a proposal waits, RuleBroken T25 once a sanction was issued.
    """
    step = begin(case, Action.PROPOSE_WITHDRAWAL, by=by)
    if _waiting(case) is not None:
        raise NotNow("That this case is withdrawn has been proposed already.")
    _check_nothing_was_issued(case)
    made = Withdrawal.objects.create(
        case=case, reason=check_written("reason", reason, "The reason"), proposed_on=on, proposed_by=by
    )
    finish(case, step, by=by, facts={"withdrawal": made.pk})
    return made


@transaction.atomic
def withdraw_case(case: Case, *, reason: str, by: User, on: date) -> Closure:
    """Close a case that was logged in error, as somebody else proposed; rows stay (T25).

    reason: what whoever withdraws it found. Raises NotNow where nobody proposed it, NotYou for whoever did, RuleBroken T25
    for whoever opened the case, and once a sanction was issued: that is undone on appeal, never by withdrawing the case.
    """
    step = begin(case, Action.WITHDRAW_CASE, by=by)
    _check_nothing_was_issued(case)
    proposal = _to_answer(case, by=by, on=on)
    if case.opened_by_id == by.pk:
        raise RuleBroken(
            "T25",
            "You opened this case, so somebody else must withdraw it.",
            instead="Ask another HR lead.",
        )
    explanation = check_written("reason", reason, "The reason")
    _answer(proposal, explanation, is_approved=True, by=by, on=on)
    closure = Closure.objects.create(
        case=case,
        reason=CloseReason.LOGGED_IN_ERROR,
        explanation=explanation,
        closed_on=on,
        closed_by=by,
        withdrawal=proposal,
    )
    facts = {"closure": closure.pk, "reason": CloseReason.LOGGED_IN_ERROR.value, "withdrawal": proposal.pk}
    finish(case, step, by=by, on=on, facts=facts)
    return closure


@transaction.atomic
def turn_down_withdrawal(case: Case, *, reason: str, by: User, on: date) -> Withdrawal:
    """Let a case go on that somebody else proposed to withdraw. Raises NotNow where nobody did, NotYou for whoever did."""
    step = begin(case, Action.TURN_DOWN_WITHDRAWAL, by=by)
    proposal = _to_answer(case, by=by, on=on)
    _answer(proposal, check_written("reason", reason, "The reason"), is_approved=False, by=by, on=on)
    finish(case, step, by=by, facts={"withdrawal": proposal.pk})
    return proposal


def _waiting(case: Case) -> Withdrawal | None:
    return Withdrawal.objects.filter(case=case, answered_on__isnull=True).first()


def _to_answer(case: Case, *, by: User, on: date) -> Withdrawal:
    """The proposal that waits, for somebody who did not make it."""
    proposal = _waiting(case)
    if proposal is None:
        raise NotNow("Nobody has proposed to withdraw this case: it takes two people.")
    if proposal.proposed_by_id == by.pk:
        raise NotYou("You proposed this, so another HR lead answers it.", "T25")
    check_not_before(on, proposal.proposed_on, "It was proposed", rule_id="T25")
    return proposal


def _answer(proposal: Withdrawal, said: str, *, is_approved: bool, by: User, on: date) -> None:
    proposal.is_approved, proposal.answered_on, proposal.answered_by, proposal.answer = (
        is_approved,
        on,
        by,
        said,
    )
    proposal.save(update_fields=["is_approved", "answered_on", "answered_by", "answer"])


def _check_nothing_was_issued(case: Case) -> None:
    if Sanction.objects.filter(case=case).exists() or InsteadEffect.objects.filter(case=case).exists():
        raise RuleBroken(
            "T25",
            "A sanction was issued on this case, so it was not logged in error.",
            instead="A sanction is put right on appeal.",
        )
