"""Settle until when a warning is live whose end nobody had stated."""

from __future__ import annotations

from casework.api.fields import Day, Text
from casework.api.verbs.body import AddingIn
from casework.enums import Action


class SettleLivePeriodIn(AddingIn):
    """Until when it is live, by which paper; it is settled once, and what was decided before stays."""

    action = Action.SETTLE_LIVE_PERIOD

    last_day = Day(allow_null=True, help_text="Null where it counts no more, for any day.")
    source = Text(help_text="The letter, the policy of its time or a note, and where it is kept.")
    reasons = Text()
