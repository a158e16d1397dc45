"""Where the separation of roles gave way: on one case, and the register of all (7.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet, TextField
from django.db.models.functions import Cast

from casework.enums import PartKind, Role
from casework.models import Case, Employee, SeparationOverride
from casework.models.questions import ANY_CASE, ANY_EMPLOYEE, Question
from casework.queries.facts import current_outcome, decider_of, grade_rank

if TYPE_CHECKING:
    from accounts.models import User

READERS_OF_OVERRIDES = (Role.HR_LEAD, Role.AUDITOR)


def overrides_to_approve(case: Case) -> QuerySet[SeparationOverride]:
    """What is proposed on a case and nobody has approved."""
    rows = SeparationOverride.objects.filter(case=case, approved_on__isnull=True)
    return rows.select_related("employee", "proposed_by")


def overridden_rules(case: Case, employee: Employee, kind: PartKind) -> frozenset[str]:
    """The rules that an approved override lets this person past, for this part of this case and for no other."""
    rows = _APPROVED.ask({ANY_CASE: case.pk, ANY_EMPLOYEE: employee.pk})
    return frozenset(rule for rule, let_past in rows if let_past == kind)


def _approved() -> QuerySet[SeparationOverride, Any]:
    rows = SeparationOverride.objects.filter(case=ANY_CASE, employee=ANY_EMPLOYEE, approved_on__isnull=False)
    return rows.values_list(Cast("rule", TextField()), Cast("kind", TextField()))


_APPROVED = Question("approved_overrides", _approved)


def is_below_the_decider(case: Case, employee: Employee, on: date) -> bool:
    """Whether somebody's grade is below that of whoever made the decision appealed (SEP-4); False without a decision."""
    outcome = current_outcome(case)
    if outcome is None:
        return False
    decision = outcome.decision
    return grade_rank(employee, on) < grade_rank(decider_of(decision), decision.decided_on)


def separation_overrides(reader: User) -> QuerySet[SeparationOverride]:
    """Those of the units in which the person is HR lead or auditor, of cases that they may see, the newest first."""
    cases = Case.objects.visible_to(reader).of_units(reader, READERS_OF_OVERRIDES)
    rows = SeparationOverride.objects.filter(case__in=cases)
    return rows.select_related("case", "employee", "proposed_by", "approved_by").order_by("-pk")


@dataclass(frozen=True)
class Overrides:
    """How many there are: approved, waiting to be, and the cases on which one was approved."""

    approved: int
    waiting: int
    cases: int


def count_overrides(rows: QuerySet[SeparationOverride]) -> Overrides:
    approved = Q(approved_on__isnull=False)
    counted = rows.order_by().aggregate(
        approved=Count("pk", filter=approved),
        waiting=Count("pk", filter=~approved),
        cases=Count("case", filter=approved, distinct=True),
    )
    return Overrides(**counted)
