"""End a live warning early."""

from __future__ import annotations

from casework import queries
from casework.enums import Action
from casework.queries.measures import in_lines, measures_of
from casework.rules.dates import words
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.extensions import as_it_stands
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row


class CurtailWarningForm(VerbForm):
    action = Action.CURTAIL_WARNING
    warning = "Tell the employee in writing until when the warning counts now. It cannot be made longer again by an absence."

    last_day = DateField(
        label="Until when does it count?",
        name_in_sentence="until when it counts",
        help_text="Today at the soonest: what was done while it counted stays judged as it was.",
    )
    reasons = fields.LongTextField(
        label="Why does it end early?", name_in_sentence="why it ends early", rows=4
    )

    def known(self) -> list[Row]:
        warning = queries.current_sanction(self.case)
        if warning is None:
            return [Row("Warning", "None stands")]
        beside = in_lines(measures_of(warning))
        goes_on = [Row("With it", [*beside, "It goes on: only the warning ends early."])] if beside else []
        due = self.case.improvements.filter(reviewed_on__isnull=True).last()
        if due is not None:
            goes_on.append(Row("Improvement", f"Still reviewed on {words(due.review_on)}"))
        return [*as_it_stands(warning), *goes_on]
