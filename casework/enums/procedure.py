"""The vocabulary of the procedure: where a file is, what is done to it, by whom, and what comes of it."""

from __future__ import annotations

from django.db.models import TextChoices


class FileState(TextChoices):
    """Where an incident or a case is. The first two are of incidents, the rest of cases."""

    REPORTED = "reported", "Reported"
    ASSESSED = "assessed", "Assessed"
    INVESTIGATION = "investigation", "Investigation"
    FINDINGS = "findings", "Findings"
    HEARING = "hearing", "Hearing"
    DELIBERATION = "deliberation", "Deliberation"
    DECIDED = "decided", "Decided"
    OUTCOME = "outcome", "Outcome issued"
    APPEAL = "appeal", "Appeal"
    APPEAL_DELIBERATION = "appeal_deliberation", "Appeal deliberation"
    CLOSED = "closed", "Closed"


INCIDENT_STATES = (FileState.REPORTED, FileState.ASSESSED)

CASE_STATES = tuple(state for state in FileState if state not in INCIDENT_STATES)

OPEN_CASE_STATES = tuple(state for state in CASE_STATES if state != FileState.CLOSED)

BEFORE_OUTCOME = (
    FileState.INVESTIGATION,
    FileState.FINDINGS,
    FileState.HEARING,
    FileState.DELIBERATION,
    FileState.DECIDED,
)


