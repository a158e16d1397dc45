"""The records of the house. Every model with case content has ``visible_to`` (see ``scoping``)."""

from casework.models.appeals import (
    Appeal,
    AppealDecision,
    AppealGround,
    AppealHearing,
    AppealHearingRecord,
    AppealOutcome,
    AppealWithdrawal,
    GroundAnswer,
)
from casework.models.audit import AuditEvent, AuditPayload
from casework.models.cases import Allegation, Case, Closure, Correction, Note, Part
from casework.models.covers import Cover, CoveredPart, CoverGap
from casework.models.deadlines import Deadline
from casework.models.documents import Draft, Evidence
from casework.models.extensions import WarningExtension
from casework.models.hearings import AllegationAnswer, Hearing, HearingRecord
from casework.models.imports import ImportRemark, ImportRun, StaffFile
from casework.models.incidents import Assessment, Incident, IncidentPerson
from casework.models.investigations import CaseToAnswer, Findings, Recommendation
from casework.models.joins import CaseJoin
from casework.models.notifications import EmailDelivery, Notification
from casework.models.outcomes import AllegationFinding, Decision, LivePeriod, Outcome, Sanction
from casework.models.pauses import Pause, PauseReview
from casework.models.people import Employee, Grade, Posting, RoleGrant, Unit
from casework.models.policies import Category, PolicyVersion
from casework.models.policy_drafts import PolicyDraft, PolicyProposal
from casework.models.provenance import Provenance
from casework.models.reopenings import OutcomeCorrection, Reopening
from casework.models.resignations import Resignation
from casework.models.reviews import DecisionReview
from casework.models.suspensions import Suspension, SuspensionAlternative, SuspensionReview

__all__ = [
    "Allegation",
    "AllegationAnswer",
    "AllegationFinding",
    "Appeal",
    "AppealDecision",
    "AppealGround",
    "AppealHearing",
    "AppealHearingRecord",
    "AppealOutcome",
    "AppealWithdrawal",
    "Assessment",
    "AuditEvent",
    "AuditPayload",
    "Case",
    "CaseJoin",
    "CaseToAnswer",
    "Category",
    "Closure",
    "Correction",
    "Cover",
    "CoverGap",
    "CoveredPart",
    "Deadline",
    "Decision",
    "DecisionReview",
    "Draft",
    "EmailDelivery",
    "Employee",
    "Evidence",
    "Findings",
    "Grade",
    "GroundAnswer",
    "Hearing",
    "HearingRecord",
    "ImportRemark",
    "ImportRun",
    "Incident",
    "IncidentPerson",
    "LivePeriod",
    "Note",
    "Notification",
    "Outcome",
    "OutcomeCorrection",
    "Part",
    "Pause",
    "PauseReview",
    "PolicyDraft",
    "PolicyProposal",
    "PolicyVersion",
    "Posting",
    "Provenance",
    "Recommendation",
    "Reopening",
    "Resignation",
    "RoleGrant",
    "Sanction",
    "StaffFile",
    "Suspension",
    "SuspensionAlternative",
    "SuspensionReview",
    "Unit",
    "WarningExtension",
]
