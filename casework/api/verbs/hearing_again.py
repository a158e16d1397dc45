"""Have a hearing held again where whoever heard it cannot decide."""

from __future__ import annotations

from casework.api.fields import Text
from casework.api.verbs.body import MovingIn
from casework.enums import Action


class HearAgainIn(MovingIn):
    """The case goes back to its hearing, or the appeal to its own. The record of the earlier one is kept."""

    action = Action.HEAR_AGAIN

    reasons = Text(help_text="Why whoever heard it cannot decide. Write nothing of anybody's health.")
