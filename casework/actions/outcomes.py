"""Decide; recall before issue; issue."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from casework import queries
from casework.actions.improvements import Required, require
from casework.actions.instead import Instead, begin_with_others, extend
from casework.actions.investigations import check_all_answered
from casework.actions.issuing import check_days, check_may_leave
from casework.actions.protected_disclosures import check_disclosures
from casework.actions.steps import begin, check_written, finish, policy_on, receipt
from casework.actions.weighing import Beside, beside, keep
from casework.enums import DISMISSALS, Action, Delivery, FileState, Finding, SanctionLevel, Severity
from casework.errors import NotNow, NotYou, RuleBroken
from casework.models import (
    Allegation,
    AllegationFinding,
    AppealDecision,
    Case,
    Decision,
    Hearing,
    LivePeriod,
    Outcome,
    Sanction,
)
from casework.queries.appeal_windows import outcome_closes_on
from casework.queries.instead import judged_by
from casework.queries.measure import months_chosen
from casework.rules import appeals, employment, leaving, months
from casework.rules.grievances import check_dealt_with_first
from casework.rules.judging import Judged
from casework.rules.measures import Measure
from casework.rules.spent_record import check_use_is_said

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
    spent_record_use: str = "",
    departure_reasons: str = "",
    norm_reasons: str = "",
    live_months: int | None = None,
    measures: Sequence[Measure] = (),
    instead: Instead | None = None,
    judged: Collection[Judged] = (),
    by: User,
    on: date,
) -> Decision:
    """Record the decision of the hearing: a finding for each allegation, one level, or "" for no sanction (T17, T18).

    It can be recalled until it is issued. measures: what goes with a warning. instead: which live warning is extended.
    judged: whether earlier warnings count whose days do not say it. Raises RuleBroken: T17 unless every allegation has a
    finding, 0.10 for a reason not written, PR-09 for more than was put to the employee, PR-13 for a grievance that comes
    first; SA-7, SA-10, EQ-7 and EQ-8, SA-16 (PR-16, PR-17, 0.9) unless exactly what is owed is said: of the spent record, of
    warnings to judge, where it differs from others or from the norm; SA-1 for a live time that the policy leaves to the
    hearing, PV-1, 7.5 and AP-4 for a measure, SA-11 for an extension, and whatever ``rules.sanctions.check_level`` refuses.
    """
    step = begin(case, Action.DECIDE_OUTCOME, by=by)
    found = _found(case, findings, spent_record_use)
    decision = Decision(
        case=case,
        hearing=_heard(case, on),
        policy=policy_on(on, case.subject.nation),
        severity_found=severity_found if found else "",
        level=level or "",
        decided_on=on,
        decided_by=by,
        spent_record_use=spent_record_use.strip(),
        departure_reasons=departure_reasons.strip(),
        **written_reasons(reasons),
    )
    given: dict[str, Any] = {"norm_reasons": norm_reasons, "live_months": live_months, "measures": measures}
    rows = beside(decision, found, judged=judged, instead=instead, **given)
    finish(case, step, by=by, facts=keep_decision(decision, findings, rows))
    return decision


def _found(case: Case, findings: Mapping[Allegation, Found], spent_record_use: str) -> list[Allegation]:
    """What is found; RuleBroken PR-13 while a grievance comes first, T17 without every finding, SA-7."""
    check_dealt_with_first(queries.grievance_facts(case))
    check_all_answered(case, findings, "T17", "finding")
    check_use_is_said(spent_record_use, opened=queries.opening_for_hearing(case) is not None)
    return [allegation for allegation, view in findings.items() if view.finding != Finding.NOT_FOUND]


def written_reasons(reasons: Reasons) -> dict[str, str]:
    """Each reason by its name. Raises RuleBroken for one that is not written."""
    return {
        field.name: check_written(field.name, getattr(reasons, field.name), "This reason")
        for field in fields(reasons)
    }


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


def keep_decision(decision: Decision, findings: Mapping[Allegation, Found], rows: Beside) -> dict[str, Any]:
    """Save a decision with its findings, the warnings it relied on and what is kept beside it; facts of the event."""
    decision.name_level()
    decision.save()
    decision.relied_on.set(rows.counted if decision.level or rows.extension is not None else [])
    keep_findings(decision, findings)
    facts = {
        "decision": decision.pk,
        "level": str(decision.level) or "none",
        "relied_on": sorted(rows.counted),
    }
    return facts | keep(rows)


def keep_findings(decision: Decision, findings: Mapping[Allegation, Found]) -> None:
    for allegation, view in findings.items():
        AllegationFinding.objects.create(
            case=decision.case,
            decision=decision,
            allegation=allegation,
            finding=view.finding,
            reasons=check_written(f"reasons_{allegation.pk}", view.reasons, "The reason for this finding"),
        )


@transaction.atomic
def recall_decision(case: Case, *, reason: str, by: User, at: datetime) -> Decision | AppealDecision:
    """Take back a decision, of the hearing or of an appeal, before its letter leaves (domain.md 0.6).

    Only its maker may; the row stays.
    """
    step = begin(case, Action.RECALL_DECISION, by=by)
    is_appeal = step.source == FileState.OUTCOME
    decision = _untold(case) if is_appeal else _to_be_issued(case)
    if decision.decided_by_id != by.pk:
        raise NotYou("A decision is recalled only by the person who made it.", "0.6")
    decision.recalled_at = at
    decision.recalled_because = check_written("reason", reason, "The reason")
    decision.save(update_fields=["recalled_at", "recalled_because"])
    facts = {"appeal_decision" if is_appeal else "decision": decision.pk}
    finish(case, step, by=by, facts=facts, personal={"reason": decision.recalled_because})
    return decision


def _untold(case: Case) -> AppealDecision:
    appeal = queries.heard_appeal(case)
    if appeal is None or appeal.decision is None or hasattr(appeal, "letter"):
        raise NotNow("There is no decision of an appeal of which the employee has not been told.")
    return appeal.decision


def _to_be_issued(case: Case) -> Decision:
    decision = _standing(case)
    if decision.agreement_id is not None:
        raise NotNow("This was agreed without a hearing: it ends when the employee takes it back.")
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
    required: Required | None = None,
    by: User,
) -> Outcome:
    """Record that the outcome letter left: the live period runs from this day (SA-3), the appeal window from receipt.

    Without ``received_on`` receipt is deemed (CA-7). A dismissal says when employment ends, never before the employee
    knew (domain.md 0.8). Raises RuleBroken: 0.6, 0.8, CA-7, TR-1, T17, R14, SA-11, WB-1 (7.6 to those who may not know why).
    """
    step = begin_with_others(case, Action.ISSUE_OUTCOME, by=by)
    decision = _standing(case)
    check_disclosures(decision, by)
    issued_on = timezone.localdate(sent_at)
    check_may_leave(decision, issued_on)
    policy = policy_on(issued_on, case.subject.nation)
    received = receipt(received_on, policy, delivery, sent_at, case)
    closes = outcome_closes_on(case, policy, issued_on, received)
    check_days(decision, issued_on, received, told_on)
    outcome = Outcome.objects.create(
        case=case,
        decision=decision,
        policy=policy,
        issued_on=issued_on,
        delivery=delivery,
        sent_at=sent_at,
        received_on=received,
        told_on=told_on,
        appeal_closes_on=closes,
        appeal_open_until=closes,
        issued_by=by,
    )
    _impose(outcome, min(filter(None, (told_on, received_on)), default=None), employment_ends_on, required)
    facts = {"outcome": outcome.pk, "decision": decision.pk, "level": decision.level or "none"}
    # Somebody dismissed with notice stays away until it ends.
    finish(case, step, by=by, on=employment_ends_on or issued_on, facts=facts | extend(outcome))
    return outcome


def _impose(
    outcome: Outcome, known_on: date | None, employment_ends_on: date | None, required: Required | None
) -> None:
    """The sanction's row, if there is one; a warning is live as long as the decision's own policy says (PV-1)."""
    decision, case = outcome.decision, outcome.case
    leaving.check_may_impose(
        judged_by(decision), employment_ends_on, queries.left_on(case), outcome.issued_on
    )
    if not decision.level:
        _check_employment_goes_on(employment_ends_on)
        require(outcome, required, None)
        return
    level = SanctionLevel(decision.level)
    rung = next(rung for rung in decision.policy.terms.ladder if rung.level == level)
    employment.check_end_of_employment(level, case.subject.start_date, known_on, employment_ends_on)
    lasts = months_chosen(decision) or rung.live_months
    until = months.last_live_day(outcome.issued_on, lasts) if lasts else None
    if level not in DISMISSALS:
        first_ends_on = queries.ceiling_ends_on(case)
        appeals.check_first_has_not_ended(outcome.issued_on, first_ends_on)
        until = appeals.heard_again_until(until, first_ends_on)
    sanction = Sanction.objects.create(
        case=case,
        decision=decision,
        policy=decision.policy,
        employee=case.subject,
        level=level,
        called=rung.label,
        counts=rung.counts,
        rank=rung.rank,
        issued_on=outcome.issued_on,
        received_on=outcome.received_on,
        employment_ends_on=employment_ends_on,
    )
    if level not in DISMISSALS:
        LivePeriod.objects.create(case=case, sanction=sanction, from_on=outcome.issued_on, to_on=until)
    require(outcome, required, until)


def _check_employment_goes_on(employment_ends_on: date | None) -> None:
    if employment_ends_on is not None:
        raise RuleBroken(
            "T17", "It ends only with a dismissal.", instead="Leave it empty.", field="employment_ends_on"
        )
