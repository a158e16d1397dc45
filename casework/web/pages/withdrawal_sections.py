"""That a case is said to have been logged in error: what waits for an answer, and what was answered (T25)."""

from __future__ import annotations

from casework.enums import Action, FileState
from casework.models import Case, Withdrawal
from casework.queries.rows import waiting_withdrawal
from casework.queries.sight import Sight
from casework.rules.dates import words
from casework.web.pages.links import verb_address
from casework.web.shapes import Link, Row, Strip


def withdrawal_strips(case: Case, sight: Sight, may: set[Action]) -> list[Strip]:
    """What is proposed and not answered. may: what the reader can do."""
    row = waiting_withdrawal(case)
    if row is None or case.state == FileState.CLOSED:
        return []
    why = f"{row.reason} " if sight.report else ""
    said = f"{why}An HR lead who did not propose it withdraws the case, or turns it down."
    ways = [
        Link(words_of, verb_address(action, case.reference))
        for action, words_of in (
            (Action.WITHDRAW_CASE, "Withdraw the case"),
            (Action.TURN_DOWN_WITHDRAWAL, "Turn it down"),
        )
        if action in may
    ]
    name = f"{row.proposed_by.name} proposes to withdraw this case, as logged in error:"
    return [Strip(name, said, ways[0] if ways else None)]


def withdrawal_parts(case: Case, sight: Sight) -> list[tuple[str, list[Row]]]:
    """Everybody who works on the case sees that it was proposed; the reasons, those who read the report."""
    return [(f"Proposed {words(row.proposed_on)}", _rows(row, sight)) for row in case.withdrawals.all()]


def _rows(row: Withdrawal, sight: Sight) -> list[Row]:
    rows = [Row("By", row.proposed_by.name)]
    rows += [Row("Why", row.reason)] if sight.report else []
    if row.answered_on is None or row.answered_by is None:
        return [*rows, Row("Answer", "Not yet")]
    said = "Withdrawn" if row.is_approved else "Turned down"
    rows.append(Row("Answer", f"{said} {words(row.answered_on)}, {row.answered_by.name}"))
    return [*rows, Row("Their reason", row.answer)] if sight.report else rows
