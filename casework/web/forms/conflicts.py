"""Declare a conflict of interest."""

from __future__ import annotations

from casework.enums import Action
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.verb import VerbForm


class DeclareConflictForm(VerbForm):
    action = Action.DECLARE_CONFLICT
    warning = (
        "HR leads and HR officers of the unit read why, and nobody who investigates, decides or hears. "
        "It cannot be taken back."
    )

    employee = fields.PersonField(
        label="Who has a conflict of interest?", name_in_sentence="who has a conflict of interest"
    )
    declared_on = DateField(
        label="When was it declared?", name_in_sentence="the day it was declared", not_future=True
    )
    reason = fields.LongTextField(
        label="What is the conflict?",
        name_in_sentence="what the conflict is",
        help_text="For example, they are related to the employee, or to somebody who complained.",
        rows=4,
    )
