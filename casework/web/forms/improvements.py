"""Review the improvement that a warning requires."""

from __future__ import annotations

from casework.enums import Action, ImprovementResult
from casework.queries.improvements import improvement_to_review, manager_today
from casework.rules.dates import words
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row


class ReviewImprovementForm(VerbForm):
    action = Action.REVIEW_IMPROVEMENT

    result = fields.RadioField(
        label="Was the improvement made?",
        name_in_sentence="whether the improvement was made",
        choices=ImprovementResult.choices,
    )
    said = fields.LongTextField(
        label="What was seen?",
        name_in_sentence="what was seen",
        help_text="As the line manager says it, who need not know anything of the case; or why it could not be judged.",
        rows=4,
    )
    reviewed_on = DateField(
        label="When was it reviewed?", name_in_sentence="the day it was reviewed", not_future=True
    )

    def known(self) -> list[Row]:
        row = improvement_to_review(self.case)
        if row is None:
            return [Row("Improvement", "None waits for a review")]
        manager = manager_today(self.case)
        return [
            Row("Improvement required", row.required),
            Row("To be reviewed on", words(row.review_on)),
            Row("Line manager today", manager.name if manager is not None else "None on record"),
        ]
