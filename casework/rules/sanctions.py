"""Which levels a decider may choose (T18, SEP-7); which earlier warnings count stands in ``rules.earlier_warnings``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casework.enums import WEIGHT, SanctionLevel, Severity
from casework.errors import RuleBroken
from casework.rules.authority import PASS_IT_ON, beyond_authority, can_decide
from casework.rules.dates import words
from casework.rules.earlier_warnings import (
    Countable,
    LivePeriod,
    PastSanction,
    countable,
    in_force_on,
    same_day,
    weigh_record,
)
from casework.rules.ladder import LadderStep, standing, step_of, too_mild

__all__ = [
    "Countable",
    "LadderStep",
    "LevelVerdict",
    "LivePeriod",
    "PastSanction",
    "check_level",
    "countable",
    "heaviest_level_allowed",
    "in_force_on",
    "levels_allowed",
    "same_day",
    "weigh_record",
]


@dataclass(frozen=True)
class LevelVerdict:
    """One level of the ladder for one decider.

    rule_id: the rule that allows or refuses it. why_not and instead: one sentence each, empty when allowed.
    """

    level: SanctionLevel
    allowed: bool
    rule_id: str
    why_not: str
    instead: str


def levels_allowed(
    ladder: Sequence[LadderStep],
    *,
    severity: Severity,
    live_levels: frozenset[SanctionLevel],
    anything_found: bool,
    decider_rank: int,
    ceiling: SanctionLevel | None = None,
    left_on: date | None = None,
) -> tuple[LevelVerdict, ...]:
    """A verdict on every level of the ladder, mildest first.

    severity:       of the gravest allegation found (ignored if nothing is found).
    live_levels:    levels of the warnings countable for any found allegation, from ``countable``.
    anything_found: an allegation is found or partly found; otherwise there is no sanction at all (T18).
    decider_rank:   grade rank of the person deciding; the higher, the more senior (SEP-7).
    ceiling:        for a case heard again after an appeal, the lightest level imposed before (AP-4).
    left_on:        the last day of an employment that has ended: nobody who has left is sanctioned (T24).
    """
    steps = sorted(ladder, key=lambda step: step.rank)
    if not anything_found:
        return tuple(_nothing_found(step) for step in steps)
    if left_on is not None:
        return tuple(_has_left(step, left_on) for step in steps)
    standings = [(step, standing(step, severity=severity, live_levels=live_levels)) for step in steps]
    instead = _heaviest_in_words([step for step, found in standings if not found.why_not])
    verdicts = []
    for step, found in standings:
        # The findings first: passing a case to a senior manager does not open what the findings do not.
        if found.why_not:
            verdicts.append(LevelVerdict(step.level, False, found.rule_id, found.why_not, instead))
            continue
        refused = _outside_the_range(step, severity, ceiling)
        refused = refused or _beyond_the_decider(step, decider_rank, steps)
        verdicts.append(refused or LevelVerdict(step.level, True, found.rule_id, "", ""))
    return tuple(verdicts)


def _outside_the_range(
    step: LadderStep, severity: Severity, ceiling: SanctionLevel | None
) -> LevelVerdict | None:
    """Too heavy for a case that is heard again, or too mild for the misconduct; None within the range."""
    if ceiling is not None:
        heavier = WEIGHT[step.level] > WEIGHT[ceiling]
        return LevelVerdict(step.level, False, "AP-4", _HEARD_AGAIN, _AS_BEFORE) if heavier else None
    why_not = too_mild(step, severity)
    return LevelVerdict(step.level, False, "PR-16", why_not, _OR_NONE) if why_not else None


def _beyond_the_decider(
    step: LadderStep, decider_rank: int, steps: Sequence[LadderStep]
) -> LevelVerdict | None:
    if can_decide(step.level, decider_rank, steps):
        return None
    return LevelVerdict(step.level, False, "SEP-7", beyond_authority(step.in_words), PASS_IT_ON)


_OR_NONE = "Choose a level of the range, or no sanction, and name the mitigation."
_HEARD_AGAIN = "The employee appealed and the case is heard again: it never ends with more than before."
_AS_BEFORE = "Choose the level imposed before at most."


def heaviest_level_allowed(
    ladder: Sequence[LadderStep],
    *,
    severity: Severity,
    live_levels: frozenset[SanctionLevel],
    anything_found: bool,
    decider_rank: int,
) -> SanctionLevel | None:
    """The heaviest level this decider may choose, or None if none is open. Arguments as for
    ``levels_allowed``.
    """
    verdicts = levels_allowed(
        ladder,
        severity=severity,
        live_levels=live_levels,
        anything_found=anything_found,
        decider_rank=decider_rank,
    )
    return next((verdict.level for verdict in reversed(verdicts) if verdict.allowed), None)


def check_level(
    level: SanctionLevel | None,
    ladder: Sequence[LadderStep],
    *,
    severity: Severity,
    live_levels: frozenset[SanctionLevel],
    anything_found: bool,
    decider_rank: int,
    ceiling: SanctionLevel | None = None,
    left_on: date | None = None,
) -> None:
    """RuleBroken with the verdict's rule if the level may not be chosen; PV-1 if the policy in force lacks
    it.

    No sanction (None) is always allowed: mitigation may lower an outcome to nothing (SA-16).
    """
    if level is None:
        return
    step_of(level, ladder)
    verdicts = levels_allowed(
        ladder,
        severity=severity,
        live_levels=live_levels,
        anything_found=anything_found,
        decider_rank=decider_rank,
        ceiling=ceiling,
        left_on=left_on,
    )
    verdict = next(verdict for verdict in verdicts if verdict.level == level)
    if not verdict.allowed:
        raise RuleBroken(verdict.rule_id, verdict.why_not, instead=verdict.instead, field="level")


def _nothing_found(step: LadderStep) -> LevelVerdict:
    why_not = f"No allegation was found, so there is nothing {step.in_words} could answer."
    return LevelVerdict(
        step.level, False, "T18", why_not, "Record no sanction; the case then closes without one."
    )


def _has_left(step: LadderStep, left_on: date) -> LevelVerdict:
    return LevelVerdict(
        step.level,
        allowed=False,
        rule_id="T24",
        why_not=f"The employee left on {words(left_on)}, and nobody who has left is sanctioned.",
        instead="Record the findings without a sanction.",
    )


def _heaviest_in_words(opened: Sequence[LadderStep]) -> str:
    if not opened:
        return "Impose no sanction."
    return f"The heaviest level these findings open is {opened[-1].in_words}."
