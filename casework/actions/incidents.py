"""Report an incident; assess it once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction

from casework import access, queries
from casework.actions.chairing import check_investigates
from casework.actions.deadlines import reconcile
from casework.actions.opening import Opening, open_case, post_of
from casework.actions.people import line_of
from casework.actions.references import new_reference
from casework.actions.steps import begin, check_written, finish, policy_on, record_on
from casework.enums import (
    Action,
    AssessmentResult,
    IncidentChannel,
    PartKind,
    PersonInIncident,
    Platform,
    RaisedBy,
    Severity,
)
from casework.errors import NotYou, RuleBroken
from casework.models import Assessment, Case, Category, Employee, FollowUp, Incident, IncidentPerson
from casework.rules import conduct
from casework.rules.follow_ups import check_follows
from casework.rules.ladder import check_degree_is_known
from casework.workflow import Step, find_step

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def report_incident(
    *,
    involved: Sequence[Employee],
    category: Category,
    channel: IncidentChannel | str,
    account: str,
    occurred_from: date,
    occurred_to: date,
    raised_by: RaisedBy | str,
    platform: Platform | str = "",
    place: str = "",
    witnesses: Sequence[Employee] = (),
    complainants: Sequence[Employee] = (),
    follows: Case | None = None,
    by: User,
    on: date,
) -> Incident:
    """Log what is said to have happened (T1). HR of the first involved employee's unit takes it from here.

    raised_by: of what kind whoever raised it is. follows: the closed case of somebody involved that this follows on;
    the reporter has to see it (7.2).
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
        raised_by=RaisedBy(raised_by),
        reported_by=by,
        reported_on=on,
    )
    _file(incident, involved, witnesses, complainants)
    return _logged(incident, step, _follow(incident, follows, involved, by=by), by=by)


def _logged(incident: Incident, step: Step, facts: dict[str, Any], *, by: User) -> Incident:
    """The incident with its event, in codes, and by when it is assessed."""
    codes = {name: str(getattr(incident, name)) for name in ("channel", "raised_by")}
    facts = {"category": incident.category.code} | codes | facts
    record_on(incident, Action.REPORT_INCIDENT, by=by, facts=facts)
    reconcile(incident, step)
    return incident


def _follow(
    incident: Incident, earlier: Case | None, involved: Sequence[Employee], *, by: User
) -> dict[str, Any]:
    """Keep that the incident follows on a closed case, where it does; the id of that case, as a fact of the event."""
    if earlier is None:
        return {}
    if not Case.objects.visible_to(by).filter(pk=earlier.pk).exists():
        raise NotYou("This case is not open to you.")
    check_follows(earlier.state, is_involved=earlier.subject_id in {one.pk for one in involved})
    FollowUp.objects.create(incident=incident, earlier=earlier, recorded_by=by)
    return {"follows": earlier.pk}


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
    conduct.check_raised_by(RaisedBy(incident.raised_by), has_complainant=bool(complainants))
    incident.reference = new_reference("IN", incident.reported_on.year)
    incident.unit = post_of(involved[0], incident.occurred_from, incident.reported_on, "T1").unit
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

    Raises RuleBroken (PR-05) for informal action on anything but minor misconduct, T5 when a formal assessment
    names nobody or an employee who is not said to be involved, and 7.6 for whoever reports to that employee.
    """
    step = begin(incident, Action.ASSESS_INCIDENT, by=by)
    _check_result(result, severity, bool(openings))
    # An incident is assessed under the policy of the place of the first person said to be involved.
    policy = policy_on(on, queries.nation_of_incident(incident))
    check_degree_is_known(severity, policy.terms.degrees, "severity")
    Assessment.objects.create(
        incident=incident,
        result=result,
        severity=severity,
        reasons=check_written("reasons", reasons, "Your reasoning"),
        policy=policy,
        assessed_on=on,
        assessed_by=by,
    )
    lines = [_check_people(opening, on) for opening in openings]
    cases = [open_case(incident, opening, severity=severity, by=by, on=on) for opening in openings]
    finish(
        incident, step, by=by, facts={"result": str(result), "severity": str(severity), "cases": len(cases)}
    )
    for case, line in zip(cases, lines, strict=True):
        record_on(case, Action.ASSESS_INCIDENT, by=by, facts={"severity": str(severity)} | line)
        reconcile(case, step)
    return cases


def _check_people(opening: Opening, on: date) -> dict[str, Any]:
    """Who opens a case may do so by grade (SEP-7) and by the line of management (7.6): as facts of the event, in codes."""
    check_investigates(opening.investigator, opening.employee.nation, on)
    return {
        f"{kind}_{name}": code
        for kind, employee, field in (
            (PartKind.INVESTIGATOR, opening.investigator, "person"),
            (PartKind.CASE_MANAGER, opening.case_manager, "case_manager"),
        )
        for name, code in line_of(opening.employee, kind, employee, on, field=field).items()
    }


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
