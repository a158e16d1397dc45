"""Record a sanction that was imposed before this system, from paper or from an older one."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework.actions.deadlines import reconcile
from casework.actions.past_records import (
    PastSanction,
    Proof,
    as_told,
    check_record,
    check_recorder,
    lock_employee,
    proven,
    provenance_of,
)
from casework.actions.references import new_reference
from casework.actions.steps import record_on
from casework.enums import (
    DISMISSALS,
    Action,
    CloseReason,
    Delivery,
    FileState,
    Finding,
    Nation,
    PastAppeal,
    PersonInIncident,
    RaisedBy,
    SanctionLevel,
)
from casework.errors import RuleBroken
from casework.models import (
    Allegation,
    AllegationFinding,
    Case,
    Closure,
    Incident,
    IncidentPerson,
    LivePeriod,
    PolicyVersion,
    Posting,
    Provenance,
    Sanction,
)
from casework.models.live_periods import EXTENSION
from casework.queries.calendars import calendar_of
from casework.rules import notice_periods
from casework.rules.ladder import step_of
from casework.workflow import Step, find_step

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def record_past_sanction(
    record: PastSanction, *, proof: Proof, by: User, on: date, is_trial: bool = False
) -> Case:
    """Write a closed case with what the record says. It is known from now on and counts for the paper's own days.

    proof: the scan of the paper, which is kept, or the line of the list that is imported (scenario 16).
    is_trial: the caller takes all of it back.
    Nothing is owed about the past: no task, no deadline but the end of a warning that is still live.
    Where the paper does not say when it was received, the letter counts as posted on the day of issue (CA-7): doubt
    helps the employee.
    Raises NotYou unless the person is in HR of the unit, for a list its HR lead (or the system's own actor, for the
    operator), and investigates nothing about the employee; NotNow for a record that is here already; and RuleBroken: T1,
    CA-7, SA-3, 0.8, T17, TR-1, PV-1, and PR-09 for a scan that is empty or too large.
    """
    step = find_step(Action.RECORD_PAST_SANCTION, None)
    lock_employee(record.employee)
    post = _post_of(record)
    check_recorder(by, step, post, proof)
    check_record(record, by=by, on=on, is_trial=is_trial)
    policy = _policy_of(record)
    incident = _incident(record, post, policy, by=by)
    record_on(incident, step.action, by=by, facts={"category": record.category.code})
    case = _case(record, step, incident, post, by=by)
    with proven(provenance_of(record, case, by=by), proof) as provenance:
        sanction = _impose(record, provenance, policy)
        _close(case, record.appeal, by=by, on=on)
        facts = {"provenance": provenance.pk, "sanction": sanction.pk, "level": str(record.level)}
        shown_by = {"sha256": provenance.sha256} | (
            {} if provenance.is_scanned else {"line": provenance.line}
        )
        record_on(case, step.action, by=by, facts=facts | shown_by)
        reconcile(case, step)
    return case


def _close(case: Case, appeal: PastAppeal, *, by: User, on: date) -> None:
    appealed = appeal in (PastAppeal.CONFIRMED, PastAppeal.VARIED)
    reason = CloseReason.APPEAL_FINAL if appealed else CloseReason.SANCTION_FINAL
    Closure.objects.create(case=case, reason=reason, closed_on=on, closed_by=by)


def _post_of(record: PastSanction) -> Posting:
    """The employee's place when it happened or was sanctioned; else their first on record."""
    employee = record.employee
    post = employee.posting_on(record.acted_on or record.issued_on) or employee.posting_on(record.issued_on)
    post = post or employee.postings.select_related("unit").order_by("from_date").first()
    if post is None:
        raise RuleBroken(
            "T1",
            "This employee has no post on record.",
            instead="Import the staff list first.",
            field="staff_number",
        )
    return post


