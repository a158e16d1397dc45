"""What one person decides alone, and what only a committee: levels, and appeals against them (axis 5; SEP-7, T16)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from casework.enums import WEIGHT, SanctionLevel
from casework.errors import RuleBroken
from casework.rules.appeal_levels import AppealLevel, heard_by_at_least
from casework.rules.cited import Caution
from casework.rules.ladder import LadderStep, level_in_words, step_of
from casework.rules.sanctions import LevelVerdict


def too_few(step: LadderStep, deciders: int, *, whose: str = "The policy") -> str:
    """Why so few people may not decide a step; empty where they may.

    deciders: those who heard the employee and can decide, the chair included. whose: how the sentence begins, where a
    draft is read.
    """
    if deciders >= step.deciders:
        return ""
    heard = f"{deciders} who heard the employee can decide"
    if deciders == 1:
        heard = "of those who heard the employee the chair alone can decide"
    return f"{whose} has {step.in_words} decided by {step.deciders} people at least, and {heard}."


def check_committee(level: SanctionLevel, ladder: Iterable[LadderStep], deciders: int | None) -> None:
    """RuleBroken SEP-7 for a level that needs more people than decide; PV-1 if the policy lacks the level.

    deciders: those who heard the employee, the chair included; None without a hearing, where a level that needs a
              committee is refused as T16. Like the rest of SEP-7 it cannot be overridden.
    """
    step = step_of(level, ladder)
    if deciders is None and step.deciders > 1:
        raise RuleBroken(
            "T16",
            f"The policy has {step.in_words} decided by {step.deciders} people at least, who heard the "
            "employee. It cannot be agreed without a hearing.",
            instead="Choose a level that one person decides, or refer the case to a hearing.",
            field="level",
        )
    why = too_few(step, deciders) if deciders is not None else ""
    if why:
        raise RuleBroken("SEP-7", why, instead=_or_again(step), field="level")


def with_committee(
    verdicts: Iterable[LevelVerdict], ladder: Iterable[LadderStep], deciders: int
) -> tuple[LevelVerdict, ...]:
    """The verdicts of ``sanctions.levels_allowed``, but closed where a level needs more people than ``deciders``."""
    steps = {step.level: step for step in ladder}
    return tuple(
        replace(one, allowed=False, rule_id="SEP-7", why_not=why, instead=_or_again(steps[one.level]))
        if one.allowed and (why := too_few(steps[one.level], deciders))
        else one
        for one in verdicts
    )


def beyond_the_panel(
    ladder: Iterable[LadderStep], deciders: int, heaviest: SanctionLevel | None
) -> tuple[LadderStep, ...]:
    """The steps that so many people may not decide, of those a case can lead to, mildest first.

    heaviest: of what it can lead to; none where it is None.
    """
    if heaviest is None:
        return ()
    steps = sorted(ladder, key=lambda step: step.rank)
    return tuple(step for step in steps if WEIGHT[step.level] <= WEIGHT[heaviest] and too_few(step, deciders))


def caution_of_panel(steps: Iterable[LadderStep], deciders: int) -> Caution | None:
    """What whoever arranges a hearing is told of ``beyond_the_panel``."""
    named = [f"{step.in_words} ({step.deciders} people at least)" for step in steps]
    if not named:
        return None
    who = f"{deciders} people hear it so far, the chair included, and"
    if deciders == 1:
        who = "The chair hears it alone so far, and"
    return Caution(
        "SEP-7",
        f"{who} may not decide on {' or '.join(named)}. Appoint the panel members who are missing before the hearing: "
        "nobody decides who did not hear the employee.",
    )


def _or_again(step: LadderStep) -> str:
    others = step.deciders - 1
    return (
        "Choose a level that they may decide. For this one an HR lead has the case heard again, by a chair and "
        f"{others} panel member{'' if others == 1 else 's'} who are appointed before the hearing."
    )


def check_appeal_committee(
    level: AppealLevel, against: SanctionLevel, deciders: int, *, called: str = ""
) -> None:
    """RuleBroken SEP-7 for an appeal that needs more people than decide it; it cannot be overridden.

    against: the sanction that stands. called: as for ``level_name``.
    deciders: those who heard the appeal and can decide, the appeal manager included.
    """
    least = heard_by_at_least(level, against)
    if deciders >= least:
        return
    heard = f"{deciders} who heard this one can decide"
    if deciders == 1:
        heard = "of those who heard this one the appeal manager alone can decide"
    raise RuleBroken(
        "SEP-7",
        f"{_promised(against, least, called)}, and {heard}.",
        instead=f"An HR lead has the appeal heard again, by an appeal manager and {_members(least - 1)} who are appointed "
        "before the hearing.",
        field="result",
    )


def caution_of_appeal_panel(
    level: AppealLevel, against: SanctionLevel, appointed: int, *, called: str = ""
) -> Caution | None:
    """What whoever arranges the hearing of an appeal is told where too few are appointed.

    appointed: who is to hear it, the appeal manager included. called: as for ``level_name``.
    """
    least = heard_by_at_least(level, against)
    if appointed >= least:
        return None
    who = "The appeal manager hears it alone so far"
    if appointed > 1:
        who = f"{appointed} people hear it so far, the appeal manager included"
    return Caution(
        "SEP-7",
        f"{_promised(against, least, called)}. {who}, and could not decide it. Appoint the appeal panel members "
        "who are missing before the hearing: nobody decides who did not hear the employee.",
    )


def _promised(against: SanctionLevel, least: int, called: str) -> str:
    return (
        f"The policy has an appeal against {level_in_words(against, called)} heard by {least} people at least"
    )


def _members(others: int) -> str:
    return f"{others} appeal panel member{'' if others == 1 else 's'}"
