"""The spent record that was opened, for the case page: by whom, why, and what was shown (SA-7)."""

from __future__ import annotations

from casework.models import Case, SpentRecordOpening
from casework.queries.sight import Sight
from casework.queries.spent_record import SpentLine, agreement_on, spent_lines
from casework.rules.dates import words
from casework.web.shapes import Row


def opening_parts(case: Case, sight: Sight) -> list[tuple[str, list[Row]]]:
    """Each opening that this reader may see; nothing for whoever did not open it and is not of that hearing."""
    return [
        (_title(row), _rows(case, row)) for row in case.spent_record_openings.all() if sight.sees_opening(row)
    ]


def _title(row: SpentRecordOpening) -> str:
    return (
        f"Opened for the {'hearing' if row.appeal_hearing_id is None else 'appeal'}, {words(row.opened_on)}"
    )


def _rows(case: Case, row: SpentRecordOpening) -> list[Row]:
    shown = [Row(line.label, _said(line)) for line in spent_lines(case, row)]
    return [
        Row("Opened by", row.opened_by.name),
        Row("Why", row.justification),
        *(shown or [Row("Shown", "There was no such warning")]),
        *agreement_rows(row),
    ]


def agreement_rows(opening: SpentRecordOpening) -> list[Row]:
    """That HR agreed to an expired safeguarding warning being considered, by whom and why (SA-14)."""
    row = agreement_on(opening)
    if row is None:
        return []
    by = f"{row.agreed_by.name}, {words(row.agreed_on)}"
    return [Row("May be considered", [row.reasons, by])]


def _said(line: SpentLine) -> list[str]:
    ended = [f"Last live day {words(line.until)}"] if line.until is not None else []
    why = "Spent" if line.spent else "Given only after it happened"
    said = f"{why}: not a reason for this outcome"
    if line.considered:
        said = "Spent, of a safeguarding case: HR agreed that it may be considered; never the reason for a dismissal"
    return [f"Issued {words(line.issued_on)}", *ended, said]
