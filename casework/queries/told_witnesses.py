"""What the events about witnesses say on a timeline: by name only to whoever may know it, and never what was said."""

from __future__ import annotations

from typing import Any

from casework.enums import SharedWith
from casework.models import Anonymity, Case, Statement, StatementShare, WitnessCall
from casework.queries.sight import Sight
from casework.queries.stage import mid_sentence
from casework.queries.told_rows import Told, row_of
from casework.queries.witnesses import witness_name


def record_statement(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: Statement | None = row_of(case.statements.all(), facts.get("statement"))
    if row is None or not sight.report:
        return Told("", row.taken_on if row is not None else None)
    version = f", version {row.version}" if row.version > 1 else ""
    return Told(f"Statement {row.number}{version}: {witness_name(case, sight, row)}.", row.taken_on)


def decide_anonymity(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    """Who it is about, and why, for those who know the name."""
    rows = [one for row in case.statements.all() for one in row.anonymities.all()]
    row: Anonymity | None = row_of(rows, facts.get("anonymity"))
    if row is None or not sight.names:
        return Told("", row.decided_on if row is not None else None)
    how = f"Granted: Witness {row.letter}" if row.granted else "Refused"
    return Told(f"{how}. Statement {row.statement.number}. {row.reasons}", row.decided_on)


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
