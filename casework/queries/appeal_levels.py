"""What an appeal may put in place of a sanction: for each level, from when to when it would run, or why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from casework.enums import DISMISSALS, LiveFrom, SanctionLevel
from casework.errors import RuleBroken
from casework.models import Employee, PolicyVersion, Sanction
from casework.queries.facts import grade_rank
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


def verdicts(first: Sanction, *, policy: PolicyVersion, decider: Employee | None, on: date) -> list[Verdict]:
    """Every level of the policy, mildest first, if the appeal is decided on this day, the employee is back on it, and
    nothing goes with it any more.
    """
    ladder = policy.terms.ladder
    old, rank = imposed(first), grade_rank(decider, on)
    return [
        _verdict(rung, old, ladder, rank, first.issued_on, policy, on)
        for rung in sorted(ladder, key=lambda rung: rung.rank)
    ]


def _verdict(
    rung: LadderStep,
    old: appeals.Imposed,
    ladder: Sequence[LadderStep],
    decider_rank: int,
    issued_on: date,
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
        appeals.check_not_heavier(old, new)
        authority.check_authority(rung.level, decider_rank, ladder)
    except RuleBroken as broken:
        return Verdict(rung.level, None, f"{broken.message} {broken.instead}".strip())
    return Verdict(rung.level, new)
