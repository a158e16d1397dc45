"""Decide an appeal; have a remitted case heard again (T22, T23)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from casework import queries
from casework.actions.appeal_committees import keep_committee
from casework.actions.appeals import appeal_in_hand
from casework.actions.comparing import compared_on_appeal, keep_comparison
from casework.actions.hearings import FURTHEST_AHEAD
from casework.actions.instead import begin_with_others, check_varied, vary
from casework.actions.protected_disclosures import check_disclosures_of
from casework.actions.reinstating import correct_leaving
from casework.actions.reviews import ask_for_reviews
from casework.actions.steps import check_not_before, check_written, finish, policy_on
from casework.actions.weighing import keep_measures, measure_row
from casework.enums import (
    DISMISSALS,
    WEIGHT,
    Action,
    AppealResult,
    GroundResult,
    LiveFrom,
    MeasureKind,
    SanctionLevel,
)
from casework.errors import NotNow, RuleBroken
from casework.models import (
    Appeal,
    AppealDecision,
    AppealGround,
    Case,
    Employee,
    GroundAnswer,
    InsteadExtension,
    LivePeriod,
    Sanction,
)
from casework.queries.appeal_levels import bounds, imposed
from casework.queries.instead import find_in_hand
from casework.rules import appeals, authority, employment
from casework.rules.grievances import check_dealt_with_first
from casework.rules.instead import check_no_months
from casework.rules.ladder import step_of
from casework.rules.measures import kept_on_appeal
from casework.rules.spent_record import check_use_is_said

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Answered:
    """What is made of one ground of appeal, with its reasons."""

    result: GroundResult | str
    reasons: str


@transaction.atomic
def decide_appeal(
    case: Case,
    *,
    result: AppealResult | str,
    answers: Mapping[AppealGround, Answered],
    reasons: str,
    level: SanctionLevel | str = "",
    returns_on: date | None = None,
    employment_ends_on: date | None = None,
    measures: Mapping[MeasureKind | str, date | None] | None = None,
    months: int | None = None,
    spent_record_use: str = "",
    departure_reasons: str = "",
    by: User,
    on: date,
) -> AppealDecision:
    """Decide the appeal, ground by ground; it takes effect at once and cannot be recalled (T22, AP-4, AP-6).

    A decision set aside never counts again, nor does one remitted, which is heard again by a fresh chair (T23); one
    varied is replaced by a lighter sanction, or by a heavier warning where the policy expressly lets it. Rows are
    superseded, never changed, so that the first and the current outcome can both be told. measures: what still goes with
    the warning, each with its last day, None for the day it had; what is not named falls. months: of an extension (SA-11).
    Raises RuleBroken: T22 unless every ground is answered and what is given fits the result, AP-4 for anything heavier
    than what the level before left unless the policy under which it is heard lets it, T24 for such a one on somebody
    who has left, 7.5 for a measure that does not go with the level, SA-7, EQ-7 and EQ-8 as for ``decide_outcome``,
    SEP-7 above the appeal manager's grade or where too few heard it, AP-6 where a dismissal falls without a return.
    """
    step = begin_with_others(case, Action.DECIDE_APPEAL, by=by)
    check_dealt_with_first(queries.grievance_facts(case))
    appeal, first = _answered(case, answers, on)
    decision = AppealDecision(
        case=case,
        appeal=appeal,
        policy=policy_on(on, case.subject.nation),
        result=result,
        level=level,
        months=months,
        reasons=check_written("reasons", reasons, "The reason for the result"),
        returns_on=returns_on,
        spent_record_use=spent_record_use.strip(),
        departure_reasons=departure_reasons.strip(),
        decided_on=on,
        decided_by=by,
    )
    replacement = _checked(decision, first, employment_ends_on, measures or {})
    comparison = compared_on_appeal(decision)
    decision.save()
    committee = keep_committee(decision) | keep_comparison(comparison)
    _answer(decision, answers)
    beside = _take_effect(first, decision, replacement)
    facts = {"appeal": appeal.pk, "appeal_decision": decision.pk, "level": decision.level or "none"}
    finish(case, step, by=by, facts=facts | {"result": str(decision.result)} | committee | beside)
    return decision


def _answered(
    case: Case, answers: Mapping[AppealGround, Answered], on: date
) -> tuple[Appeal, Sanction | InsteadExtension]:
    """The appeal in hand, and what it could change; RuleBroken T22 unless it was heard and every ground has an answer."""
    appeal = appeal_in_hand(case)
    if {ground.pk for ground in answers} != set(appeal.grounds.values_list("pk", flat=True)):
        raise RuleBroken(
            "T22", "Every ground of this appeal needs an answer of its own.", instead="Open the page again."
        )
    heard = appeal.hearings.get(postponed_at__isnull=True).record
    check_not_before(on, heard.held_on, "The appeal was heard", rule_id="T22", field="decided_on")
    first = find_in_hand(appeal.outcome) or queries.current_sanction(case)
    if first is None:
        raise NotNow("There is no sanction that this appeal could change.")
    return appeal, first


def _answer(decision: AppealDecision, answers: Mapping[AppealGround, Answered]) -> None:
    for ground, answered in answers.items():
        GroundAnswer.objects.create(
            case=decision.case,
            decision=decision,
            ground=ground,
            result=answered.result,
            reasons=check_written(f"reasons_{ground.kind}", answered.reasons, "The reason for this answer"),
        )


def _checked(
    decision: AppealDecision,
    first: Sanction | InsteadExtension,
    employment_ends_on: date | None,
    measures: Mapping[MeasureKind | str, date | None],
) -> appeals.Imposed | None:
    """What stands instead, if anything does; RuleBroken for what the result leaves no room for, and SA-7."""
    kept = {MeasureKind(kind): to_on for kind, to_on in measures.items()}
    opened = queries.opening_for_appeal(decision.case) is not None
    check_use_is_said(decision.spent_record_use, opened=opened)
    if isinstance(first, InsteadExtension):
        given = decision.level or decision.returns_on or employment_ends_on or kept
        check_varied(decision, first, other=bool(given))
        return None
    _check_fits(decision, first, employment_ends_on, kept)
    return _replacement(decision, first, employment_ends_on, kept) if decision.level else None


def _check_fits(
    decision: AppealDecision,
    first: Sanction,
    employment_ends_on: date | None,
    kept: Mapping[MeasureKind, date | None],
) -> None:
    """What is given fits the result (T22); where a dismissal falls, the return (AP-6)."""
    check_no_months(decision.months)
    was_dismissed = first.level in DISMISSALS
    appeals.check_fits_result(
        decision.result,
        level=decision.level,
        was_dismissed=was_dismissed,
        returns_on=decision.returns_on,
        ends_on=employment_ends_on,
    )
    appeals.check_kept_where_varied(decision.result, kept)
    if not appeals.comes_back(decision.result, decision.level, was_dismissed=was_dismissed):
        return
    if decision.returns_on is None or decision.returns_on < decision.decided_on:
        raise RuleBroken(
            "AP-6",
            "The employment never ended, so the employee comes back.",
            instead="Say on which day they are back at work: the day of this decision or later.",
            field="returns_on",
        )
    if decision.returns_on > decision.decided_on + FURTHEST_AHEAD:
        raise RuleBroken(
            "AP-6", "The return is more than a year ahead.", instead="Check the year.", field="returns_on"
        )


def _replacement(
    decision: AppealDecision,
    first: Sanction,
    employment_ends_on: date | None,
    kept: Mapping[MeasureKind, date | None],
) -> appeals.Imposed:
    """What stands instead, checked: known to the policy, within authority, not heavier unless the policy says so (AP-4)."""
    ladder = decision.policy.terms.ladder
    rung = step_of(SanctionLevel(decision.level), ladder)
    decider = Employee.objects.filter(user=decision.decided_by).first()
    authority.check_authority(rung.level, queries.grade_rank(decider, decision.decided_on), ladder)
    if WEIGHT[rung.level] > WEIGHT[SanctionLevel(first.level)]:
        check_disclosures_of(first.case, decision.decided_by)
    old = imposed(first)
    # What was listed when it was imposed stays lawful, whatever a later policy lists (PV-1).
    listed = first.decision.policy.terms.measures if first.decision is not None else {}
    new = appeals.put_in_place(
        rung,
        old,
        imposed_from=first.issued_on,
        live_from=LiveFrom(decision.policy.terms.live_after_appeal_from),
        decided_on=decision.decided_on,
        returns_on=decision.returns_on,
        ends_on=employment_ends_on,
        measures=kept_on_appeal(old.measures, kept, listed, rung.level),
    )
    within = bounds(first, decision.appeal, decision.policy, decision.decided_on)
    appeals.check_not_heavier(old, new, at_most=within.at_most, left_on=within.left_on)
    outcome = decision.appeal.outcome
    known_on = outcome.told_on or outcome.received_on
    started_on = first.employee.start_date
    employment.check_end_of_employment(new.level, started_on, known_on, employment_ends_on or new.ends_on)
    return new


def _take_effect(
    first: Sanction | InsteadExtension, decision: AppealDecision, new: appeals.Imposed | None
) -> dict[str, Any]:
    """What the result changes, as facts of the event."""
    if decision.result == AppealResult.CONFIRMED:
        return {}
    return vary(decision, first) if isinstance(first, InsteadExtension) else _supersede(first, decision, new)


def _supersede(first: Sanction, decision: AppealDecision, new: appeals.Imposed | None) -> dict[str, Any]:
    """The first sanction and its live periods end now, in the record; the replacement is a row of its own.

    What still goes with it, as facts of the event.
    """
    now = timezone.now()
    first.superseded_at, first.superseded_by = now, decision
    first.save(update_fields=["superseded_at", "superseded_by"])
    first.live_periods.filter(superseded_at__isnull=True).update(superseded_at=now)
    ask_for_reviews(first, by=decision.decided_by, on=decision.decided_on)
    if first.level in DISMISSALS:
        correct_leaving(first, new.ends_on if new else None, on=decision.decided_on)
    if new is None:
        return {}
    begins = new.live_from or first.issued_on
    sanction = Sanction.objects.create(
        case=first.case,
        decision=first.decision,
        imposed_by=decision,
        policy=decision.policy,
        employee=first.employee,
        level=new.level,
        rank=new.rank,
        issued_on=begins,
        received_on=max(first.received_on, begins),
        employment_ends_on=new.ends_on,
    )
    if new.live_from is not None:
        LivePeriod.objects.create(
            case=first.case,
            sanction=sanction,
            from_on=new.live_from,
            to_on=new.live_until,
            basis=decision.policy.terms.live_after_appeal_from,
        )
    assert first.decision is not None  # what an old record says is not appealed against here
    return keep_measures([measure_row(first.decision, one, decision) for one in new.measures])
