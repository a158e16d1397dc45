"""Where a case is, in words: its stage, the thing to do, and for whom it waits since when.

Nothing here asks the database when the case was loaded ``with_stage`` or by ``case_page.load``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Prefetch
from django.utils import timezone

from casework.enums import Action, CloseReason, FileState, PartKind
from casework.models import Case, Decision, Employee, Hearing, Outcome, Sanction
from casework.models.scoping import CaseQuerySet
from casework.queries.facts import calendar_of_case
from casework.queries.next_step import Next
from casework.rules.dates import words
from casework.rules.working_days import Calendar, working_days_between

_LONG_TEXTS = (
    "terms_of_reference",
    "findings__report",
    "findings__employee_response",
    "case_to_answer__reasons",
    "closure__explanation",
)


@dataclass(frozen=True)
class Waiting:
    """Whom a case waits for. ``days``: working days since then."""

    who: str
    what: str
    since: date
    days: int


def with_stage(cases: CaseQuerySet) -> CaseQuerySet:
    """Cases with the rows that this module and ``next_step`` read: a fixed number of queries for any number of cases."""
    hearings = Hearing.objects.select_related("record").defer("record__notes", "record__employee_version")
    decisions = Decision.objects.only("case_id", "decided_on", "recalled_at", "level")
    return (
        cases.select_related("subject", "unit", "category", "findings", "case_to_answer", "closure")
        .defer(*_LONG_TEXTS)
        .prefetch_related(
            "parts__employee",
            "deadlines",
            "outcomes",
            "sanctions",
            Prefetch("hearings", hearings),
            Prefetch("decisions", decisions),
        )
    )


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


def hearing_of(case: Case) -> Hearing | None:
    """The attempt that is arranged or was held and stands, from the rows already loaded."""
    standing = (
        row for row in case.hearings.all() if row.postponed_at is None and row.set_aside_by_id is None
    )
    return next(standing, None)


def decision_of(case: Case) -> Decision | None:
    """The decision that stands, of the hearing that stands, from the rows already loaded."""
    hearing = hearing_of(case)
    rows = (row for row in case.decisions.all() if hearing is not None and row.hearing_id == hearing.pk)
    return next((row for row in rows if row.recalled_at is None), None)


def outcome_of(case: Case) -> Outcome | None:
    """The outcome issued on the decision that stands, from the rows already loaded."""
    decision = decision_of(case)
    return next(
        (row for row in case.outcomes.all() if decision is not None and row.decision_id == decision.pk), None
    )


def sanction_of(case: Case) -> Sanction | None:
    """The sanction as it stands, after any appeal, from the rows already loaded."""
    return next((row for row in case.sanctions.all() if row.superseded_at is None), None)


def holder_of(case: Case, kind: PartKind) -> Employee | None:
    return next(
        (part.employee for part in case.parts.all() if part.kind == kind and part.to_date is None), None
    )


def stage_in_words(case: Case, today: date) -> str:
    """One sentence without a full stop: "Deciding: hearing held Fri 16 Oct 2026, attempt 1"."""
    return _STAGES[FileState(case.state)](case, today)


def _investigation(case: Case, today: date) -> str:
    if holder_of(case, PartKind.INVESTIGATOR) is None:
        return "Investigation: nobody is appointed to investigate"
    return f"Investigating: case opened {words(case.opened_on)}"


def _findings(case: Case, today: date) -> str:
    return f"Is there a case to answer? Report submitted {words(case.findings.submitted_on)}"


def _hearing(case: Case, today: date) -> str:
    hearing = hearing_of(case)
    if hearing is None:
        attempts = len(case.hearings.all())
        after = f", attempt {attempts} was postponed" if attempts else ""
        return f"Arranging a hearing: referred {words(case.case_to_answer.decided_on)}{after}"
    on = timezone.localdate(hearing.starts_at)
    if on < today:
        return f"Hearing: it was arranged for {words(on)}, attempt {hearing.attempt}, and is not recorded yet"
    return f"Hearing arranged for {moment_in_words(hearing.starts_at)}, attempt {hearing.attempt}"


def _deliberation(case: Case, today: date) -> str:
    hearing = hearing_of(case)
    assert hearing is not None  # a case gets here by a recorded hearing
    return f"Deciding: hearing held {words(hearing.record.held_on)}, attempt {hearing.attempt}"


def _decided(case: Case, today: date) -> str:
    decision = decision_of(case)
    assert decision is not None  # a case gets here by a decision
    return f"Decided {words(decision.decided_on)}: the outcome letter has not left yet"


def _outcome(case: Case, today: date) -> str:
    outcome = outcome_of(case)
    assert outcome is not None  # a case gets here by an issued outcome
    if sanction_of(case) is None:
        return f"Outcome issued {words(outcome.issued_on)}: no sanction"
    if today > outcome.appeal_closes_on:
        return f"Outcome issued {words(outcome.issued_on)}: no appeal by {words(outcome.appeal_closes_on)}"
    return f"Outcome issued {words(outcome.issued_on)}: the employee can appeal until {words(outcome.appeal_closes_on)}"


def _closed(case: Case, today: date) -> str:
    closure = case.closure
    return f"Closed {words(closure.closed_on)}: {mid_sentence(CloseReason(closure.reason).label)}"


def _appeal(case: Case, today: date) -> str:
    return str(FileState(case.state).label)


_STAGES: dict[FileState, Callable[[Case, date], str]] = {
    FileState.INVESTIGATION: _investigation,
    FileState.FINDINGS: _findings,
    FileState.HEARING: _hearing,
    FileState.DELIBERATION: _deliberation,
    FileState.DECIDED: _decided,
    FileState.OUTCOME: _outcome,
    FileState.APPEAL: _appeal,
    FileState.APPEAL_DELIBERATION: _appeal,
    FileState.CLOSED: _closed,
}


def stage_in_brief(case: Case, today: date) -> tuple[str, str]:
    """For a list: the stage in a word or two, and the one thing to know about it."""
    state, hearing = FileState(case.state), hearing_of(case)
    head = {FileState.FINDINGS: "Case to answer?", FileState.DELIBERATION: "Deciding"}.get(
        state, str(state.label)
    )
    if state == FileState.INVESTIGATION:
        return head, f"since {words(case.opened_on)}"
    if state == FileState.FINDINGS:
        return head, f"report of {words(case.findings.submitted_on)}"
    if state == FileState.HEARING:
        return head, moment_in_words(hearing.starts_at) if hearing is not None else "to be arranged"
    if state == FileState.DELIBERATION and hearing is not None:
        return head, f"heard {words(hearing.record.held_on)}"
    if state == FileState.DECIDED:
        return head, "letter not issued yet"
    if state == FileState.OUTCOME:
        outcome = outcome_of(case)
        if outcome is None or sanction_of(case) is None:
            return head, "no sanction"
        closes = outcome.appeal_closes_on
        return head, f"appeal until {words(closes)}" if today <= closes else "appeal window passed"
    return head, mid_sentence(CloseReason(case.closure.reason).label) if state == FileState.CLOSED else ""


_TODO = {
    Action.SUBMIT_FINDINGS: "Submit the investigation findings",
    Action.REFER_TO_HEARING: "Decide whether there is a case to answer",
    Action.ARRANGE_HEARING: "Arrange the hearing",
    Action.RECORD_HEARING: "Record the hearing",
    Action.DECIDE_OUTCOME: "Decide the outcome",
    Action.ISSUE_OUTCOME: "Issue the outcome letter",
    Action.CLOSE_CASE: "Close the case",
}


def todo_in_words(ahead: Next, today: date) -> str:
    """The thing to do next, as an instruction; with its first day where it cannot be done yet."""
    if ahead.action == Action.APPOINT and ahead.kind is not None:
        article = "an" if ahead.kind.label[:1] in "AEIOU" else "a"
        return f"Appoint {article} {mid_sentence(ahead.kind.label)}"
    if ahead.not_before is not None and today < ahead.not_before:
        if ahead.action == Action.RECORD_HEARING:
            return "Hold the hearing, then record it"
        return f"{_TODO[ahead.action]}, from {words(ahead.not_before)}"
    return _TODO[ahead.action]


def who_in_words(ahead: Next, case: Case) -> str:
    """ "Ivor Example, investigator"; "HR for Leeds" where nobody is named."""
    if ahead.person is None:
        return (
            f"HR for {case.unit.name}"
            if ahead.owner == PartKind.HR_OFFICER
            else f"The {mid_sentence(ahead.owner.label)}"
        )
    return f"{ahead.person.name}, {mid_sentence(ahead.owner.label)}"


def is_late(ahead: Next, today: date) -> bool:
    """Whether its day has passed. An appeal window that has passed is no lateness: the case may now be closed."""
    return ahead.due is not None and ahead.action != Action.CLOSE_CASE and ahead.due.due_on < today


def waiting_for(case: Case, ahead: Next | None, today: date) -> Waiting | None:
    """Whose turn it is, and since when they could act. None for a closed case."""
    if ahead is None:
        return None
    since = _since(case, ahead)
    days = max(0, working_days_between(since, today, calendar_of_case(case)))
    if ahead.action == Action.CLOSE_CASE and ahead.not_before is not None and today < ahead.not_before:
        last_day = words(ahead.not_before - timedelta(days=1))
        return Waiting("The employee", f"can appeal until {last_day}", since, days)
    return Waiting(who_in_words(ahead, case), mid_sentence(todo_in_words(ahead, today)), since, days)


def _since(case: Case, ahead: Next) -> date:
    """The day of the fact that handed the case over, or of their appointment when that came later."""
    mine = [part.from_date for part in case.parts.all() if part.kind == ahead.owner and part.to_date is None]
    return max([_handed_over(case), *mine])


def _handed_over(case: Case) -> date:
    hearing, decision = hearing_of(case), decision_of(case)
    if case.state == FileState.FINDINGS:
        return case.findings.submitted_on
    if case.state == FileState.HEARING:
        called_off = [timezone.localdate(row.postponed_at) for row in case.hearings.all() if row.postponed_at]
        sent = [timezone.localdate(hearing.invitation_sent_at)] if hearing else []
        return max([case.case_to_answer.decided_on, *called_off, *sent])
    if case.state == FileState.DELIBERATION and hearing is not None:
        return hearing.record.held_on
    if case.state == FileState.DECIDED and decision is not None:
        return decision.decided_on
    if case.state == FileState.OUTCOME:
        outcome = outcome_of(case)
        return outcome.issued_on if outcome is not None else case.opened_on
    return case.opened_on
