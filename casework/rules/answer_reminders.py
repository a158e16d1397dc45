"""Who is reminded of what was asked for and not answered: rows of the table of reminders (domain.md 6.1)."""

from __future__ import annotations

from casework.enums import DeadlineKind, PartKind
from casework.rules.reminder_days import DAY, FURTHEST_COVER, WEEK, Reminder

_P = PartKind
_HR = (_P.HR_OFFICER,)

ANSWER_REMINDERS: dict[str, tuple[Reminder, ...]] = {
    DeadlineKind.ADJUSTMENT_ANSWER: (  # EQ-9, 6.1: to whoever answers
        Reminder(
            "adjustment_answer_soon",
            lambda running: running.due_on - DAY * 2,
            (_P.CASE_MANAGER, *_HR),
            "An adjustment that was asked for waits for an answer",
        ),
        Reminder(
            "adjustment_answer_late",
            lambda running: running.due_on + DAY,
            (_P.CASE_MANAGER, *_HR, _P.HR_LEAD),
            "An adjustment that was asked for has not been answered in time",
            weekly=True,
        ),
    ),
    DeadlineKind.ANONYMITY_DECISION: (  # PR-19, 6.1: to whoever decides; late, to HR as well
        Reminder(
            "anonymity_decision_soon",
            lambda running: running.due_on - DAY * 2,
            (_P.CASE_MANAGER,),
            "Somebody waits for your decision whether they are named",
        ),
        Reminder(
            "anonymity_decision_late",
            lambda running: running.due_on + DAY,
            (_P.CASE_MANAGER, *_HR, _P.HR_LEAD),
            "Whether somebody is named has not been decided in time",
            weekly=True,
        ),
    ),
    DeadlineKind.OVERRIDE_APPROVAL: (  # 7.3, 6.1; another HR lead than the one who proposed it
        Reminder(
            "override_approval_owed",
            lambda running: running.due_on - WEEK,
            (_P.HR_LEAD,),
            "An override of the separation of roles waits for an HR lead",
        ),
        Reminder(
            "override_approval_late",
            lambda running: running.due_on + DAY,
            (_P.HR_LEAD, *_HR),
            "An override of the separation of roles has not been approved",
            weekly=True,
        ),
    ),
    DeadlineKind.WITHDRAWAL_ANSWER: (  # T25, 6.1; another HR lead than the one who proposed it
        Reminder(
            "withdrawal_answer_owed",
            lambda running: running.due_on - WEEK,
            (_P.HR_LEAD,),
            "A case is proposed to be withdrawn and waits for an HR lead",
        ),
        Reminder(
            "withdrawal_answer_late",
            lambda running: running.due_on + DAY,
            (_P.HR_LEAD, *_HR),
            "A proposal to withdraw a case has not been answered",
            weekly=True,
        ),
    ),
    DeadlineKind.UNION_TALK: (  # PR-14: nothing can be arranged before; to HR alone, as the flag is
        Reminder(
            "union_talk_soon",
            lambda running: running.due_on - DAY * 2,
            _HR,
            "Something has to be settled before a hearing can be arranged",
        ),
        Reminder(
            "union_talk_late",
            lambda running: running.due_on + DAY,
            (*_HR, _P.HR_LEAD),
            "Something that a hearing waits for has not been settled in time",
            weekly=True,
        ),
    ),
    DeadlineKind.WRITTEN_REASONS: (  # TR-2; to HR alone
        Reminder(
            "written_reasons_soon",
            lambda running: running.due_on - DAY * 4,
            _HR,
            "Written reasons for a dismissal are due soon",
        ),
        Reminder(
            "written_reasons_late",
            lambda running: running.due_on + DAY,
            (*_HR, _P.HR_LEAD),
            "Written reasons for a dismissal have not been given in time",
            weekly=True,
        ),
    ),
    DeadlineKind.COVER_GAP: (  # 7.3; at once, also of days far ahead, and again when they have begun
        Reminder(
            "cover_gap_ahead",
            lambda running: running.due_on - FURTHEST_COVER,
            _HR,
            "Somebody will be away, and what they do here does not go to their stand-in",
        ),
        Reminder(
            "cover_gap_now",
            lambda running: running.due_on,
            (*_HR, _P.HR_LEAD),
            "Somebody is away, and nobody acts for them here",
        ),
    ),
    DeadlineKind.HEALTH_QUESTION: (  # 0.12, 6.1; to HR alone
        Reminder(
            "health_question_soon",
            lambda running: running.due_on - DAY * 2,
            _HR,
            "Occupational health has to be asked, as a fit note was recorded",
        ),
        Reminder(
            "health_question_late",
            lambda running: running.due_on + DAY,
            (*_HR, _P.HR_LEAD),
            "Occupational health has not been asked in time",
            weekly=True,
        ),
    ),
    DeadlineKind.HEALTH_ANSWER: (  # 0.12, as R16; to HR alone
        Reminder(
            "health_answer_due",
            lambda running: running.due_on,
            _HR,
            "Occupational health has not answered yet",
        ),
        Reminder(
            "health_answer_late",
            lambda running: running.due_on + DAY,
            (*_HR, _P.HR_LEAD),
            "Occupational health has still not answered",
            weekly=True,
        ),
    ),
}
