"""What the events by which the employee spoke or was told say on a timeline. A companion could tell of a union (DP-3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from casework.enums import Action, CompanionKind, NotesAnswer, ToldThrough
from casework.models import Case, LetterReceipt, NamedCompanion, NotesComment, TimeProposal
from casework.queries.sight import Sight
from casework.queries.stage import mid_sentence
from casework.queries.told_letters import send_letter
from casework.queries.told_rows import Told, row_of
from casework.rules.dates import words


def _how(row: LetterReceipt | NamedCompanion | NotesComment | TimeProposal) -> str:
    return f"{ToldThrough(row.through).label}."


def acknowledge_letter(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: LetterReceipt | None = row_of(case.letter_receipts.all(), facts.get("receipt"))
    if row is None or not sight.support:
        return Told()
    return Told(f"The employee says that it arrived on {words(row.received_on)}. {_how(row)}", row.told_on)


def name_companion(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: NamedCompanion | None = row_of(case.named_companions.all(), facts.get("companion"))
    if row is None:
        return Told()
    shown = sight.hearing_sheet if row.hearing_id is not None else sight.appeal_sheet
    who = f"{row.name}, {mid_sentence(CompanionKind(row.kind).label)}. " if shown else ""
    return Told(f"{who}{_how(row)}" if sight.support else "", row.told_on)


def propose_another_time(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: TimeProposal | None = row_of(case.time_proposals.all(), facts.get("proposal"))
    if row is None or not sight.support:
        return Told()
    why = f" {row.said}" if _reads_why(sight, row) else ""
    return Told(f"{words(row.proposed_on)}.{why} {_how(row)}", row.told_on)


def refuse_proposal(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: TimeProposal | None = row_of(case.time_proposals.all(), facts.get("proposal"))
    refusal = getattr(row, "refusal", None)
    if row is None or refusal is None:
        return Told()
    return Told(refusal.why_unreasonable if _reads_why(sight, row) else "", refusal.refused_on)


def _reads_why(sight: Sight, row: TimeProposal) -> bool:
    """It may speak of health, as a postponement may."""
    return sight.hearing_notes if row.hearing_id is not None else sight.appeal_notes


def comment_on_notes(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: NotesComment | None = row_of(case.notes_comments.all(), facts.get("comment"))
    if row is None:
        return Told()
    shown = sight.hearing_notes if row.record_id is not None else sight.appeal_notes
    return Told(f"{NotesAnswer(row.answer).label}. {_how(row)}" if shown else "", row.told_on)


TELLERS: dict[Action, Callable[[Case, Sight, dict[str, Any]], Told]] = {
    Action.SEND_LETTER: send_letter,
    Action.ACKNOWLEDGE_LETTER: acknowledge_letter,
    Action.NAME_COMPANION: name_companion,
    Action.PROPOSE_ANOTHER_TIME: propose_another_time,
    Action.REFUSE_PROPOSAL: refuse_proposal,
    Action.COMMENT_ON_NOTES: comment_on_notes,
}
