"""The records of the house. Every model with case content has ``visible_to`` (see ``scoping``)."""

from casework.models.adjustments import Adjustment, AdjustmentAnswer
from casework.models.agreements import Agreement, AgreementWithdrawal
from casework.models.appeal_decisions import (
    AppealDecision,
    AppealOutcome,
    GroundAnswer,
    NextAppealLevel,
    ReinstatementPay,
)
from casework.models.appeals import (
    Appeal,
    AppealAcknowledgement,
    AppealGround,
    AppealHearing,
    AppealHearingRecord,
    AppealWithdrawal,
)
from casework.models.audit import AuditEvent, AuditPayload
from casework.models.bands import DecisionNorm, LiveMonths
from casework.models.calendars import HolidayChange, Recount
from casework.models.cases import Allegation, Case, Closure, Correction, Note, Part
from casework.models.committees import AppealCommitteeMember, CommitteeMember
from casework.models.companions import MeetingCompanion
from casework.models.conciliations import Conciliation
from casework.models.conflicts import DeclaredConflict
from casework.models.covers import Cover, CoveredPart, CoverGap
from casework.models.criminal_matters import CriminalMatter
from casework.models.curtailments import WarningCurtailment
from casework.models.deadlines import Deadline
from casework.models.documents import Draft, Evidence
from casework.models.extensions import WarningExtension
from casework.models.fitness import (
    AbsenceAllowed,
    FitNote,
    OccupationalHealthAdvice,
    OccupationalHealthReferral,
)
from casework.models.follow_ups import FollowUp
from casework.models.grievances import GrievanceDecision, GrievanceEnding, LinkedGrievance
from casework.models.hearings import Adjournment, AllegationAnswer, Hearing, HearingRecord, PointLeftOut
from casework.models.holds import LegalHold, LegalHoldReview
from casework.models.imports import ImportRemark, ImportRun, StaffFile
from casework.models.improvements import Improvement
from casework.models.incidents import Assessment, Incident, IncidentPerson
from casework.models.information_requests import InformationRequest, RequestEntry
from casework.models.instead import InsteadEffect, InsteadExtension
from casework.models.investigations import (
    CaseToAnswer,
    EvidenceEntry,
    Findings,
    FindingsReturn,
    Recommendation,
)
from casework.models.joins import CaseJoin
from casework.models.judging import WarningJudgement
from casework.models.legal_advice import LegalAdvice
from casework.models.letters import SentLetter
from casework.models.live_periods import LivePeriod
from casework.models.measures import SanctionMeasure
from casework.models.naming import NamesItsLevel
from casework.models.notifications import EmailDelivery, Notification
from casework.models.outcomes import AllegationFinding, Decision, Outcome, Sanction
from casework.models.overrides import SeparationOverride
from casework.models.oversight import BundleService, OversightCheck
from casework.models.own_words import (
    LetterReceipt,
    NamedCompanion,
    NotesComment,
    ProposalRefusal,
    TimeProposal,
)
from casework.models.pauses import Pause, PauseReview
from casework.models.people import Employee, Grade, Posting, RoleGrant, Unit
from casework.models.policies import Category, PolicyVersion
from casework.models.policy_drafts import PolicyDraft, PolicyProposal
from casework.models.protected_disclosures import DisclosureCheck, DisclosureFlag
from casework.models.provenance import Provenance
from casework.models.purged import DoomedFile, PurgedCase, PurgedPerson, PurgedReference, PurgedSanction
from casework.models.redactions import RedactedCopy, Redaction
from casework.models.reopenings import OutcomeCorrection, Reopening
from casework.models.resignations import Resignation
from casework.models.retention import RecordReview
from casework.models.reviews import DecisionReview
from casework.models.safeguarding import ReferralCheck, SafeguardingMark
from casework.models.settlements import LiveSettlement
from casework.models.suspensions import Suspension, SuspensionAlternative, SuspensionReview
from casework.models.taken_over import PaperCheck, TakenOver
from casework.models.union import UnionRepresentative, UnionTalk
from casework.models.weighing import ConsiderationAgreed, DecisionComparison, SpentRecordOpening
from casework.models.withdrawals import Withdrawal
from casework.models.witnesses import (
    Anonymity,
    AnonymityRequest,
    Statement,
    StatementShare,
    WitnessAttendance,
    WitnessCall,
    WitnessInvitation,
)
from casework.models.written_reasons import ReasonsRequest, WrittenReasons

