"""Declare a conflict of interest."""

from __future__ import annotations

from casework.api.fields import Day, StaffNumber, Text
from casework.api.verbs.body import AddingIn
from casework.enums import Action


class DeclareConflictIn(AddingIn):
    """Who is not to look into the case, judge it or hear its appeal, and why. HR of the unit alone reads it."""

    action = Action.DECLARE_CONFLICT

    employee = StaffNumber(help_text="Who has the conflict of interest.")
    declared_on = Day(not_future=True)
    reason = Text(help_text="What the conflict is.")
