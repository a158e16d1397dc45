"""Who is reminded of an appeal, from its window to its letter: rows of the table of reminders (domain.md 6.1)."""

from __future__ import annotations

from casework.enums import DeadlineKind, PartKind, Role
from casework.rules.reminder_days import WEEK, Reminder, after_the_start, ahead, late

_P = PartKind
_HR = (_P.HR_OFFICER,)

APPEAL_REMINDERS: dict[str, tuple[Reminder, ...]] = {
    DeadlineKind.APPEAL_WINDOW: (  # R10; closing is proposed by the system and done by a person (0.18)
        Reminder("appeal_window_closing", ahead(2), _HR, "The time to appeal is about to end"),
        Reminder("appeal_window_closed", late, _HR, "The time to appeal has passed: the case can be closed"),
    ),
    DeadlineKind.APPEAL_ACKNOWLEDGEMENT: (  # R11
        Reminder("appeal_acknowledgement_soon", after_the_start(2), _HR, "An appeal is to be acknowledged"),
        Reminder(
            "appeal_acknowledgement_late",
            late,
            (*_HR, _P.HR_LEAD),
            "An appeal has not been acknowledged in time",
        ),
    ),
    DeadlineKind.REINSTATEMENT_PAY: (  # AP-6
        Reminder(
            "reinstatement_pay_due",
            lambda running: running.due_on,
            _HR,
            "An employee is back after a dismissal: pay and continuity are to be settled",
        ),
        Reminder(
            "reinstatement_pay_late",
            lambda running: running.due_on + WEEK,
            (*_HR, _P.HR_LEAD),
            "Pay after a dismissal that did not stand is still not settled",
            weekly=True,
        ),
    ),
    DeadlineKind.APPEAL_HEARING: (  # R12
        Reminder(
            "appeal_hearing_half",
            after_the_start(10),
            (_P.APPEAL_MANAGER, *_HR),
            "An appeal waits to be heard",
        ),
        Reminder(
            "appeal_hearing_late",
            late,
            (_P.APPEAL_MANAGER, *_HR, _P.HR_LEAD, Role.HR_DIRECTOR),
            "An appeal has not been heard in time",
        ),
    ),
    DeadlineKind.APPEAL_HEARING_DAY: (  # as R6
        Reminder(
            "appeal_hearing_ahead",
            ahead(1),
            (_P.APPEAL_MANAGER, _P.APPEAL_PANEL_MEMBER, _P.NOTE_TAKER, *_HR),
            "An appeal hearing is about to be held",
        ),
        Reminder(
            "appeal_hearing_not_recorded",
            late,
            (_P.APPEAL_MANAGER, *_HR),
            "The appeal hearing has not been recorded yet",
        ),
    ),
    DeadlineKind.APPEAL_LETTER: (  # R13
        Reminder(
            "appeal_letter_soon",
            after_the_start(3),
            (_P.APPEAL_MANAGER, *_HR),
            "The appeal outcome letter is due soon",
        ),
        Reminder(
            "appeal_letter_late",
            late,
            (_P.APPEAL_MANAGER, *_HR, _P.HR_LEAD),
            "The appeal outcome letter is late",
        ),
    ),
}
