"""Acknowledge an appeal; record the pay of an employee whose dismissal did not stand."""

from __future__ import annotations

from django.utils import timezone

from casework import queries
from casework.enums import Action, Delivery
from casework.queries.reinstatement import pay_owed
from casework.rules.dates import words
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row


class AcknowledgeAppealForm(VerbForm):
    action = Action.ACKNOWLEDGE_APPEAL

    sent_on = DateField(
        label="When was it acknowledged?", name_in_sentence="the day it was acknowledged", not_future=True
    )
    delivery = fields.RadioField(
        label="How was it acknowledged?",
        name_in_sentence="how it was acknowledged",
        choices=Delivery.choices,
    )

    def prepare(self) -> None:
        self.initial["sent_on"] = timezone.localdate()

    def known(self) -> list[Row]:
        appeal = queries.heard_appeal(self.case)
        return [Row("Appeal received", words(appeal.received_on))] if appeal is not None else []


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
