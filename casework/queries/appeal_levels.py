"""What an appeal may put in place of a sanction: for each level, from when to when it would run, or why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from casework.enums import DISMISSALS, LiveFrom, SanctionLevel, Severity
from casework.errors import RuleBroken
from casework.models import Appeal, AppealDecision, Employee, PolicyVersion, Sanction
from casework.queries.appeals_heard import heard_appeal, heard_under
from casework.queries.facts import grade_rank, left_before
from casework.queries.measures import as_measures, measures_of
from casework.rules import appeals, authority
from casework.rules.ladder import LadderStep


@dataclass(frozen=True)
class Verdict:
    """One level of the ladder. ``would_be``: what would stand, None where ``why_not`` says why it is not open."""

    level: SanctionLevel
    would_be: appeals.Imposed | None
    why_not: str = ""


def imposed(sanction: Sanction) -> appeals.Imposed:
    """The sanction appealed against, as the rules take it."""
    period = sanction.live_periods.filter(superseded_at__isnull=True).order_by("to_on").last()
    return appeals.Imposed(
        SanctionLevel(sanction.level),
        sanction.rank,
        live_from=period.from_on if period else None,
        live_until=period.to_on if period else None,
        ends_on=sanction.employment_ends_on,
        measures=as_measures(measures_of(sanction)),
    )


@dataclass(frozen=True)
class Bounds:
    """How far an appeal may go that is decided on a day: as ``rules.appeals.check_not_heavier`` takes them."""

    at_most: SanctionLevel | None
    left_on: date | None


def bounds(first: Sanction, appeal: Appeal | None, on: date) -> Bounds:
    """How far the appeal against a sanction may go, by the policy under which it is heard (AP-4, PV-1)."""
    at_most = _at_most(heard_under(appeal), _severity(first)) if appeal is not None else None
    return Bounds(at_most, left_before(first.case, on) if at_most is not None else None)


def could_become(
    policy: PolicyVersion, level: SanctionLevel | str, severity: Severity | str
) -> SanctionLevel | None:
    """The heaviest warning to which an appeal against a level could lead; None where to nothing heavier (AP-4).

    severity: of what was found.
    """
    at_most = _at_most(policy, severity)
    return at_most if at_most is not None and appeals.is_heavier(at_most, level) else None


def could_lead_to(appeal: Appeal, first: Sanction) -> SanctionLevel | None:
    """The heaviest warning to which an appeal in hand could lead; None where to nothing heavier than what stands."""
    return could_become(heard_under(appeal), first.level, _severity(first))


def replaced_by_heavier(decision: AppealDecision) -> Sanction | None:
    """What stood before an appeal put a heavier warning in its place; None where it did not."""
    before: Sanction | None = getattr(decision, "superseded", None)
    became_heavier = (
        before is not None and decision.level and appeals.is_heavier(decision.level, before.level)
    )
    return before if became_heavier else None


def _at_most(policy: PolicyVersion, severity: Severity | str) -> SanctionLevel | None:
    terms = policy.terms
    return appeals.heaviest_by_appeal(terms.ladder, may_increase=terms.appeal_may_increase, severity=severity)


def _severity(first: Sanction) -> str:
    """How serious what was found is; empty where an old record says nothing of it."""
    return first.decision.severity_found if first.decision is not None else ""


def verdicts(first: Sanction, *, policy: PolicyVersion, decider: Employee | None, on: date) -> list[Verdict]:
    """Every level of the policy, mildest first, if the appeal is decided on this day, the employee is back on it, and
    nothing goes with it any more.
    """
    ladder = policy.terms.ladder
    old, rank = imposed(first), grade_rank(decider, on)
    within = bounds(first, heard_appeal(first.case), on)
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
        appeals.check_not_heavier(old, new, at_most=within.at_most, left_on=within.left_on)
        authority.check_authority(rung.level, decider_rank, ladder)
    except RuleBroken as broken:
        return Verdict(rung.level, None, f"{broken.message} {broken.instead}".strip())
    return Verdict(rung.level, new)
