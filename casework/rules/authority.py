"""Who is senior enough to decide what (SEP-7, PR-18, T11). Grade ranks: the higher, the more senior."""

from __future__ import annotations

from collections.abc import Iterable

from casework.enums import SanctionLevel, Severity
from casework.errors import RuleBroken
from casework.rules.ladder import LadderStep, heaviest_step, severity_in_words, step_of

# Nobody joins or replaces the chair after the hearing (PR-11): only a new hearing brings in somebody more senior.
PASS_IT_ON = (
    "Choose a level you may decide. A heavier one needs a hearing before somebody with that authority."
)


def can_decide(level: SanctionLevel, decider_rank: int, ladder: Iterable[LadderStep]) -> bool:
    """Whether a person of this grade rank may decide this level; False if the ladder lacks the level."""
    return any(step.level == level and decider_rank >= step.min_grade_rank for step in ladder)


def beyond_authority(level: str, *, whose: str = "Your") -> str:
    """The sentence for a decider whose grade is below the level's. level: inside a sentence.

    whose: how it begins, where another reads it.
    """
    return f"{whose} grade may not decide on {level}."


def check_authority(level: SanctionLevel, decider_rank: int, ladder: Iterable[LadderStep]) -> None:
    """RuleBroken SEP-7 if the decider's grade is too low for the level; PV-1 if the policy lacks the level.

    It cannot be overridden.
    """
    step = step_of(level, ladder)
    if decider_rank < step.min_grade_rank:
        raise RuleBroken("SEP-7", beyond_authority(step.in_words), instead=PASS_IT_ON, field="level")


def check_investigator(rank: int, least: int) -> None:
    """RuleBroken SEP-7 for somebody below the grade from which on the policy lets people investigate (axis 5)."""
    if rank < least:
        raise RuleBroken(
            "SEP-7",
            "The policy lets nobody of this grade investigate.",
            instead="Choose somebody of the grade that the policy names, or above.",
            field="employee",
        )


def check_chair_authority(
    ladder: Iterable[LadderStep],
    decider_rank: int,
    severity: Severity,
    *,
    live_levels: frozenset[SanctionLevel] = frozenset(),
    ceiling: SanctionLevel | None = None,
) -> None:
    """RuleBroken T11 if the chair could not decide the heaviest level the allegations may lead to.

    severity: of the gravest allegation. live_levels: countable warnings, which can open dismissal (SA-8).
    ceiling: for a case heard again after an appeal, the level that none may pass (AP-4).
    """
    heaviest = heaviest_step(ladder, severity=severity, live_levels=live_levels, ceiling=ceiling)
    if heaviest is not None and decider_rank < heaviest.min_grade_rank:
        level = heaviest.in_words
        raise RuleBroken(
            "T11",
            f"This case may lead to {level} (the allegation is of {severity_in_words(severity)}), and the "
            "chair's grade may not decide that.",
            instead=f"Choose a chair whose grade may decide on {level}.",
            field="chair",
        )
