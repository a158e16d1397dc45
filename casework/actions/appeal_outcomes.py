"""Decide an appeal: it takes effect when its letter leaves (T22, 0.6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from casework import queries
from casework.actions.appeal_committees import keep_committee
from casework.actions.appeal_effects import what_stands_instead
from casework.actions.appeals import appeal_in_hand
from casework.actions.comparing import compared_on_appeal, keep_comparison
from casework.actions.hearings import FURTHEST_AHEAD
from casework.actions.instead import check_varied
from casework.actions.protected_disclosures import check_disclosures_of
from casework.actions.steps import begin, check_not_before, check_written, finish, policy_on
from casework.actions.weighing import keep_measures, measure_row
from casework.enums import (
    DISMISSALS,
    WEIGHT,
    Action,
    AppealResult,
    GroundResult,
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
    Sanction,
)
from casework.queries.appeal_levels import imposed
from casework.queries.instead import find_in_hand
from casework.rules import appeals, authority, employment
from casework.rules.grievances import check_dealt_with_first
from casework.rules.instead import check_no_months
from casework.rules.ladder import step_of
from casework.rules.leaving import check_return
from casework.rules.measures import Measure, kept_on_appeal
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
    """Decide the appeal, ground by ground: nothing changes before its letter, and till then it can be recalled (T22, 0.6).

    Then a decision set aside never counts again, nor does one remitted, which is heard again by a fresh chair (T23); one
    varied is replaced by a lighter sanction, or a heavier warning where the policy expressly lets it. measures: what still
    goes with it, each with its last day, None for the day it had; the rest falls. months: of an extension (SA-11).
    Raises RuleBroken: T22 unless every ground is answered and what is given fits the result, AP-4 for anything heavier
    than what the level before left unless the policy under which it is heard lets it, T24 for such a one on somebody
    who has left or a return after it, 7.5 for a measure that does not go with the level, SA-7, EQ-7 and EQ-8 as for
    ``decide_outcome``, SEP-7 above the manager's grade or where too few heard it, AP-6 for a dismissal without a return.
    """
    step = begin(case, Action.DECIDE_APPEAL, by=by)
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
        employment_ends_on=employment_ends_on,
        spent_record_use=spent_record_use.strip(),
        departure_reasons=departure_reasons.strip(),
        decided_on=on,
        decided_by=by,
    )
    still_with_it = _checked(decision, first, measures or {})
    comparison = compared_on_appeal(decision)
    decision.save()
    beside = keep_committee(decision) | keep_comparison(comparison)
    _answer(decision, answers)
    beside |= keep_measures([measure_row(appeal.outcome.decision, one, decision) for one in still_with_it])
    facts = {"appeal": appeal.pk, "appeal_decision": decision.pk, "level": decision.level or "none"}
    finish(case, step, by=by, facts=facts | {"result": str(decision.result)} | beside)
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
    measures: Mapping[MeasureKind | str, date | None],
) -> tuple[Measure, ...]:
    """What still goes with what stands instead; RuleBroken for what the result leaves no room for, and SA-7."""
    kept = {MeasureKind(kind): to_on for kind, to_on in measures.items()}
    opened = queries.opening_for_appeal(decision.case) is not None
    check_use_is_said(decision.spent_record_use, opened=opened)
    if isinstance(first, InsteadExtension):
        given = decision.level or decision.returns_on or decision.employment_ends_on or kept
        check_varied(decision, first, other=bool(given))
        return ()
    _check_fits(decision, first, kept)
    return _check_replacement(decision, first, kept) if decision.level else ()


def _check_fits(decision: AppealDecision, first: Sanction, kept: Mapping[MeasureKind, date | None]) -> None:
    """What is given fits the result (T22); where a dismissal falls, the return (AP-6)."""
    check_no_months(decision.months)
    was_dismissed = first.level in DISMISSALS
    appeals.check_fits_result(
        decision.result,
        level=decision.level,
        was_dismissed=was_dismissed,
        returns_on=decision.returns_on,
        ends_on=decision.employment_ends_on,
    )
    appeals.check_kept_where_varied(decision.result, kept)
    if not appeals.comes_back(decision.result, decision.level, was_dismissed=was_dismissed):
        return
    case = decision.case
    if decision.returns_on is None and queries.left_before(case, decision.decided_on) is not None:
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
    check_return(decision.returns_on, queries.left_on(case))


def _check_replacement(
    decision: AppealDecision, first: Sanction, kept: Mapping[MeasureKind, date | None]
) -> tuple[Measure, ...]:
    """What stands instead, checked: known to the policy, within authority, not heavier unless the policy says so (AP-4).

    What still goes with it.
    """
    ladder = decision.policy.terms.ladder
    rung = step_of(SanctionLevel(decision.level), ladder)
    decision.called = rung.label
    decider = Employee.objects.filter(user=decision.decided_by).first()
    authority.check_authority(rung.level, queries.grade_rank(decider, decision.decided_on), ladder)
    if WEIGHT[rung.level] > WEIGHT[SanctionLevel(first.level)]:
        check_disclosures_of(first.case, decision.decided_by)
    # What was listed when it was imposed stays lawful, whatever a later policy lists (PV-1).
    listed = first.decision.policy.terms.measures if first.decision is not None else {}
    measures = kept_on_appeal(imposed(first).measures, kept, listed, rung.level)
    new = what_stands_instead(decision, first, measures, on=decision.decided_on)
    outcome = decision.appeal.outcome
    known_on = outcome.told_on or outcome.received_on
    ends_on = decision.employment_ends_on or new.ends_on
    employment.check_end_of_employment(new.level, first.employee.start_date, known_on, ends_on)
    return measures
