"""A closed case is opened again in the employee's favour only (domain 7.2): what may stand instead, and who approves it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from casework.enums import DISMISSALS, WEIGHT, LiveFrom, SanctionLevel
from casework.errors import RuleBroken
from casework.rules.appeals import Imposed, check_not_heavier, put_in_place
from casework.rules.ladder import LadderStep, sentence_start, step_of

_ANOTHER_INCIDENT = "New evidence against the employee is a new incident: report it as one."


def check_can_be_put_right(standing: SanctionLevel | str | None) -> None:
    """RuleBroken 7.2 unless a warning stands. standing: the level that stands; None where the case ended without one."""
    if standing is None:
        raise RuleBroken(
            "7.2",
            "No sanction stands on this case, so nothing in it can be put right in the employee’s favour.",
            instead=_ANOTHER_INCIDENT,
        )
    if standing in DISMISSALS:
        raise RuleBroken(
            "7.2",
            "A dismissal is undone on appeal alone: the employee comes back, and somebody hears them first.",
            instead="Lodge an appeal for the employee. It is heard however late it comes, if you say why.",
        )


def put_right(
    level: SanctionLevel | str, old: Imposed, ladder: Iterable[LadderStep], *, imposed_from: date, on: date
) -> Imposed | None:
    """What stands instead of ``old``; None where it is withdrawn (``level`` empty). It runs from the day of the first.

    imposed_from: the day the first outcome was issued. Raises RuleBroken 7.2 unless it is a lighter level, PV-1 for a
    level that the policy does not know, AP-4 for a later end.
    """
    if not level:
        return None
    step = step_of(SanctionLevel(level), ladder)
    if WEIGHT[step.level] >= WEIGHT[old.level]:
        raise RuleBroken(
            "7.2",
            f"{sentence_start(step.in_words)} is no lighter than {old.in_words}: "
            "a closed case is opened in the employee’s favour only.",
            instead="Choose a lighter level, or withdraw the sanction.",
            field="level",
        )
    new = put_in_place(
        step,
        old,
        imposed_from=imposed_from,
        live_from=LiveFrom.ORIGINAL,
        decided_on=on,
        returns_on=None,
        ends_on=None,
    )
    check_not_heavier(old, new)
    return new


def check_approved_by_another(proposed_by: int, approved_by: int) -> None:
    """RuleBroken 7.2 where whoever proposed it would approve it (ids of users)."""
    if proposed_by == approved_by:
        raise RuleBroken(
            "7.2",
            "You proposed this, so somebody else must approve it.",
            instead="Ask another HR lead.",
        )
