"""Who decided with the chair or the appeal manager, as a row: where a decision is told of, and its letter prepared."""

from __future__ import annotations

from casework.models import AppealDecision, Decision
from casework.queries.committees import committee_of
from casework.web.shapes import Row


def committee_rows(decision: Decision | AppealDecision) -> list[Row]:
    """The names of the committee but for who led it; no row where the policy let one person decide alone."""
    members = [part.employee.name for part in committee_of(decision)]
    who = "the appeal manager" if isinstance(decision, AppealDecision) else "the chair"
    return [Row(f"Decided with {who} by", members)] if members else []
