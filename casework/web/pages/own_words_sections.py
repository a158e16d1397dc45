"""What the employee said in their own case, for those who work on it; and what of it waits for an answer."""

from __future__ import annotations

from django.utils import timezone

from casework.enums import (
    DISMISSALS,
    Action,
    CompanionKind,
    FileState,
    Letter,
    NotesAnswer,
    ProposalReason,
    ToldThrough,
)
from casework.models import Case, LetterReceipt, NamedCompanion, NotesComment, TimeProposal
from casework.queries.facts import calendar_of_case
from casework.queries.own_fits import companion_named, meeting_of, proposal_waiting
from casework.queries.own_words import obliged_by
from casework.queries.rows import sanction_of
from casework.queries.sight import Sight
from casework.rules.dates import words
from casework.rules.notice_periods import earliest_hearing
from casework.web.pages.links import verb_address
from casework.web.shapes import Link, Row, Strip

Section = tuple[str, list[tuple[str, list[Row]]]]


def own_words_strips(case: Case, sight: Sight, may: set[Action]) -> list[Strip]:
    """What waits for an answer, and what a later receipt calls into question. may: what the reader can do."""
    if not sight.support or case.state == FileState.CLOSED:
        return []
    return [*_proposal(case, may), *_short_notice(case), *_late_dismissal(case)]


def _proposal(case: Case, may: set[Action]) -> list[Strip]:
    row = proposal_waiting(case)
    if row is None:
        return []
    by = obliged_by(row)
    must = f"{by} obliges us to accept it, if it is reasonable." if by else "We are not obliged."
    way = Action.REFUSE_PROPOSAL
    link = Link("Refuse it", verb_address(way, case.reference)) if way in may else None
    said = f"{words(row.proposed_on)}. {must} To accept, postpone the hearing."
    return [Strip("The employee proposed another time:", said, link)]


def _receipt(case: Case, column: str, pk: int | None) -> LetterReceipt | None:
    return next((row for row in case.letter_receipts.all() if pk and getattr(row, column) == pk), None)


def _short_notice(case: Case) -> list[Strip]:
    """The invitation arrived so late that the policy's time to prepare is not kept (PR-10)."""
    attempt = meeting_of(case)
    if attempt is None or attempt.notice_waived:
        return []
    column = "hearing_id" if case.state == FileState.HEARING else "appeal_hearing_id"
    row = _receipt(case, column, attempt.pk)
    if row is None or row.received_on <= attempt.invitation_received_on:
        return []
    notice = attempt.policy.terms.periods["hearing_notice"]
    earliest = earliest_hearing(row.received_on, notice, calendar_of_case(case))
    if timezone.localdate(attempt.sits_at) >= earliest:
        return []
    late = f"on {words(row.received_on)}: too late to prepare"
    said = (
        f"{late}. Postpone the hearing to {words(earliest)} or later, or ask whether they agree to less time."
    )
    return [Strip("The employee says that the invitation arrived", said, kind="warning")]


def _late_dismissal(case: Case) -> list[Strip]:
    """Employment does not end before the employee hears of it (0.8)."""
    sanction = sanction_of(case)
    if sanction is None or sanction.level not in DISMISSALS or sanction.employment_ends_on is None:
        return []
    letters = [row for row in case.outcomes.all() if row.decision_id == sanction.decision_id]
    row = _receipt(case, "outcome_id", letters[0].pk if letters else None)
    told_before = bool(letters) and letters[0].told_on is not None
    if row is None or told_before or row.received_on <= sanction.employment_ends_on:
        return []
    said = f"on {words(row.received_on)}, after employment ended by it. It cannot end before they heard of it: take advice."
    return [Strip("The employee says that the dismissal arrived", said, kind="warning")]


def own_words_sections(case: Case, sight: Sight) -> list[Section]:
    """By kind; whom they bring only for those who are at the hearing, why they cannot come for those who read notes."""
    if not sight.support:
        return []
    parts = [
        *(("Receipt of a letter", _of_receipt(row)) for row in case.letter_receipts.all()),
        *(
            ("Companion named", companion_rows(row))
            for row in case.named_companions.all()
            if (sight.hearing_sheet if row.hearing_id is not None else sight.appeal_sheet)
        ),
        *(
            (f"Another time proposed: {words(row.proposed_on)}", _of_proposal(row, sight))
            for row in case.time_proposals.all()
        ),
        *(
            ("Comment on the notes", _of_comment(row))
            for row in case.notes_comments.all()
            if (sight.hearing_notes if row.record_id is not None else sight.appeal_notes)
        ),
    ]
    return [("The employee’s side", parts)] if parts else []


def _said(row: LetterReceipt | NamedCompanion | TimeProposal | NotesComment) -> Row:
    return Row("Received", [words(row.told_on), str(ToldThrough(row.through).label)])


def _of_receipt(row: LetterReceipt) -> list[Row]:
    letters = (
        (row.hearing_id, "Invitation to the hearing"),
        (row.outcome_id, "Outcome letter"),
        (row.appeal_hearing_id, "Invitation to the appeal hearing"),
        (row.appeal_outcome_id, "Result of the appeal"),
    )
    told = row.sent_letter
    which = (
        str(Letter(told.kind).label)
        if told is not None
        else next(name for pk, name in letters if pk is not None)
    )
    return [Row("Letter", which), Row("Arrived, by the employee", words(row.received_on)), _said(row)]


def companion_rows(row: NamedCompanion) -> list[Row]:
    return [Row("Companion", [row.name, str(CompanionKind(row.kind).label)]), _said(row)]


def named_rows(case: Case) -> list[Row]:
    """For the sheet of the hearing room: whom the employee named."""
    attempt = meeting_of(case)
    row = companion_named(case, attempt) if attempt is not None else None
    return [Row("Companion named", [row.name, str(CompanionKind(row.kind).label)])] if row is not None else []


def _of_proposal(row: TimeProposal, sight: Sight) -> list[Row]:
    reads = sight.hearing_notes if row.hearing_id is not None else sight.appeal_notes
    rows = [Row("Why", [str(ProposalReason(row.reason).label), *([row.said] if reads else [])]), _said(row)]
    refusal = getattr(row, "refusal", None)
    if refusal is None:
        return rows
    why = [refusal.why_unreasonable] if reads else []
    return [*rows, Row("Refused", [f"{refusal.refused_by.name}, {words(refusal.refused_on)}", *why])]


def _of_comment(row: NotesComment) -> list[Row]:
    version = [Row("The employee's version", row.employee_version)] if row.employee_version else []
    return [Row("Answer", str(NotesAnswer(row.answer).label)), *version, _said(row)]
