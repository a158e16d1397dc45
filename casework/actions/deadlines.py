"""Bring the deadline rows of a file in line with its facts. Rows are met or superseded, never deleted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone

from casework import queries
from casework.enums import END_BY_THEMSELVES, Action, DeadlineKind
from casework.models import Case, Deadline, Incident
from casework.models.questions import ANY_CASE, ANY_INCIDENT, ModelQuestion
from casework.rules.deadlines import Due
from casework.workflow import Step

# After these the obligation did not come to pass: it lapsed. After any other step it was met.
_LAPSES = (
    Action.POSTPONE_HEARING,
    Action.POSTPONE_APPEAL_HEARING,
    Action.WITHDRAW_APPEAL,
    Action.WITHDRAW_CASE,
    Action.RECALL_DECISION,
    Action.WITHDRAW_AGREEMENT,
    Action.PAUSE_CASE,
    Action.JOIN_CASES,
    Action.HEAR_AGAIN,
    Action.CLOSE_AFTER_DEATH,
)

# What meets an obligation although it lapses others: the proposal is answered by the postponement.
_ANSWERED_BY = {
    DeadlineKind.PROPOSAL_ANSWER: (
        Action.REFUSE_PROPOSAL,
        Action.POSTPONE_HEARING,
        Action.POSTPONE_APPEAL_HEARING,
    ),
    DeadlineKind.RECORD_REVIEW: (Action.REVIEW_RECORD, Action.PURGE_CASE),
    DeadlineKind.WITHDRAWAL_ANSWER: (Action.WITHDRAW_CASE, Action.TURN_DOWN_WITHDRAWAL),
}

_REVIEWED_BY = {
    DeadlineKind.SUSPENSION_REVIEW: Action.REVIEW_SUSPENSION,
    DeadlineKind.PAUSE_REVIEW: Action.REVIEW_PAUSE,
    DeadlineKind.GRIEVANCE_DECISION: Action.DECIDE_ON_GRIEVANCE,
    DeadlineKind.DISCLOSURE_CHECK: Action.CHECK_DISCLOSURE,
    DeadlineKind.REFERRAL_CHECK: Action.RECORD_REFERRAL_CHECK,
    DeadlineKind.HOLD_REVIEW: Action.REVIEW_HOLD,
    DeadlineKind.ADJUSTMENT_ANSWER: Action.ANSWER_ADJUSTMENT,
    DeadlineKind.OVERRIDE_APPROVAL: Action.APPROVE_OVERRIDE,
    DeadlineKind.ANONYMITY_DECISION: Action.DECIDE_ANONYMITY,
    DeadlineKind.UNION_TALK: Action.RECORD_UNION_TALK,
    DeadlineKind.HEALTH_QUESTION: Action.REFER_TO_OCCUPATIONAL_HEALTH,
    DeadlineKind.HEALTH_ANSWER: Action.RECORD_OCCUPATIONAL_HEALTH_ADVICE,
    DeadlineKind.OVERSIGHT: Action.RECORD_OVERSIGHT,
    DeadlineKind.BUNDLE: Action.SERVE_BUNDLE,
    DeadlineKind.APPEAL_ACKNOWLEDGEMENT: Action.ACKNOWLEDGE_APPEAL,
    DeadlineKind.REINSTATEMENT_PAY: Action.RECORD_REINSTATEMENT_PAY,
    DeadlineKind.IMPROVEMENT_REVIEW: Action.REVIEW_IMPROVEMENT,
    DeadlineKind.WRITTEN_REASONS: Action.GIVE_WRITTEN_REASONS,
    DeadlineKind.COVER_GAP: Action.REPLACE_PART,
}


def reconcile(file: Case | Incident, step: Step) -> None:
    """Add what is now owed, supersede what moved, and mark as met (or lapsed) what is owed no more."""
    now = timezone.now()
    today = timezone.localdate(now)
    # What ran out before it was recorded owes nobody anything (scenario 16: no overdue task for an old paper).
    owed = {
        (due.kind.value, due.anchor): due
        for due in queries.deadlines_owed(file)
        if due.kind not in END_BY_THEMSELVES or due.due_on >= today
    }
    for row in _open(file):
        due = owed.pop((row.kind, row.anchor), None)
        if due is not None:
            if due.due_on != row.due_on:
                _move(row, due, now)
        elif row.kind in END_BY_THEMSELVES and row.due_on < today:
            continue  # that a warning or the time for a claim has run out is written down by a sweep alone
        elif not _is_met(row, step, now):
            row.superseded_at = now
            row.save(update_fields=["superseded_at"])
        else:
            row.met_at = now
            row.save(update_fields=["met_at"])
    for due in owed.values():
        _add(_owner(file), due, version=1)


_OPEN_OF_A_CASE = ModelQuestion(lambda: Deadline.objects.open().filter(case=ANY_CASE))
_OPEN_OF_AN_INCIDENT = ModelQuestion(lambda: Deadline.objects.open().filter(incident=ANY_INCIDENT))


def _open(file: Case | Incident) -> list[Deadline]:
    """Its open deadlines."""
    if isinstance(file, Case):
        return _OPEN_OF_A_CASE.ask({ANY_CASE: file.pk})
    return _OPEN_OF_AN_INCIDENT.ask({ANY_INCIDENT: file.pk})


def _owner(file: Case | Incident) -> dict[str, Case | Incident]:
    return {"case": file} if isinstance(file, Case) else {"incident": file}


def recount(file: Case | Incident) -> list[Deadline]:
    """Supersede the open deadlines of a file that fall on another day now, though nothing happened to it; the new rows.

    Nothing is met or lapses by it, and nothing comes to be owed.
    """
    now = timezone.now()
    owed = {(due.kind.value, due.anchor): due for due in queries.deadlines_owed(file)}
    rows = [(row, owed.get((row.kind, row.anchor))) for row in _open(file)]
    return [_move(row, due, now) for row, due in rows if due is not None and due.due_on != row.due_on]


def owe(case: Case, dues: Iterable[Due]) -> None:
    """Add what came to be owed on a case by what happened on another."""
    for due in dues:
        _add({"case": case}, due, version=1)


def _is_met(row: Deadline, step: Step, now: datetime) -> bool:
    """Whether what is owed no more was done, or came to nothing."""
    answers = _ANSWERED_BY.get(DeadlineKind(row.kind))
    if answers is not None:
        return step.action in answers
    return step.action not in _LAPSES and not _came_to_nothing(row, step, now)


def _came_to_nothing(row: Deadline, step: Step, now: datetime) -> bool:
    """What ends before its last day, as an appeal set aside or varied what it came from; a review nobody needs any more."""
    if row.kind in _REVIEWED_BY:
        return step.action != _REVIEWED_BY[DeadlineKind(row.kind)]
    return row.kind in END_BY_THEMSELVES and row.due_on >= timezone.localdate(now)


def _move(row: Deadline, due: Due, now: datetime) -> Deadline:
    row.superseded_at = now
    row.save(update_fields=["superseded_at"])
    owner: dict[str, Any] = {"case": row.case} if row.case_id is not None else {"incident": row.incident}
    return _add(owner, due, version=row.version + 1)


def _add(owner: dict[str, Case | Incident], due: Due, *, version: int) -> Deadline:
    return Deadline.objects.create(
        kind=due.kind, anchor=due.anchor, due_on=due.due_on, why=due.why, version=version, **owner
    )
