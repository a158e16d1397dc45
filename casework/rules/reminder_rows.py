"""The table of reminders: for each kind of deadline who is told what, and from when on (domain.md 6.1)."""

from __future__ import annotations

from datetime import date

from casework.enums import DeadlineKind, PartKind
from casework.rules.answer_reminders import ANSWER_REMINDERS
from casework.rules.appeal_reminders import APPEAL_REMINDERS
from casework.rules.overlay_reminders import OVERLAY_REMINDERS
from casework.rules.reminder_days import (
    DAY,
    HOLD_AHEAD,
    IMPROVEMENT_AHEAD,
    RECORD_AHEAD,
    WARNING_AHEAD,
    WEEK,
    Reminder,
    after_the_start,
    ahead,
    late,
    months_after_the_end,
    when_used_up,
)
from casework.rules.request_reminders import REQUEST_REMINDERS

CLAIM_TO_COME = {
    "tribunal_one_month": "A month ago employment ended: a tribunal claim can still come",
    "tribunal_two_months": "Two months ago employment ended: a tribunal claim can still come",
    "tribunal_three_months": "Three months ago employment ended: look at the last day for a tribunal claim",
}
_P = PartKind
_HR = (_P.HR_OFFICER,)

# By the value of the kind; its rows stand in the order of their days. "Reminder at 3 wd" is three working days into
# the time (R1, R9, R11, R13), and the escalation comes with the first working day after it.
REMINDERS: dict[str, tuple[Reminder, ...]] = {
    DeadlineKind.ASSESSMENT: (  # R1
        Reminder("assessment_soon", after_the_start(3), _HR, "An incident waits for your assessment"),
        Reminder("assessment_late", late, (*_HR, _P.HR_LEAD), "An incident has not been assessed in time"),
    ),
    DeadlineKind.INVESTIGATION: (  # R2
        Reminder(
            "investigation_half",
            when_used_up(50),
            (_P.INVESTIGATOR,),
            "Half of the time for the investigation has passed",
        ),
        Reminder(
            "investigation_four_fifths",
            when_used_up(80),
            (_P.INVESTIGATOR,),
            "Four fifths of the time for the investigation have passed",
        ),
        Reminder(
            "investigation_due",
            lambda running: running.due_on,
            (_P.INVESTIGATOR, _P.CASE_MANAGER),
            "The investigation has reached its last day",
        ),
        Reminder(
            "investigation_late",
            lambda running: running.due_on + WEEK,
            (_P.INVESTIGATOR, _P.CASE_MANAGER),
            "The investigation is still not finished",
            weekly=True,
        ),
    ),
    DeadlineKind.HEARING_DAY: (  # R6
        Reminder(
            "hearing_ahead",
            ahead(1),
            (_P.CHAIR, _P.PANEL_MEMBER, _P.NOTE_TAKER, *_HR),
            "A hearing is about to be held",
        ),
        Reminder("hearing_not_recorded", late, (_P.CHAIR, *_HR), "The hearing has not been recorded yet"),
    ),
    DeadlineKind.DECISION_LETTER: (  # R9
        Reminder(
            "decision_letter_soon", after_the_start(3), (_P.CHAIR, *_HR), "The outcome letter is due soon"
        ),
        Reminder("decision_letter_late", late, (_P.CHAIR, *_HR, _P.HR_LEAD), "The outcome letter is late"),
    ),
    **APPEAL_REMINDERS,
    **OVERLAY_REMINDERS,
    DeadlineKind.BUNDLE: (  # R8; four working days before the hearing where two are the last
        Reminder("bundle_soon", ahead(2), _HR, "The bundle for a hearing is to be served"),
        Reminder(
            "bundle_late",
            late,
            (_P.CHAIR, *_HR),
            "The bundle for a hearing has not been served in time",
        ),
    ),
    DeadlineKind.CORRECTION: (  # 7.2; another HR lead than the one who proposed it
        Reminder(
            "correction_owed",
            lambda running: running.due_on - WEEK,
            (_P.HR_LEAD,),
            "An outcome is to be put right, and somebody has to approve it",
        ),
        Reminder(
            "correction_late",
            lambda running: running.due_on + DAY,
            (_P.HR_LEAD, *_HR),
            "An outcome that is to be put right has not been approved",
            weekly=True,
        ),
    ),
    DeadlineKind.DECISION_REVIEW: (  # 7.5
        Reminder(
            "decision_review_owed",
            lambda running: running.due_on - WEEK,
            (_P.HR_LEAD,),
            "A decision relied on a warning that no longer stands, and is to be reviewed",
        ),
        Reminder(
            "decision_review_late",
            lambda running: running.due_on + DAY,
            (_P.HR_LEAD, *_HR),
            "A decision that relied on a warning which fell has not been reviewed",
            weekly=True,
        ),
    ),
    DeadlineKind.GRIEVANCE_DECISION: (  # PR-13
        Reminder(
            "grievance_decision_soon",
            after_the_start(3),
            (_P.CASE_MANAGER, *_HR),
            "Somebody has to decide whether a case waits for a grievance",
        ),
        Reminder(
            "grievance_decision_late",
            lambda running: running.due_on + DAY,
            (_P.CASE_MANAGER, *_HR, _P.HR_LEAD),
            "Nobody has decided in time whether a case waits for a grievance",
            weekly=True,
        ),
    ),
    DeadlineKind.PROPOSAL_ANSWER: (  # R7, AC-6
        Reminder(
            "proposal_to_answer",
            lambda running: running.due_on - WEEK,
            (*_HR, _P.CHAIR, _P.APPEAL_MANAGER),
            "The employee proposed another time for the hearing and waits for an answer",
        ),
        Reminder(
            "proposal_late",
            lambda running: running.due_on + DAY,
            (*_HR, _P.HR_LEAD),
            "Nobody has answered in time when the employee proposed another time for the hearing",
            weekly=True,
        ),
    ),
    DeadlineKind.DISCLOSURE_CHECK: (  # WB-1; to HR leads alone, and in words that say nothing to a passer-by
        Reminder(
            "disclosure_check_owed",
            lambda running: running.due_on - WEEK,
            (_P.HR_LEAD,),
            "A check by an HR lead is owed before any sanction",
        ),
        Reminder(
            "disclosure_check_late",
            lambda running: running.due_on + DAY,
            (_P.HR_LEAD,),
            "A check by an HR lead has not been made in time",
            weekly=True,
        ),
    ),
    DeadlineKind.REFERRAL_CHECK: (  # R21
        Reminder(
            "referral_check_due",
            lambda running: running.due_on,
            (_P.HR_LEAD,),
            "Employment ended: check whether it has to be referred",
        ),
        Reminder(
            "referral_check_late",
            lambda running: running.due_on + DAY,
            (_P.HR_LEAD,),
            "The check for a referral has not been recorded in time",
            weekly=True,
        ),
    ),
    DeadlineKind.HOLD_REVIEW: (  # R20
        Reminder(
            "hold_review_soon",
            lambda running: running.due_on - HOLD_AHEAD,
            (_P.HR_LEAD,),
            "A legal hold is due for review",
        ),
        Reminder(
            "hold_review_late",
            lambda running: running.due_on + DAY,
            (_P.HR_LEAD,),
            "A legal hold has not been reviewed in time",
            weekly=True,
        ),
    ),
    **ANSWER_REMINDERS,
    **REQUEST_REMINDERS,
    # R14: a line manager is on no file by that alone, so HR and the case manager are told and ask them.
    DeadlineKind.RECORD_REVIEW: (  # R20
        Reminder(
            "record_review_soon",
            lambda running: running.due_on - RECORD_AHEAD,
            (_P.HR_LEAD,),
            "The time for which a record is kept is over soon",
        ),
        Reminder(
            "record_review_due",
            lambda running: running.due_on,
            (_P.HR_LEAD,),
            "The time for which a record is kept is over: purge it or keep it longer",
        ),
    ),
    DeadlineKind.IMPROVEMENT_REVIEW: (
        Reminder(
            "improvement_review_soon",
            lambda running: running.due_on - IMPROVEMENT_AHEAD,
            (*_HR, _P.CASE_MANAGER),
            "The improvement that a warning requires is to be reviewed soon: ask the line manager",
        ),
        Reminder(
            "improvement_review_due",
            lambda running: running.due_on,
            (*_HR, _P.CASE_MANAGER),
            "The improvement that a warning requires is to be reviewed: ask the line manager",
        ),
    ),
    DeadlineKind.WARNING_EXPIRY: (  # R15
        Reminder(
            "warning_expiring",
            lambda running: running.due_on - WARNING_AHEAD,
            _HR,
            "A warning is about to expire",
        ),
    ),
    # R17: a month, two and three months after the end; whether there is a claim, or Acas was told, HR finds out and
    # an HR lead is told of. It ends by itself, so nobody is late.
    DeadlineKind.TRIBUNAL_LIMIT: (
        *(
            Reminder(rule, months_after_the_end(number), _HR, said)
            for number, (rule, said) in enumerate(CLAIM_TO_COME.items(), start=1)
        ),
        Reminder(
            "tribunal_conciliation",
            lambda running: running.conciliation_on or date.max,
            (_P.HR_LEAD,),
            "Early conciliation began: a tribunal claim may follow",
        ),
    ),
}
