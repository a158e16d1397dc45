"""Who is reminded of what lasts beside the stage, and is looked at again: rows of the table of reminders (domain.md 6.1)."""

from __future__ import annotations

from casework.enums import DeadlineKind, PartKind, Role
from casework.rules.reminder_days import CAP_AHEAD, DAY, REVIEW_AHEAD, Reminder, a_month_in

_P = PartKind
_HR = (_P.HR_OFFICER,)

# Of each month of a suspension HR directors are told once, though each review has a deadline of its own (R4).
EACH_MONTH = "suspension_month"

OVERLAY_REMINDERS: dict[str, tuple[Reminder, ...]] = {
    DeadlineKind.SUSPENSION_REVIEW: (  # R4; never silent again once it is late (SU-7)
        Reminder(
            "suspension_review_soon",
            lambda running: running.due_on - REVIEW_AHEAD,
            (_P.CASE_MANAGER, *_HR),
            "A suspension is due for review",
        ),
        Reminder(
            "suspension_review_late",
            lambda running: running.due_on + DAY,
            (_P.CASE_MANAGER, *_HR, _P.HR_LEAD),
            "A suspension has not been reviewed in time",
            weekly=True,
        ),
        Reminder(
            EACH_MONTH,
            a_month_in,
            (Role.HR_DIRECTOR,),
            "Another month has passed, and a suspension still lasts",
            monthly=True,
        ),
    ),
    DeadlineKind.SUSPENSION_CAP: (  # R5
        Reminder(
            "suspension_ending",
            lambda running: running.due_on - CAP_AHEAD,
            (_P.CASE_MANAGER, *_HR, _P.HR_LEAD, Role.HR_DIRECTOR),
            "A suspension has to end within two weeks",
        ),
        Reminder(
            "suspension_too_long",
            lambda running: running.due_on + DAY,
            (_P.CASE_MANAGER, *_HR, _P.HR_LEAD, Role.HR_DIRECTOR),
            "A suspension lasts longer than the policy allows",
            weekly=True,
        ),
    ),
    DeadlineKind.PAUSE_REVIEW: (  # R16
        Reminder(
            "pause_review_due",
            lambda running: running.due_on,
            (_P.CASE_MANAGER, *_HR),
            "A pause is due for review",
        ),
        Reminder(
            "pause_review_late",
            lambda running: running.due_on + DAY,
            (_P.CASE_MANAGER, *_HR, _P.HR_LEAD),
            "A pause has not been reviewed in time",
            weekly=True,
        ),
    ),
    DeadlineKind.OVERSIGHT: (  # R3; there is no countersigning manager here but the HR lead
        Reminder(
            "oversight_due",
            lambda running: running.due_on,
            (_P.HR_LEAD,),
            "A case is to be looked over",
        ),
        Reminder(
            "oversight_late",
            lambda running: running.due_on + DAY,
            (_P.HR_LEAD,),
            "A case has not been looked over in time",
            weekly=True,
        ),
    ),
}
