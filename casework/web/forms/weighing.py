"""Open the spent record; agree that what expired of a safeguarding case may be considered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from casework.enums import Action
from casework.models import Case, SpentRecordOpening
from casework.queries.sight import sight_of
from casework.queries.spent_record import (
    considered_lines,
    expired_in_safeguarding,
    opening_at_hand,
    opening_for_appeal,
    opening_for_hearing,
    spent_lines,
)
from casework.rules.dates import words
from casework.web import fields
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row

if TYPE_CHECKING:
    from accounts.models import User


def spent_use_field(case: Case, opening: SpentRecordOpening) -> fields.LongTextField:
    """Asked of a decision before which the spent record was opened, and of no other (SA-7, SA-14)."""
    is_for = "It is never the reason for the outcome. It may explain why you were not lenient."
    if considered_lines(case, opening):
        is_for = (
            "Name what you considered of a safeguarding case, as HR agreed. It is never the reason for a dismissal; "
            "anything else of it is not the reason for the outcome."
        )
    return fields.LongTextField(
        label="How did you use the spent record?",
        name_in_sentence="how you used the spent record",
        help_text=f"{is_for} Say so if it weighed nothing.",
        rows=4,
    )


def considered_rows(case: Case, reader: User, *, on_appeal: bool = False) -> list[Row]:
    """What HR agreed could be considered though it expired, for the letter: the employee is told of it (SA-14).

    Nothing to a reader who may not see what was opened, nor of what has been set aside since.
    """
    sight = sight_of(reader, case)
    opening = opening_for_appeal(case) if on_appeal else opening_for_hearing(case)
    sees = sight.spent_appeal if on_appeal else sight.spent
    considered = considered_lines(case, opening) if sees else []
    if not considered:
        return []
    lines = [f"{line.label}, issued {words(line.issued_on)}" for line in considered]
    return [Row("Expired, but could be considered", [*lines, "Say in the letter what was made of it."])]


def spent_context(case: Case, opening: SpentRecordOpening | None) -> dict[str, Any]:
    """For ``verbs/earlier_record.html``: what was opened, or where it can be."""
    spent = spent_lines(case, opening)
    return {
        "opening": opening,
        "spent": spent,
        "considered": any(line.considered for line in spent),
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


class AgreeToConsiderForm(VerbForm):
    action = Action.AGREE_TO_CONSIDER
    warning = (
        "It stays spent: the level goes by live warnings alone. The decision has to say how it was used."
    )

    reasons = fields.LongTextField(
        label="Why may it be considered though it expired?",
        name_in_sentence="why it may be considered",
        help_text="What it has to do with what is judged now, and who has to be protected.",
        rows=5,
    )

    def known(self) -> list[Row]:
        """What was opened of safeguarding cases, and why it was opened."""
        opening = opening_at_hand(self.case)
        if opening is None:
            return [Row("The spent record", "It was not opened")]
        agreed = set(expired_in_safeguarding(self.case, opening))
        lines = [
            f"{row.level_name}, issued {words(row.issued_on)}"
            for row in opening.shown.all()
            if row.pk in agreed
        ]
        return [
            Row("Opened by", f"{opening.opened_by.name}, {words(opening.opened_on)}"),
            Row("Why", opening.justification),
            Row("Expired, of a safeguarding case", lines or "None"),
        ]
