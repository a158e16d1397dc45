"""What a policy would have said of a decision that was made under another (PV-1): for a draft that is weighed up."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from casework.enums import WEIGHT, MeasureKind, SanctionLevel, Severity
from casework.errors import RuleBroken
from casework.rules.agreements import FastTrackTerms, check_agreed_level, check_fast_track
from casework.rules.appeal_levels import AppealLevel, heard_by_at_least, level_numbered
from casework.rules.authority import beyond_authority
from casework.rules.committees import too_few
from casework.rules.ladder import (
    LadderStep,
    called_on,
    level_in_words,
    severity_in_words,
    step_of,
)
from casework.rules.live_choice import chosen_months, months_in_words
from casework.rules.measures import Measure, MeasureTerms, check_measures
from casework.rules.sanctions import check_level


@dataclass(frozen=True)
class DecidedLevel:
    """A level as it was decided. live_levels: of the warnings that counted then; decider_rank: on that day.

    is_agreed: without a hearing (T16). deciders: who heard the employee and could decide, the chair included; None where
    that is not known. months: for how many the hearing chose that it is live; None where it was fixed.
    """

    level: SanctionLevel
    severity: Severity
    live_levels: frozenset[SanctionLevel]
    decider_rank: int
    is_agreed: bool = False
    deciders: int | None = None
    months: int | None = None


@dataclass(frozen=True)
class DecidedOnAppeal:
    """What an appeal put in place of ``before``. number: its level of appeal; rank: of the appeal manager on that day.

    deciders: how many heard it and could decide, the appeal manager included; None where that is not known.
    """

    level: SanctionLevel
    before: SanctionLevel
    number: int
    rank: int
    deciders: int | None = None


@dataclass(frozen=True)
class Obstacle:
    """Why the level could not be decided, and the rule behind it."""

    rule_id: str
    why: str


def degree_obstacle(severity: Severity, degrees: Collection[Severity]) -> Obstacle | None:
    """Why nothing could be found to be of this degree, where the policy does not know it (axis 2); None where it does."""
    if severity in degrees:
        return None
    return Obstacle("PV-1", f"This policy does not know {severity_in_words(severity)}.")


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
        level = level_in_words(decided.level, called_on(ladder, decided.level))
        # These sentences of the rules speak to whoever is deciding, of the policy that is in force.
        for_the_reader = {
            "T16": f"This policy does not let {level} be agreed without a hearing.",
            "PV-1": f"This policy does not know {level}.",
            "SEP-7": beyond_authority(level, whose="The decider's"),
        }
        return Obstacle(broken.rule_id, for_the_reader.get(broken.rule_id, broken.message))
    if decided.months is not None and (
        why := _months_refused(decided.months, step_of(decided.level, ladder))
    ):
        return Obstacle("SA-1", why)
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


def extension_obstacle(
    level: SanctionLevel,
    months: int,
    ladder: Sequence[LadderStep],
    decider_rank: int,
    deciders: int | None = None,
) -> Obstacle | None:
    """Why a live warning of this level could not have been extended instead of the next stage (SA-11)."""
    rung = next((step for step in ladder if step.level == level), None)
    if rung is None:
        return Obstacle("PV-1", f"This policy does not know {level_in_words(level)}.")
    if rung.extend_months is None:
        return Obstacle(
            "SA-11",
            f"This policy does not let {rung.in_words} be extended instead of the next stage.",
        )
    if months > rung.extend_months:
        most = months_in_words(rung.extend_months)
        said = f"Under this policy {rung.in_words} is extended by {most} at most, not by {months_in_words(months)}."
        return Obstacle("SA-11", said)
    if decider_rank < rung.min_grade_rank:
        return Obstacle("SEP-7", beyond_authority(rung.in_words, whose="The decider's"))
    why = too_few(rung, deciders, whose="This policy") if deciders is not None else ""
    return Obstacle("SEP-7", why) if why else None


def appeal_obstacle(
    decided: DecidedOnAppeal,
    ladder: Sequence[LadderStep],
    levels: Sequence[AppealLevel],
    *,
    may_increase: bool,
) -> Obstacle | None:
    """Why an appeal could not have put this level in place of the one before (PV-1, SEP-7, AP-4, AP-8)."""
    rung = next((step for step in ladder if step.level == decided.level), None)
    if rung is None:
        return Obstacle("PV-1", f"On appeal: this policy does not know {level_in_words(decided.level)}.")
    promised = level_numbered(levels, decided.number)
    if promised is None:
        return Obstacle("AP-8", f"On appeal: this policy promises no level {decided.number} of appeal.")
    if decided.rank < max(rung.min_grade_rank, promised.authority):
        return Obstacle("SEP-7", "On appeal: the appeal manager's grade may not hear this or decide on it.")
    if decided.deciders is not None and decided.deciders < heard_by_at_least(promised, decided.before):
        return Obstacle("SEP-7", "On appeal: this policy has it heard by more people than heard it.")
    if WEIGHT[decided.level] > WEIGHT[decided.before] and not may_increase:
        return Obstacle("AP-4", "On appeal: this policy does not let an appeal lead to a heavier outcome.")
    return None


def _months_refused(months: int, step: LadderStep) -> str:
    """Why a warning could not have been live for so long; empty where it could."""
    try:
        chosen_months(step, months)
    except RuleBroken as broken:
        return broken.message.replace("The policy", "This policy").replace(
            "Under the policy", "Under this policy"
        )
    return ""
