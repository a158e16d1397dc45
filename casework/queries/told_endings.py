"""What the events about the end of a case say on a timeline: opened again, put right, joined to another."""

from __future__ import annotations

from typing import Any

from casework.enums import Action, ReasonsBasis
from casework.models import Case, ReasonsRequest, Reopening
from casework.queries.sight import Sight
from casework.queries.stage import mid_sentence
from casework.queries.told_rows import Told, row_of
from casework.rules.dates import words


def becomes_in_words(reopening: Reopening) -> str:
    """What the sanction becomes: "Withdrawn: final written warning", or "Reduced from ... to ..."."""
    was = mid_sentence(reopening.sanction.level_name)
    if not reopening.level:
        return f"Withdrawn: {was}. It never counts"
    return f"Reduced from {was} to {mid_sentence(reopening.level_name)}"


def reopen_case(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row = _reopening(case, facts)
    if row is None:
        return Told()
    said = f"To be approved: {mid_sentence(becomes_in_words(row))}." if sight.sees_proposal(row) else ""
    return Told(f"{said}{_why(row, sight)}".strip(), row.reopened_on)


def issue_correction(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row = _reopening(case, facts)
    if row is None or not hasattr(row, "correction"):
        return Told()
    said = f"{becomes_in_words(row)}." if sight.sees_proposal(row) else ""
    return Told(
        f"{said} The letter counts as received on {words(row.correction.received_on)}.".strip(),
        row.correction.sent_at,
    )


def join_cases(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    """Which case the other is, the page says to whoever may see both."""
    joined = row_of(case.joins.all(), facts.get("join"))
    if joined is None:
        return Told("It ended in another case of the same employee, and goes on there.")
    numbers = [str(one.number) for one in case.allegations.all() if one.carried_by_id == joined.pk]
    about = f"Allegation{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}"
    why = f" {joined.reasons}" if sight.report else ""
    return Told(f"{about} came from another case of the same employee.{why}", joined.joined_on)


def propose_withdrawal(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row = row_of(case.withdrawals.all(), facts.get("withdrawal"))
    if row is None:
        return Told()
    return Told(
        f"As logged in error. {row.reason}" if sight.report else "As logged in error.", row.proposed_on
    )


def turn_down_withdrawal(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row = row_of(case.withdrawals.all(), facts.get("withdrawal"))
    if row is None:
        return Told()
    return Told(f"The case goes on. {row.answer}" if sight.report else "The case goes on.", row.answered_on)


def _reopening(case: Case, facts: dict[str, Any]) -> Reopening | None:
    opened = [row.reopening for row in case.closures.all() if row.reopening is not None]
    return row_of(opened, facts.get("reopening"))


def _why(row: Reopening, sight: Sight) -> str:
    return f" {row.came_to_light} {row.reasons}" if sight.sees_why(row) else ""


def record_reasons_request(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: ReasonsRequest | None = row_of(case.reasons_requests.all(), facts.get("request"))
    if row is None or not sight.health:
        return Told()
    asked = f" Asked by: {row.asked_by}" if row.asked_by else ""
    return Told(f"{ReasonsBasis(row.basis).label}.{asked}", row.received_on)


def give_written_reasons(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: ReasonsRequest | None = row_of(case.reasons_requests.all(), facts.get("request"))
    answer = getattr(row, "answer", None)
    return Told(answer.reasons, answer.sent_on) if answer is not None and sight.health else Told()


OF_WITHDRAWALS = {
    Action.PROPOSE_WITHDRAWAL: propose_withdrawal,
    Action.TURN_DOWN_WITHDRAWAL: turn_down_withdrawal,
}
