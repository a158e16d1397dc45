"""Whether a policy lets a case be paused, and how often that is reviewed (T8), as part of the form of a draft."""

from __future__ import annotations

from django import forms

from casework.enums import PeriodUnit
from casework.web import fields

PAUSE = ("pause_n", "pause_unit")


class PauseForm(forms.Form):
    """Asks for the review only where there are pauses."""

    pauses = fields.YesNoField(
        label="Does the policy provide for pausing a case?",
        name_in_sentence="the policy provides for pausing a case",
        reveals={"yes": PAUSE},
    )
    pause_n = fields.NumberField(
        label="Reviewed after how many days or months at the latest",
        name_in_sentence="how often a pause is reviewed",
        required_when_shown=True,
    )
    pause_unit = fields.SelectField(
        label="Unit of the review",
        name_in_sentence="the unit of the review of a pause",
        required_when_shown=True,
        choices=PeriodUnit.choices,
    )
