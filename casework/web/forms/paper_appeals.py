"""What is asked of the hearing of the appeal of a case that was run on paper."""

from __future__ import annotations

from casework.enums import Attendance, CompanionKind, Delivery, HeldIn, NotesStatus
from casework.web import fields
from casework.web.day_fields import TimeField
from casework.web.forms.paper_questions import PaperQuestions, day_asked, one_of

APPEAL_HEARING = (
    *("appeal_manager", "appeal_hearing_day", "appeal_hearing_time", "appeal_place", "appeal_nation"),
    *("appeal_invitation_delivery", "appeal_invited_on", "appeal_invitation_received_on"),
    "appeal_absence_warned",
)
APPEAL_HELD = ("appeal_attendance", "appeal_companion_kind", "appeal_notes_status")


class PaperAppealQuestions(PaperQuestions):
    """Who hears the appeal, when and where, and what came of it."""

    appeal_manager = fields.PersonField(
        label="Who hears the appeal?", name_in_sentence="who hears the appeal", required=False
    )
    appeal_hearing_day = day_asked(
        "Date of the appeal hearing",
        "the date of the appeal hearing",
        not_future=False,
        help_text="Held, or still to come.",
    )
    appeal_hearing_time = TimeField(
        label="Time", name_in_sentence="the time of the appeal hearing", required=False
    )
    appeal_place = fields.TextField(
        label="Place", name_in_sentence="the place of the appeal hearing", required=False
    )
    appeal_nation = one_of("Where is it held?", "the nation where the appeal hearing is held", HeldIn.choices)
    appeal_invitation_delivery = one_of(
        "How was the invitation sent?", "how the invitation to the appeal hearing was sent", Delivery.choices
    )
    appeal_invited_on = day_asked(
        "When was the invitation sent?", "the day the invitation to the appeal hearing was sent"
    )
    appeal_invitation_received_on = day_asked(
        "When was the invitation received?",
        "the day the invitation to the appeal hearing was received",
        help_text="If the paper says so. Otherwise the policy says when it counts as received.",
    )
    appeal_absence_warned = fields.YesNoField(
        label="Did it say that the appeal may be heard without the employee?",
        name_in_sentence="it said that the appeal may be heard without the employee",
        required=False,
    )
    appeal_attendance = one_of(
        "Did the employee come?", "whether the employee came to the appeal hearing", Attendance.choices
    )
    appeal_companion_kind = one_of(
        "Who accompanied the employee?",
        "who accompanied the employee at the appeal hearing",
        CompanionKind.choices,
    )
    appeal_notes_status = one_of(
        "Does the employee agree with the notes?",
        "whether the employee agrees with the notes of the appeal hearing",
        NotesStatus.choices,
    )
