"""Place a legal hold, review it, lift it."""

from __future__ import annotations

from casework.enums import Action
from casework.models import LegalHold
from casework.queries.holds import lasting_hold, next_review_of
from casework.queries.tribunal import employment_ended_on
from casework.rules.dates import words
from casework.rules.tribunal_claims import kept_until
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row

_WITHIN = "Six months from today at the latest."


class _HoldForm(VerbForm):
    """What is known of the hold that lasts, and of what is presumed to be held without one."""

    def known(self) -> list[Row]:
        hold, ended = lasting_hold(self.case), employment_ended_on(self.case)
        rows = _rows_of(hold) if hold is not None else [Row("Legal hold", "None lasts")]
        if ended is not None:
            rows.append(Row("Presumed hold", f"Until {words(kept_until(ended))} in any case (TR-8)"))
        return rows


def _rows_of(hold: LegalHold) -> list[Row]:
    return [
        Row("Placed", [words(hold.placed_on), hold.reasons]),
        Row("Answers for it", hold.owner.name),
        *(Row(f"Reviewed {words(row.reviewed_on)}", row.reasons) for row in hold.reviews.all()),
        Row("Next review", words(next_review_of(hold))),
    ]


class PlaceHoldForm(_HoldForm):
    action = Action.PLACE_HOLD
    warning = (
        "Everybody who works on the case is told that nothing may be destroyed. Why, HR and auditors alone read. Tell "
        "whoever keeps papers or messages outside the system."
    )

    reasons = fields.LongTextField(
        label="Why must everything be kept?",
        name_in_sentence="why everything must be kept",
        help_text="Such as: the employee wrote that they will bring a claim.",
        rows=4,
    )
    owner = fields.PersonField(
        label="Who answers for the hold?",
        name_in_sentence="who answers for the hold",
        help_text="Somebody from HR of this case.",
    )
    review_on = DateField(
        label="When is it reviewed?", name_in_sentence="the day of the review", help_text=_WITHIN
    )


class ReviewHoldForm(_HoldForm):
    action = Action.REVIEW_HOLD

    reasons = fields.LongTextField(
        label="Why does the hold go on?", name_in_sentence="why the hold goes on", rows=4
    )
    review_on = DateField(
        label="When is it reviewed next?", name_in_sentence="the day of the next review", help_text=_WITHIN
    )


class LiftHoldForm(_HoldForm):
    action = Action.LIFT_HOLD

    reasons = fields.LongTextField(
        label="Why is the hold no longer needed?",
        name_in_sentence="why the hold is no longer needed",
        help_text="Who was asked, and whether a claim can still come.",
        rows=4,
    )
