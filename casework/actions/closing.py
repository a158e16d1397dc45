"""Close a case whose outcome stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from casework import queries
from casework.actions.reviews import check_reviewed
from casework.actions.steps import begin, check_not_before, check_written, finish
from casework.enums import Action, AppealResult, CloseReason
from casework.errors import RuleBroken
from casework.models import Case, Closure, Outcome, Reopening
from casework.queries.instead import imposes
from casework.queries.rows import extension_of
from casework.rules.appeal_levels import check_window_over
from casework.rules.dates import words

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def close_case(case: Case, *, explanation: str = "", by: User, on: date) -> Closure:
    """Close a case whose outcome stands (T18, T19, T23).

    With a sanction, not before the appeal window has passed or the result of the appeal was sent, not while the
    employee can appeal to a further level (AP-8), nor while the
    decision has to be looked at again (7.5). One that was reopened and not put right closes as it was, with the reason.
    """
    step = begin(case, Action.CLOSE_CASE, by=by)
    check_reviewed(case)
    reopening = queries.reopening_in_hand(case)
    reason = _how_it_ended(case, on) if reopening is None else _put_right(reopening, explanation, on)
    closure = Closure.objects.create(
        case=case, reason=reason, explanation=explanation.strip(), closed_on=on, closed_by=by
    )
    finish(case, step, by=by, on=on, facts={"closure": closure.pk, "reason": reason.value})
    return closure


def _how_it_ended(case: Case, on: date) -> CloseReason:
    """Why the case can be closed; RuleBroken T19 or T23 where the employee still waits for something."""
    outcome, appeal = queries.current_outcome(case), queries.heard_appeal(case)
    if outcome is None or not imposes(outcome.decision):
        found = outcome is not None and bool(outcome.decision.severity_found)
        has_left = outcome is not None and queries.left_before(case, outcome.decision.decided_on) is not None
        return CloseReason.LEFT_FINDING_ONLY if found and has_left else CloseReason.NO_SANCTION
    if appeal is None:
        if on > outcome.appeal_open_until:
            return _unchanged(outcome)
        raise RuleBroken(
            "T19",
            f"The employee can appeal until the end of {words(outcome.appeal_open_until)}.",
            instead="Close the case on a later day.",
        )
    if hasattr(appeal, "withdrawal"):
        return _unchanged(outcome) if appeal.level == 1 else CloseReason.APPEAL_FINAL
    letter = getattr(appeal, "letter", None)
    if letter is None:
        raise RuleBroken(
            "T23",
            "The employee has not been told the result of the appeal.",
            instead="Issue the appeal outcome first.",
        )
    # After the letter: until then a refusal tells nothing of the result.
    if appeal.decision is not None and appeal.decision.result == AppealResult.REMITTED:
        raise RuleBroken(
            "T23",
            "The appeal manager decided that the case is heard again.",
            instead="Use “Return to a hearing”.",
        )
    check_not_before(on, letter.issued_on, "The result of the appeal was sent", rule_id="T23")
    offer = queries.next_level_of(appeal)
    if offer is not None:
        check_window_over(on, offer.level, offer.open_until)
    return CloseReason.APPEAL_FINAL


def _unchanged(outcome: Outcome) -> CloseReason:
    """Why a case closes whose outcome nobody changed."""
    extended = extension_of(outcome.decision) is not None
    return CloseReason.WARNING_EXTENDED if extended else CloseReason.SANCTION_FINAL


def _put_right(reopening: Reopening, explanation: str, on: date) -> CloseReason:
    """Why a case that was reopened closes again: it was put right, or nothing came of it, as somebody explains (7.2)."""
    correction = getattr(reopening, "correction", None)
    if correction is None:
        check_not_before(on, reopening.reopened_on, "The case was reopened", rule_id="7.2")
        check_written("explanation", explanation, "Why nothing was put right")
        return CloseReason(reopening.closure.reason)
    check_not_before(on, correction.issued_on, "The correction was sent", rule_id="7.2")
    return CloseReason.PUT_RIGHT
