"""That a case was run on paper before it came here."""

from __future__ import annotations

from casework.models import Case, TakenOver


def taken_over_of(case: Case) -> TakenOver | None:
    """From where it came; None for a case of this system. At least one check stands beside each (``rules.taking_over``)."""
    rows = list(case.paper_checks.all())
    return rows[0].taken_over if rows else None
