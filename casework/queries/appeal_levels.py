"""What an appeal may put in place of a sanction: for each level, from when to when it would run, or why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from casework.enums import DISMISSALS, WEIGHT, AppealResult, LiveFrom, SanctionLevel
from casework.errors import RuleBroken
from casework.models import (
    Appeal,
    AppealDecision,
    Decision,
    Employee,
    InsteadEffect,
    LivePeriod,
    PolicyVersion,
    Sanction,
)
from casework.queries.appeals_heard import heard_appeal, heard_under
from casework.queries.facts import grade_rank, left_before
from casework.queries.measures import as_measures, measures_of
from casework.queries.rows import sanction_of
from casework.rules import appeals, authority
from casework.rules.ladder import LadderStep, called_on, heaviest_by_appeal


@dataclass(frozen=True)
class Verdict:
    """One level of the ladder. ``would_be``: what would stand, None where ``why_not`` says why it is not open."""

    level: SanctionLevel
    would_be: appeals.Imposed | None
    why_not: str = ""


def imposed(sanction: Sanction) -> appeals.Imposed:
    """The sanction appealed against, as the rules take it: without what a decision in another case added to it (SA-11)."""
    period = _period_imposed(sanction)
    return appeals.Imposed(
        SanctionLevel(sanction.level),
        sanction.rank,
        live_from=period.from_on if period else None,
        live_until=period.to_on if period else None,
        ends_on=sanction.employment_ends_on,
        measures=as_measures(measures_of(sanction)),
        called=sanction.called,
    )


def _period_imposed(sanction: Sanction) -> LivePeriod | None:
    """The last live period that stands, as it would be without the extension; not to be saved."""
    rows = list(sanction.live_periods.filter(superseded_at__isnull=True).select_related("curtailment"))
    effects = InsteadEffect.objects.filter(extension__sanction=sanction).select_related("period")
    last = effects.order_by("pk").last()
    if last is not None and last.period is not None and last.period.to_on is not None:
        added = last.period.to_on - last.was_until
        for row in rows:
            if row.from_on == last.period.from_on and row.to_on is not None:
                row.to_on = row.ends_without(added)
    return max(rows, key=lambda row: row.to_on or date.max, default=None)


@dataclass(frozen=True)
class Bounds:
    """How far an appeal may go that is decided on a day: as ``rules.appeals.check_not_heavier`` takes them."""

    at_most: SanctionLevel | None
    left_on: date | None
    called: str = ""


def bounds(first: Sanction, appeal: Appeal | None, policy: PolicyVersion, on: date) -> Bounds:
    """How far the appeal against a sanction may go that is decided on a day under a policy (AP-4, PV-1)."""
    at_most = None
    if appeal is not None:
        at_most = _up_to(first.decision, first.level, (appeal.outcome.policy, heard_under(appeal)), policy)
    if at_most is None:
        return Bounds(None, None)
    return Bounds(at_most, left_before(first.case, on), called_on(policy.terms.ladder, at_most))


def could_become(
    decision: Decision | None, level: SanctionLevel | str, policies: Sequence[PolicyVersion], on: date
) -> SanctionLevel | None:
    """The heaviest warning to which an appeal about a day could lead; None where to nothing heavier than ``level``.

    level: what stands, or is to be told. policies: the one under which the outcome is told, and of an appeal in hand the
    one under which it is heard. Nobody who has left is given anything heavier (T24).
    """
    at_most = _up_to(decision, level, policies)
    if decision is None or at_most is None or not appeals.is_heavier(at_most, level):
        return None
    return at_most if left_before(decision.case, on) is None else None


def could_lead_to(appeal: Appeal, first: Sanction, on: date) -> SanctionLevel | None:
    """The heaviest warning to which an appeal in hand could lead; None where to nothing heavier than what stands."""
    return could_become(first.decision, first.level, (appeal.outcome.policy, heard_under(appeal)), on)


def replaced_by_heavier(decision: AppealDecision) -> Sanction | None:
    """What an appeal replaces by a heavier warning, or replaced since its letter left; None where it does not."""
    before: Sanction | None = getattr(decision, "superseded", None)
    if before is None and not hasattr(decision.appeal, "letter"):
        before = sanction_of(decision.appeal.case)
    became_heavier = (
        before is not None and decision.level and appeals.is_heavier(decision.level, before.level)
    )
    return before if became_heavier else None


def _up_to(
    decision: Decision | None,
    level: SanctionLevel | str,
    says_so: Sequence[PolicyVersion],
    decided_under: PolicyVersion | None = None,
) -> SanctionLevel | None:
    """The heaviest warning up to which an appeal may go; None where it only makes the outcome lighter (AP-4, PV-1).

    says_so: the policy under which the employee was told the outcome, and the one under which the appeal is heard: each
    has to let it. decided_under: that of the day of the decision, whose range it keeps to. What was agreed without a
    hearing (T16) and what comes of a case that is heard again (T23) only get lighter.
    """
    if decision is None or not level or decision.agreement_id is not None:
        return None
    before = decision.case.sanctions.exclude(decision=decision)
    if before.filter(superseded_by__result=AppealResult.REMITTED).exists():
        return None
    severity = decision.severity_found
    levels = [
        heaviest_by_appeal(
            policy.terms.ladder, may_increase=policy.terms.appeal_may_increase, severity=severity
        )
        for policy in says_so
    ]
    if decided_under is not None:
        ladder = decided_under.terms.ladder
        levels.append(heaviest_by_appeal(ladder, may_increase=True, severity=severity))
    lightest = min(levels, key=lambda level: WEIGHT[level] if level is not None else 0)
    return None if lightest is None or appeals.is_heavier(level, lightest) else lightest


def verdicts(first: Sanction, *, policy: PolicyVersion, decider: Employee | None, on: date) -> list[Verdict]:
    """Every level of the policy, mildest first, if the appeal is decided on this day, the employee is back on it, and
    nothing goes with it any more.
    """
    ladder = policy.terms.ladder
    old, rank = imposed(first), grade_rank(decider, on)
    within = bounds(first, heard_appeal(first.case), policy, on)
    return [
        _verdict(rung, old, ladder, rank, first.issued_on, within, policy, on)
        for rung in sorted(ladder, key=lambda rung: rung.rank)
    ]


def _verdict(
    rung: LadderStep,
    old: appeals.Imposed,
    ladder: Sequence[LadderStep],
    decider_rank: int,
    issued_on: date,
    within: Bounds,
    policy: PolicyVersion,
    on: date,
) -> Verdict:
    # The same dismissal is lighter only with a later end of employment.
    later = old.ends_on + timedelta(days=1) if old.ends_on and rung.level == old.level else None
    try:
        new = appeals.put_in_place(
            rung,
            old,
            imposed_from=issued_on,
            live_from=LiveFrom(policy.terms.live_after_appeal_from),
            decided_on=on,
            returns_on=on,
            ends_on=later if rung.level in DISMISSALS else None,
        )
        appeals.check_not_heavier(
            old, new, at_most=within.at_most, left_on=within.left_on, called=within.called
        )
        authority.check_authority(rung.level, decider_rank, ladder)
    except RuleBroken as broken:
        return Verdict(rung.level, None, f"{broken.message} {broken.instead}".strip())
    return Verdict(rung.level, new)
