"""Record an adjustment that was asked for, and answer it."""

from __future__ import annotations

from casework.api.fields import Code, Day, Text
from casework.api.verbs.body import AddingIn
from casework.api.verbs.rows_of_case import RowNumber
from casework.enums import Action, AdjustmentResult, AskedBy, Meeting


class RecordAdjustmentIn(AddingIn):
    """What the employee or companion asked for, or what we offered, so that they can take part."""

    action = Action.RECORD_ADJUSTMENT

    asked = Text(help_text="What is wanted, in practical words and without the health reason.")
    asked_by = Code(AskedBy.choices)
    asked_on = Day(not_future=True)
    meetings = Code(Meeting.choices, help_text="The meetings it is for.")
    health_reason = Text(
        required=False, allow_blank=True, help_text="If one was given. HR and auditors alone read it."
    )


class AnswerAdjustmentIn(AddingIn):
    """What was agreed, and why. Only an HR lead can refuse one."""

    action = Action.ANSWER_ADJUSTMENT

    adjustment = RowNumber("adjustments", help_text="Its number.")
    result = Code(AdjustmentResult.choices)
    agreed = Text(
        required=False,
        allow_blank=True,
        help_text="What is done at the meeting, in practical words. Empty for a refusal.",
    )
    reasons = Text(help_text="Why it was answered so. Whoever leads the meeting does not read it.")
