"""Extend a warning by an absence."""

from __future__ import annotations

from rest_framework import serializers

from casework.api.fields import Code, Day, Text
from casework.api.verbs.body import AddingIn
from casework.enums import AbsenceKind, Action


class ExtendWarningIn(AddingIn):
    """The warning is live for some of the days that an absence took from it."""

    action = Action.EXTEND_WARNING

    absent_from = Day(not_future=True)
    absent_to = Day(not_future=True)
    kind = Code(AbsenceKind.choices)
    days = serializers.IntegerField(min_value=1, max_value=1_000, help_text="Calendar days.")
    reasons = Text()
