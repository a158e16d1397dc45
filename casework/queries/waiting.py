"""For whom a case waits, and since when. Nothing here asks the database, as in ``stage``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from casework.enums import Action, FileState
from casework.models import AppealHearing, Case, Hearing
from casework.queries.facts import calendar_of_case
from casework.queries.next_step import Next
from casework.queries.overlay_rows import pause_of
from casework.queries.rows import (
    appeal_decision_of,
    appeal_hearing_of,
    appeal_letter_of,
    appeal_of,
    appeal_withdrawal_of,
    correction_of,
    decision_of,
    findings_of,
    hearing_of,
    outcome_of,
    remitted_by,
    reopening_of,
    returned_on_of,
)
from casework.queries.stage import mid_sentence
from casework.queries.todo import todo_in_words, who_in_words
from casework.rules.dates import words
from casework.rules.working_days import working_days_between


@dataclass(frozen=True)
class Waiting:
    """Whom a case waits for. ``days``: working days since then."""

    who: str
    what: str
    since: date
    days: int


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
    pause = pause_of(case)
    if pause is not None:
        return pause.paused_on
    hearing, decision = hearing_of(case), decision_of(case)
    report = findings_of(case)
    if case.state == FileState.FINDINGS and report is not None:
        taken_back = [row.recalled_at for row in case.decisions.all() if row.recalled_at is not None]
        return max([report.submitted_on, *(timezone.localdate(moment) for moment in taken_back)])
    if case.state == FileState.HEARING:
        remitted = remitted_by(case)
        referred_on = remitted.decided_on if remitted is not None else case.case_to_answer.decided_on
        return max([referred_on, *_days_of_attempts(case.hearings.all())])
    if case.state == FileState.DELIBERATION and hearing is not None:
        return hearing.record.held_on
    if case.state == FileState.DECIDED and decision is not None:
        return decision.decided_on
    if case.state in (FileState.OUTCOME, FileState.APPEAL, FileState.APPEAL_DELIBERATION):
        return _handed_over_after_issue(case)
    return returned_on_of(case) or case.opened_on


def _days_of_attempts(attempts: Iterable[Hearing | AppealHearing]) -> list[date]:
    """When invitations left, sittings were adjourned and attempts were called off."""
    moments = [moment for row in attempts for moment in (row.invitation_sent_at, row.postponed_at) if moment]
    moments += [one.adjourned_at for row in attempts for one in row.adjournments.all()]
    return [timezone.localdate(moment) for moment in moments]


def _handed_over_after_issue(case: Case) -> date:
    outcome, appeal, decision = outcome_of(case), appeal_of(case), appeal_decision_of(case)
    letter, hearing = appeal_letter_of(case), appeal_hearing_of(case)
    reopening, correction = reopening_of(case), correction_of(case)
    if reopening is not None:
        return correction.issued_on if correction is not None else reopening.reopened_on
    withdrawal = appeal_withdrawal_of(case)
    if withdrawal is not None:
        return withdrawal.withdrawn_on
    if decision is not None:
        return letter.issued_on if letter is not None else decision.decided_on
    if case.state == FileState.APPEAL_DELIBERATION and hearing is not None:
        return hearing.record.held_on
    if appeal is not None:
        return max([appeal.received_on, *_days_of_attempts(appeal.hearings.all())])
    return outcome.issued_on if outcome is not None else case.opened_on
