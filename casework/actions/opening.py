"""Open a case on an incident: its row, its first allegation and its people. For verbs that hold the incident's lock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from casework.actions.people import add_part
from casework.actions.references import new_reference
from casework.actions.steps import check_written, policy_on
from casework.enums import FileState, PartKind, PersonInIncident, Severity
from casework.errors import RuleBroken
from casework.models import Allegation, Case, Employee, Incident, Posting
from casework.queries.line import cautions_of_line
from casework.rules.cited import Caution

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Opening:
    """What opens one employee's case: who investigates, who commissions it, what is alleged."""

    employee: Employee
    investigator: Employee
    case_manager: Employee
    terms_of_reference: str
    particulars: str


def open_case(
    incident: Incident,
    opening: Opening,
    *,
    severity: Severity | str,
    by: User,
    on: date,
    state: FileState = FileState.INVESTIGATION,
    people_on: Mapping[PartKind, date] | None = None,
) -> Case:
    """The row of a case with its allegation and its people; for verbs that hold the incident's lock.

    people_on: from when on somebody has a part, where that is another day than ``on``.
    """
    employee = opening.employee
    _check_involved(incident, employee)
    posting = post_of(employee, incident.occurred_from, on, "T5")
    case = Case.objects.create(
        reference=new_reference("DC", on.year),
        state=state,
        incident=incident,
        subject=employee,
        posting=posting,
        unit=posting.unit,
        category=incident.category,
        severity=severity,
        policy=policy_on(on, employee.nation),
        terms_of_reference=check_written(
            "terms_of_reference", opening.terms_of_reference, "What is to be investigated"
        ),
        opened_on=on,
        opened_by=by,
    )
    _allege(case, opening.particulars, by=by)
    _name_the_people(case, opening, by=by, on=on, people_on=people_on or {})
    return case


def cautions_of_openings(openings: Iterable[Opening], on: date) -> list[Caution]:
    """What to mind of where whoever looks into each case stands to its employee (7.6)."""
    return [
        caution
        for one in openings
        for caution in cautions_of_line(
            one.employee,
            [(PartKind.INVESTIGATOR, one.investigator), (PartKind.CASE_MANAGER, one.case_manager)],
            on,
        )
    ]


def _check_involved(incident: Incident, employee: Employee) -> None:
    """RuleBroken T5 for an employee who is not said to be involved."""
    if not incident.people.filter(employee=employee, kind=PersonInIncident.INVOLVED).exists():
        raise RuleBroken(
            "T5",
            "A case can be opened only about an employee said to be involved in the incident.",
            instead="Choose one of them, or report what this person is said to have done.",
        )


def _allege(case: Case, particulars: str, *, by: User) -> None:
    """The first allegation: what the incident is about."""
    incident = case.incident
    Allegation.objects.create(
        case=case,
        number=1,
        particulars=check_written("particulars", particulars, "The allegation"),
        category=incident.category,
        channel=incident.channel,
        platform=incident.platform,
        acted_from=incident.occurred_from,
        acted_to=incident.occurred_to,
        added_by=by,
    )


def _name_the_people(
    case: Case, opening: Opening, *, by: User, on: date, people_on: Mapping[PartKind, date]
) -> None:
    officer = Employee.objects.filter(user=by).first()
    named = [(PartKind.HR_OFFICER, officer)] if officer is not None else []
    named += [
        (PartKind.CASE_MANAGER, opening.case_manager),
        (PartKind.INVESTIGATOR, opening.investigator),
    ]
    for row in case.incident.people.exclude(kind=PersonInIncident.INVOLVED).select_related("employee"):
        named.append((PartKind(row.kind), row.employee))
    for kind, employee in named:
        add_part(case, kind=kind, employee=employee, by=by, on=people_on.get(kind, on))


def post_of(employee: Employee, then: date, now: date, rule_id: str) -> Posting:
    """The employee's place when it happened; for somebody who joined later, their place now."""
    posting = employee.posting_on(then) or employee.posting_on(now)
    if posting is None:
        raise RuleBroken(
            rule_id, "This employee has no post on record on that day.", instead="Ask HR to add their post."
        )
    return posting