class Action(TextChoices):
    """The verbs. The label is the audit label, in the past tense; the imperative is in ``workflow.Step``."""

    REPORT_INCIDENT = "report_incident", "Incident reported"
    ASSESS_INCIDENT = "assess_incident", "Incident assessed"
    APPOINT = "appoint", "Person appointed"
    REPLACE_PART = "replace_part", "Person replaced"
    ADD_ALLEGATION = "add_allegation", "Allegation added"
    CORRECT_RECORD = "correct_record", "Record corrected"
    ATTACH_EVIDENCE = "attach_evidence", "Evidence attached"
    SUBMIT_FINDINGS = "submit_findings", "Investigation findings submitted"
    RETURN_FINDINGS = "return_findings", "Report returned to the investigator"
    NO_CASE_TO_ANSWER = "no_case_to_answer", "Closed: no case to answer"
    REFER_TO_HEARING = "refer_to_hearing", "Referred to a hearing"
    ARRANGE_HEARING = "arrange_hearing", "Hearing arranged"
    POSTPONE_HEARING = "postpone_hearing", "Hearing postponed"
    ADJOURN_HEARING = "adjourn_hearing", "Hearing adjourned"
    RECORD_HEARING = "record_hearing", "Hearing recorded"
    HEAR_AGAIN = "hear_again", "To be heard again by somebody else"
    DECIDE_OUTCOME = "decide_outcome", "Outcome decided"
    AGREE_SANCTION = "agree_sanction", "Sanction agreed without a hearing"
    WITHDRAW_AGREEMENT = "withdraw_agreement", "Agreement withdrawn by the employee"
    RECALL_DECISION = "recall_decision", "Decision recalled"
    ISSUE_OUTCOME = "issue_outcome", "Outcome issued"
    LODGE_APPEAL = "lodge_appeal", "Appeal lodged"
    ACKNOWLEDGE_APPEAL = "acknowledge_appeal", "Appeal acknowledged"
    REFUSE_LATE_APPEAL = "refuse_late_appeal", "Late appeal refused"
    WITHDRAW_APPEAL = "withdraw_appeal", "Appeal withdrawn"
    ARRANGE_APPEAL_HEARING = "arrange_appeal_hearing", "Appeal hearing arranged"
    POSTPONE_APPEAL_HEARING = "postpone_appeal_hearing", "Appeal hearing postponed"
    RECORD_APPEAL_HEARING = "record_appeal_hearing", "Appeal hearing recorded"
    DECIDE_APPEAL = "decide_appeal", "Appeal decided"
    ISSUE_APPEAL_OUTCOME = "issue_appeal_outcome", "Appeal outcome issued"
    RECORD_REINSTATEMENT_PAY = "record_reinstatement_pay", "Pay after a reinstatement recorded"
    RETURN_TO_HEARING = "return_to_hearing", "Returned to a hearing"
    CLOSE_CASE = "close_case", "Case closed"
    WITHDRAW_CASE = "withdraw_case", "Case withdrawn"
    SUSPEND_EMPLOYEE = "suspend_employee", "Employee suspended"
    REVIEW_SUSPENSION = "review_suspension", "Suspension reviewed"
    LIFT_SUSPENSION = "lift_suspension", "Suspension lifted"
    PAUSE_CASE = "pause_case", "Case paused"
    REVIEW_PAUSE = "review_pause", "Pause reviewed"
    RESUME_CASE = "resume_case", "Case resumed"
    REVIEW_DECISION = "review_decision", "Decision reviewed"
    RECORD_OVERSIGHT = "record_oversight", "Oversight check recorded"
    SERVE_BUNDLE = "serve_bundle", "Bundle served"
    EXTEND_WARNING = "extend_warning", "Warning extended"
    OPEN_SPENT_RECORD = "open_spent_record", "Spent record opened"
    REOPEN_CASE = "reopen_case", "Case reopened"
    ISSUE_CORRECTION = "issue_correction", "Correction issued"
    JOIN_CASES = "join_cases", "Cases joined"
    RECORD_RESIGNATION = "record_resignation", "Resignation recorded"
    CLOSE_AFTER_LEAVING = "close_after_leaving", "Closed: the employee left"
    RECORD_GRIEVANCE = "record_grievance", "Grievance recorded"
    DECIDE_ON_GRIEVANCE = "decide_on_grievance", "Decided what a grievance means for the case"
    CLOSE_GRIEVANCE = "close_grievance", "Grievance closed"
    FLAG_DISCLOSURE = "flag_disclosure", "Possible protected disclosure flagged"
    CHECK_DISCLOSURE = "check_disclosure", "Protected disclosure checked"
    FLAG_UNION_REPRESENTATIVE = "flag_union_representative", "Trade-union representative recorded"
    RECORD_UNION_TALK = "record_union_talk", "Talk with the union recorded"
    PROPOSE_OVERRIDE = "propose_override", "Override of the separation of roles proposed"
    APPROVE_OVERRIDE = "approve_override", "Override of the separation of roles approved"
    RECORD_ADJUSTMENT = "record_adjustment", "Adjustment asked for"
    ANSWER_ADJUSTMENT = "answer_adjustment", "Adjustment answered"
    RECORD_FIT_NOTE = "record_fit_note", "Fit note recorded"
    REFER_TO_OCCUPATIONAL_HEALTH = "refer_to_occupational_health", "Occupational health asked"
    RECORD_OCCUPATIONAL_HEALTH_ADVICE = (
        "record_occupational_health_advice",
        "Occupational health answered",
    )
    ALLOW_ABSENCE = "allow_absence", "Absence allowed"
    RECORD_STATEMENT = "record_statement", "Statement recorded"
    DECIDE_ANONYMITY = "decide_anonymity", "Anonymity decided"
    SHARE_STATEMENT = "share_statement", "Statement shared"
    CALL_WITNESS = "call_witness", "Witness called"
    ADD_LEGAL_ADVICE = "add_legal_advice", "Legal advice added"
    RECORD_CONCILIATION = "record_conciliation", "Early conciliation recorded"
    RECORD_CRIMINAL_MATTER = "record_criminal_matter", "Criminal matter recorded"
    MARK_SAFEGUARDING = "mark_safeguarding", "Marked as safeguarding"
    RECORD_REFERRAL_CHECK = "record_referral_check", "Referral check recorded"
    PLACE_HOLD = "place_hold", "Legal hold placed"
    REVIEW_HOLD = "review_hold", "Legal hold reviewed"
    LIFT_HOLD = "lift_hold", "Legal hold lifted"
    ACKNOWLEDGE_LETTER = "acknowledge_letter", "Receipt of a letter acknowledged"
    NAME_COMPANION = "name_companion", "Companion named"
    PROPOSE_ANOTHER_TIME = "propose_another_time", "Another time proposed"
    REFUSE_PROPOSAL = "refuse_proposal", "Another time refused"
    COMMENT_ON_NOTES = "comment_on_notes", "Notes commented on by the employee"
    ADD_NOTE = "add_note", "Note added"
    RECORD_PAST_SANCTION = "record_past_sanction", "Past sanction recorded"
    TAKE_OVER_CASE = "take_over_case", "Case taken over from paper"
    ATTACH_REDACTED_COPY = "attach_redacted_copy", "Redacted copy attached"


