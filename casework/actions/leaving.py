"""The employee resigns, and the case is closed once they have left; or the employee dies."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework import queries
from casework.actions.steps import begin, check_not_after_today, check_not_before, check_written, finish
from casework.enums import Action, CloseReason, ResignationKind
from casework.errors import NotNow
from casework.models import Case, Closure, Resignation
from casework.queries.safeguarding import is_safeguarding
from casework.queries.written_reasons import standing_dismissal
from casework.rules import leaving
from casework.rules.safeguarding import check_ends_with_findings

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def record_resignation(
    case: Case,
    *,
    kind: ResignationKind | str,
    given_on: date,
    ends_on: date,
    said: str,
    by: User,
    on: date,
) -> Resignation:
    """Keep that the employee resigned, and the last day of employment. The case goes on until then (T24).

    What was issued stands, and an appeal is heard and decided. ends_on: with notice its end; without it the day from which
    the resignation was accepted (0.16). Raises NotNow when one is recorded already, RuleBroken T24 for days that cannot be
    and for one that ends employment no sooner than a dismissal does.
    """
    step = begin(case, Action.RECORD_RESIGNATION, by=by)
    if hasattr(case, "resignation"):
        raise NotNow("A resignation is recorded already.")
    leaving.check_resignation(ResignationKind(kind), given_on, ends_on)
    check_not_before(given_on, case.subject.start_date, "The employee began", rule_id="T24", field="given_on")
    check_not_after_today(given_on, on, "A resignation cannot be given", rule_id="T24", field="given_on")
    dismissal = standing_dismissal(case)
    leaving.check_ends_sooner(ends_on, dismissal.employment_ends_on if dismissal is not None else None)
    made = Resignation.objects.create(
        case=case,
        kind=kind,
        given_on=given_on,
        ends_on=ends_on,
        said=check_written("said", said, "What the employee said"),
        recorded_by=by,
    )
    _end_suspensions(case, ends_on, after=on)
    finish(case, step, by=by, facts={"resignation": made.pk, "kind": str(made.kind)})
    return made


@transaction.atomic
def close_after_death(case: Case, *, died_on: date, by: User, on: date) -> Closure:
    """Close a case at once and as it stands, because the employee died (7.2). Nothing is sent to anybody.

    What was issued before stays as it is; a suspension ends with that day. Raises RuleBroken 7.2 for a day that is not
    yet, or before the employee began, and while the result of an appeal waits for its letter.
    """
    step = begin(case, Action.CLOSE_AFTER_DEATH, by=by)
    leaving.check_result_was_sent(waits=queries.result_is_untold(case))
    check_not_after_today(died_on, on, "The day cannot be", rule_id="7.2", field="died_on")
    check_not_before(died_on, case.subject.start_date, "The employee began", rule_id="7.2", field="died_on")
    _end_suspensions(case, died_on, after=died_on)
    reason = CloseReason.DIED
    closure = Closure.objects.create(case=case, reason=reason, died_on=died_on, closed_on=on, closed_by=by)
    finish(case, step, by=by, on=died_on, facts={"closure": closure.pk, "reason": reason.value})
    return closure


@transaction.atomic
def close_after_leaving(case: Case, *, explanation: str, by: User, on: date) -> Closure:
    """Close a case of an employee who has left, without an outcome (T24): nobody is sanctioned who is not employed.

    What was agreed without a hearing and not issued falls with it. Raises RuleBroken T24 while the employee is employed,
    R21 for a safeguarding case, which ends with findings (scenario 9), NotNow for what was decided after a hearing: its
    chair records the findings alone.
    """
    step = begin(case, Action.CLOSE_AFTER_LEAVING, by=by)
    leaving.check_has_left(queries.left_on(case), on)
    check_ends_with_findings(is_marked=is_safeguarding(case))
    _let_agreement_fall(case)
    reason = CloseReason.LEFT_NO_OUTCOME
    closure = Closure.objects.create(
        case=case,
        reason=reason,
        explanation=check_written("explanation", explanation, "Why it ends here"),
        closed_on=on,
        closed_by=by,
    )
    finish(case, step, by=by, on=on, facts={"closure": closure.pk, "reason": reason.value})
    return closure


def _end_suspensions(case: Case, last_day: date, *, after: date) -> None:
    """Nobody stays away beyond their employment, as a dismissal with notice had it. after: what ended by then stays."""
    for suspension in case.suspensions.filter(last_day__gt=max(last_day, after)):
        suspension.last_day = max(last_day, suspension.effective_on)
        suspension.save(update_fields=["last_day"])


def _let_agreement_fall(case: Case) -> None:
    decision = queries.standing_decision(case)
    if decision is None:
        return
    if decision.agreement is None:
        raise NotNow(
            "This was decided after a hearing. Ask the chair to recall it and record the findings alone."
        )
    decision.recalled_at, decision.recalled_because = (
        timezone.now(),
        "The employee left before it was issued.",
    )
    decision.save(update_fields=["recalled_at", "recalled_because"])
