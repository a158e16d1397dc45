"""Adjourn a hearing."""

from __future__ import annotations

from casework.api.fields import Code, Day, Moment, Text
from casework.api.verbs.body import AddingIn
from casework.enums import Action, HeldIn


class AdjournHearingIn(AddingIn):
    """Break off a hearing whose hour has come; it goes on at another, before the same people."""

    action = Action.ADJOURN_HEARING

    reason = Text()
    resumes_at = Moment(help_text="When it goes on: after the day on which new evidence is served.")
    place = Text(max_length=200, help_text="The room and its address, or how to join remotely.")
    nation = Code(
        HeldIn.choices, required=False, help_text="Where it goes on; as before, if you leave it out."
    )
    new_evidence = Text(required=False, allow_blank=True, help_text="What the employee is to read before.")
    served_on = Day(required=False, help_text="From which day the employee has it.")
