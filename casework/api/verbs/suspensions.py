"""Suspend the employee, review the suspension, lift it."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.api.fields import Code, Day, StaffNumber, Strict, Text
from casework.api.verbs.body import AddingIn
from casework.api.verbs.meetings import MeetingHeldIn, held_in, to_mind
from casework.enums import Action, Alternative, OtherMeeting, SuspensionEnd, SuspensionPay
from casework.rules.cited import Caution

ENDS = [(end.value, end.label) for end in SuspensionEnd if end != SuspensionEnd.CASE_OVER]


class AlternativesIn(Strict):
    """Of each alternative to a suspension, why it will not do."""

    other_hours = Text(help_text=Alternative.OTHER_HOURS.label)
    other_place = Text(help_text=Alternative.OTHER_PLACE.label)
    home = Text(help_text=Alternative.HOME.label)
    other_duties = Text(help_text=Alternative.OTHER_DUTIES.label)
    no_access = Text(help_text=Alternative.NO_ACCESS.label)


class SuspendEmployeeIn(AddingIn):
    """Keep the employee away from work while the case goes on. It is no penalty."""

    action = Action.SUSPEND_EMPLOYEE

    effective_on = Day(not_future=True, help_text="Its first day.")
    reason = Text(help_text="What it protects, and from what.")
    alternatives = AlternativesIn()
    pay = Code(SuspensionPay.choices)
    pay_clause = serializers.CharField(
        max_length=200, required=False, allow_blank=True, help_text="The clause by which pay stops."
    )
    contact = StaffNumber(help_text="Whom the employee can turn to.")
    meeting = MeetingHeldIn(
        required=False,
        help_text="In which the employee was suspended, if the policy of the first day lets somebody come.",
    )

    def arguments(self) -> dict[str, Any]:
        return held_in(super().arguments())

    def to_mind(self) -> list[Caution]:
        return to_mind(self, OtherMeeting.SUSPENSION)


class ReviewSuspensionIn(AddingIn):
    """The suspension was looked at again and goes on."""

    action = Action.REVIEW_SUSPENSION

    reasons = Text(help_text="Why it is still needed.")
    alternatives = Text(help_text="Why nothing milder will do by now.")


class LiftSuspensionIn(AddingIn):
    """End the suspension."""

    action = Action.LIFT_SUSPENSION

    last_day = Day(not_future=True, help_text="The last day of the suspension.")
    because = Code(ENDS)
    note = Text(help_text="What was decided, and what the employee was told.")
