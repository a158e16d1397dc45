"""What a timeline says of a sanction agreed without a hearing, and of its end."""

from __future__ import annotations

from typing import Any

from casework.models import Case, Decision
from casework.queries.sight import Sight
from casework.queries.told_rows import Told, row_of
from casework.rules.dates import words


def agree_sanction(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: Decision | None = row_of(case.decisions.all(), facts.get("decision"))
    if row is None or row.agreement is None:
        return Told()
    if row.recalled_at is not None:
        return Told("The employee took it back before any letter left. It does not count.", row.decided_on)
    issued = any(letter.decision_id == row.pk for letter in case.outcomes.all())
    if not (issued or sight.decision):
        return Told("The outcome is shown here once its letter has left.", row.decided_on)
    until = words(row.agreement.cooling_off_ends_on)
    return Told(f"{row.level_name}. The employee can think it over until {until}.", row.decided_on)


def withdraw_agreement(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: Decision | None = row_of(case.decisions.all(), facts.get("decision"))
    withdrawal = getattr(row.agreement, "withdrawal", None) if row is not None else None
    if withdrawal is None:
        return Told()
    return Told(withdrawal.said if sight.agreement else "", withdrawal.withdrawn_on)
