"""The verbs: one function, one transaction each; pages, API, imports, demo data and tests call them alike."""

from casework.actions.appeal_outcomes import Answered, decide_appeal, issue_appeal_outcome, return_to_hearing
from casework.actions.appeals import (
    arrange_appeal_hearing,
    lodge_appeal,
    postpone_appeal_hearing,
    record_appeal_hearing,
    refuse_late_appeal,
    withdraw_appeal,
)
from casework.actions.closing import close_case, withdraw_case
from casework.actions.extensions import extend_warning
from casework.actions.hearing_records import Answer, Minutes, record_hearing
from casework.actions.hearings import Invitation, arrange_hearing, postpone_hearing
from casework.actions.incidents import Opening, assess_incident, report_incident
from casework.actions.investigations import View, no_case_to_answer, refer_to_hearing, submit_findings
from casework.actions.joining import join_cases
from casework.actions.leaving import close_after_leaving, record_resignation
from casework.actions.outcomes import Found, Reasons, decide_outcome, issue_outcome, recall_decision
from casework.actions.past_sanctions import PastSanction, record_past_sanction
from casework.actions.pausing import pause_case, resume_case, review_pause
from casework.actions.people import appoint, replace_part
from casework.actions.records import add_allegation, add_note, attach_evidence, correct_record
from casework.actions.reopening import issue_correction, reopen_case
from casework.actions.reviews import review_decision
from casework.actions.suspensions import lift_suspension, review_suspension, suspend_employee

__all__ = [
    "Answer",
    "Answered",
    "Found",
    "Invitation",
    "Minutes",
    "Opening",
    "PastSanction",
    "Reasons",
    "View",
    "add_allegation",
    "add_note",
    "appoint",
    "arrange_appeal_hearing",
    "arrange_hearing",
    "assess_incident",
    "attach_evidence",
    "close_after_leaving",
    "close_case",
    "correct_record",
    "decide_appeal",
    "decide_outcome",
    "extend_warning",
    "issue_appeal_outcome",
    "issue_correction",
    "issue_outcome",
    "join_cases",
    "lift_suspension",
    "lodge_appeal",
    "no_case_to_answer",
    "pause_case",
    "postpone_appeal_hearing",
    "postpone_hearing",
    "recall_decision",
    "record_appeal_hearing",
    "record_hearing",
    "record_past_sanction",
    "record_resignation",
    "refer_to_hearing",
    "refuse_late_appeal",
    "reopen_case",
    "replace_part",
    "report_incident",
    "resume_case",
    "return_to_hearing",
    "review_decision",
    "review_pause",
    "review_suspension",
    "submit_findings",
    "suspend_employee",
    "withdraw_appeal",
    "withdraw_case",
]
