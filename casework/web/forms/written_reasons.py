"""Written reasons for a dismissal: that they are owed, and what was sent."""

from __future__ import annotations

from casework.enums import Action, ReasonsBasis
from casework.queries.written_reasons import open_request, standing_dismissal, told_of_on
from casework.rules.dates import words
from casework.rules.written_reasons import reasons_deadline
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row


class RecordReasonsRequestForm(VerbForm):
    action = Action.RECORD_REASONS_REQUEST
    warning = "Only HR and auditors see what you write here."

    basis = fields.RadioField(
        label="Why are they owed?", name_in_sentence="why they are owed", choices=ReasonsBasis.choices
    )
    received_on = DateField(
        label="Since when?",
        name_in_sentence="the day",
        help_text="The day on which the request arrived, or on which you knew of the pregnancy or leave; "
        "not before the employee was told of the dismissal.",
        not_future=True,
    )
    asked_by = fields.TextField(
        label="Who asked?",
        name_in_sentence="who asked",
        help_text="Such as: the employee, by email. Leave it empty where nobody had to ask.",
        required=False,
    )

    def known(self) -> list[Row]:
        dismissal = standing_dismissal(self.case)
        if dismissal is None or dismissal.employment_ends_on is None:
            return []
        return [
            Row("Told of the dismissal", words(told_of_on(dismissal))),
            Row("Employment ends", words(dismissal.employment_ends_on)),
            Row("Employment began", words(self.case.subject.start_date)),
        ]


class GiveWrittenReasonsForm(VerbForm):
    action = Action.GIVE_WRITTEN_REASONS

    reasons = fields.LongTextField(
        label="The reasons as they were sent",
        name_in_sentence="the reasons",
        help_text="They must be true and enough by themselves: a tribunal may award two weeks' pay where they are not.",
    )
    sent_on = DateField(
        label="When were they sent?", name_in_sentence="the day they were sent", not_future=True
    )

    def known(self) -> list[Row]:
        request = open_request(self.case)
        if request is None:
            return []
        due = reasons_deadline(request.pk, request.received_on)
        return [Row("Due by", f"{words(due.due_on)}: {due.why}")]
