"""Whether the facts leave room for what the employee can say in their own case, from the rows already loaded."""

from __future__ import annotations

from collections.abc import Callable

from casework.enums import FACT_LETTERS, Action, FileState, HearingKind, Letter
from casework.models import (
    AppealHearingRecord,
    AppealOutcome,
    Case,
    Hearing,
    HearingRecord,
    LetterReceipt,
    NamedCompanion,
    NotesComment,
    Outcome,
    SentLetter,
    TimeProposal,
)
from casework.queries.attempts import Attempt
from casework.queries.letters import newest_letter
from casework.queries.rows import (
    appeal_attempts_that_stand,
    appeal_hearing_of,
    appeal_letter_of,
    attempts_that_stand,
    hearing_of,
    outcome_of,
)


def meeting_of(case: Case) -> Attempt | None:
    """The hearing or appeal hearing to come."""
    if case.state == FileState.HEARING:
        return hearing_of(case)
    return appeal_hearing_of(case) if case.state == FileState.APPEAL else None


def companion_named(case: Case, attempt: Attempt) -> NamedCompanion | None:
    """Whom the employee named last for a hearing, at whichever of its attempts that stand."""
    if isinstance(attempt, Hearing):
        attempts = attempts_that_stand(case)
        rows = [row for row in case.named_companions.all() if row.hearing_id in attempts]
    else:
        attempts = appeal_attempts_that_stand(case)
        rows = [row for row in case.named_companions.all() if row.appeal_hearing_id in attempts]
    return rows[-1] if rows else None


def proposal_waiting(case: Case) -> TimeProposal | None:
    """The proposal of another time that waits for its answer."""
    attempt = meeting_of(case)
    if attempt is None:
        return None
    column = "hearing_id" if isinstance(attempt, Hearing) else "appeal_hearing_id"
    waits = (
        row
        for row in reversed(case.time_proposals.all())
        if getattr(row, column) == attempt.pk and not hasattr(row, "refusal")
    )
    return next(waits, None)


def letters_without_receipt(
    case: Case,
) -> list[tuple[Letter, Attempt | Outcome | AppealOutcome | SentLetter]]:
    """The letters that stand and whose receipt the employee has not acknowledged."""
    sent = {
        Letter.INVITATION: (hearing_of(case), "hearing_id"),
        Letter.OUTCOME: (outcome_of(case), "outcome_id"),
        Letter.APPEAL_INVITATION: (appeal_hearing_of(case), "appeal_hearing_id"),
        Letter.APPEAL_OUTCOME: (appeal_letter_of(case), "appeal_outcome_id"),
        **{letter: (newest_letter(case, letter), "sent_letter_id") for letter in FACT_LETTERS},
    }
    receipts = list(case.letter_receipts.all())
    return [
        (letter, row)
        for letter, (row, column) in sent.items()
        if row is not None and not any(getattr(one, column) == row.pk for one in receipts)
    ]


def receipt_of(case: Case, letter: SentLetter) -> LetterReceipt | None:
    """That the employee acknowledged a letter which tells a fact."""
    return next((row for row in case.letter_receipts.all() if row.sent_letter_id == letter.pk), None)


def records(case: Case) -> list[tuple[HearingKind, HearingRecord | AppealHearingRecord]]:
    """The records of what was held and stands."""
    held = ((HearingKind.HEARING, hearing_of(case)), (HearingKind.APPEAL_HEARING, appeal_hearing_of(case)))
    return [(kind, row.record) for kind, row in held if getattr(row, "record", None) is not None]  # type: ignore[union-attr]


def comment_of(case: Case, record: HearingRecord | AppealHearingRecord) -> NotesComment | None:
    """What the employee said of these notes."""
    column = "record_id" if isinstance(record, HearingRecord) else "appeal_record_id"
    return next((row for row in case.notes_comments.all() if getattr(row, column) == record.pk), None)


OWN_FITS: dict[Action, Callable[[Case], bool]] = {
    Action.ACKNOWLEDGE_LETTER: lambda case: bool(letters_without_receipt(case)),
    Action.NAME_COMPANION: lambda case: meeting_of(case) is not None,
    Action.PROPOSE_ANOTHER_TIME: lambda case: meeting_of(case) is not None and proposal_waiting(case) is None,
    Action.REFUSE_PROPOSAL: lambda case: proposal_waiting(case) is not None,
    Action.COMMENT_ON_NOTES: lambda case: any(comment_of(case, row) is None for _, row in records(case)),
}
