"""Open a closed case again in the employee's favour; approve it and record the letter."""

from __future__ import annotations

from casework.api.fields import Code, Day, Moment, Text
from casework.api.verbs.body import AddingIn, MovingIn
from casework.enums import Action, Delivery, SanctionLevel


class ReopenCaseIn(MovingIn):
    """Opens a closed case and proposes that its warning is withdrawn or reduced. Another HR lead approves it."""

    action = Action.REOPEN_CASE

    came_to_light = Text(help_text="What nobody could know when the case was closed.")
    reasons = Text(help_text="Why the outcome cannot stand.")
    level = Code(
        SanctionLevel.choices,
        required=False,
        help_text="The lighter level that is to stand instead. Without it the warning is withdrawn.",
    )


class IssueCorrectionIn(AddingIn):
    """Approves what was proposed: the letter left. Without ``received_on`` the policy says when it counts as received."""

    action = Action.ISSUE_CORRECTION

    delivery = Code(Delivery.choices, help_text="How the letter was sent.")
    sent_at = Moment(not_future=True, help_text="When it was sent.")
    received_on = Day(not_future=True, required=False, help_text="When it was received, if you know it.")
