"""Privileged legal advice, as plain values for the case page; auditors read that it is there."""

from __future__ import annotations

from casework.models import Case
from casework.queries.sight import Sight
from casework.rules.dates import words
from casework.web.shapes import Row


def legal_parts(case: Case, sight: Sight) -> list[tuple[str, list[Row]]]:
    """Nothing for whoever is not even told that there is some."""
    if not sight.legal_advice_known:
        return []
    parts = []
    for row in case.legal_advice.all():
        said = [Row("Given by", row.given_by), Row("Advice", row.text)] if sight.legal_advice else []
        added = Row("Added by", [row.added_by.name, words(row.given_on)])
        parts.append((f"Advice of {words(row.given_on)}", [*said, added]))
    return parts
