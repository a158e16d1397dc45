"""How long a sanction lasts, as a row: when employment ends, or each period in which a warning is live."""

from __future__ import annotations

from datetime import date

from casework.models import Sanction
from casework.queries.case_page import last_live_day
from casework.rules.dates import words
from casework.web.shapes import Row


def duration(sanction: Sanction) -> list[Row]:
    until = last_live_day(sanction)
    if sanction.employment_ends_on is not None:
        return [Row("Employment ends", words(sanction.employment_ends_on))]
    if until is None:
        return []
    return [Row("Live", [_days(first, last) for first, last in _periods(sanction, until)])]


def _periods(sanction: Sanction, until: date) -> list[tuple[date, date]]:
    """First and last day of each period, up to what is told; one, unless it was extended after a gap (scenario 14)."""
    rows = sanction.live_periods.all()
    standing = sorted(
        (row.from_on, row.to_on)
        for row in rows
        if row.superseded_at == sanction.superseded_at and row.to_on is not None
    )
    if len(standing) > 1 and standing[-1][1] == until:
        return standing
    return [(min(row.from_on for row in rows), until)]


def _days(first: date, last: date) -> str:
    return f"From {words(first)} up to and including {words(last)}"
