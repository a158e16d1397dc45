"""Close a case; withdraw one that was logged in error."""

from __future__ import annotations

from casework.enums import Action, SanctionLevel
from casework.models import Outcome
from casework.rules.dates import words
from casework.web import fields
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row


class CloseCaseForm(VerbForm):
    action = Action.CLOSE_CASE
    warning = "A closed case cannot be changed or opened again."

    explanation = fields.LongTextField(
        label="Anything to add", name_in_sentence="anything to add", required=False, rows=4
    )

    def known(self) -> list[Row]:
        outcome = Outcome.objects.select_related("decision").get(case=self.case)
        level = outcome.decision.level
        rows = [
            Row("Outcome", SanctionLevel(level).label if level else "No sanction"),
            Row("Issued", words(outcome.issued_on)),
        ]
        return [*rows, Row("Last day to appeal", words(outcome.appeal_closes_on))] if level else rows


class WithdrawCaseForm(VerbForm):
    action = Action.WITHDRAW_CASE
    is_warning = True
    warning = "The case closes as logged in error. Every row is kept, with your reason."

    reason = fields.LongTextField(label="Why was it logged in error?", name_in_sentence="the reason", rows=4)
