"""Place a legal hold, review it, lift it."""

from __future__ import annotations

from casework.api.fields import Day, StaffNumber, Text
from casework.api.verbs.body import AddingIn
from casework.enums import Action


class PlaceHoldIn(AddingIn):
    """Nothing of the case is destroyed until the hold is lifted."""

    action = Action.PLACE_HOLD

    reasons = Text()
    owner = StaffNumber(help_text="Who answers for it: somebody from HR of this case.")
    review_on = Day(help_text="Six months from today at the latest.")


class ReviewHoldIn(AddingIn):
    """The hold goes on until the next review."""

    action = Action.REVIEW_HOLD

    reasons = Text()
    review_on = Day(help_text="Six months from today at the latest.")


class LiftHoldIn(AddingIn):
    """The hold is no longer needed. Its row stays."""

    action = Action.LIFT_HOLD

    reasons = Text()
