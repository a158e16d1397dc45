"""What is said of a hearing that was broken off, of the allegations or of an appeal (T14)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from casework.models import Adjournment, AppealHearing, Case, Hearing
from casework.queries.sight import Sight
from casework.queries.stage import moment_in_words
from casework.queries.told_rows import Told, row_of


def adjournable(case: Case, sight: Sight) -> Iterator[tuple[Hearing | AppealHearing, bool, bool]]:
    """Every hearing of a loaded case, whether it is of an appeal, and whether the reader is told why it was adjourned."""
    yield from ((row, False, sight.hearing_notes) for row in case.hearings.all())
    for appeal in case.appeals.all():
        yield from ((row, True, sight.appeal_notes) for row in appeal.hearings.all())


def adjourn_hearing(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    """When and where it goes on; why, only to those who read what was said there: it may speak of health."""
    for hearing, _, reads in adjournable(case, sight):
        row: Adjournment | None = row_of(hearing.adjournments.all(), facts.get("adjournment"))
        if row is not None:
            why = f" {row.reason}" if reads else ""
            return Told(f"It goes on {moment_in_words(row.resumes_at)}, {row.place}.{why}", row.adjourned_at)
    return Told()
