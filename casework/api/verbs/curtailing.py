"""End a live warning early."""

from __future__ import annotations

from casework.api.fields import Day, Text
from casework.api.verbs.body import AddingIn
from casework.enums import Action


class CurtailWarningIn(AddingIn):
    """The warning counts until this day and no longer: today at the soonest."""

    action = Action.CURTAIL_WARNING

    last_day = Day()
    reasons = Text()
