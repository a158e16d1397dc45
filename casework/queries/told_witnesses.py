"""What the events about witnesses say on a timeline: by name only to whoever may know it, and never what was said."""

from __future__ import annotations

from typing import Any

from casework.enums import Action, Meeting, SharedWith
from casework.models import (
    Anonymity,
    AnonymityRequest,
    Case,
    Statement,
    StatementShare,
    WitnessCall,
    WitnessInvitation,
)
from casework.queries.sight import Sight
from casework.queries.stage import mid_sentence
from casework.queries.told_rows import Told, row_of
from casework.queries.witnesses import witness_name
from casework.rules.dates import words


def record_statement(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: Statement | None = row_of(case.statements.all(), facts.get("statement"))
    if row is None or not sight.report:
        return Told("", row.taken_on if row is not None else None)
    version = f", version {row.version}" if row.version > 1 else ""
    return Told(f"Statement {row.number}{version}: {witness_name(case, sight, row)}.", row.taken_on)


def ask_anonymity(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    """Who asked, and why, for those who know the name."""
    row: AnonymityRequest | None = row_of(case.anonymity_requests.all(), facts.get("anonymity_request"))
    if row is None or not sight.names:
        return Told("", row.asked_on if row is not None else None)
    return Told(f"{_who(row)}. {row.why}", row.asked_on)


def decide_anonymity(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    """Who it is about, and why, for those who know the name."""
    rows = [one for row in case.anonymity_requests.all() for one in row.decisions.all()]
    row: Anonymity | None = row_of(rows, facts.get("anonymity"))
    if row is None or not sight.names:
        return Told("", row.decided_on if row is not None else None)
    how = f"Granted: Witness {row.request.letter}" if row.granted else "Refused"
    return Told(f"{how}, {_who(row.request)}. {row.reasons}", row.decided_on)


def share_statement(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    statement: Statement | None = row_of(case.statements.all(), facts.get("statement"))
    row: StatementShare | None = (
        row_of(statement.shares.all(), facts.get("share")) if statement is not None else None
    )
    if row is None or statement is None:
        return Told()
    how = ", redacted" if row.copy else ""
    return Told(
        f"Statement {statement.number}, with {mid_sentence(SharedWith(row.shared_with).label)}{how}.",
        row.shared_on,
    )


def call_witness(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: WitnessCall | None = row_of(case.witness_calls.all(), facts.get("call"))
    if row is None or not (sight.report or sight.hearing_sheet):
        return Told("", row.notified_on if row is not None else None)
    return Told(f"{witness_name(case, sight, row)}.", row.notified_on)


def invite_witness(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: WitnessInvitation | None = row_of(case.witness_invitations.all(), facts.get("invitation"))
    if row is None or not _reads(sight, row):
        return Told("", row.invited_on if row is not None else None)
    return Told(f"{witness_name(case, sight, row)}, for {words(row.for_on)}.", row.invited_on)


def record_witness_attendance(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: WitnessInvitation | None = row_of(case.witness_invitations.all(), facts.get("invitation"))
    answer = getattr(row, "attendance", None)
    if row is None or answer is None or not _reads(sight, row):
        return Told("", row.for_on if row is not None else None)
    said = "came" if answer.came else f"did not come. {answer.why_not}" if sight.names else "did not come"
    return Told(f"{witness_name(case, sight, row)} {said}{'' if said.endswith('.') else '.'}", row.for_on)


def _reads(sight: Sight, row: WitnessInvitation) -> bool:
    """Who comes to the investigation, whoever reads its report; who comes to a hearing, whoever is in the room as well."""
    return sight.report or (sight.hearing_sheet and row.meeting != Meeting.INVESTIGATION)


def _who(row: AnonymityRequest) -> str:
    return row.witness.name if row.witness is not None else row.outsider


TELLERS = {
    Action.RECORD_STATEMENT: record_statement,
    Action.ASK_ANONYMITY: ask_anonymity,
    Action.DECIDE_ANONYMITY: decide_anonymity,
    Action.SHARE_STATEMENT: share_statement,
    Action.CALL_WITNESS: call_witness,
    Action.INVITE_WITNESS: invite_witness,
    Action.RECORD_WITNESS_ATTENDANCE: record_witness_attendance,
}
