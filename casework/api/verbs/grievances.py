"""A grievance in the middle of a case: record it, decide on it, close it."""

from __future__ import annotations

from casework.api.fields import Code, Day, Text
from casework.api.verbs.body import AddingIn
from casework.api.verbs.rows_of_case import Number
from casework.enums import Action, GrievanceAbout, GrievanceResult, GrievanceWay

OF_THE_GRIEVANCE = "Of the grievance on this case."


class RecordGrievanceIn(AddingIn):
    """The employee raised a grievance. It is then decided whether the case waits for it."""

    action = Action.RECORD_GRIEVANCE

    lodged_on = Day(not_future=True)
    about = Code(GrievanceAbout.choices)
    summary = Text(help_text="In a sentence or two. The grievance has a file of its own.")


class DecideOnGrievanceIn(AddingIn):
    """Whether the case waits for a grievance. It pauses nothing by itself."""

    action = Action.DECIDE_ON_GRIEVANCE

    number = Number(help_text=OF_THE_GRIEVANCE)
    way = Code(GrievanceWay.choices)
    reasons = Text()


class CloseGrievanceIn(AddingIn):
    """How a grievance ended."""

    action = Action.CLOSE_GRIEVANCE

    number = Number(help_text=OF_THE_GRIEVANCE)
    result = Code(GrievanceResult.choices)
    ended_on = Day(not_future=True)
