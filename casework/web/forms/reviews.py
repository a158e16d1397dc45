"""Look at a decision again whose ground has gone."""

from __future__ import annotations

from casework import queries
from casework.enums import Action, ReviewResult
from casework.models import DecisionReview
from casework.queries.instead import decided_in_words
from casework.queries.reviews import fell_in_words
from casework.rules.dates import words
from casework.web import fields
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row


class ReviewDecisionForm(VerbForm):
    action = Action.REVIEW_DECISION

    result = fields.RadioField(
        label="Would the decision have been the same without that warning?",
        name_in_sentence="whether the decision stands",
        choices=ReviewResult.choices,
    )
    reasons = fields.LongTextField(
        label="Your reasons",
        help_text="What the decision rested on besides, and what the employee is told.",
        rows=6,
    )

    def known(self) -> list[Row]:
        outcome = queries.current_outcome(self.case)
        decided = [Row("Outcome", decided_in_words(outcome.decision))] if outcome is not None else []
        owed = DecisionReview.objects.filter(case=self.case, reviewed_on__isnull=True)
        fallen = [
            f"{row.sanction.level_name}, issued {words(row.sanction.issued_on)}: {fell_in_words(row)} since "
            f"{words(row.fell_on)}"
            for row in owed.select_related("sanction")
        ]
        return [*decided, Row("It relied on", fallen or "No warning that has changed since")]
