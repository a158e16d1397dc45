"""Have a hearing held again where whoever heard it cannot decide."""

from __future__ import annotations

from casework.enums import Action, FileState
from casework.queries.rows import appeal_hearing_of, hearing_of
from casework.rules.dates import words
from casework.web import fields
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row


class HearAgainForm(VerbForm):
    action = Action.HEAR_AGAIN
    is_warning = True
    warning = (
        "The employee has to come to a hearing once more. The record of this one is kept. "
        "Use it only where whoever heard the employee cannot decide, such as because they left."
    )

    reasons = fields.LongTextField(
        label="Why can whoever heard it not decide?",
        name_in_sentence="why whoever heard it cannot decide",
        help_text="Such as: they left on 30 November. Do not write of anybody's health.",
        rows=4,
    )

    def known(self) -> list[Row]:
        is_appeal = self.case.state == FileState.APPEAL_DELIBERATION
        heard = appeal_hearing_of(self.case) if is_appeal else hearing_of(self.case)
        if heard is None:
            return []
        return [Row("Heard", f"{words(heard.record.held_on)} by {heard.chair.name}")]
