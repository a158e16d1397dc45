"""The rows of a case that is taken over from paper, stage by stage, with the paper's days and the same rules."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from casework.actions.chairing import check_chairs
from casework.actions.paper_appeals import appeal_heard, appealed
from casework.actions.paper_checks import Paper, user_of
from casework.actions.paper_hearings import Hearings, arrange, current, write_up
from casework.actions.paper_outcomes import decided, issued
from casework.actions.steps import check_written, policy_on
from casework.enums import FileState
from casework.models import (
    Allegation,
    AllegationAnswer,
    CaseToAnswer,
    Findings,
    Hearing,
    HearingRecord,
    Recommendation,
)
from casework.rules import conduct
from casework.rules.ladder import check_degree_is_known


def allege(paper: Paper) -> None:
    """The further allegations, each with days of its own (0.5), beside the one with which the case was opened."""
    case = paper.case
    paper.allegations[case.allegations.get()] = paper.said
    for number, one in enumerate(paper.said.further, 2):
        conduct.check_days(one.acted_from, one.acted_to, paper.on, field=f"acted_to_{number}")
        conduct.check_channel(one.channel, one.platform, field=f"platform_{number}")
        row = Allegation.objects.create(
            case=case,
            number=number,
            particulars=check_written(f"particulars_{number}", one.particulars, "The allegation"),
            category=one.category,
            channel=one.channel,
            platform=one.platform,
            acted_from=one.acted_from,
            acted_to=one.acted_to,
            added_by=paper.by,
        )
        paper.allegations[row] = one


def _investigated(paper: Paper) -> None:
    paper.not_checked(FileState.INVESTIGATION)


def _found(paper: Paper) -> None:
    said, case = paper.said, paper.case
    assert said.findings_on is not None
    findings = Findings.objects.create(
        case=case,
        report=paper.told,
        employee_response=paper.told,
        policy=policy_on(case.opened_on, paper.nation),
        submitted_on=said.findings_on,
        submitted_by=user_of(said.investigator),
    )
    for allegation, one in paper.allegations.items():
        assert one.case_to_answer is not None
        Recommendation.objects.create(
            case=case, findings=findings, allegation=allegation, case_to_answer=one.case_to_answer
        )
    paper.not_checked(FileState.FINDINGS)


def _referred(paper: Paper) -> None:
    said, case = paper.said, paper.case
    assert said.referred_on is not None
    assert said.chair is not None
    chair = said.chair
    known = policy_on(said.referred_on, paper.nation).terms.degrees
    check_degree_is_known(said.severity_put, known, "severity_put")
    CaseToAnswer.objects.create(
        case=case,
        answer=True,
        severity=said.severity_put,
        reasons=paper.told,
        decided_on=said.referred_on,
        decided_by=user_of(said.case_manager),
    )
    hearings = Hearings(
        of="",
        ahead=FileState.HEARING,
        chair=chair,
        new=partial(Hearing, case=case, arranged_by=paper.by),
        may_lead=lambda hearing, on: check_chairs(case, chair, hearing.policy, on),
        rules=("T11",),
    )
    arrange(paper, hearings)
    paper.not_checked(FileState.HEARING)


def _heard(paper: Paper) -> None:
    case = paper.case
    record = HearingRecord(case=case, hearing=current(paper))
    write_up(paper, record, of="")
    record.save()
    for allegation, one in paper.allegations.items():
        AllegationAnswer.objects.create(
            case=case, record=record, allegation=allegation, response=one.response
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
    FileState.APPEAL_DELIBERATION: appeal_heard,
}
