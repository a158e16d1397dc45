"""What happens next on a case: who does what, by when. The Next box, the case list and the home page read this."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from casework.enums import Action, DeadlineKind, FileState, PartKind
from casework.models import Case, Deadline, Employee


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
    FileState.OUTCOME: (Action.CLOSE_CASE, PartKind.HR_OFFICER, DeadlineKind.APPEAL_WINDOW),
}


_NEEDS_A_DATE = (Action.POSTPONE_HEARING, Action.RECORD_HEARING)


def fits_now(action: Action, case: Case) -> bool:
    """Whether the facts leave room for a verb that the state allows: no date is put off before it is made."""
    arranged = any(row.postponed_at is None for row in case.hearings.all())
    if action in _NEEDS_A_DATE:
        return arranged
    return not (action == Action.ARRANGE_HEARING and arranged)


def next_step(case: Case) -> Next | None:
    """The one next thing on a case, or None when it is closed. Reads parts and deadlines: prefetch them for lists."""
    holders = {part.kind: part.employee for part in case.parts.all() if part.to_date is None}
    open_deadlines = {
        row.kind: row for row in case.deadlines.all() if row.met_at is None and row.superseded_at is None
    }
    if case.state == FileState.HEARING:
        return _about_the_hearing(case, holders, open_deadlines)
    ahead = _AHEAD.get(FileState(case.state))
    if ahead is None:
        return None
    action, owner, kind = ahead
    due = open_deadlines.get(kind) if kind else None
    if owner in (PartKind.INVESTIGATOR, PartKind.CASE_MANAGER) and owner not in holders:
        return Next(Action.APPOINT, PartKind.HR_OFFICER, holders.get(PartKind.HR_OFFICER), due, kind=owner)
    # The employee may appeal until the end of the last day, so the case closes from the day after.
    waits = due.due_on + timedelta(days=1) if action == Action.CLOSE_CASE and due is not None else None
    return Next(action, owner, holders.get(owner), due, not_before=waits)


def _about_the_hearing(case: Case, holders: dict[str, Employee], due: dict[str, Deadline]) -> Next:
    officer = holders.get(PartKind.HR_OFFICER)
    day = due.get(DeadlineKind.HEARING_DAY)
    if day is not None:
        chair = holders.get(PartKind.CHAIR)
        return Next(Action.RECORD_HEARING, PartKind.CHAIR, chair, day, not_before=day.due_on)
    if PartKind.CHAIR not in holders:
        return Next(Action.APPOINT, PartKind.HR_OFFICER, officer, None, kind=PartKind.CHAIR)
    return Next(Action.ARRANGE_HEARING, PartKind.HR_OFFICER, officer, None)