def _policy_of(record: PastSanction) -> PolicyVersion:
    """The policy of the day of issue; the first one, for what is older than any on record."""
    policy = PolicyVersion.objects.in_force_on(record.issued_on, record.employee.nation).first()
    policy = policy or PolicyVersion.objects.order_by("effective_from").first()
    if policy is None:
        raise RuleBroken("PV-1", "There is no disciplinary policy on record.", instead="Ask an HR lead.")
    return policy


def _incident(record: PastSanction, post: Posting, policy: PolicyVersion, *, by: User) -> Incident:
    acted_on = record.acted_on or record.issued_on
    incident = Incident.objects.create(
        reference=new_reference("IN", record.issued_on.year),
        state=FileState.ASSESSED,
        occurred_from=acted_on,
        occurred_to=acted_on,
        channel=record.channel,
        platform=record.platform,
        category=record.category,
        account=as_told(record),
        raised_by=RaisedBy.NOT_KNOWN,
        unit=post.unit,
        policy=policy,
        reported_by=by,
        reported_on=record.issued_on,
    )
    IncidentPerson.objects.create(incident=incident, employee=record.employee, kind=PersonInIncident.INVOLVED)
    return incident


def _case(record: PastSanction, step: Step, incident: Incident, post: Posting, *, by: User) -> Case:
    case = Case.objects.create(
        reference=new_reference("DC", record.issued_on.year),
        state=step.target,
        incident=incident,
        subject=record.employee,
        posting=post,
        unit=post.unit,
        category=record.category,
        severity=record.severity,
        policy=incident.policy,
        terms_of_reference=as_told(record),
        opened_on=record.issued_on,
        opened_by=by,
    )
    Allegation.objects.create(
        case=case,
        number=1,
        particulars=as_told(record),
        category=record.category,
        channel=record.channel,
        platform=record.platform,
        acted_from=incident.occurred_from,
        acted_to=incident.occurred_to,
        added_by=by,
    )
    return case


def _impose(record: PastSanction, provenance: Provenance, policy: PolicyVersion) -> Sanction:
    """The finding, the sanction and, for a warning, its live periods, the first from the day of issue (SA-3)."""
    case = provenance.case
    AllegationFinding.objects.create(
        case=case,
        provenance=provenance,
        allegation=case.allegations.get(),
        finding=Finding.FOUND,
        reasons=as_told(record),
    )
    version = _version_of(record.level, policy)
    rung = step_of(record.level, version.terms.ladder)
    sanction = Sanction.objects.create(
        case=case,
        provenance=provenance,
        employee=record.employee,
        level=record.level,
        policy=version,
        called=rung.label,
        counts=rung.counts,
        rank=rung.rank,
        issued_on=record.issued_on,
        received_on=record.received_on or _deemed_receipt(record, policy),
        employment_ends_on=record.employment_ends_on,
    )
    if record.level not in DISMISSALS:
        LivePeriod.objects.create(
            case=case, sanction=sanction, from_on=record.issued_on, to_on=record.live_to, basis="record"
        )
    for from_on, to_on in record.live_again:
        LivePeriod.objects.create(case=case, sanction=sanction, from_on=from_on, to_on=to_on, basis=EXTENSION)
    return sanction


def _deemed_receipt(record: PastSanction, policy: PolicyVersion) -> date:
    return notice_periods.deemed_receipt(
        policy.terms.receipt[Delivery.FIRST_CLASS_POST],
        timezone.make_aware(datetime.combine(record.issued_on, time(9))),
        calendar_of(Nation(record.employee.nation)),
    )


def _version_of(level: SanctionLevel, policy: PolicyVersion) -> PolicyVersion:
    """That policy, or the newest one that has this level."""
    for version in (policy, *PolicyVersion.objects.order_by("-effective_from")):
        if any(rung.level == level for rung in version.terms.ladder):
            return version
    raise RuleBroken("PV-1", "No policy on record has this level.", instead="Ask an HR lead.", field="level")
