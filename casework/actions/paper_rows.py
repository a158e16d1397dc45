"""The rows of a case that is taken over from paper, stage by stage, with the paper's days and the same rules."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.utils import timezone

from casework import queries
from casework.actions.chairing import check_chairs
from casework.actions.hearings import Invitation, settle
from casework.actions.paper_checks import Paper, moment, user_of
from casework.actions.paper_outcomes import appealed, decided, issued
from casework.actions.steps import policy_on
from casework.enums import (
    CompanionKind,
    FileState,
    NotesStatus,
)
from casework.models import (
    AllegationAnswer,
    CaseToAnswer,
    Findings,
    Hearing,
    HearingRecord,
    Recommendation,
)
from casework.rules import companion


def _investigated(paper: Paper) -> None:
    paper.not_checked(FileState.INVESTIGATION)


def _found(paper: Paper) -> None:
    said, case = paper.said, paper.case
    assert said.findings_on is not None
    assert said.case_to_answer is not None
    findings = Findings.objects.create(
        case=case,
        report=paper.told,
        employee_response=paper.told,
        policy=policy_on(case.opened_on, paper.nation),
        submitted_on=said.findings_on,
        submitted_by=user_of(said.investigator),
    )
    Recommendation.objects.create(
        case=case, findings=findings, allegation=case.allegations.get(), case_to_answer=said.case_to_answer
    )
    paper.not_checked(FileState.FINDINGS)


def _referred(paper: Paper) -> None:
    said, case = paper.said, paper.case
    assert said.referred_on is not None
    CaseToAnswer.objects.create(
        case=case,
        answer=True,
        severity=said.severity_put,
        reasons=paper.told,
        decided_on=said.referred_on,
        decided_by=user_of(said.case_manager),
    )
    if said.hearing_at is not None:
        _invited(paper)
    paper.not_checked(FileState.HEARING)


def _invited(paper: Paper) -> None:
    """The hearing as it was arranged. One to come has to keep every rule; of one that was held the departures are said."""
    said, case = paper.said, paper.case
    assert said.hearing_at is not None
    assert said.invited_on is not None
    assert said.chair is not None
    chair = said.chair
    hearing = Hearing(case=case, arranged_by=paper.by, attempt=1)
    invitation = Invitation(
        starts_at=said.hearing_at,
        place=said.place,
        nation=said.nation,
        delivery=said.invitation_delivery,
        sent_at=moment(said.invited_on),
        received_on=said.invitation_received_on,
    )
    is_ahead = said.stage == FileState.HEARING
    settled = partial(settle, hearing, invitation, earlier=[], chair=lambda _policy: chair)
    paper.check(settled, "PR-10", firm=is_ahead)
    has_authority = partial(check_chairs, case, chair, hearing.policy, said.invited_on)
    paper.check(has_authority, "T11", firm=is_ahead)
    hearing.save()


def _heard(paper: Paper) -> None:
    said, case = paper.said, paper.case
    hearing = queries.current_hearing(case)
    assert hearing is not None
    companion.check_companion(CompanionKind(said.companion_kind), paper.told, hearing.policy.terms.companion)
    disputed = said.notes_status == NotesStatus.DISPUTED
    record = HearingRecord.objects.create(
        case=case,
        hearing=hearing,
        held_on=timezone.localdate(hearing.starts_at),
        attendance=said.attendance,
        absence_explained=paper.told if said.attendance == "absent" else "",
        companion_kind=said.companion_kind,
        companion_reason=paper.told if said.companion_kind == CompanionKind.BY_AGREEMENT else "",
        notes=paper.told,
        notes_status=said.notes_status,
        employee_version=paper.told if disputed else "",
        recorded_by=paper.by,
    )
    AllegationAnswer.objects.create(
        case=case, record=record, allegation=case.allegations.get(), response=said.response
    )
    paper.not_checked(FileState.DELIBERATION)


STAGE_ROWS: dict[FileState, Callable[[Paper], None]] = {
    FileState.INVESTIGATION: _investigated,
    FileState.FINDINGS: _found,
    FileState.HEARING: _referred,
    FileState.DELIBERATION: _heard,
    FileState.DECIDED: decided,
    FileState.OUTCOME: issued,
    FileState.APPEAL: appealed,
}
