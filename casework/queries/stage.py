"""Where a case is, in words: its stage, and the thing to do.

Nothing here asks the database when the case was loaded by ``rows.with_stage`` or ``case_page.load``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime

from django.utils import timezone

from casework.enums import AppealResult, CloseReason, FileState, PartKind
from casework.models import AppealHearing, Case, Hearing
from casework.queries.rows import (
    appeal_decision_of,
    appeal_hearing_of,
    appeal_letter_of,
    appeal_of,
    appeal_withdrawal_of,
    closure_of,
    correction_of,
    decision_of,
    extended_of,
    findings_of,
    hearing_of,
    holder_of,
    is_heard_again,
    next_level_offered,
    outcome_of,
    remitted_by,
    reopening_of,
    returned_on_of,
    sanction_of,
)
from casework.rules.dates import words
from casework.rules.working_days import Calendar, working_days_between


def mid_sentence(label: str) -> str:
    """A label inside a sentence: "hearing chair"; "HR officer" keeps its capitals."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def clock(moment: datetime) -> str:
    """The time of day as people say it: ``10am``, ``2:30pm``."""
    there = timezone.localtime(moment)
    minutes = f":{there.minute:02}" if there.minute else ""
    return f"{there.hour % 12 or 12}{minutes}{'am' if there.hour < 12 else 'pm'}"


def moment_in_words(moment: datetime) -> str:
    return f"{words(timezone.localdate(moment))} at {clock(moment)}"


def days_left(due: date, today: date, calendar: Calendar) -> int:
    """Working days to a date: 0 on the day itself, and on no other day; negative when it is late."""
    count = working_days_between(today, due, calendar)
    if due == today:
        return 0
    return max(1, count) if due > today else min(-1, count)


def stage_in_words(case: Case, today: date) -> str:
    """One sentence without a full stop: "Deciding: hearing held Fri 16 Oct 2026, attempt 1"."""
    return _STAGES[FileState(case.state)](case, today)


def _investigation(case: Case, today: date) -> str:
    if holder_of(case, PartKind.INVESTIGATOR) is None:
        return "Investigation: nobody is appointed to investigate"
    returned = returned_on_of(case)
    if returned is not None:
        return f"Investigating again: report returned {words(returned)}"
    return f"Investigating: case opened {words(case.opened_on)}"


def _findings(case: Case, today: date) -> str:
    report = findings_of(case)
    assert report is not None  # a case gets here by a report
    return f"Is there a case to answer? Report submitted {words(report.submitted_on)}"


def _hearing(case: Case, today: date) -> str:
    hearing, remitted = hearing_of(case), remitted_by(case)
    if hearing is not None:
        return _arranged("Hearing", hearing, today)
    after = _postponed(row for row in case.hearings.all() if row.set_aside_by_id is None)
    if remitted is not None:
        return f"Arranging another hearing: remitted on appeal {words(remitted.decided_on)}{after}"
    return f"Arranging a hearing: referred {words(case.case_to_answer.decided_on)}{after}"


def _arranged(what: str, hearing: Hearing | AppealHearing, today: date) -> str:
    on, is_adjourned = timezone.localdate(hearing.sits_at), hearing.sits_at != hearing.starts_at
    if on < today:
        how = "adjourned to" if is_adjourned else "arranged for"
        return f"{what}: it was {how} {words(on)}, attempt {hearing.attempt}, and is not recorded yet"
    if is_adjourned:
        return f"{what} adjourned: goes on {moment_in_words(hearing.sits_at)}"
    return f"{what} arranged for {moment_in_words(hearing.starts_at)}, attempt {hearing.attempt}"


def _postponed(attempts: Iterable[Hearing | AppealHearing]) -> str:
    """What is to be said of the last attempt, where it was called off."""
    last = max(attempts, key=lambda row: row.attempt, default=None)
    if last is None or not last.postponed_at:
        return ""
    return f", attempt {last.attempt} {'is heard again' if is_heard_again(last) else 'was postponed'}"


def _deliberation(case: Case, today: date) -> str:
    hearing = hearing_of(case)
    assert hearing is not None  # a case gets here by a recorded hearing
    return f"Deciding: hearing held {words(hearing.record.held_on)}, attempt {hearing.attempt}"


def _decided(case: Case, today: date) -> str:
    decision = decision_of(case)
    assert decision is not None  # a case gets here by a decision
    how = "Agreed without a hearing" if decision.agreement is not None else "Decided"
    return f"{how} {words(decision.decided_on)}: the outcome letter has not left yet"


def _outcome(case: Case, today: date) -> str:
    outcome, appealed, withdrawn = outcome_of(case), appeal_decision_of(case), appeal_withdrawal_of(case)
    reopening, correction = reopening_of(case), correction_of(case)
    if correction is not None:
        return f"Put right {words(correction.issued_on)} after it was closed"
    if reopening is not None:
        return f"Reopened {words(reopening.reopened_on)}: whether the outcome is put right is to be approved"
    assert outcome is not None  # a case gets here by an issued outcome
    if withdrawn is not None:
        return f"Appeal withdrawn {words(withdrawn.withdrawn_on)}: the outcome stands"
    if appealed is not None:
        return f"Appeal decided {words(appealed.decided_on)}: {_result_in_words(case)}{_further(case, today)}"
    if sanction_of(case) is None and extended_of(case) is None:
        return f"Outcome issued {words(outcome.issued_on)}: no sanction"
    if today > outcome.appeal_open_until:
        return f"Outcome issued {words(outcome.issued_on)}: no appeal by {words(outcome.appeal_open_until)}"
    return f"Outcome issued {words(outcome.issued_on)}: the employee can appeal until {words(outcome.appeal_open_until)}"


