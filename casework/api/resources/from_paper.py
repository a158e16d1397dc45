"""That a case was run on paper before it came here, as the API tells it."""

from __future__ import annotations

from typing import Any

from casework.models import Case
from casework.queries.from_paper import taken_over_of
from casework.queries.sight import Sight


def taken_over(case: Case, sight: Sight) -> dict[str, Any] | None:
    """The values of ``TakenOverOut``; what was checked and departed from, for whoever reads the report or the hearing."""
    row = taken_over_of(case)
    if row is None:
        return None
    names = ("stage", "source", "old_reference", "sha256", "taken_over_on", "recorded_at")
    told = sight.report or sight.hearing_notes
    return {name: getattr(row, name) for name in names} | {
        "departures": row.departures if told else None,
        "checks": list(case.paper_checks.all()) if told else [],
    }
