"""Acknowledge an appeal."""

from __future__ import annotations

from django.utils import timezone

from casework import queries
from casework.enums import Action, Delivery
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
