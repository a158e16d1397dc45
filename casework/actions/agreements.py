"""Agree a sanction without a hearing; withdraw the agreement."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from casework import queries
from casework.actions.investigations import check_all_answered
from casework.actions.outcomes import Found, Reasons, keep_decision, written_reasons
from casework.actions.steps import (
    begin,
    check_not_after_today,
    check_not_before,
    check_written,
    finish,
    policy_on,
)
from casework.actions.union import check_talked
from casework.actions.weighing import beside
from casework.enums import Action, Finding, SanctionLevel, Severity
from casework.errors import NotNow
from casework.models import Agreement, AgreementWithdrawal, Allegation, Case, Decision
from casework.rules import agreements
from casework.rules.grievances import check_dealt_with_first
from casework.rules.judging import Judged
from casework.rules.periods import last_day

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def agree_sanction(
    case: Case,
    *,
    admission: str,
    admission_received_on: date,
    told_on: date,
    findings: Mapping[Allegation, Found],
    severity_found: Severity | str,
    level: SanctionLevel | str,
    reasons: Reasons,
    departure_reasons: str = "",
    norm_reasons: str = "",
    live_months: int | None = None,
    judged: Collection[Judged] = (),
    by: User,
    on: date,
) -> Decision:
    """Record that the employee admits it in writing and agrees to a level, without a hearing (T16).

    told_on: the day they were told in writing of the right to a hearing and to a companion. No letter leaves before
    their time to think it over has passed. Raises RuleBroken: T16 where the policy does not allow it, for what is kept for
    a hearing or not admitted, or for rights told too late; and whatever ``decide_outcome`` refuses (PR-09, SA-10 ...).
    """
    step = begin(case, Action.AGREE_SANCTION, by=by)
    _check_nothing_comes_first(case, by)
    _check_days(case, told_on, admission_received_on, on)
    check_all_answered(case, findings, "T17", "finding")
    policy = policy_on(on, case.subject.nation)
    terms = agreements.check_fast_track(policy.terms.fast_track)
    agreements.check_all_admitted(Finding(view.finding) for view in findings.values())
    agreements.check_agreed_level(SanctionLevel(level), terms)
    decision = Decision(
        case=case,
        policy=policy,
        severity_found=severity_found,
        level=level,
        decided_on=on,
        decided_by=by,
        departure_reasons=departure_reasons.strip(),
        **written_reasons(reasons),
    )
    given: dict[str, Any] = {"norm_reasons": norm_reasons, "live_months": live_months, "judged": judged}
    rows = beside(decision, list(findings), **given)
    until = last_day(on, terms.cooling_off, queries.calendar_of_case(case))
    decision.agreement = _agreement(decision, admission, admission_received_on, told_on, until)
    facts = keep_decision(decision, findings, rows) | {"agreement": decision.agreement_id}
    finish(case, step, by=by, facts=facts)
    return decision


def _agreement(
    decision: Decision, admission: str, received_on: date, told_on: date, until: date
) -> Agreement:
    """until: the last day to think it over."""
    return Agreement.objects.create(
        case=decision.case,
        admission=check_written("admission", admission, "The admission"),
        admission_received_on=received_on,
        told_on=told_on,
        cooling_off_ends_on=until,
        policy=decision.policy,
    )


def _check_nothing_comes_first(case: Case, by: User) -> None:
    """RuleBroken PR-14 before the talk with the union, PR-13 before a grievance was decided on."""
    check_talked(case, by)
    check_dealt_with_first(queries.grievance_facts(case))


def _check_days(case: Case, told_on: date, admission_received_on: date, on: date) -> None:
    submitted_on = queries.standing_findings(case).submitted_on
    check_not_before(on, submitted_on, "The findings were submitted", rule_id="T16")
    check_not_before(told_on, case.opened_on, "The case was opened", rule_id="T16", field="told_on")
    agreements.check_days(told_on, admission_received_on, on)


@transaction.atomic
def withdraw_agreement(
    case: Case, *, withdrawn_on: date, said: str, by: User, at: datetime
) -> AgreementWithdrawal:
    """The employee takes the agreement back before any letter left (T16). The admission then binds nobody.

    said: in the employee's words. Raises NotNow for a decision that was made after a hearing.
    """
    step = begin(case, Action.WITHDRAW_AGREEMENT, by=by)
    decision = queries.standing_decision(case)
    if decision is None or decision.agreement is None:
        raise NotNow(
            "Nothing was agreed: this was decided after a hearing. Its chair can recall the decision."
        )
    today = timezone.localdate(at)
    check_not_before(withdrawn_on, decision.decided_on, "It was agreed", rule_id="T16", field="withdrawn_on")
    check_not_after_today(withdrawn_on, today, "It cannot be withdrawn", rule_id="T16", field="withdrawn_on")
    withdrawal = AgreementWithdrawal.objects.create(
        case=case,
        agreement=decision.agreement,
        withdrawn_on=withdrawn_on,
        said=check_written("said", said, "What the employee said"),
        recorded_by=by,
    )
    decision.recalled_at, decision.recalled_because = at, withdrawal.said
    decision.save(update_fields=["recalled_at", "recalled_because"])
    facts = {"decision": decision.pk, "agreement": decision.agreement_id, "withdrawal": withdrawal.pk}
    finish(case, step, by=by, facts=facts)
    return withdrawal
