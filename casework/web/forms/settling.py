"""Settle until when a warning is live whose end nobody had stated."""

from __future__ import annotations

from typing import Any

from casework import queries
from casework.enums import Action
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.extensions import as_it_stands
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row

UNTIL, NO_MORE = "until", "no_more"


class SettleLivePeriodForm(VerbForm):
    action = Action.SETTLE_LIVE_PERIOD
    warning = "Tell the employee in writing what you settle. It is settled once, and what was decided before stays as it is."

    result = fields.RadioField(
        label="How long does it count?",
        name_in_sentence="how long it counts",
        choices=[(UNTIL, "Until a day"), (NO_MORE, "It does not count any more")],
        hints={
            UNTIL: "The last day by the paper, or by the policy of its time. It may be past.",
            NO_MORE: "For nothing that is decided from now on, whenever it was done.",
        },
        reveals={UNTIL: ("last_day",)},
    )
    last_day = DateField(
        label="Last live day", name_in_sentence="the last live day", required_when_shown=True
    )
    source = fields.LongTextField(
        label="Which paper says so?",
        name_in_sentence="which paper says so",
        help_text="The letter, the policy of its time or a note, and where it is kept.",
        rows=3,
    )
    reasons = fields.LongTextField(
        label="Why is it settled so?", name_in_sentence="why it is settled so", rows=4
    )

    def known(self) -> list[Row]:
        warning = queries.current_sanction(self.case)
        if warning is None:
            return [Row("Warning", "None stands")]
        record = warning.provenance
        paper = [Row("Taken over from", str(record))] if record is not None else []
        return [*as_it_stands(warning), *paper]

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return given | {"last_day": given["last_day"] if given.pop("result") == UNTIL else None}
