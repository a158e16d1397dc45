"""Record the pay of an employee whose dismissal did not stand."""

from __future__ import annotations

from casework.enums import Action
from casework.queries.reinstatement import pay_owed
from casework.rules.dates import words
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row


class RecordReinstatementPayForm(VerbForm):
    action = Action.RECORD_REINSTATEMENT_PAY

    paid_on = DateField(label="When was it paid?", name_in_sentence="the day it was paid", not_future=True)
    note = fields.LongTextField(
        label="What was paid, and what was put right?",
        name_in_sentence="what was paid and put right",
        help_text="Such as: pay and pension for the days away; the staff record shows an unbroken employment.",
        rows=4,
    )

    def known(self) -> list[Row]:
        owed = pay_owed(self.case)
        if owed is None:
            return [Row("Pay owed", "None")]
        days = "1 day" if owed.days == 1 else f"{owed.days} days"
        return [Row("Pay owed", f"{days}, {words(owed.first)} to {words(owed.last)}")]
