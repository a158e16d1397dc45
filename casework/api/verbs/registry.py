"""Which body belongs to which verb. Route and function are found by the verb's own name."""

from __future__ import annotations

from casework.api.verbs import (
    appeals,
    closing,
    deciding,
    extensions,
    hearings,
    incidents,
    investigations,
    leaving,
    pauses,
    people,
    records,
    reviews,
    suspensions,
)
from casework.api.verbs.body import VerbIn
from casework.enums import Action

_BODIES: tuple[type[VerbIn], ...] = (
    incidents.ReportIncidentIn,
    incidents.AssessIncidentIn,
    people.AppointIn,
    people.ReplacePartIn,
    records.AddAllegationIn,
    records.CorrectRecordIn,
    records.AttachEvidenceIn,
    investigations.SubmitFindingsIn,
    investigations.ReturnFindingsIn,
    investigations.NoCaseToAnswerIn,
    investigations.ReferToHearingIn,
    hearings.ArrangeHearingIn,
    hearings.PostponeHearingIn,
    hearings.RecordHearingIn,
    deciding.DecideOutcomeIn,
    deciding.RecallDecisionIn,
    deciding.IssueOutcomeIn,
    appeals.LodgeAppealIn,
    appeals.RefuseLateAppealIn,
    appeals.WithdrawAppealIn,
    appeals.ArrangeAppealHearingIn,
    appeals.PostponeAppealHearingIn,
    appeals.RecordAppealHearingIn,
    appeals.DecideAppealIn,
    appeals.IssueAppealOutcomeIn,
    appeals.ReturnToHearingIn,
    closing.CloseCaseIn,
    closing.WithdrawCaseIn,
    suspensions.SuspendEmployeeIn,
    suspensions.ReviewSuspensionIn,
    suspensions.LiftSuspensionIn,
    pauses.PauseCaseIn,
    pauses.ReviewPauseIn,
    pauses.ResumeCaseIn,
    leaving.RecordResignationIn,
    leaving.CloseAfterLeavingIn,
    reviews.ReviewDecisionIn,
    extensions.ExtendWarningIn,
    records.AddNoteIn,
)
BODIES: dict[Action, type[VerbIn]] = {body.action: body for body in _BODIES}
