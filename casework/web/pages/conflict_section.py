"""Declared conflicts of interest, as plain values for the case page; auditors read that there are some."""

from __future__ import annotations

from casework.models import Case
from casework.queries.sight import Sight
from casework.rules.dates import words
from casework.web.shapes import Row


def conflict_parts(case: Case, sight: Sight) -> list[tuple[str, list[Row]]]:
    """Nothing for whoever is not even told that there is one."""
    if not sight.legal_advice_known:
        return []
    parts = []
    for row in case.declared_conflicts.all():
        said = [Row("Person", row.employee.name), Row("Why", row.reason)] if sight.legal_advice else []
        parts.append(
            (f"Declared on {words(row.declared_on)}", [*said, Row("Recorded by", row.recorded_by.name)])
        )
    return parts
