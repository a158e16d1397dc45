"""Decide; recall before issue; issue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework import queries
from casework.actions.investigations import check_all_answered
from casework.actions.steps import begin, check_written, finish, policy_on
from casework.enums import DISMISSALS, Action, Delivery, Finding, SanctionLevel, Severity
from casework.errors import NotNow, NotYou, RuleBroken
from casework.models import (
    Allegation,
    AllegationFinding,
    Case,
    Decision,
    Employee,
    Hearing,
    LivePeriod,
    Outcome,
    Sanction,
)
from casework.rules import appeals, employment, leaving, months, notice_periods, sanctions
from casework.rules.ladder import check_severity_was_put
from casework.rules.periods import last_day

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Found:
    """The finding on one allegation, with its reasons."""

    finding: Finding | str
    reasons: str


@dataclass(frozen=True)
class Reasons:
    """What a tribunal asks of a decision (domain.md 0.10). Every one is written."""

    believed: str
    checked: str
    employee_said: str
    mitigation: str
    alternatives: str
    why_this_level: str


@transaction.atomic
def decide_outcome(
    case: Case,
    *,
    findings: Mapping[Allegation, Found],
    severity_found: Severity | str,
    level: SanctionLevel | str,
    reasons: Reasons,
    by: User,
    on: date,
) -> Decision:
    """Record the decision of the hearing: a finding for each allegation, one level, or "" for no sanction (T17, T18).

    It can be recalled until it is issued; after that only an appeal changes it.
    Raises RuleBroken: T17 unless every allegation has a finding, 0.10 for a reason not written, PR-09 for more than
    was put to the employee, and whatever ``rules.sanctions.check_level`` refuses (PR-16, PR-17, SA-8, SEP-7, AP-4 ...),
    each with what would be lawful.
    """
    step = begin(case, Action.DECIDE_OUTCOME, by=by)
    check_all_answered(case, findings, "T17", "finding")
    written = {
        field.name: check_written(field.name, getattr(reasons, field.name), "This reason")
        for field in fields(reasons)
    }
    found = [allegation for allegation, view in findings.items() if view.finding != Finding.NOT_FOUND]
    decision = Decision(
        case=case,
        hearing=_heard(case, on),
        policy=policy_on(on, case.subject.nation),
        severity_found=severity_found if found else "",
        level=level or "",
        decided_on=on,
        decided_by=by,
        **written,
    )
    counted = _weigh(decision, found)
    decision.save()
    decision.relied_on.set(counted if level else [])
    _keep_findings(decision, findings)
    facts = {"decision": decision.pk, "level": level or "none", "relied_on": sorted(counted)}
    finish(case, step, by=by, facts=facts)
    return decision


def _heard(case: Case, on: date) -> Hearing:
    hearing = queries.current_hearing(case)
    if hearing is None:
        raise NotNow("There is no hearing to decide on.")
    if on < hearing.record.held_on:
        raise RuleBroken(
            "PR-04",
            "The decision cannot be earlier than the hearing.",
            instead="Check the day of the decision.",
            field="decided_on",
        )
    return hearing


def _weigh(decision: Decision, found: list[Allegation]) -> list[int]:
    """The ids of the warnings that count for what was found; RuleBroken when the level may not be chosen on them."""
    if found and not decision.severity_found:
        raise RuleBroken(
            "T17",
            "Say how serious the conduct found is.",
            instead="Choose minor, serious or gross misconduct.",
            field="severity_found",
        )
    if found:
        check_severity_was_put(Severity(decision.severity_found), queries.severity_put(decision.case))
    weighed = queries.weighed_record(decision.case, found)
    counted = {past.pk: past.level for record in weighed.values() for past in record.counts}
    decider = Employee.objects.filter(user=decision.decided_by).first()
    sanctions.check_level(
        SanctionLevel(decision.level) if decision.level else None,
        decision.policy.terms.ladder,
        severity=Severity(decision.severity_found or Severity.MINOR),
        live_levels=frozenset(counted.values()),
        anything_found=bool(found),
        decider_rank=queries.grade_rank(decider, decision.decided_on),
        ceiling=queries.ceiling_of(decision.case),
        left_on=queries.left_before(decision.case, decision.decided_on),
    )
    if decision.level and decision.level not in DISMISSALS:
        appeals.check_first_has_not_ended(decision.decided_on, queries.ceiling_ends_on(decision.case))
    return list(counted)


def _keep_findings(decision: Decision, findings: Mapping[Allegation, Found]) -> None:
    for allegation, view in findings.items():
        AllegationFinding.objects.create(
            case=decision.case,
            decision=decision,
            allegation=allegation,
            finding=view.finding,
            reasons=check_written(f"reasons_{allegation.pk}", view.reasons, "The reason for this finding"),
        )


@transaction.atomic
def recall_decision(case: Case, *, reason: str, by: User, at: datetime) -> Decision:
    """Take back a decision before its letter leaves (domain.md 0.6). Only its maker may; the row stays."""
    step = begin(case, Action.RECALL_DECISION, by=by)
    decision = _standing(case)
    if decision.decided_by_id != by.pk:
        raise NotYou("A decision is recalled only by the person who made it.")
    decision.recalled_at = at
    decision.recalled_because = check_written("reason", reason, "The reason")
    decision.save(update_fields=["recalled_at", "recalled_because"])
    finish(case, step, by=by, facts={"decision": decision.pk}, personal={"reason": decision.recalled_because})
    return decision


def _standing(case: Case) -> Decision:
    decision = queries.standing_decision(case)
    if decision is None:
        raise NotNow("There is no decision to act on.")
    return decision


@transaction.atomic
def issue_outcome(
    case: Case,
    *,
    delivery: Delivery | str,
    sent_at: datetime,
    received_on: date | None = None,
    told_on: date | None = None,
    employment_ends_on: date | None = None,
    by: User,
) -> Outcome:
    """Record that the outcome letter left: the live period runs from this day (SA-3), the appeal window from receipt.

    Without ``received_on`` receipt is deemed (CA-7). A dismissal says when employment ends, never before the employee
    knew (domain.md 0.8). Raises RuleBroken: 0.6, 0.8, CA-7, TR-1, T17.
    """
    step = begin(case, Action.ISSUE_OUTCOME, by=by)
    decision = _standing(case)
    if decision.relied_on.filter(superseded_at__isnull=False).exists():
        raise RuleBroken(
            "SA-6",
            "A warning that this decision relied on was set aside, varied or withdrawn.",
            instead="Ask the chair to recall the decision and to decide again without it.",
        )
    issued_on = timezone.localdate(sent_at)
    calendar = queries.calendar_of_case(case)
    policy = policy_on(issued_on, case.subject.nation)
    received = received_on or notice_periods.deemed_receipt(
        policy.terms.receipt[Delivery(delivery)], sent_at, calendar
    )
    _check_days(decision, issued_on, received, told_on)
    leaving.check_may_impose(decision.level, employment_ends_on, queries.left_on(case), issued_on)
    outcome = Outcome.objects.create(
        case=case,
        decision=decision,
        policy=policy,
        issued_on=issued_on,
        delivery=delivery,
        sent_at=sent_at,
        received_on=received,
        told_on=told_on,
        appeal_closes_on=last_day(received, policy.terms.periods["appeal_window"], calendar),
        issued_by=by,
    )
    known = [day for day in (told_on, received_on) if day is not None]
    _impose(outcome, min(known, default=None), employment_ends_on)
    facts = {"outcome": outcome.pk, "decision": decision.pk, "level": decision.level or "none"}
    # Somebody who is dismissed with notice stays away until it ends.
    finish(case, step, by=by, on=employment_ends_on or issued_on, facts=facts)
    return outcome


def _check_days(decision: Decision, issued_on: date, received_on: date, told_on: date | None) -> None:
    """Nobody hears of a decision before it is made (0.6, 0.8), and no letter arrives before it left (CA-7)."""
    if issued_on < decision.decided_on:
        raise RuleBroken(
            "0.6",
            "The letter cannot leave before the decision was made.",
            instead="Check when it was sent.",
            field="sent_at",
        )
    if received_on < issued_on:
        raise RuleBroken(
            "CA-7",
            "The letter cannot arrive before it was sent.",
            instead="Check both days, or leave the day of receipt empty to have it worked out.",
            field="received_on",
        )
    if told_on is not None and told_on < decision.decided_on:
        raise RuleBroken(
            "0.8",
            "The employee cannot be told before the decision was made.",
            instead="Check the day they were told.",
            field="told_on",
        )


def _impose(outcome: Outcome, known_on: date | None, employment_ends_on: date | None) -> None:
    """The sanction's row, if there is one; a warning is live as long as the decision's own policy says (PV-1)."""
    decision, case = outcome.decision, outcome.case
    if not decision.level:
        _check_employment_goes_on(employment_ends_on)
        return
    level = SanctionLevel(decision.level)
    rung = next(rung for rung in decision.policy.terms.ladder if rung.level == level)
    employment.check_end_of_employment(level, case.subject.start_date, known_on, employment_ends_on)
    until = months.last_live_day(outcome.issued_on, rung.live_months) if rung.live_months else None
    if level not in DISMISSALS:
        first_ends_on = queries.ceiling_ends_on(case)
        appeals.check_first_has_not_ended(outcome.issued_on, first_ends_on)
        until = appeals.heard_again_until(until, first_ends_on)
    sanction = Sanction.objects.create(
        case=case,
        decision=decision,
        employee=case.subject,
        level=level,
        rank=rung.rank,
        issued_on=outcome.issued_on,
        received_on=outcome.received_on,
        employment_ends_on=employment_ends_on,
    )
    if level not in DISMISSALS:
        LivePeriod.objects.create(case=case, sanction=sanction, from_on=outcome.issued_on, to_on=until)


def _check_employment_goes_on(employment_ends_on: date | None) -> None:
    if employment_ends_on is not None:
        raise RuleBroken(
            "T17",
            "Employment ends only with a dismissal.",
            instead="Leave the day empty.",
            field="employment_ends_on",
        )
