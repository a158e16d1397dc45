"""Add privileged legal advice."""

from __future__ import annotations

from casework.enums import Action
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.verb import VerbForm


class AddLegalAdviceForm(VerbForm):
    action = Action.ADD_LEGAL_ADVICE
    warning = (
        "Privileged. HR leads and HR officers of the unit read it, and nobody who investigates, decides or hears. "
        "Do not repeat it in a note, a report or a letter."
    )

    given_by = fields.TextField(
        label="Who gave the advice?",
        name_in_sentence="who gave the advice",
        help_text="A solicitor or a firm.",
    )
    given_on = DateField(label="When?", name_in_sentence="the day it was given", not_future=True)
    text = fields.LongTextField(label="The advice", max_length=50_000, rows=12)
