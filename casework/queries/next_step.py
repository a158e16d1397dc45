"""What happens next on a case: who does what, by when. The Next box, the case list and the home page read this."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from casework.enums import Action, DeadlineKind, FileState, PartKind
from casework.models import Agreement, Case, Deadline, Employee
from casework.queries.fits import is_remitted, is_to_be_corrected, is_to_be_told
from casework.queries.overlay_rows import pause_of
from casework.queries.rows import agreement_of


@dataclass(frozen=True)
class Next:
    """One thing to do. ``person`` is None where a part has no holder or is held by role; ``due`` where no day is set."""

    action: Action
    owner: PartKind
    person: Employee | None
    due: Deadline | None
    not_before: date | None = None
    kind: PartKind | None = None
    """For APPOINT: the part that has no holder."""


_AHEAD: dict[FileState, tuple[Action, PartKind, DeadlineKind | None]] = {
    FileState.INVESTIGATION: (Action.SUBMIT_FINDINGS, PartKind.INVESTIGATOR, DeadlineKind.INVESTIGATION),
    FileState.FINDINGS: (Action.REFER_TO_HEARING, PartKind.CASE_MANAGER, None),
    FileState.DELIBERATION: (Action.DECIDE_OUTCOME, PartKind.CHAIR, DeadlineKind.DECISION_LETTER),
    FileState.DECIDED: (Action.ISSUE_OUTCOME, PartKind.HR_OFFICER, DeadlineKind.DECISION_LETTER),
    FileState.APPEAL_DELIBERATION: (
        Action.DECIDE_APPEAL,
        PartKind.APPEAL_MANAGER,
        DeadlineKind.APPEAL_LETTER,
    ),
}


def next_step(case: Case) -> Next | None:
    """The one next thing on a case, or None when it is closed. For lists, load ``with_stage``."""
    today = timezone.localdate()
    holders = {
        part.kind: part.employee
        for part in case.parts.all()
        if part.to_date is None and (part.employee.end_date is None or part.employee.end_date >= today)
    }
    open_deadlines = {
        row.kind: row for row in case.deadlines.all() if row.met_at is None and row.superseded_at is None
    }
    if pause_of(case) is not None:
        return _about_the_pause(holders, open_deadlines)
    about = _ABOUT.get(FileState(case.state))
    if about is not None:
        return about(case, holders, open_deadlines)
    ahead = _AHEAD.get(FileState(case.state))
    if ahead is None:
        return None
    agreement = agreement_of(case) if case.state == FileState.DECIDED else None
    if agreement is not None:
        return _about_the_agreement(agreement, holders, open_deadlines)
    action, owner, kind = ahead
    due = open_deadlines.get(kind) if kind else None
    if owner in (PartKind.INVESTIGATOR, PartKind.CASE_MANAGER) and owner not in holders:
        return Next(Action.APPOINT, PartKind.HR_OFFICER, holders.get(PartKind.HR_OFFICER), due, kind=owner)
    return Next(action, owner, holders.get(owner), due)


def _about_the_agreement(
    agreement: Agreement, holders: dict[str, Employee], due: dict[str, Deadline]
) -> Next:
    return Next(
        Action.ISSUE_OUTCOME,
        PartKind.HR_OFFICER,
        holders.get(PartKind.HR_OFFICER),
        due.get(DeadlineKind.DECISION_LETTER),
        not_before=agreement.cooling_off_ends_on + timedelta(days=1),
    )


def _about_the_pause(holders: dict[str, Employee], due: dict[str, Deadline]) -> Next:
    owner = PartKind.CASE_MANAGER if PartKind.CASE_MANAGER in holders else PartKind.HR_OFFICER
    return Next(Action.REVIEW_PAUSE, owner, holders.get(owner), due.get(DeadlineKind.PAUSE_REVIEW))


def _about_the_hearing(case: Case, holders: dict[str, Employee], due: dict[str, Deadline]) -> Next:
    officer = holders.get(PartKind.HR_OFFICER)
    day = due.get(DeadlineKind.HEARING_DAY)
    if day is not None:
        chair = holders.get(PartKind.CHAIR)
        return Next(Action.RECORD_HEARING, PartKind.CHAIR, chair, day, not_before=day.due_on)
    if PartKind.CHAIR not in holders:
        return Next(Action.APPOINT, PartKind.HR_OFFICER, officer, None, kind=PartKind.CHAIR)
    return Next(Action.ARRANGE_HEARING, PartKind.HR_OFFICER, officer, None)


def _about_the_appeal(case: Case, holders: dict[str, Employee], due: dict[str, Deadline]) -> Next:
    officer, manager = holders.get(PartKind.HR_OFFICER), holders.get(PartKind.APPEAL_MANAGER)
    day, target = due.get(DeadlineKind.APPEAL_HEARING_DAY), due.get(DeadlineKind.APPEAL_HEARING)
    if day is not None:
        action = Action.RECORD_APPEAL_HEARING
        return Next(action, PartKind.APPEAL_MANAGER, manager, day, not_before=day.due_on)
    if manager is None:
        return Next(Action.APPOINT, PartKind.HR_OFFICER, officer, target, kind=PartKind.APPEAL_MANAGER)
    return Next(Action.ARRANGE_APPEAL_HEARING, PartKind.HR_OFFICER, officer, target)


def _about_the_outcome(case: Case, holders: dict[str, Employee], due: dict[str, Deadline]) -> Next:
    officer = holders.get(PartKind.HR_OFFICER)
    if is_to_be_corrected(case):
        return Next(Action.ISSUE_CORRECTION, PartKind.HR_LEAD, None, due.get(DeadlineKind.CORRECTION))
    if is_to_be_told(case):
        letter = due.get(DeadlineKind.APPEAL_LETTER)
        return Next(Action.ISSUE_APPEAL_OUTCOME, PartKind.HR_OFFICER, officer, letter)
    if is_remitted(case):
        return Next(Action.RETURN_TO_HEARING, PartKind.HR_OFFICER, officer, None)
    window = due.get(DeadlineKind.APPEAL_WINDOW)
    # The employee may appeal until the end of the last day, so the case closes from the day after.
    waits = window.due_on + timedelta(days=1) if window is not None else None
    return Next(Action.CLOSE_CASE, PartKind.HR_OFFICER, officer, window, not_before=waits)


_ABOUT: dict[FileState, Callable[[Case, dict[str, Employee], dict[str, Deadline]], Next]] = {
    FileState.HEARING: _about_the_hearing,
    FileState.APPEAL: _about_the_appeal,
    FileState.OUTCOME: _about_the_outcome,
}
