"""Which form belongs to which verb. Template and address are found by the verb's own name."""

from __future__ import annotations

from casework.enums import Action
from casework.web.forms import (
    appeal_deciding,
    appeals,
    closing,
    deciding,
    extensions,
    hearings,
    incidents,
    investigations,
    joining,
    leaving,
    outcomes,
    pauses,
    people,
    records,
    reopening,
    reviews,
    suspensions,
)
from casework.web.forms.verb import VerbForm

_FORMS: tuple[type[VerbForm], ...] = (
    incidents.ReportIncidentForm,
    incidents.AssessIncidentForm,
    people.AppointForm,
    people.ReplacePartForm,
    records.AddAllegationForm,
    records.CorrectRecordForm,
    records.AttachEvidenceForm,
    investigations.SubmitFindingsForm,
    investigations.NoCaseToAnswerForm,
    investigations.ReferToHearingForm,
    hearings.ArrangeHearingForm,
    hearings.PostponeHearingForm,
    hearings.RecordHearingForm,
    deciding.DecideOutcomeForm,
    outcomes.RecallDecisionForm,
    outcomes.IssueOutcomeForm,
    appeals.LodgeAppealForm,
    appeals.RefuseLateAppealForm,
    appeals.WithdrawAppealForm,
    appeals.ArrangeAppealHearingForm,
    appeals.PostponeAppealHearingForm,
    appeals.RecordAppealHearingForm,
    appeal_deciding.DecideAppealForm,
    appeals.IssueAppealOutcomeForm,
    appeals.ReturnToHearingForm,
    closing.CloseCaseForm,
    closing.WithdrawCaseForm,
    suspensions.SuspendEmployeeForm,
    suspensions.ReviewSuspensionForm,
    suspensions.LiftSuspensionForm,
    pauses.PauseCaseForm,
    pauses.ReviewPauseForm,
    pauses.ResumeCaseForm,
    leaving.RecordResignationForm,
    leaving.CloseAfterLeavingForm,
    reviews.ReviewDecisionForm,
    extensions.ExtendWarningForm,
    reopening.ReopenCaseForm,
    reopening.IssueCorrectionForm,
    joining.JoinCasesForm,
    records.AddNoteForm,
)
FORMS: dict[Action, type[VerbForm]] = {form.action: form for form in _FORMS}


def template_of(action: Action) -> str:
    return f"casework/verbs/{action.value}.html"
