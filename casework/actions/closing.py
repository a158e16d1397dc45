"""Close a case; withdraw one that was logged in error."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from casework.actions.steps import begin, check_written, finish
from casework.enums import Action, CloseReason
from casework.errors import RuleBroken
from casework.models import Case, Closure, Sanction
from casework.rules.dates import words

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def close_case(case: Case, *, explanation: str = "", by: User, on: date) -> Closure:
    """Close a case whose outcome stands (T18, T19). With a sanction, not before the appeal window has passed."""
    step = begin(case, Action.CLOSE_CASE, by=by)
    closes_on = case.outcome.appeal_closes_on
    sanctioned = Sanction.objects.filter(case=case).exists()
    if sanctioned and on <= closes_on:
        raise RuleBroken(
            "T19",
            f"The employee can appeal until the end of {words(closes_on)}.",
            instead="Close the case on a later day.",
        )
    reason = CloseReason.SANCTION_FINAL if sanctioned else CloseReason.NO_SANCTION
    closure = Closure.objects.create(
        case=case, reason=reason, explanation=explanation.strip(), closed_on=on, closed_by=by
    )
    finish(case, step, by=by, facts={"reason": reason.value})
    return closure


@transaction.atomic
def withdraw_case(case: Case, *, reason: str, by: User, on: date) -> Closure:
    """Close a case that was logged in error (T25). Two people: whoever opened it cannot withdraw it; rows stay.

    Raises RuleBroken (T25) once a sanction was issued: a sanction is undone on appeal, never by withdrawing the case.
    """
    step = begin(case, Action.WITHDRAW_CASE, by=by)
    if case.opened_by_id == by.pk:
        raise RuleBroken(
            "T25",
            "You opened this case, so somebody else must withdraw it.",
            instead="Ask another HR lead.",
        )
    if Sanction.objects.filter(case=case).exists():
        raise RuleBroken(
            "T25",
            "A sanction was issued on this case, so it was not logged in error.",
            instead="A sanction is put right on appeal.",
        )
    explanation = check_written("reason", reason, "The reason")
    closure = Closure.objects.create(
        case=case, reason=CloseReason.LOGGED_IN_ERROR, explanation=explanation, closed_on=on, closed_by=by
    )
    finish(case, step, by=by, facts={"reason": CloseReason.LOGGED_IN_ERROR.value})
    return closure
