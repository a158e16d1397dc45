"""Record that somebody has a conflict of interest in a case (T1, 7.6)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from casework.actions.steps import begin, check_not_after_today, check_written, finish
from casework.enums import Action
from casework.errors import NotYou
from casework.models import Case, DeclaredConflict, Employee
from casework.queries.conflicts import has_conflict
from casework.queries.sight import sight_of
from casework.rules.conflicts import check_declared

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def declare_conflict(
    case: Case, *, employee: Employee, declared_on: date, reason: str, by: User, on: date
) -> DeclaredConflict:
    """Keep that ``employee`` has a conflict of interest: from now on they are given no part that looks into or judges it.

    Whoever holds such a part already is shown as to be replaced. HR of the unit alone reads the reason.
    Raises NotYou for somebody from HR who has another part in the case; RuleBroken 7.6 for whom the case is about, for
    whoever declared one already, and for a day ahead.
    """
    step = begin(case, Action.DECLARE_CONFLICT, by=by)
    if not sight_of(by, case).legal_advice:
        raise NotYou("You have another part in this case, and so do not record conflicts of interest on it.")
    check_not_after_today(declared_on, on, "It cannot be declared", rule_id="7.6", field="declared_on")
    check_declared(is_subject=employee.pk == case.subject_id, is_declared=has_conflict(case, employee))
    row = DeclaredConflict.objects.create(
        case=case,
        employee=employee,
        declared_on=declared_on,
        reason=check_written("reason", reason, "The reason"),
        recorded_by=by,
    )
    finish(case, step, by=by, facts={"conflict": row.pk, "employee": employee.pk})
    return row