class Look(TextChoices):
    """Reads, exports, refusals, sign-ins, and what happens by itself: audit events that change no file."""

    VIEWED = "viewed", "Looked at"
    LISTED = "listed", "Listed"
    SEARCHED = "searched", "Searched"
    DOWNLOADED = "downloaded", "Evidence downloaded"
    EXPORTED = "exported", "Exported"
    REFUSED = "refused", "Refused"
    SIGNED_IN = "signed_in", "Signed in"
    SIGN_IN_FAILED = "sign_in_failed", "Sign-in failed"
    SIGNED_OUT = "signed_out", "Signed out"
    PASSWORD_CHANGED = "password_changed", "Password changed"
    ROLE_GRANTED = "role_granted", "Role granted"
    POLICY_LOADED = "policy_loaded", "Policy loaded"
    POLICY_DRAFTED = "policy_drafted", "Policy drafted"
    POLICY_DRAFT_CHANGED = "policy_draft_changed", "Policy draft changed"
    POLICY_DRAFT_DISCARDED = "policy_draft_discarded", "Policy draft discarded"
    POLICY_PROPOSED = "policy_proposed", "Policy proposed"
    POLICY_PROPOSAL_ENDED = "policy_proposal_ended", "Policy proposal ended"
    POLICY_APPROVED = "policy_approved", "Policy approved"
    CATEGORIES_LOADED = "categories_loaded", "Categories loaded"
    STAFF_FILE_HANDED_OVER = "staff_file_handed_over", "Staff file handed over"
    STAFF_FILE_CONFIRMED = "staff_file_confirmed", "Staff file confirmed"
    EMPLOYEES_IMPORTED = "employees_imported", "Employees imported"
    WARNING_EXPIRED = "warning_expired", "Warning expired"
    COVER_ARRANGED = "cover_arranged", "Cover arranged"
    COVER_ENDED = "cover_ended", "Cover ended"
    DECISION_REVIEW_OWED = "decision_review_owed", "Decision to be reviewed: a warning fell"
    HOLIDAY_ADDED = "holiday_added", "Day off added to a calendar"
    HOLIDAY_TAKEN_OFF = "holiday_taken_off", "Day off taken off a calendar"
    DEADLINES_RECOUNTED = "deadlines_recounted", "Deadlines counted again"
    TRIBUNAL_LIMIT_PASSED = "tribunal_limit_passed", "Time for a tribunal claim passed"


class PartKind(TextChoices):
    """What a person is on one file: by appointment (a Part row), by role, or by being in the incident."""

    SUBJECT = "subject", "Employee"
    HR_OFFICER = "hr_officer", "HR officer"
    HR_LEAD = "hr_lead", "HR lead"
    HR_ADVISER = "hr_adviser", "HR adviser"
    CASE_MANAGER = "case_manager", "Case manager"
    INVESTIGATOR = "investigator", "Investigator"
    CHAIR = "chair", "Hearing chair"
    PANEL_MEMBER = "panel_member", "Panel member"
    NOTE_TAKER = "note_taker", "Note taker"
    APPEAL_MANAGER = "appeal_manager", "Appeal manager"
    WITNESS = "witness", "Witness"
    COMPLAINANT = "complainant", "Complainant"
    REPORTER = "reporter", "Reporter"
    LINE_MANAGER = "line_manager", "Line manager"
    AUDITOR = "auditor", "Auditor"


class Role(TextChoices):
    """What a person is in the organisation (RoleGrant)."""

    HR_OFFICER = "hr_officer", "HR officer"
    HR_LEAD = "hr_lead", "HR lead"
    MANAGER = "manager", "Manager"
    AUDITOR = "auditor", "Auditor"
    ADMINISTRATOR = "administrator", "Administrator"


class PersonInIncident(TextChoices):
    INVOLVED = "involved", "Said to be involved"
    WITNESS = "witness", "Witness"
    COMPLAINANT = "complainant", "Complainant"