__all__ = [
    "AbsenceAllowed",
    "Adjournment",
    "Adjustment",
    "AdjustmentAnswer",
    "Agreement",
    "AgreementWithdrawal",
    "Allegation",
    "AllegationAnswer",
    "AllegationFinding",
    "Anonymity",
    "AnonymityRequest",
    "Appeal",
    "AppealAcknowledgement",
    "AppealCommitteeMember",
    "AppealDecision",
    "AppealGround",
    "AppealHearing",
    "AppealHearingRecord",
    "AppealOutcome",
    "AppealWithdrawal",
    "Assessment",
    "AuditEvent",
    "AuditPayload",
    "BundleService",
    "Case",
    "CaseJoin",
    "CaseToAnswer",
    "Category",
    "Closure",
    "CommitteeMember",
    "Conciliation",
    "ConsiderationAgreed",
    "Correction",
    "Cover",
    "CoverGap",
    "CoveredPart",
    "CriminalMatter",
    "Deadline",
    "Decision",
    "DecisionComparison",
    "DecisionNorm",
    "DecisionReview",
    "DeclaredConflict",
    "DisclosureCheck",
    "DisclosureFlag",
    "DoomedFile",
    "Draft",
    "EmailDelivery",
    "Employee",
    "Evidence",
    "EvidenceEntry",
    "Findings",
    "FindingsReturn",
    "FitNote",
    "FollowUp",
    "Grade",
    "GrievanceDecision",
    "GrievanceEnding",
    "GroundAnswer",
    "Hearing",
    "HearingRecord",
    "HolidayChange",
    "ImportRemark",
    "ImportRun",
    "Improvement",
    "Incident",
    "IncidentPerson",
    "InformationRequest",
    "InsteadEffect",
    "InsteadExtension",
    "LegalAdvice",
    "LegalHold",
    "LegalHoldReview",
    "LetterReceipt",
    "LinkedGrievance",
    "LiveMonths",
    "LivePeriod",
    "LiveSettlement",
    "MeetingCompanion",
    "NamedCompanion",
    "NamesItsLevel",
    "NextAppealLevel",
    "Note",
    "NotesComment",
    "Notification",
    "OccupationalHealthAdvice",
    "OccupationalHealthReferral",
    "Outcome",
    "OutcomeCorrection",
    "OversightCheck",
    "PaperCheck",
    "Part",
    "Pause",
    "PauseReview",
    "PointLeftOut",
    "PolicyDraft",
    "PolicyProposal",
    "PolicyVersion",
    "Posting",
    "ProposalRefusal",
    "Provenance",
    "PurgedCase",
    "PurgedPerson",
    "PurgedReference",
    "PurgedSanction",
    "ReasonsRequest",
    "Recommendation",
    "RecordReview",
    "Recount",
    "RedactedCopy",
    "Redaction",
    "ReferralCheck",
    "ReinstatementPay",
    "Reopening",
    "RequestEntry",
    "Resignation",
    "RoleGrant",
    "SafeguardingMark",
    "Sanction",
    "SanctionMeasure",
    "SentLetter",
    "SeparationOverride",
    "SpentRecordOpening",
    "StaffFile",
    "Statement",
    "StatementShare",
    "Suspension",
    "SuspensionAlternative",
    "SuspensionReview",
    "TakenOver",
    "TimeProposal",
    "UnionRepresentative",
    "UnionTalk",
    "Unit",
    "WarningCurtailment",
    "WarningExtension",
    "WarningJudgement",
    "Withdrawal",
    "WitnessAttendance",
    "WitnessCall",
    "WitnessInvitation",
    "WrittenReasons",
]
