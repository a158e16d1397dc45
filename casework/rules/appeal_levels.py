"""The levels of appeal that a policy promises: who hears each, on which grounds, and until when (AP-5, AP-8, T23)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from casework.enums import WEIGHT, AppealGroundKind, AppealWay, CountsFrom, SanctionLevel, WindowFrom
from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.periods import Period, last_day
from casework.rules.working_days import Calendar

EVERY_GROUND = frozenset(AppealGroundKind)


@dataclass(frozen=True)
class AppealLevel:
    """One level of appeal, as a policy promises it.

    number:    1 for the appeal against the outcome, 2 for one against the result of level 1, and so on.
    authority: the least rank of the grade of whoever hears it; 0 where the policy says nothing of it.
    way:       review or rehearing; None where the policy says nothing of it.
    window:    how long the employee has; None for level 1, whose time is the period ``appeal_window`` (R10).
    runs_from: what the window runs from.
    deciders:  how many people hear it at least, the appeal manager included, against ``from_level`` or anything heavier
               (axis 5); the appeal manager alone where ``from_level`` is None.
    """

    number: int
    authority: int = 0
    way: AppealWay | None = None
    grounds: frozenset[AppealGroundKind] = EVERY_GROUND
    window: Period | None = None
    runs_from: WindowFrom = WindowFrom.RECEIVED
    deciders: int = 1
    from_level: SanctionLevel | None = None


# What a policy promises that says nothing of levels.
ONE_LEVEL = (AppealLevel(1),)


def level_numbered(levels: Sequence[AppealLevel], number: int) -> AppealLevel | None:
    """The level of that number; None where the policy promises none."""
    return next((level for level in levels if level.number == number), None)


def heard_by_at_least(level: AppealLevel, against: SanctionLevel) -> int:
    """How many people hear an appeal against such a sanction at this level at least, the appeal manager included."""
    if level.from_level is None or WEIGHT[against] < WEIGHT[level.from_level]:
        return 1
    return level.deciders


def closes_on(level: AppealLevel, issued_on: date, received_on: date, calendar: Calendar) -> date:
    """The last day to appeal to a further level, from the letter with the result of the one before (AP-2).

    Never before the day on which that letter counts as received (CA-7).

    ValueError for level 1, whose window is counted from the outcome letter.
    """
    if level.window is None:
        raise ValueError("The first level has its window in the outcome letter.")
    starts = issued_on if level.runs_from == WindowFrom.SENT else received_on
    return max(last_day(starts, level.window, calendar), received_on)


def first_closes_on(window: Period, issued_on: date, received_on: date, calendar: Calendar) -> date:
    """The last day to appeal against the outcome, from its letter or from receipt as the policy says (AP-2, R10).

    Never before the day on which the letter counts as received (CA-7).
    """
    starts = issued_on if window.counts_from == CountsFrom.SENT else received_on
    return max(last_day(starts, window, calendar), received_on)


def check_grounds(level: AppealLevel, grounds: Iterable[AppealGroundKind | str]) -> None:
    """RuleBroken AP-5 for a ground that the policy does not hear at this level."""
    unheard = [AppealGroundKind(kind) for kind in grounds if kind not in level.grounds]
    if unheard:
        named = "; ".join(f"“{kind.label}”" for kind in unheard)
        raise RuleBroken(
            "AP-5",
            f"At level {level.number} the policy hears no appeal on this ground: {named}.",
            instead="Ask the employee on which of the other grounds they appeal.",
            field="grounds",
        )


def check_hears_level(level: AppealLevel, grade_rank: int) -> None:
    """RuleBroken SEP-7 for somebody below the grade that the policy asks for at this level."""
    if grade_rank < level.authority:
        raise RuleBroken(
            "SEP-7",
            f"The policy lets nobody of this grade hear an appeal at level {level.number}.",
            instead="Appoint an appeal manager of the grade that the policy names, or above.",
            field="chair",
        )


def check_window_over(on: date, level: int, open_until: date) -> None:
    """RuleBroken AP-8 where the employee can still appeal to the next level that the policy promises."""
    if on <= open_until:
        raise RuleBroken(
            "AP-8",
            f"The employee can appeal to level {level} until the end of {words(open_until)}.",
            instead="Close the case on a later day.",
        )
