"""Reasonable adjustments to the procedure: asked for, answered, and answered before the meeting (EQ-9)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from casework.enums import AdjustmentResult, Meeting
from casework.errors import RuleBroken


@dataclass(frozen=True)
class Asked:
    """An adjustment that nobody has answered yet."""

    meetings: Meeting
    asked_on: date


def is_for(meetings: Meeting | str, meeting: Meeting) -> bool:
    """Whether what was asked for ``meetings`` is wanted at this one."""
    return meetings in (Meeting.ALL, meeting)


def check_answer(result: AdjustmentResult, agreed: str, *, by_hr_lead: bool) -> None:
    """RuleBroken EQ-9 for a refusal by anybody but an HR lead, and where what was agreed is missing or too much.

    agreed: what is done, in practical words.
    """
    if result == AdjustmentResult.REFUSED and not by_hr_lead:
        raise RuleBroken(
            "EQ-9",
            "Only an HR lead can refuse an adjustment.",
            instead="Ask an HR lead to answer it, or agree to as much of it as is reasonable.",
            field="result",
        )
    if result != AdjustmentResult.REFUSED and not agreed.strip():
        raise RuleBroken(
            "EQ-9",
            "It does not say what was agreed.",
            instead="Write what is done at the meeting, in practical words and without the health reason.",
            field="agreed",
        )
    if result == AdjustmentResult.REFUSED and agreed.strip():
        raise RuleBroken(
            "EQ-9",
            "It is refused and says what was agreed.",
            instead="Leave empty what was agreed, or choose that it is agreed in part.",
            field="agreed",
        )


def check_answered(unanswered: Iterable[Asked], meeting: Meeting, held_on: date) -> None:
    """RuleBroken EQ-9 where a meeting was held while an adjustment for it waited for its answer.

    One that was asked for on a later day was not asked for that meeting.
    """
    if any(is_for(one.meetings, meeting) and one.asked_on <= held_on for one in unanswered):
        raise RuleBroken(
            "EQ-9",
            "An adjustment was asked for this meeting and has not been answered.",
            instead="Answer it first: what was agreed, or why it was not.",
        )
