"""The grievances beside a case: which are open, and what is due on them (PR-13)."""

from __future__ import annotations

from django.db.models import QuerySet

from casework.enums import FileState, GrievanceAbout
from casework.models import Case, LinkedGrievance
from casework.queries.facts import calendar_of_case, counted_from
from casework.rules.deadlines import Due
from casework.rules.grievances import GrievanceFacts, grievance_deadline


def open_grievances(case: Case) -> QuerySet[LinkedGrievance]:
    """Those that have not ended, in order, with their decisions."""
    rows = LinkedGrievance.objects.filter(case=case, ending__isnull=True)
    return rows.select_related("policy").prefetch_related("decisions")


def grievance_facts(case: Case) -> list[GrievanceFacts]:
    """The open grievances of a case as its rules take them."""
    return [_facts(case, row) for row in open_grievances(case)]


def grievance_deadlines(case: Case) -> tuple[Due, ...]:
    """One for each open grievance on which nobody has decided; a closed case waits for none."""
    if case.state == FileState.CLOSED:
        return ()
    calendar = calendar_of_case(case)
    owed = (
        grievance_deadline(_facts(case, row), row.policy.terms.periods["assessment"], calendar)
        for row in open_grievances(case)
    )
    return tuple(due for due in owed if due is not None)


def _facts(case: Case, row: LinkedGrievance) -> GrievanceFacts:
    since = counted_from(case, max(row.lodged_on, case.opened_on))
    return GrievanceFacts(row.pk, GrievanceAbout(row.about), since, bool(row.decisions.all()))
