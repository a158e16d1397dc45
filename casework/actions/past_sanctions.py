"""Record a sanction that was imposed before this system, from paper or from an older one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework.access import parts_in_unit
from casework.actions.deadlines import reconcile
from casework.actions.references import new_reference
from casework.actions.steps import check_written, record_on
from casework.actions.system_actor import SYSTEM_EMAIL
from casework.enums import (
    DISMISSALS,
    Action,
    CloseReason,
    Delivery,
    FileState,
    Finding,
    IncidentChannel,
    Known,
    Nation,
    PastAppeal,
    PersonInIncident,
    Platform,
    SanctionLevel,
    Severity,
)
from casework.errors import NotNow, NotYou, RuleBroken
from casework.models import (
    Allegation,
    AllegationFinding,
    Case,
    Category,
    Closure,
    Employee,
    Incident,
    IncidentPerson,
    LivePeriod,
    PolicyVersion,
    Posting,
    Provenance,
    Sanction,
    TakenOver,
)
from casework.queries.calendars import calendar_of
from casework.queries.purged import was_purged
from casework.rules import conduct, notice_periods, past_records
from casework.workflow import Step, find_step

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True, kw_only=True)
class PastSanction:
    """What the record says. Days are those of the paper.

    live_to:            last live day of a warning; None where nobody stated one: undetermined, never counted (SA-4).
    acted_on:           when it happened; None where the record does not say.
    severity:           "" where the record does not say.
    employment_ends_on: of a dismissal.
    source, reference:  the file or system, and what the record is called there.
    """

    employee: Employee
    level: SanctionLevel
    issued_on: date
    live_to: date | None
    employment_ends_on: date | None
    acted_on: date | None
    category: Category
    channel: IncidentChannel
    platform: Platform | str
    severity: Severity | str
    heard: Known
    accompanied: Known
    appeal_offered: Known
    appeal: PastAppeal
    source: str
    reference: str


@transaction.atomic
def record_past_sanction(record: PastSanction, *, by: User, on: date) -> Case:
    """Write a closed case with what the record says. It is known from now on and counts for the paper's own days.

    Nothing is owed about the past: no task, no deadline but the end of a warning that is still live (scenario 16).
    The letter counts as received as if posted on the day of issue (CA-7), where doubt helps the employee.
    Raises NotYou unless the person is an HR lead of the unit (or the system's own actor, for the operator), NotNow
    for a record that is here already, and RuleBroken: T1, SA-3, 0.8, T17, TR-1, PV-1.
    """
    step = find_step(Action.RECORD_PAST_SANCTION, None)
    post = _post_of(record)
    _check_may(by, step, post)
    _check(record, on)
    policy = _policy_of(record)
    incident = _incident(record, post, policy, by=by)
    record_on(incident, step.action, by=by, facts={"category": record.category.code})
    case = _case(record, step, incident, post, by=by)
    provenance = _provenance(record, case, by=by)
    sanction = _impose(record, provenance, policy)
    appealed = record.appeal in (PastAppeal.CONFIRMED, PastAppeal.VARIED)
    reason = CloseReason.APPEAL_FINAL if appealed else CloseReason.SANCTION_FINAL
    Closure.objects.create(case=case, reason=reason, closed_on=on, closed_by=by)
    facts = {"provenance": provenance.pk, "sanction": sanction.pk, "level": str(record.level)}
    record_on(case, step.action, by=by, facts=facts)
    reconcile(case, step)
    return case


def _check_may(by: User, step: Step, post: Posting) -> None:
    if post.employee.user_id == by.pk:
        raise NotYou("Nobody records a sanction of their own.")
    if by.email != SYSTEM_EMAIL and not parts_in_unit(by, post.unit) & set(step.who):
        raise NotYou("A past sanction is recorded by an HR lead of the employee's unit. You are not one.")


def _check(record: PastSanction, on: date) -> None:
    past_records.check_past_days(record.acted_on, record.issued_on, on)
    past_records.check_past_period(record.level, record.issued_on, record.live_to)
    past_records.check_past_end(record.level, record.issued_on, record.employment_ends_on)
    conduct.check_channel(record.channel, str(record.platform))
    check_written("source", record.source, "The source of the record")
    check_written("reference", record.reference, "The reference of the record")
    paper = {"source": record.source, "old_reference": record.reference}
    if any(rows.filter(**paper).exists() for rows in (Provenance.objects, TakenOver.objects)):
        raise NotNow("This record is here already. It is taken over once.")
    if was_purged(record.source, record.reference):
        raise NotNow("This record was here and was purged. It is not taken over again.")
    same = Sanction.objects.filter(
        employee=record.employee, level=record.level, issued_on=record.issued_on, superseded_at=None
    )
    if same.exists():
        raise NotNow(
            "This employee has a sanction of this level and day already. Compare the two, and leave this one out if "
            "they are one."
        )


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
        account=_told(record),
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
        terms_of_reference=_told(record),
        opened_on=record.issued_on,
        opened_by=by,
    )
    Allegation.objects.create(
        case=case,
        number=1,
        particulars=_told(record),
        category=record.category,
        channel=record.channel,
        platform=record.platform,
        acted_from=incident.occurred_from,
        acted_to=incident.occurred_to,
        added_by=by,
    )
    return case


def _told(record: PastSanction) -> str:
    """What stands where a case of this system tells what happened: only where it is told."""
    day = "" if record.acted_on is not None else " The record does not say on which day it happened."
    return f"As told in an earlier record: {record.source}, {record.reference}.{day}"


def _provenance(record: PastSanction, case: Case, *, by: User) -> Provenance:
    return Provenance.objects.create(
        case=case,
        source=record.source,
        old_reference=record.reference,
        day_known=record.acted_on is not None,
        heard=record.heard,
        accompanied=record.accompanied,
        appeal_offered=record.appeal_offered,
        appeal=record.appeal,
        recorded_by=by,
    )


def _impose(record: PastSanction, provenance: Provenance, policy: PolicyVersion) -> Sanction:
    """The finding, the sanction and, for a warning, its live period from the day of issue (SA-3)."""
    case = provenance.case
    AllegationFinding.objects.create(
        case=case,
        provenance=provenance,
        allegation=case.allegations.get(),
        finding=Finding.FOUND,
        reasons=_told(record),
    )
    posted_at = timezone.make_aware(datetime.combine(record.issued_on, time(9)))
    received_on = notice_periods.deemed_receipt(
        policy.terms.receipt[Delivery.FIRST_CLASS_POST],
        posted_at,
        calendar_of(Nation(record.employee.nation)),
    )
    sanction = Sanction.objects.create(
        case=case,
        provenance=provenance,
        employee=record.employee,
        level=record.level,
        rank=_rank_of(record.level, policy),
        issued_on=record.issued_on,
        received_on=received_on,
        employment_ends_on=record.employment_ends_on,
    )
    if record.level not in DISMISSALS:
        LivePeriod.objects.create(
            case=case, sanction=sanction, from_on=record.issued_on, to_on=record.live_to, basis="record"
        )
    return sanction


def _rank_of(level: SanctionLevel, policy: PolicyVersion) -> int:
    """Its rank under that policy, or under the newest one that has this level."""
    for version in (policy, *PolicyVersion.objects.order_by("-effective_from")):
        for rung in version.terms.ladder:
            if rung.level == level:
                return rung.rank
    raise RuleBroken("PV-1", "No policy on record has this level.", instead="Ask an HR lead.", field="level")
