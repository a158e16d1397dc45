"""Mark a case as one of safeguarding; record the check for a referral."""

from __future__ import annotations

from casework.enums import Action, ReferralResult, SafeguardingAbout
from casework.queries.safeguarding import ending_of
from casework.rules.dates import words
from casework.rules.safeguarding import barring_body
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row


class MarkSafeguardingForm(VerbForm):
    action = Action.MARK_SAFEGUARDING

    about = fields.RadioField(
        label="What does it concern?",
        name_in_sentence="what it concerns",
        choices=SafeguardingAbout.choices,
    )
    reasons = fields.LongTextField(
        label="Why is this a safeguarding case?",
        name_in_sentence="why this is a safeguarding case",
        help_text="Such as: the employee works with children, and what is alleged could harm one. Name no child.",
        rows=4,
    )

    def known(self) -> list[Row]:
        marks = self.case.safeguarding_marks.all()
        return [Row(f"Marked {words(row.marked_on)}", str(row.get_about_display())) for row in marks]


class RecordReferralCheckForm(VerbForm):
    action = Action.RECORD_REFERRAL_CHECK
    warning = "A referral may be a legal duty, whether or not the employee was dismissed. If in doubt, ask a lawyer."

    result = fields.RadioField(label="What came of the check?", name_in_sentence="what came of the check")
    checked_on = DateField(
        label="When was it referred, or decided that it need not be?",
        name_in_sentence="the day of the check",
        not_future=True,
    )
    reasons = fields.LongTextField(
        label="Why?",
        name_in_sentence="your reasons",
        help_text="What could have harmed somebody, and to whom it was referred, or why it need not be.",
        rows=5,
    )

    def prepare(self) -> None:
        self.body = barring_body(self.case.subject.nation)
        self.fields["result"].offer(
            ReferralResult.choices, hints={ReferralResult.BARRING_BODY.value: f"Here it is {self.body}."}
        )

    def known(self) -> list[Row]:
        ending = ending_of(self.case)
        ended = f"{ending.what} on {words(ending.on)}" if ending is not None else "Employment goes on"
        return [
            *(Row(str(row.get_about_display()), row.reasons) for row in self.case.safeguarding_marks.all()),
            Row("What calls for the check", ended[0].upper() + ended[1:]),
            Row("Barring body", self.body[0].upper() + self.body[1:]),
            *(
                Row(f"Checked {words(row.checked_on)}", [str(row.get_result_display()), row.reasons])
                for row in self.case.referral_checks.all()
            ),
        ]
