"""What a policy says of committees, in words (axis 5)."""

from __future__ import annotations

from casework.enums import WEIGHT
from casework.rules.appeal_levels import AppealLevel
from casework.rules.ladder import LadderStep
from casework.rules.policy_terms import Terms


def committee_in_words(rung: LadderStep) -> tuple[str, ...]:
    """How many people decide a level; nothing where the chair decides it alone."""
    if rung.deciders == 1:
        return ()
    return (f"By a committee: {rung.deciders} people at least, the chair included",)


def appeal_committee_in_words(level: AppealLevel, terms: Terms) -> tuple[str, ...]:
    """How many people hear an appeal, and against what; nothing where the appeal manager hears every one alone."""
    if level.from_level is None:
        return ()
    heavier = "" if level.from_level == max(WEIGHT, key=WEIGHT.__getitem__) else " or anything heavier"
    people = f"{level.deciders} people at least, the appeal manager included"
    return (f"By a committee against {terms.level_in_words(level.from_level)}{heavier}: {people}",)
