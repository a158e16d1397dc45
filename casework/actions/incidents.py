"""Report an incident; assess it once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction

from casework import access, queries
from casework.actions.deadlines import reconcile
from casework.actions.people import add_part
from casework.actions.references import new_reference
from casework.actions.steps import begin, check_written, finish, policy_on, record_on
from casework.enums import (
    Action,
    AssessmentResult,
    FileState,
    IncidentChannel,
    PartKind,
    PersonInIncident,
    Platform,
    Severity,
)
from casework.errors import NotYou, RuleBroken
from casework.models import (
    Allegation,
    Assessment,
    Case,
    Category,
    Employee,
    FollowUp,
    Incident,
    IncidentPerson,
    Posting,
)
from casework.rules import conduct
from casework.rules.follow_ups import check_follows
from casework.workflow import Step, find_step

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


@transaction.atomic
def report_incident(
    *,
    involved: Sequence[Employee],
    category: Category,
    channel: IncidentChannel | str,
    account: str,
    occurred_from: date,
    occurred_to: date,
    platform: Platform | str = "",
    place: str = "",
    witnesses: Sequence[Employee] = (),
    complainants: Sequence[Employee] = (),
    follows: Case | None = None,
    by: User,
    on: date,
) -> Incident:
    """Log what is said to have happened (T1). HR of the first involved employee's unit takes it from here.

    follows: the closed case of somebody involved that this follows on; the reporter has to see it (7.2).
    Raises NotYou unless the person is HR or a manager, and RuleBroken (T1) for what cannot have happened so.
    """
    step = find_step(Action.REPORT_INCIDENT, None)
    _check_reporter(by, step)
    incident = Incident(
        state=step.target,
        occurred_from=occurred_from,
        occurred_to=occurred_to,
        place=place.strip(),
        channel=channel,
        platform=platform,
        category=category,
        account=check_written("account", account, "What happened"),
        reported_by=by,
        reported_on=on,
    )
    _file(incident, involved, witnesses, complainants)
    facts: dict[str, Any] = {"category": category.code, "channel": str(channel)}
    if follows is not None:
        facts["follows"] = _follow(incident, follows, involved, by=by)
    record_on(incident, Action.REPORT_INCIDENT, by=by, facts=facts)
    reconcile(incident, step)
    return incident


def _follow(incident: Incident, earlier: Case, involved: Sequence[Employee], *, by: User) -> int:
    """Keep that the incident follows on a closed case; the id of that case."""
    if not Case.objects.visible_to(by).filter(pk=earlier.pk).exists():
        raise NotYou("This case is not open to you.")
    check_follows(earlier.state, is_involved=earlier.subject_id in {one.pk for one in involved})
    FollowUp.objects.create(incident=incident, earlier=earlier, recorded_by=by)
    return int(earlier.pk)


def _file(
    incident: Incident,
    involved: Sequence[Employee],
    witnesses: Sequence[Employee],
    complainants: Sequence[Employee],
) -> None:
    """Check the report, give it its reference, unit and policy, and write it with the people it names."""
    _check_named((*involved, *witnesses, *complainants), involved)
    conduct.check_days(
        incident.occurred_from, incident.occurred_to, incident.reported_on, field="occurred_to"
    )
    conduct.check_channel(incident.channel, incident.platform)
    incident.reference = new_reference("IN", incident.reported_on.year)
    incident.unit = _post_of(involved[0], incident.occurred_from, incident.reported_on, "T1").unit
    incident.policy = policy_on(incident.reported_on, involved[0].nation)
    incident.save()
    _name(incident, PersonInIncident.INVOLVED, involved)
    _name(incident, PersonInIncident.WITNESS, witnesses)
    _name(incident, PersonInIncident.COMPLAINANT, complainants)


def _check_reporter(by: User, step: Step) -> None:
    if not access.parts_for_new_files(by) & set(step.who):
        raise NotYou(
            "A concern is reported by a manager or by HR. Ask your manager or HR to report it for you."
        )


def _check_named(everybody: Sequence[Employee], involved: Sequence[Employee]) -> None:
    if not involved:
        raise RuleBroken(
            "T1",
            "Say which employee this is about.",
            instead="Choose at least one employee.",
            field="involved",
        )
    if len(everybody) != len({employee.pk for employee in everybody}):
        raise RuleBroken(
            "T1", "The same person is named twice.", instead="Name each person once.", field="involved"
        )


def _post_of(employee: Employee, then: date, now: date, rule_id: str) -> Posting:
    """The employee's place when it happened; for somebody who joined later, their place now."""
    posting = employee.posting_on(then) or employee.posting_on(now)
    if posting is None:
        raise RuleBroken(
            rule_id, "This employee has no post on record on that day.", instead="Ask HR to add their post."
        )
    return posting


def _name(incident: Incident, kind: PersonInIncident, people: Sequence[Employee]) -> None:
    for employee in people:
        IncidentPerson.objects.create(incident=incident, employee=employee, kind=kind)


@transaction.atomic
def assess_incident(
    incident: Incident,
    *,
    result: AssessmentResult | str,
    severity: Severity | str,
    reasons: str,
    openings: Sequence[Opening] = (),
    by: User,
    on: date,
) -> list[Case]:
    """Decide what the incident calls for (T2 to T5). A formal assessment opens one case for each employee in ``openings``.

    Raises RuleBroken (PR-05) for informal action on anything but minor misconduct, and T5 when a formal assessment
    names nobody or an employee who is not said to be involved.
    """
    step = begin(incident, Action.ASSESS_INCIDENT, by=by)
    _check_result(result, severity, bool(openings))
    Assessment.objects.create(
        incident=incident,
        result=result,
        severity=severity,
        reasons=check_written("reasons", reasons, "Your reasoning"),
        # An incident is assessed under the policy of the place of the first person said to be involved.
        policy=policy_on(on, queries.nation_of_incident(incident)),
        assessed_on=on,
        assessed_by=by,
    )
    cases = [open_case(incident, opening, severity=severity, by=by, on=on) for opening in openings]
    finish(
        incident, step, by=by, facts={"result": str(result), "severity": str(severity), "cases": len(cases)}
    )
    for case in cases:
        record_on(case, Action.ASSESS_INCIDENT, by=by, facts={"severity": str(severity)})
        reconcile(case, step)
    return cases


def _check_result(result: AssessmentResult | str, severity: Severity | str, opens: bool) -> None:
    if result == AssessmentResult.INFORMAL and severity != Severity.MINOR:
        raise RuleBroken(
            "PR-05",
            "Only minor misconduct can be dealt with informally.",
            instead="Choose the formal procedure, or assess it as minor with your reasons.",
            field="result",
        )
    if (result == AssessmentResult.FORMAL) != opens:
        raise RuleBroken(
            "T5",
            "A formal procedure needs at least one employee, and nothing else opens a case.",
            instead="Choose the formal procedure and who it is about, or another result and nobody.",
            field="result",
        )


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
    if not incident.people.filter(employee=employee, kind=PersonInIncident.INVOLVED).exists():
        raise RuleBroken(
            "T5",
            "A case can be opened only about an employee said to be involved in the incident.",
            instead="Choose one of them, or report what this person is said to have done.",
        )
    posting = _post_of(employee, incident.occurred_from, on, "T5")
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
