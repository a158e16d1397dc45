"""The verbs: one function, one transaction each; pages, API, imports, demo data and tests call them alike."""

from casework.actions.acknowledging import acknowledge_appeal
from casework.actions.adjourning import adjourn_hearing
from casework.actions.adjustments import answer_adjustment, record_adjustment
from casework.actions.agreements import agree_sanction, withdraw_agreement
from casework.actions.anonymity import ask_anonymity, decide_anonymity
from casework.actions.appeal_hearings import (
    arrange_appeal_hearing,
    postpone_appeal_hearing,
    record_appeal_hearing,
)
from casework.actions.appeal_letters import issue_appeal_outcome
from casework.actions.appeal_outcomes import Answered, decide_appeal
from casework.actions.appeals import lodge_appeal, refuse_late_appeal, withdraw_appeal
from casework.actions.closing import close_case
from casework.actions.companions import MeetingHeld
from casework.actions.conflicts import declare_conflict
from casework.actions.considering import agree_to_consider
from casework.actions.criminal_matters import CriminalTold, record_criminal_matter
from casework.actions.curtailing import curtail_warning
from casework.actions.extensions import extend_warning
from casework.actions.fitness import (
    allow_absence,
    record_fit_note,
    record_occupational_health_advice,
    refer_to_occupational_health,
)
from casework.actions.grievances import close_grievance, decide_on_grievance, record_grievance
from casework.actions.hearing_again import hear_again, return_to_hearing
from casework.actions.hearing_records import Answer, Minutes, record_hearing
from casework.actions.hearings import Invitation, arrange_hearing, postpone_hearing
from casework.actions.holds import lift_hold, place_hold, review_hold
from casework.actions.improvements import Required, review_improvement
from casework.actions.incidents import assess_incident, report_incident
from casework.actions.instead import Instead
from casework.actions.investigations import (
    View,
    deal_with_informally,
    no_case_to_answer,
    refer_to_hearing,
    return_findings,
    submit_findings,
)
from casework.actions.inviting import call_witness, invite_witness, record_witness_attendance
from casework.actions.joining import join_cases
from casework.actions.leaving import close_after_death, close_after_leaving, record_resignation
from casework.actions.legal_advice import add_legal_advice
from casework.actions.letters import send_letter
from casework.actions.opening import Opening
from casework.actions.outcomes import Found, Reasons, decide_outcome, issue_outcome, recall_decision
from casework.actions.overrides import approve_override, propose_override
from casework.actions.oversight import record_oversight, serve_bundle
from casework.actions.own_words import (
    acknowledge_letter,
    comment_on_notes,
    name_companion,
    propose_another_time,
    refuse_proposal,
)
from casework.actions.paper_cases import (
    EarlierAttempt,
    FurtherAllegation,
    PaperCase,
    PaperGrievance,
    PaperPause,
)
from casework.actions.past_records import ListedLine, PastSanction
from casework.actions.past_sanctions import record_past_sanction
from casework.actions.pausing import pause_case, resume_case, review_pause
from casework.actions.people import appoint, replace_part
from casework.actions.protected_disclosures import check_disclosure, flag_disclosure
from casework.actions.records import add_allegation, add_note, attach_evidence, correct_record
from casework.actions.redactions import attach_redacted_copy
from casework.actions.reinstating import record_reinstatement_pay
from casework.actions.reopening import issue_correction, reopen_case
from casework.actions.retention import purge_case, review_record
from casework.actions.reviews import review_decision
from casework.actions.safeguarding import mark_safeguarding, record_referral_check
from casework.actions.settling import settle_live_period
from casework.actions.suspensions import lift_suspension, review_suspension, suspend_employee
from casework.actions.taking_over import take_over_case
from casework.actions.tribunal import record_conciliation
from casework.actions.union import flag_union_representative, record_union_talk
from casework.actions.weighing import open_spent_record
from casework.actions.withdrawing import propose_withdrawal, turn_down_withdrawal, withdraw_case
from casework.actions.witnesses import record_statement, share_statement
from casework.actions.written_reasons import give_written_reasons, record_reasons_request

__all__ = [
    "Answer",
    "Answered",
    "CriminalTold",
    "EarlierAttempt",
    "Found",
    "FurtherAllegation",
    "Instead",
    "Invitation",
    "ListedLine",
    "MeetingHeld",
    "Minutes",
    "Opening",
    "PaperCase",
    "PaperGrievance",
    "PaperPause",
    "PastSanction",
    "Reasons",
    "Required",
    "View",
    "acknowledge_appeal",
    "acknowledge_letter",
    "add_allegation",
    "add_legal_advice",
    "add_note",
    "adjourn_hearing",
    "agree_sanction",
    "agree_to_consider",
    "allow_absence",
    "answer_adjustment",
    "appoint",
    "approve_override",
    "arrange_appeal_hearing",
    "arrange_hearing",
    "ask_anonymity",
    "assess_incident",
    "attach_evidence",
    "attach_redacted_copy",
    "call_witness",
    "check_disclosure",
    "close_after_death",
    "close_after_leaving",
    "close_case",
    "close_grievance",
    "comment_on_notes",
    "correct_record",
    "curtail_warning",
    "deal_with_informally",
    "decide_anonymity",
    "decide_appeal",
    "decide_on_grievance",
    "decide_outcome",
    "declare_conflict",
    "extend_warning",
    "flag_disclosure",
    "flag_union_representative",
    "give_written_reasons",
    "hear_again",
    "invite_witness",
    "issue_appeal_outcome",
    "issue_correction",
    "issue_outcome",
    "join_cases",
    "lift_hold",
    "lift_suspension",
    "lodge_appeal",
    "mark_safeguarding",
    "name_companion",
    "no_case_to_answer",
    "open_spent_record",
    "pause_case",
    "place_hold",
    "postpone_appeal_hearing",
    "postpone_hearing",
    "propose_another_time",
    "propose_override",
    "propose_withdrawal",
    "purge_case",
    "recall_decision",
    "record_adjustment",
    "record_appeal_hearing",
    "record_conciliation",
    "record_criminal_matter",
    "record_fit_note",
    "record_grievance",
    "record_hearing",
    "record_occupational_health_advice",
    "record_oversight",
    "record_past_sanction",
    "record_reasons_request",
    "record_referral_check",
    "record_reinstatement_pay",
    "record_resignation",
    "record_statement",
    "record_union_talk",
    "record_witness_attendance",
    "refer_to_hearing",
    "refer_to_occupational_health",
    "refuse_late_appeal",
    "refuse_proposal",
    "reopen_case",
    "replace_part",
    "report_incident",
    "resume_case",
    "return_findings",
    "return_to_hearing",
    "review_decision",
    "review_hold",
    "review_improvement",
    "review_pause",
    "review_record",
    "review_suspension",
    "send_letter",
    "serve_bundle",
    "settle_live_period",
    "share_statement",
    "submit_findings",
    "suspend_employee",
    "take_over_case",
    "turn_down_withdrawal",
    "withdraw_agreement",
    "withdraw_appeal",
    "withdraw_case",
]
