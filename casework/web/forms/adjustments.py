"""Record an adjustment that was asked for, and answer it."""

from __future__ import annotations

from casework.enums import Action, AdjustmentResult, AskedBy, Meeting
from casework.models import Adjustment
from casework.queries.sight import sight_of
from casework.queries.stage import mid_sentence
from casework.queries.support import unanswered
from casework.rules.dates import words
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.case_rows import RowField
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row


class RecordAdjustmentForm(VerbForm):
    action = Action.RECORD_ADJUSTMENT

    asked = fields.LongTextField(
        label="What was asked for?",
        name_in_sentence="what was asked for",
        help_text=(
            "In practical words, such as: a break every half hour, questions in writing, a room without stairs. "
            "Leave the health reason out."
        ),
        rows=4,
    )
    asked_by = fields.RadioField(
        label="Who asked?", name_in_sentence="who asked for it", choices=AskedBy.choices
    )
    asked_on = DateField(
        label="When was it asked for, or offered?",
        name_in_sentence="the day it was asked for",
        not_future=True,
    )
    meetings = fields.RadioField(
        label="For which meetings?", name_in_sentence="the meetings it is for", choices=Meeting.choices
    )
    health_reason = fields.LongTextField(
        label="The health reason, if one was given",
        help_text="Nobody has to give one. It is shown to HR and auditors alone.",
        required=False,
        rows=3,
    )


class AnswerAdjustmentForm(VerbForm):
    action = Action.ANSWER_ADJUSTMENT

    adjustment = RowField(label="Which adjustment?", name_in_sentence="the adjustment you answer")
    result = fields.RadioField(
        label="What is the answer?",
        name_in_sentence="the answer",
        choices=AdjustmentResult.choices,
        hints={AdjustmentResult.REFUSED.value: "Only an HR lead can refuse one."},
    )
    agreed = fields.LongTextField(
        label="What was agreed",
        help_text="What is done at the meeting, in practical words. Whoever leads it reads this, and nothing else of it.",
        required=False,
        rows=4,
    )
    reasons = fields.LongTextField(
        label="Why?",
        name_in_sentence="why it was answered so",
        help_text="Always. For a refusal: why it would not be reasonable, and what was offered instead.",
        rows=4,
    )

    def prepare(self) -> None:
        self.fields["adjustment"].offer_rows((row, _in_a_line(row)) for row in unanswered(self.case))

    def known(self) -> list[Row]:
        rows = unanswered(self.case)
        told = sight_of(self.by, self.case).health
        return [
            Row(f"Health reason, adjustment {row.number}", row.health_reason)
            for row in rows
            if told and row.health_reason
        ] or ([] if rows else [Row("Adjustments", "None waits for an answer")])


def _in_a_line(row: Adjustment) -> str:
    meetings = mid_sentence(Meeting(row.meetings).label)
    return f"{row.number}. {row.asked} ({mid_sentence(AskedBy(row.asked_by).label)}, {words(row.asked_on)}, for {meetings})"
