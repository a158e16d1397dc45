"""The vocabulary of the procedure: where a file is, who is on it, and what comes of it."""

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
    APPEAL_PANEL_MEMBER = "appeal_panel_member", "Appeal panel member"
    WITNESS = "witness", "Witness"
    COMPLAINANT = "complainant", "Complainant"
    REPORTER = "reporter", "Reporter"
    LINE_MANAGER = "line_manager", "Line manager"
    AUDITOR = "auditor", "Auditor"


# Whoever hears an appeal, and is kept from it by the same rules (SEP-2).
HEARS_APPEAL = (PartKind.APPEAL_MANAGER, PartKind.APPEAL_PANEL_MEMBER)


class Role(TextChoices):
    """What a person is in the organisation (RoleGrant)."""

    HR_OFFICER = "hr_officer", "HR officer"
    HR_LEAD = "hr_lead", "HR lead"
    MANAGER = "manager", "Manager"
    AUDITOR = "auditor", "Auditor"
    ADMINISTRATOR = "administrator", "Administrator"
    DATA_PROTECTION_OFFICER = "data_protection_officer", "Data protection officer"
    FOI_LEAD = "foi_lead", "FOI lead"
    HR_DIRECTOR = "hr_director", "HR director"  # is told of some days (R4, R5, R12), and sees no file by it


# These look after requests, and see no case and no incident by it.
REQUEST_ROLES = (Role.DATA_PROTECTION_OFFICER, Role.FOI_LEAD)


class PersonInIncident(TextChoices):
    INVOLVED = "involved", "Said to be involved"
    WITNESS = "witness", "Witness"
    COMPLAINANT = "complainant", "Complainant"


class RaisedBy(TextChoices):
    """Of what kind whoever raised a concern is; never who (T1)."""

    MANAGER = "manager", "A manager"
    COLLEAGUE = "colleague", "Somebody else who works here"
    OUTSIDE = "outside", "Somebody from outside, such as a customer"
    ANONYMOUS = "anonymous", "Somebody who gave no name"
    CHECK = "check", "Nobody: a check or a system of ours showed it"
    NOT_KNOWN = "not_known", "Not known: from an old record"


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
    """AC-3; what a policy may allow besides; and anybody by agreement or adjustment (domain.md 0.17)."""

    NONE = "none", "Nobody came with the employee"
    COLLEAGUE = "colleague", "A colleague"
    UNION_OFFICIAL = "union_official", "An official employed by a trade union"
    CERTIFIED_UNION_REP = "certified_union_rep", "A trade union representative certified by the union"
    FAMILY_OR_FRIEND = "family_or_friend", "A member of the family, or a friend"
    LAWYER = "lawyer", "A lawyer"
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


class HearingPoint(TextChoices):
    """What the Acas Code asks of every hearing that the employee attends (PR-11)."""

    COMPLAINT = "complaint", "The complaint was explained"
    EVIDENCE = "evidence", "The evidence was gone through"
    ANSWER = "answer", "The employee set out their case and answered"
    QUESTIONS = "questions", "The employee could ask questions and present evidence"
    WITNESSES = "witnesses", "The employee could call witnesses, and say something about those who were heard"


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


class ReasonsBasis(TextChoices):
    """Why written reasons for a dismissal are owed (TR-2, domain.md 0.16)."""

    ASKED = "asked", "They were asked for"
    FAMILY = "family", "The employee is pregnant, or on maternity or adoption leave: owed without a request"


class CloseReason(TextChoices):
    NO_CASE = "no_case", "No case to answer"
    NO_SANCTION = "no_sanction", "No sanction"
    SANCTION_FINAL = "sanction_final", "Sanction final"
    APPEAL_FINAL = "appeal_final", "Appeal final"
    WARNING_EXTENDED = "warning_extended", "Live warning extended"
    INFORMAL = "informal", "Dealt with informally"
    OTHER_PROCEDURE = "other_procedure", "Moved to another procedure"
    LEFT_NO_OUTCOME = "left_no_outcome", "The employee left: no outcome"
    LEFT_FINDING_ONLY = "left_finding_only", "The employee left: findings only"
    DIED = "died", "The employee died"
    LOGGED_IN_ERROR = "logged_in_error", "Logged in error"
    PUT_RIGHT = "put_right", "Put right after it was closed"
    JOINED = "joined", "Joined to another case"
