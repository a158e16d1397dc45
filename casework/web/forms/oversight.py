"""Look a case over; record that the bundle was served."""

from __future__ import annotations

from django.utils import timezone

from casework import queries
from casework.enums import Action, DeadlineKind
from casework.queries.stage import moment_in_words, stage_in_words
from casework.rules.dates import words
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row


class RecordOversightForm(VerbForm):
    action = Action.RECORD_OVERSIGHT

    checked_on = DateField(
        label="When did you look it over?", name_in_sentence="the day you looked it over", not_future=True
    )
    remarks = fields.LongTextField(
        label="What did you find?",
        name_in_sentence="what you found",
        help_text="For example whether it moves without delay, and what is to be done about it if not.",
        rows=5,
    )

    def known(self) -> list[Row]:
        due = self.case.deadlines.open().filter(kind=DeadlineKind.OVERSIGHT).first()
        rows = [Row("Where it is", stage_in_words(self.case, timezone.localdate()))]
        return [*rows, Row("To be looked over by", f"{words(due.due_on)}: {due.why}")] if due else rows


class ServeBundleForm(VerbForm):
    action = Action.SERVE_BUNDLE

    served_on = DateField(
        label="When did the employee get all the evidence?",
        name_in_sentence="the day the employee got the evidence",
        not_future=True,
        help_text="Statements, documents and the report, as far as they are shared with the employee.",
    )

    def known(self) -> list[Row]:
        hearing = queries.current_hearing(self.case)
        rows = [Row("Hearing", moment_in_words(hearing.sits_at))] if hearing is not None else []
        due = self.case.deadlines.open().filter(kind=DeadlineKind.BUNDLE).first()
        return [*rows, Row("At the latest", f"{words(due.due_on)}: {due.why}")] if due else rows
