"""Which facts of a case its employee can be told by a letter of their own, and which of them they were not told yet (1.4).

From rows already loaded, or fetched where they are not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from casework.enums import FACT_LETTERS, CloseReason, DeadlineKind, FileState, Letter, PartKind, SuspensionEnd
from casework.models import Case, Employee, Part, SentLetter
from casework.queries.instead import live_days
from casework.queries.overlay_rows import pause_of, suspension_of
from casework.queries.rows import appeal_hearing_of, closure_of, died_on_of, hearing_of, outcome_of


@dataclass(frozen=True)
class Fact:
    """Something to tell. on: the first day on which it can have been told. row: what it is; None for the investigation."""

    on: date
    row: Any = None


def fact_of(case: Case, letter: Letter) -> Fact | None:
    """What a letter of this kind would tell now, told or not; None where there is nothing."""
    return _FACTS[letter](case)


def untold(case: Case) -> list[Letter]:
    """The letters that can be sent now: their fact is there, and was not told."""
    return [letter for letter in FACT_LETTERS if _is_untold(case, letter, fact_of(case, letter))]


def untold_fact(case: Case, letter: Letter) -> Fact | None:
    """What a letter of this kind can tell now; None where there is nothing, or it was told."""
    fact = fact_of(case, letter)
    return fact if _is_untold(case, letter, fact) else None


def _is_untold(case: Case, letter: Letter, fact: Fact | None) -> bool:
    if fact is None:
        return False
    sent = [row for row in case.sent_letters.all() if row.kind == letter]
    if fact.row is None:
        return not sent
    return all(getattr(row, f"{FACT_LETTERS[letter]}_id") != fact.row.pk for row in sent)


def newest_letter(case: Case, letter: Letter) -> SentLetter | None:
    """The newest letter of a kind."""
    return next((row for row in reversed(case.sent_letters.all()) if row.kind == letter), None)


def investigator_on(case: Case, day: date) -> Employee | None:
    """Who investigates on a day, or did last before it was asked."""
    held = sorted(_investigators(case), key=lambda part: (part.from_date, part.pk))
    then = [part for part in held if part.from_date <= day and (part.to_date is None or day <= part.to_date)]
    return (then or held)[-1].employee if held else None


def day_to_print(case: Case, letter: Letter, fact: Fact) -> date | None:
    """By when the investigation is to end, or it is looked at again; of a warning its last live day, as told (SA-11)."""
    if letter == Letter.WARNING_CURTAILED:
        last_day: date = fact.row.last_day
        return last_day
    if letter == Letter.LIVE_SETTLED:
        return fact.row.period.to_on if fact.row.period is not None else None
    if letter == Letter.ADJOURNMENT:
        return timezone.localdate(fact.row.resumes_at)
    if letter == Letter.WARNING_EXTENDED:
        return max((last for _, last in live_days(fact.row.sanction) if last), default=None)
    kind = _LOOKED_AT_BY.get(letter)
    due = (row for row in case.deadlines.all() if row.met_at is None and row.superseded_at is None)
    return next((row.due_on for row in due if row.kind == kind), None)


_LOOKED_AT_BY = {
    Letter.INVESTIGATION: DeadlineKind.INVESTIGATION,
    Letter.SUSPENSION: DeadlineKind.SUSPENSION_REVIEW,
    Letter.SUSPENSION_REVIEW: DeadlineKind.SUSPENSION_REVIEW,
    Letter.PAUSE: DeadlineKind.PAUSE_REVIEW,
}


def _investigators(case: Case) -> list[Part]:
    return [part for part in case.parts.all() if part.kind == PartKind.INVESTIGATOR]


def _investigation(case: Case) -> Fact | None:
    """Until the report is there: what the notice says, that nothing is concluded, is true no longer then."""
    parts = _investigators(case)
    if case.state != FileState.INVESTIGATION or all(part.to_date is not None for part in parts):
        return None
    return Fact(min(part.from_date for part in parts))


def _suspension(case: Case) -> Fact | None:
    """It may be announced before its first day, as its end may be."""
    row = suspension_of(case)
    return Fact(case.opened_on, row) if row is not None else None


def _review(case: Case) -> Fact | None:
    """The newest, as long as the suspension lasts."""
    row = suspension_of(case)
    reviews = row.reviews.all() if row is not None else ()
    newest = max(reviews, key=lambda one: one.pk, default=None)
    return Fact(newest.reviewed_on, newest) if newest is not None else None


def _adjournment(case: Case) -> Fact | None:
    """The newest of the hearing, or appeal hearing, that goes on; once it was held or postponed there is none."""
    found = {FileState.HEARING: hearing_of, FileState.APPEAL: appeal_hearing_of}.get(FileState(case.state))
    attempt = found(case) if found is not None else None
    row = attempt.last_adjournment if attempt is not None else None
    return Fact(timezone.localdate(row.adjourned_at), row) if row is not None else None


def _suspension_end(case: Case) -> Fact | None:
    """What ended with the outcome or the case is told by the letter of that."""
    row = max(case.suspensions.all(), key=lambda one: one.pk, default=None)
    if row is None or row.last_day is None or row.ended_because == SuspensionEnd.CASE_OVER:
        return None
    return Fact(row.effective_on, row) if case.state != FileState.CLOSED else None


def _pause(case: Case) -> Fact | None:
    row = pause_of(case)
    return Fact(row.paused_on, row) if row is not None else None


def _resumption(case: Case) -> Fact | None:
    """By somebody who said what changed; what ended with the outcome or the case is told by the letter of that."""
    row = max(case.pauses.all(), key=lambda one: one.pk, default=None)
    if row is None or row.resumed_on is None or not row.resume_note or case.state == FileState.CLOSED:
        return None
    return Fact(row.paused_on, row)


def _closure(case: Case) -> Fact | None:
    """Without an outcome letter. One that was opened in error, where its employee knows of it."""
    row = closure_of(case)
    if row is None or outcome_of(case) is not None or getattr(case, "provenance", None) is not None:
        return None
    if row.reason in (CloseReason.JOINED, CloseReason.DIED):
        return None
    knows = [*case.sent_letters.all(), *case.suspensions.all(), *case.hearings.all(), *case.reports.all()]
    return Fact(row.closed_on, row) if knows or row.reason != CloseReason.LOGGED_IN_ERROR else None


def _curtailment(case: Case) -> Fact | None:
    row = max(case.warning_curtailments.all(), key=lambda one: one.pk, default=None)
    return Fact(row.curtailed_on, row) if row is not None and _stands(case, row.sanction_id) else None


def _extension(case: Case) -> Fact | None:
    row = max(case.warning_extensions.all(), key=lambda one: one.pk, default=None)
    return Fact(row.granted_on, row) if row is not None and _stands(case, row.sanction_id) else None


def _settlement(case: Case) -> Fact | None:
    """Of an old record as well: its employee reads it on no page, and has it on paper (SA-4)."""
    row = max(case.live_settlements.all(), key=lambda one: one.pk, default=None)
    if row is None or died_on_of(case) is not None:
        return None
    stands = any(one.pk == row.sanction_id and one.superseded_at is None for one in case.sanctions.all())
    return Fact(row.settled_on, row) if stands else None


def _stands(case: Case, sanction: int) -> bool:
    """Whether a warning stands, and somebody is there to read of it: an old record is on no page of its employee."""
    if getattr(case, "provenance", None) is not None:
        return False
    stands = any(row.pk == sanction and row.superseded_at is None for row in case.sanctions.all())
    return stands and died_on_of(case) is None


_FACTS: dict[Letter, Callable[[Case], Fact | None]] = {
    Letter.INVESTIGATION: _investigation,
    Letter.SUSPENSION: _suspension,
    Letter.SUSPENSION_REVIEW: _review,
    Letter.SUSPENSION_END: _suspension_end,
    Letter.PAUSE: _pause,
    Letter.RESUMPTION: _resumption,
    Letter.ADJOURNMENT: _adjournment,
    Letter.CLOSURE: _closure,
    Letter.WARNING_CURTAILED: _curtailment,
    Letter.WARNING_EXTENDED: _extension,
    Letter.LIVE_SETTLED: _settlement,
}
