"""Settle what is owed to an employee whose dismissal did not stand (AP-6)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from casework.actions.steps import begin, check_not_after_today, check_not_before, check_written, finish
from casework.enums import Action
from casework.errors import NotNow
from casework.models import Case, ReinstatementPay, Sanction
from casework.queries.reinstatement import pay_owed

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def record_reinstatement_pay(case: Case, *, paid_on: date, note: str, by: User, on: date) -> ReinstatementPay:
    """Record that the days away were paid and the employment put on record as unbroken (AP-6).

    Raises NotNow where nothing is owed, as before the letter with the result; RuleBroken AP-6 for a day before the
    appeal was decided or after today.
    """
    step = begin(case, Action.RECORD_REINSTATEMENT_PAY, by=by)
    owed = pay_owed(case)
    if owed is None:
        raise NotNow("No pay is owed: no dismissal fell on appeal, or it was settled already.")
    decided_on = owed.decision.decided_on
    check_not_before(paid_on, decided_on, "The appeal was decided", rule_id="AP-6", field="paid_on")
    check_not_after_today(paid_on, on, "The pay cannot be settled", rule_id="AP-6", field="paid_on")
    made = ReinstatementPay.objects.create(
        case=case,
        decision=owed.decision,
        days=owed.days,
        paid_on=paid_on,
        note=check_written("note", note, "What was paid and put right"),
        recorded_by=by,
    )
    finish(case, step, by=by, facts={"appeal_decision": owed.decision.pk, "reinstatement_pay": made.pk})
    return made


def correct_leaving(dismissal: Sanction, ends_on: date | None, *, on: date) -> None:
    """Put right the leaving that was recorded after the dismissal: the employment never ended, or ends later (AP-6)."""
    # Whoever was suspended stayed away until the employment was to end, which it does not.
    dismissal.case.suspensions.filter(last_day__gt=on).update(last_day=on)
    ended_on, employee = dismissal.employment_ends_on, dismissal.employee
    if employee.end_date != ended_on:
        return
    employee.end_date = ends_on
    employee.save(update_fields=["end_date"])
    last = employee.postings.order_by("from_date").last()
    if last is not None and last.to_date == ended_on:
        last.to_date = ends_on
        last.save(update_fields=["to_date"])
