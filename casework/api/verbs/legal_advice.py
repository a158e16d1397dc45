"""Add privileged legal advice."""

from __future__ import annotations

from casework.api.fields import MAX_REPORT, Day, Text
from casework.api.verbs.body import AddingIn
from casework.enums import Action


class AddLegalAdviceIn(AddingIn):
    """What a lawyer advised. HR of the unit alone reads it."""

    action = Action.ADD_LEGAL_ADVICE

    given_by = Text(max_length=200, help_text="Who gave it.")
    given_on = Day(not_future=True)
    text = Text(max_length=MAX_REPORT)
