"""What a timeline says of keeping or purging a record: to HR and auditors (``Sight.tells``)."""

from __future__ import annotations

from typing import Any

from casework.enums import RecordReviewResult
from casework.models import Case, RecordReview
from casework.queries.sight import Sight
from casework.queries.told_rows import Told, row_of
from casework.rules.dates import words


def review_record(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: RecordReview | None = row_of(case.record_reviews.all(), facts.get("review"))
    if row is None or not sight.tribunal:
        return Told()
    said = "To be purged, if another HR lead approves it."
    if row.result == RecordReviewResult.KEEP and row.review_on is not None:
        said = f"Kept longer, to be looked at again on {words(row.review_on)}."
    return Told(f"{said} {row.reasons}", row.reviewed_on)


def purge_case(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: RecordReview | None = row_of(case.record_reviews.all(), facts.get("review"))
    if row is None or not sight.tribunal:
        return Told()
    return Told("The content is deleted within minutes.", row.approved_on)
