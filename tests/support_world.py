"""What lets everybody take part, through the real verbs: adjustments, and what follows in this house of them."""

from __future__ import annotations

from casework import actions
from casework.enums import AdjustmentResult, AskedBy, Meeting
from casework.models import Adjustment, AdjustmentAnswer, Case
from tests.world import ASSESSED, REFERRED, World


def record_adjustment(world: World, case: Case, **changes) -> Adjustment:
    given = {
        "asked": "Questions in writing, and a break every half hour.",
        "asked_by": AskedBy.EMPLOYEE,
        "asked_on": ASSESSED,
        "meetings": Meeting.HEARING,
        "health_reason": "She loses the thread when she is tired.",
        "by": world.user("carla"),
        "on": ASSESSED,
    }
    return actions.record_adjustment(case, **given | changes)


def answer_adjustment(world: World, case: Case, **changes) -> AdjustmentAnswer:
    """To the first that waits; to one that is nowhere where none does."""
    given = {
        "adjustment": case.adjustments.filter(answer=None).first() or Adjustment(case=case),
        "result": AdjustmentResult.PARTLY,
        "agreed": "A break every half hour.",
        "reasons": "Questions in writing beforehand would give the answers away.",
        "by": world.user("carla"),
        "on": REFERRED,
    }
    return actions.answer_adjustment(case, **given | changes)


def supported(world: World, case: Case) -> None:
    """A row of every kind. The case is before its hearing, and carla its case manager."""
    record_adjustment(world, case)
    answer_adjustment(world, case)
