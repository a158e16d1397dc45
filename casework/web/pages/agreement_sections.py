"""What was agreed without a hearing, and whether it still stands, as plain values for the case page."""

from __future__ import annotations

from casework.models import Case, Decision
from casework.queries.sight import Sight
from casework.rules.dates import words
from casework.web.shapes import Row

Parts = list[tuple[str, list[Row]]]


def agreement_sections(case: Case, sight: Sight) -> list[tuple[str, Parts]]:
    """Each agreement under its day; not for whoever investigates or hears the case."""
    if not sight.agreement:
        return []
    parts = [
        (f"Agreed {words(row.decided_on)}", _rows(row, sight))
        for row in case.decisions.all()
        if row.agreement
    ]
    return [("Sanction agreed without a hearing", parts)] if parts else []


def _rows(row: Decision, sight: Sight) -> list[Row]:
    agreement = row.agreement
    assert agreement is not None  # as chosen above
    rows = [
        Row("Told of the right to a hearing and to a companion", words(agreement.told_on)),
        Row("Admitted in writing", [words(agreement.admission_received_on), agreement.admission]),
        *([Row("Agreed level", row.level_name)] if sight.decision else []),
        Row("To think it over until", words(agreement.cooling_off_ends_on)),
        Row("Agreed with", row.decided_by.name),
    ]
    withdrawal = getattr(agreement, "withdrawal", None)
    if withdrawal is not None:
        said = [words(withdrawal.withdrawn_on), withdrawal.said, "The admission binds nobody any more."]
        rows.append(Row("Taken back by the employee", said))
    return rows
