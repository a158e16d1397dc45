"""Who decided with the chair, as a row: for the pages that tell of a decision and the form that issues its letter."""

from __future__ import annotations

from casework.models import Decision
from casework.queries.committees import committee_of
from casework.web.shapes import Row


def committee_rows(decision: Decision) -> list[Row]:
    """The names of the committee, the chair aside; no row where the policy let the chair decide alone."""
    members = [part.employee.name for part in committee_of(decision)]
    return [Row("Decided with the chair by", members)] if members else []
