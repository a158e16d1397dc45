"""Extend a warning by an absence."""

from __future__ import annotations

from django.utils import timezone

from casework import queries
from casework.actions.steps import policy_on
from casework.enums import AbsenceKind, Action
from casework.models import Sanction
from casework.queries.instead import live_days
from casework.rules.dates import words
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row


class ExtendWarningForm(VerbForm):
    action = Action.EXTEND_WARNING
    warning = "Tell the employee in writing until when the warning is live now. They can appeal against it."

    absent_from = DateField(label="First day away", name_in_sentence="the first day away", not_future=True)
    absent_to = DateField(label="Last day away", name_in_sentence="the last day away", not_future=True)
    kind = fields.RadioField(
        label="Why were they away?",
        name_in_sentence="why they were away",
        choices=AbsenceKind.choices,
        hints={
            AbsenceKind.FAMILY_LEAVE.value: "Extending a warning by it may discriminate. Say why it does not here.",
            AbsenceKind.SICKNESS.value: "If it has to do with a disability or a pregnancy, take advice first.",
        },
    )
    days = fields.NumberField(
        label="By how many days is it extended?",
        name_in_sentence="by how many days it is extended",
        help_text="Calendar days, and no more than the days of its life that the absence took.",
    )
    reasons = fields.LongTextField(label="Why is it extended?", name_in_sentence="why it is extended", rows=4)

    def known(self) -> list[Row]:
        warning = queries.current_sanction(self.case)
        terms = policy_on(timezone.localdate(), self.case.subject.nation).terms.extension
        policy = (
            f"From {terms.least_absence} days of absence on"
            if terms is not None
            else "It extends no warnings"
        )
        if warning is None:
            return [Row("Warning", "None stands"), Row("Policy", policy)]
        return [*as_it_stands(warning), Row("Policy", policy)]


def as_it_stands(warning: Sanction) -> list[Row]:
    """A warning that stands, and the days on which it is live."""
    live = [
        f"{words(first)} to {words(last) if last is not None else 'an end that nobody stated'}"
        for first, last in live_days(warning)
    ]
    return [Row("Warning", warning.level_name), Row("Live", live)]
