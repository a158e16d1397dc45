"""Propose that a person takes a part which another part of theirs rules out; approve it."""

from __future__ import annotations

from casework.api.fields import Code, StaffNumber, Text
from casework.api.verbs.body import AddingIn
from casework.api.verbs.rows_of_case import Number
from casework.enums import Action
from casework.models.overrides import OVERRIDDEN_KINDS

OVERRIDDEN = [(kind.value, kind.label) for kind in OVERRIDDEN_KINDS]


class ProposeOverrideIn(AddingIn):
    """Because it is not practicable that somebody else does it. It is then approved by an HR lead who is another."""

    action = Action.PROPOSE_OVERRIDE
    places = {"person": "employee"}

    kind = Code(OVERRIDDEN, help_text="The part.")
    employee = StaffNumber()
    reasons = Text(help_text="Why nobody else can.")


class ApproveOverrideIn(AddingIn):
    """The person can then be appointed to that part of this case, and to no other."""

    action = Action.APPROVE_OVERRIDE

    number = Number(help_text="Of the proposal on this case.")
