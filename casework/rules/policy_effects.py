"""What a policy would have said of a decision that was made under another (PV-1): for a draft that is weighed up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from casework.enums import MeasureKind, SanctionLevel, Severity
from casework.errors import RuleBroken
from casework.rules.agreements import FastTrackTerms, check_agreed_level, check_fast_track
from casework.rules.authority import beyond_authority
from casework.rules.committees import too_few
from casework.rules.ladder import LadderStep, level_in_words, step_of
from casework.rules.measures import Measure, MeasureTerms, check_measures
from casework.rules.sanctions import check_level


@dataclass(frozen=True)
class DecidedLevel:
    """A level as it was decided. live_levels: of the warnings that counted then; decider_rank: on that day.

    is_agreed: without a hearing (T16). deciders: who heard the employee and could decide, the chair included; None where
    that is not known.
    """

    level: SanctionLevel
    severity: Severity
    live_levels: frozenset[SanctionLevel]
    decider_rank: int
    is_agreed: bool = False
    deciders: int | None = None


@dataclass(frozen=True)
class Obstacle:
    """Why the level could not be decided, and the rule behind it."""

    rule_id: str
    why: str


def obstacle(
    decided: DecidedLevel, ladder: Sequence[LadderStep], fast_track: FastTrackTerms | None = None
) -> Obstacle | None:
    """Why this level could not be decided on this ladder; None where it could.

    fast_track: what the policy says of sanctions without a hearing; None where it allows none.

    A ceiling after an appeal (AP-4) is of the case, not of the policy, and was kept when it was decided.
    """
    try:
        check_level(
            decided.level,
            ladder,
            severity=decided.severity,
            live_levels=decided.live_levels,
            anything_found=True,
            decider_rank=decided.decider_rank,
        )
        if decided.is_agreed:
            check_agreed_level(decided.level, check_fast_track(fast_track))
    except RuleBroken as broken:
        level = decided.level
        # These sentences of the rules speak to whoever is deciding, of the policy that is in force.
        for_the_reader = {
            "T16": f"This policy does not let {level_in_words(level)} be agreed without a hearing.",
            "PV-1": f"This policy does not know {level_in_words(level)}.",
            "SEP-7": beyond_authority(level, whose="The decider's"),
        }
        return Obstacle(broken.rule_id, for_the_reader.get(broken.rule_id, broken.message))
    if decided.deciders is None:
        return None
    why = too_few(step_of(decided.level, ladder), decided.deciders, whose="This policy")
    return Obstacle("SEP-7", why) if why else None


def measure_obstacle(
    level: SanctionLevel,
    measures: Sequence[Measure],
    listed: Mapping[MeasureKind, MeasureTerms],
    decided_on: date,
) -> Obstacle | None:
    """Why what went with this level could not have gone with it; None where it could."""
    try:
        check_measures(measures, listed, level=level, decided_on=decided_on)
    except RuleBroken as broken:
        why = broken.message.replace("The policy in force at this stage", "This policy")
        return Obstacle(broken.rule_id, why)
    return None
