"""The appeal of a case that is taken over from paper: lodged, arranged, heard (scenario 16)."""

from __future__ import annotations

from functools import partial

from casework import queries
from casework.actions.chairing import check_hears_appeal
from casework.actions.paper_checks import Paper
from casework.actions.paper_hearings import Hearings, arrange, write_up
from casework.actions.steps import policy_on
from casework.enums import FileState
from casework.models import Appeal, AppealGround, AppealHearing, AppealHearingRecord
from casework.rules import appeal_levels, appeals


def appealed(paper: Paper) -> None:
    said, case = paper.said, paper.case
    assert said.appealed_on is not None
    outcome = case.outcomes.get()
    is_late = appeals.check_in_time(said.appealed_on, outcome.appeal_open_until, said.late_reason)
    appeal = Appeal(
        case=case,
        outcome=outcome,
        policy=policy_on(said.appealed_on, paper.nation),
        received_on=said.appealed_on,
        is_late=is_late,
        late_reason=said.late_reason.strip() if is_late else "",
        recorded_by=paper.by,
    )
    paper.check(lambda: appeal_levels.check_grounds(queries.level_of(appeal), said.grounds), "AP-5")
    appeal.save()
    for kind in dict.fromkeys(said.grounds):
        AppealGround.objects.create(case=case, appeal=appeal, kind=kind, text=paper.told)
    paper.not_checked(FileState.APPEAL)
    manager = said.appeal_manager
    if manager is None:
        return
    hearings = Hearings(
        of="appeal_",
        ahead=FileState.APPEAL,
        chair=manager,
        new=partial(AppealHearing, case=case, appeal=appeal, arranged_by=paper.by),
        may_lead=lambda _hearing, on: check_hears_appeal(appeal, manager, on),
        rules=("SEP-4", "SEP-7"),
    )
    arrange(paper, hearings)


def appeal_heard(paper: Paper) -> None:
    """The hearing of the appeal. Whoever heard it decides here, and is asked then what the policy asks (SEP-7)."""
    hearing = queries.arranged_appeal_hearing(paper.case)
    assert hearing is not None
    record = AppealHearingRecord(case=paper.case, hearing=hearing)
    write_up(paper, record, of="appeal_")
    record.save()
    paper.not_checked(FileState.APPEAL_DELIBERATION)
