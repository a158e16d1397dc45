"""Which form belongs to which verb. Template, address and function are found by the verb's own name."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from casework import actions
from casework.enums import Action
from casework.web.forms import (
    appeal_deciding,
    appeals,
    closing,
    deciding,
    hearings,
    incidents,
    investigations,
    outcomes,
    people,
    records,
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
    appeals.ArrangeAppealHearingForm,
    appeals.PostponeAppealHearingForm,
    appeals.RecordAppealHearingForm,
    appeal_deciding.DecideAppealForm,
    appeals.IssueAppealOutcomeForm,
    appeals.ReturnToHearingForm,
    closing.CloseCaseForm,
    closing.WithdrawCaseForm,
    records.AddNoteForm,
)
FORMS: dict[Action, type[VerbForm]] = {form.action: form for form in _FORMS}


def function_of(action: Action) -> Callable[..., Any]:
    """The verb itself."""
    return getattr(actions, action.value)


def template_of(action: Action) -> str:
    return f"casework/verbs/{action.value}.html"


def when(function: Callable[..., Any]) -> dict[str, Any]:
    """``on`` (today) or ``at`` (now), whichever the verb asks for; the moment is never the browser's word."""
    known = {"on": timezone.localdate(), "at": timezone.now()}
    return {name: value for name, value in known.items() if name in inspect.signature(function).parameters}
