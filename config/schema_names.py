"""The names that the API's schema gives to choices, each with where they stand: one name wherever they are asked for."""

from __future__ import annotations

_ENUMS = (
    "Action AllegationResponse AppealGroundKind AppealResult AssessmentResult Attendance CloseReason CountOf "
    "CompanionKind DeadlineKind Delivery FileState Finding GroundResult HearingKind HeldIn IncidentChannel Nation "
    "NotesStatus PartKind PersonInIncident Platform PostponementReason SanctionLevel Severity "
    "Known OutcomeTaken PastAppeal AbsenceKind Alternative PauseReason ResignationKind ReviewResult ImprovementResult "
    "DisclosureResult GrievanceAbout GrievanceResult GrievanceWay UnionSource UnionTalkResult "
    "CriminalEffect CriminalSource CriminalStage CriminalWay ReferralResult SafeguardingAbout "
    "SuspensionEnd SuspensionPay OutcomeGiven MeasureKind "
    "AdjustmentResult RecordClass RecordReviewResult AskedBy Meeting FitNoteSays FitQuestion FitToAttend "
    "AnonymityAskedBy Party RaisedBy SharedWith "
    "Letter NotesAnswer ProposalReason ToldThrough"
)

SCHEMA_NAMES = {
    **{name: f"casework.enums.{name}" for name in _ENUMS.split()},
    "AppointedKind": "casework.api.verbs.people.KINDS",
    "WarningLevel": "casework.api.verbs.deciding.WARNINGS",
    "StageTakenOver": "casework.api.verbs.taking_over.STAGES",
    "FactLetter": "casework.api.verbs.letters.KINDS",
    "OverriddenKind": "casework.api.verbs.overrides.OVERRIDDEN",
}
