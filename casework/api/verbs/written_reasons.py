"""Written reasons for a dismissal: that they are owed, and what was sent."""

from __future__ import annotations

from casework.api.fields import Code, Day, Text
from casework.api.verbs.body import AddingIn
from casework.enums import Action, ReasonsBasis


class RecordReasonsRequestIn(AddingIn):
    """They are due within 14 days. Only HR and auditors are told."""

    action = Action.RECORD_REASONS_REQUEST

    basis = Code(ReasonsBasis.choices)
    received_on = Day(
        not_future=True, help_text="The request, or since when the pregnancy or leave is known."
    )
    asked_by = Text(
        required=False, allow_blank=True, default="", help_text="Who asked; empty where nobody had to."
    )


class GiveWrittenReasonsIn(AddingIn):
    """The reasons as they were sent."""

    action = Action.GIVE_WRITTEN_REASONS

    reasons = Text()
    sent_on = Day(not_future=True)
