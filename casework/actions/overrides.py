"""Let a person take a part that another part of theirs rules out, because nobody else can: propose it, approve it (7.3)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from casework import queries
from casework.actions.steps import begin, check_not_before, check_written, finish
from casework.enums import Action, PartKind
from casework.errors import NotNow, NotYou, RuleBroken
from casework.models import Case, Employee, SeparationOverride
from casework.rules.independence import rules_to_override

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def propose_override(
    case: Case, *, kind: PartKind | str, employee: Employee, reasons: str, by: User, on: date
) -> SeparationOverride:
    """Propose that a person takes a part although SEP-1, SEP-2 or SEP-4 keeps them from it: why nobody else can.

    Raises RuleBroken with the rule that gives way to nothing (SEP-3, SEP-5, T10), NotNow where no rule stands in the way
    or it is proposed already.
    """
    step = begin(case, Action.PROPOSE_OVERRIDE, by=by)
    kind = PartKind(kind)
    broken = rules_to_override(kind, employee.pk, queries.holdings(case, employee))
    if kind == PartKind.APPEAL_MANAGER and queries.is_below_the_decider(case, employee, on):
        broken = (*broken, "SEP-4")
    if not broken:
        raise NotNow("Nothing keeps this person from that part. Appoint them.")
    proposed = set(
        case.separation_overrides.filter(employee=employee, kind=kind).values_list("rule", flat=True)
    )
    rule = next((rule for rule in broken if rule not in proposed), "")
    if not rule:
        raise NotNow("This has been proposed already.")
    made = SeparationOverride.objects.create(
        case=case,
        number=case.separation_overrides.count() + 1,
        employee=employee,
        kind=kind,
        rule=rule,
        reasons=check_written("reasons", reasons, "Why nobody else can"),
        proposed_on=on,
        proposed_by=by,
    )
    finish(case, step, by=by, facts=_facts(made))
    return made


@transaction.atomic
def approve_override(case: Case, *, number: int, by: User, on: date) -> SeparationOverride:
    """Approve what somebody else proposed: the person can then be appointed to that part, and to no other (7.3).

    number: of the proposal on this case. Raises NotYou for whoever proposed it or would take the part, NotNow where none
    waits, RuleBroken 7.3 for another number.
    """
    step = begin(case, Action.APPROVE_OVERRIDE, by=by)
    waiting = {row.number: row for row in queries.overrides_to_approve(case)}
    if not waiting:
        raise NotNow("No override waits to be approved.")
    if number not in waiting:
        raise RuleBroken(
            "7.3", "No override of that number waits.", instead="Choose one that waits.", field="number"
        )
    row = waiting[number]
    if by.pk in (row.proposed_by_id, row.employee.user_id):
        raise NotYou(
            "An override is approved by an HR lead who neither proposed it nor takes the part.", "7.3"
        )
    check_not_before(on, row.proposed_on, "It was proposed", rule_id="7.3")
    row.approved_on, row.approved_by = on, by
    row.save(update_fields=["approved_on", "approved_by"])
    finish(case, step, by=by, facts=_facts(row))
    return row


def _facts(row: SeparationOverride) -> dict[str, object]:
    return {"override": row.pk, "rule": row.rule, "kind": str(row.kind), "employee": row.employee_id}