def _closed(case: Case, today: date) -> str:
    closure = closure_of(case)
    assert closure is not None  # a case gets here by being closed
    return f"Closed {words(closure.closed_on)}: {mid_sentence(CloseReason(closure.reason).label)}"


def _result_in_words(case: Case) -> str:
    """The result of the appeal, once the employee was told: until then only its manager, HR and an auditor know it."""
    decision = appeal_decision_of(case)
    if decision is None or appeal_letter_of(case) is None:
        return "the letter has not left yet"
    return mid_sentence(AppealResult(decision.result).label)


def _further(case: Case, today: date) -> str:
    """Until when the employee can appeal to the next level, where the letter offers one (AP-8)."""
    offer = next_level_offered(case)
    if offer is None:
        return ""
    if today > offer.open_until:
        return f"; no appeal to level {offer.level} by {words(offer.open_until)}"
    return f"; the employee can appeal to level {offer.level} until {words(offer.open_until)}"


def _at_level(case: Case) -> str:
    """Which level an appeal is at, where it is not the first."""
    appeal = appeal_of(case)
    return f" at level {appeal.level}" if appeal is not None and appeal.level > 1 else ""


def _appeal(case: Case, today: date) -> str:
    appeal, hearing = appeal_of(case), appeal_hearing_of(case)
    assert appeal is not None  # a case gets here by an appeal
    if hearing is not None:
        return _arranged(f"Appeal hearing{_at_level(case)}", hearing, today)
    received = f"Appeal{_at_level(case)} received {words(appeal.received_on)}"
    return f"{received}: its hearing is to be arranged{_postponed(appeal.hearings.all())}"


def _appeal_deliberation(case: Case, today: date) -> str:
    hearing = appeal_hearing_of(case)
    assert hearing is not None  # a case gets here by a recorded appeal hearing
    return f"Deciding the appeal{_at_level(case)}: heard {words(hearing.record.held_on)}, attempt {hearing.attempt}"


_STAGES: dict[FileState, Callable[[Case, date], str]] = {
    FileState.INVESTIGATION: _investigation,
    FileState.FINDINGS: _findings,
    FileState.HEARING: _hearing,
    FileState.DELIBERATION: _deliberation,
    FileState.DECIDED: _decided,
    FileState.OUTCOME: _outcome,
    FileState.APPEAL: _appeal,
    FileState.APPEAL_DELIBERATION: _appeal_deliberation,
    FileState.CLOSED: _closed,
}


_HEADS = {
    FileState.FINDINGS: "Case to answer?",
    FileState.DELIBERATION: "Deciding",
    FileState.APPEAL_DELIBERATION: "Deciding the appeal",
}


def stage_in_brief(case: Case, today: date) -> tuple[str, str]:
    """For a list: the stage in a word or two, and the one thing to know about it."""
    state, hearing = FileState(case.state), hearing_of(case)
    head = _HEADS.get(state, str(state.label))
    if state == FileState.INVESTIGATION:
        returned = returned_on_of(case)
        return head, f"report returned {words(returned)}" if returned else f"since {words(case.opened_on)}"
    report = findings_of(case)
    if state == FileState.FINDINGS and report is not None:
        return head, f"report of {words(report.submitted_on)}"
    if state == FileState.HEARING:
        return head, _sitting_in_brief(hearing) if hearing is not None else "to be arranged"
    if state == FileState.DELIBERATION and hearing is not None:
        return head, f"heard {words(hearing.record.held_on)}"
    if state == FileState.DECIDED:
        return head, "letter not issued yet"
    if state == FileState.OUTCOME:
        return head, _outcome_in_brief(case, today)
    if state in (FileState.APPEAL, FileState.APPEAL_DELIBERATION):
        return head, _appeal_in_brief(case)
    closure = closure_of(case)
    return head, mid_sentence(CloseReason(closure.reason).label) if closure is not None else ""


def _sitting_in_brief(hearing: Hearing | AppealHearing) -> str:
    """When it is, or goes on."""
    goes_on = "goes on " if hearing.sits_at != hearing.starts_at else ""
    return f"{goes_on}{moment_in_words(hearing.sits_at)}"


def _outcome_in_brief(case: Case, today: date) -> str:
    outcome = outcome_of(case)
    if reopening_of(case) is not None:
        return "reopened" if correction_of(case) is None else "put right"
    if appeal_decision_of(case) is not None:
        return f"appeal decided, {_result_in_words(case)}"
    if appeal_withdrawal_of(case) is not None:
        return "appeal withdrawn"
    if outcome is None or (sanction_of(case) is None and extended_of(case) is None):
        return "no sanction"
    closes = outcome.appeal_open_until
    return f"appeal until {words(closes)}" if today <= closes else "appeal window passed"


def _appeal_in_brief(case: Case) -> str:
    hearing = appeal_hearing_of(case)
    if hearing is None:
        return "hearing to be arranged"
    record = getattr(hearing, "record", None)
    return f"heard {words(record.held_on)}" if record is not None else _sitting_in_brief(hearing)
