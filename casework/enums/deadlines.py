"""What falls due, and what of it is no step of the procedure."""

from __future__ import annotations

from django.db.models import TextChoices


class DeadlineKind(TextChoices):
    """domain.md 6.1; the value keeps the R-number in the rules table."""

    ASSESSMENT = "assessment", "Assess the incident"
    INVESTIGATION = "investigation", "Finish the investigation"
    HEARING_DAY = "hearing_day", "Hold the hearing"
    DECISION_LETTER = "decision_letter", "Send the decision letter"
    APPEAL_WINDOW = "appeal_window", "Last day to appeal"
    APPEAL_ACKNOWLEDGEMENT = "appeal_acknowledgement", "Acknowledge the appeal"
    APPEAL_HEARING = "appeal_hearing", "Hear the appeal"
    APPEAL_HEARING_DAY = "appeal_hearing_day", "Hold the appeal hearing"
    APPEAL_LETTER = "appeal_letter", "Send the appeal outcome letter"
    REINSTATEMENT_PAY = "reinstatement_pay", "Settle pay and continuity"
    WARNING_EXPIRY = "warning_expiry", "Last live day of the warning"
    IMPROVEMENT_REVIEW = "improvement_review", "Review the improvement"
    SUSPENSION_REVIEW = "suspension_review", "Review the suspension"
    SUSPENSION_CAP = "suspension_cap", "Last day of the suspension"
    PAUSE_REVIEW = "pause_review", "Review the pause"
    DECISION_REVIEW = "decision_review", "Review the decision"
    GRIEVANCE_DECISION = "grievance_decision", "Decide what a grievance means for the case"
    DISCLOSURE_CHECK = "disclosure_check", "Check a possible protected disclosure"
    TRIBUNAL_LIMIT = "tribunal_limit", "Last day for a tribunal claim"
    REFERRAL_CHECK = "referral_check", "Check for a referral"
    HOLD_REVIEW = "hold_review", "Review the legal hold"
    RECORD_REVIEW = "record_review", "Look at whether the record is still kept"
    OVERSIGHT = "oversight", "Look over the case"
    BUNDLE = "bundle", "Serve the bundle"
    CORRECTION = "correction", "Put the outcome right"
    PROPOSAL_ANSWER = "proposal_answer", "Answer the time that the employee proposed"
    ADJUSTMENT_ANSWER = "adjustment_answer", "Answer an adjustment"
    OVERRIDE_APPROVAL = "override_approval", "Approve an override of the separation of roles"
    WITHDRAWAL_ANSWER = "withdrawal_answer", "Withdraw the case, or turn it down"
    ANONYMITY_DECISION = "anonymity_decision", "Decide whether a witness is named"
    UNION_TALK = "union_talk", "Settle whether a union is spoken to"
    HEALTH_QUESTION = "health_question", "Ask occupational health whether the employee can attend"
    HEALTH_ANSWER = "health_answer", "Ask occupational health again for its answer"
    WRITTEN_REASONS = "written_reasons", "Give written reasons for the dismissal"
    COVER_GAP = "cover_gap", "Find who acts for somebody who is away"
    FOI_REPLY = "foi_reply", "Reply to a request for information"
    FOI_REVIEW = "foi_review", "Answer an internal review"
    SAR_REPLY = "sar_reply", "Reply to a subject access request"
    COMPLAINT_ACKNOWLEDGEMENT = "complaint_acknowledgement", "Acknowledge a data protection complaint"


# What runs whatever stage the case is at, and is not the next step of its procedure.
BESIDE_THE_STAGE = (
    DeadlineKind.APPEAL_ACKNOWLEDGEMENT,
    DeadlineKind.REINSTATEMENT_PAY,
    DeadlineKind.WARNING_EXPIRY,
    DeadlineKind.IMPROVEMENT_REVIEW,
    DeadlineKind.SUSPENSION_REVIEW,
    DeadlineKind.SUSPENSION_CAP,
    DeadlineKind.DECISION_REVIEW,
    DeadlineKind.GRIEVANCE_DECISION,
    DeadlineKind.DISCLOSURE_CHECK,
    DeadlineKind.TRIBUNAL_LIMIT,
    DeadlineKind.REFERRAL_CHECK,
    DeadlineKind.HOLD_REVIEW,
    DeadlineKind.PROPOSAL_ANSWER,
    DeadlineKind.ADJUSTMENT_ANSWER,
    DeadlineKind.OVERRIDE_APPROVAL,
    DeadlineKind.WITHDRAWAL_ANSWER,
    DeadlineKind.ANONYMITY_DECISION,
    DeadlineKind.UNION_TALK,
    DeadlineKind.HEALTH_QUESTION,
    DeadlineKind.HEALTH_ANSWER,
    DeadlineKind.WRITTEN_REASONS,
    DeadlineKind.COVER_GAP,
    DeadlineKind.RECORD_REVIEW,
    DeadlineKind.OVERSIGHT,
    DeadlineKind.BUNDLE,
)
# Shown to HR and auditors alone, and to none of them who investigates.
FOR_HR_ALONE = (
    DeadlineKind.TRIBUNAL_LIMIT,
    DeadlineKind.REFERRAL_CHECK,
    DeadlineKind.HOLD_REVIEW,
    DeadlineKind.UNION_TALK,
    DeadlineKind.HEALTH_QUESTION,
    DeadlineKind.HEALTH_ANSWER,
    DeadlineKind.WRITTEN_REASONS,
    DeadlineKind.RECORD_REVIEW,
)
# Of requests, which are files of their own beside cases and incidents.
OF_REQUESTS = (
    DeadlineKind.FOI_REPLY,
    DeadlineKind.FOI_REVIEW,
    DeadlineKind.SAR_REPLY,
    DeadlineKind.COMPLAINT_ACKNOWLEDGEMENT,
)
# They pass by themselves; a sweep writes down that they did.
END_BY_THEMSELVES = (DeadlineKind.WARNING_EXPIRY, DeadlineKind.TRIBUNAL_LIMIT)