class AssessmentResult(TextChoices):
    NO_ACTION = "no_action", "No action"
    INFORMAL = "informal", "Informal action"
    OTHER_PROCEDURE = "other_procedure", "Another procedure"
    FORMAL = "formal", "Formal procedure"


class Finding(TextChoices):
    FOUND = "found", "Found"
    PARTLY_FOUND = "partly_found", "Partly found"
    NOT_FOUND = "not_found", "Not found"


class PostponementReason(TextChoices):
    COMPANION_UNAVAILABLE = "companion_unavailable", "The companion cannot attend"
    EMPLOYEE_ILL = "employee_ill", "The employee is ill"
    EMPLOYEE_REQUEST = "employee_request", "The employee asked for another reason"
    EMPLOYER = "employer", "We cannot hold it"


class Attendance(TextChoices):
    ATTENDED = "attended", "The employee attended"
    REMOTELY = "remotely", "The employee attended remotely"
    ABSENT = "absent", "The employee did not attend"


class CompanionKind(TextChoices):
    """AC-3, and by agreement or adjustment a wider class (domain.md 0.17)."""

    NONE = "none", "Nobody came with the employee"
    COLLEAGUE = "colleague", "A colleague"
    UNION_OFFICIAL = "union_official", "An official employed by a trade union"
    CERTIFIED_UNION_REP = "certified_union_rep", "A trade union representative certified by the union"
    BY_AGREEMENT = "by_agreement", "Another person, by agreement or as an adjustment"


class HearingKind(TextChoices):
    """Which of the two a hearing is: of the allegations, or of an appeal."""

    HEARING = "hearing", "Hearing"
    APPEAL_HEARING = "appeal_hearing", "Appeal hearing"


class NotesStatus(TextChoices):
    AGREED = "agreed", "Agreed"
    DISPUTED = "disputed", "Disputed: both versions are kept"
    AWAITED = "awaited", "Sent to the employee; no answer yet"


class AllegationResponse(TextChoices):
    ADMITTED = "admitted", "Admitted"
    PARTLY_ADMITTED = "partly_admitted", "Partly admitted"
    DENIED = "denied", "Denied"
    NO_RESPONSE = "no_response", "No response"


class AppealGroundKind(TextChoices):
    """On what an appeal rests (AP-5)."""

    TOO_SEVERE = "too_severe", "The outcome is unfair or too severe"
    NEW_EVIDENCE = "new_evidence", "New evidence has come to light"
    PROCEDURE = "procedure", "The procedure was not followed"


class GroundResult(TextChoices):
    ACCEPTED = "accepted", "Accepted"
    PARTLY_ACCEPTED = "partly_accepted", "Partly accepted"
    NOT_ACCEPTED = "not_accepted", "Not accepted"


class AppealResult(TextChoices):
    """The only words for the result of an appeal (AP-7, domain.md 0.18)."""

    CONFIRMED = "confirmed", "Decision confirmed"
    VARIED = "varied", "Decision varied"
    SET_ASIDE = "set_aside", "Decision set aside"
    REMITTED = "remitted", "Remitted: to be heard again"


class AppealStatus(TextChoices):
    """Where an appeal is, or how it ended, that nobody decided (AP-3, AP-7); or that an old record does not say."""

    PENDING = "pending", "Not decided yet"
    WITHDRAWN = "withdrawn", "Withdrawn by the employee"
    LATE_REFUSED = "late_refused", "Late, and not heard"
    NOT_KNOWN = "not_known", "Not known"


class CloseReason(TextChoices):
    NO_CASE = "no_case", "No case to answer"
    NO_SANCTION = "no_sanction", "No sanction"
    SANCTION_FINAL = "sanction_final", "Sanction final"
    APPEAL_FINAL = "appeal_final", "Appeal final"
    INFORMAL = "informal", "Dealt with informally"
    OTHER_PROCEDURE = "other_procedure", "Moved to another procedure"
    LEFT_NO_OUTCOME = "left_no_outcome", "The employee left: no outcome"
    LEFT_FINDING_ONLY = "left_finding_only", "The employee left: findings only"
    LOGGED_IN_ERROR = "logged_in_error", "Logged in error"
    PUT_RIGHT = "put_right", "Put right after it was closed"
    JOINED = "joined", "Joined to another case"
