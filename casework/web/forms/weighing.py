"""Open the spent record."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from casework.enums import Action
from casework.models import Case, SpentRecordOpening
from casework.queries.spent_record import spent_lines
from casework.web import fields
from casework.web.forms.verb import VerbForm


def spent_use_field() -> fields.LongTextField:
    """Asked of a decision before which the spent record was opened, and of no other (SA-7)."""
    return fields.LongTextField(
        label="How did you use the spent record?",
        name_in_sentence="how you used the spent record",
        help_text="It is never the reason for the outcome. It may explain why you were not lenient. "
        "Say so if it weighed nothing.",
        rows=4,
    )


def spent_context(case: Case, opening: SpentRecordOpening | None) -> dict[str, Any]:
    """For ``verbs/earlier_record.html``: what was opened, or where it can be."""
    return {
        "opening": opening,
        "spent": spent_lines(case, opening),
        "open_spent": reverse(Action.OPEN_SPENT_RECORD.value, kwargs={"reference": case.reference}),
    }


class OpenSpentRecordForm(VerbForm):
    action = Action.OPEN_SPENT_RECORD
    warning = "Who opened it, when and why is kept, and the decision has to say how it was used."

    justification = fields.LongTextField(
        label="Why do you need to see warnings that do not count?",
        name_in_sentence="why you need to see warnings that do not count",
        help_text="For example: the employee says that nobody ever told them of this rule.",
        rows=5,
    )
