"""Send the employee a letter that tells a fact."""

from __future__ import annotations

from casework.api.fields import Code, Day, Moment, Text
from casework.api.verbs.body import AddingIn
from casework.enums import FACT_LETTERS, Action, Delivery

KINDS = [(one.value, one.label) for one in FACT_LETTERS]


class SendLetterIn(AddingIn):
    """A letter left that tells one fact, once. Without ``received_on`` the policy says when it counts as received."""

    action = Action.SEND_LETTER

    letter = Code(KINDS)
    said = Text(
        required=False,
        allow_blank=True,
        help_text="What it says besides, which the employee reads. Required for a suspension, its review and a pause: why.",
    )
    delivery = Code(Delivery.choices, help_text="How the letter was sent.")
    sent_at = Moment(not_future=True, help_text="When it was sent.")
    received_on = Day(not_future=True, required=False, help_text="When it was received, if you know it.")
