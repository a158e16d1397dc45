"""The outcome of a case that was never carried out here: what its old record says, and what it does not."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from casework.enums import Known, PastAppeal
from casework.models import Case, Provenance, TakenOver
from casework.queries.case_page import last_live_day
from casework.queries.from_paper import may_open_scan, shown_by
from casework.queries.sight import Sight
from casework.queries.stage import sanction_of
from casework.queries.told_rows import settled_in_words
from casework.rules.dates import words
from casework.web.shapes import Row


def past_sanction_rows(case: Case, sight: Sight) -> list[Row]:
    """Empty for a case of this system, and for those who do not see its decision."""
    record, sanction = getattr(case, "provenance", None), sanction_of(case)
    if record is None or sanction is None or not sight.decision:
        return []
    until = last_live_day(sanction)
    if sanction.employment_ends_on is not None:
        runs = Row("Employment ended", words(sanction.employment_ends_on))
    elif until is not None:
        runs = Row("Live", f"From {words(sanction.issued_on)} up to and including {words(until)}")
    else:
        settled = next(iter(case.live_settlements.all()), None)
        nobody = (
            "Undetermined: no last day was stated, so it does not count until an HR lead has settled that"
        )
        runs = Row("Live", settled_in_words(settled) if settled is not None else nobody)
    return [
        Row("Outcome", sanction.level_name),
        Row("Issued", words(sanction.issued_on)),
        runs,
        Row(
            "Taken over from",
            [
                str(record),
                shown_by(record),
                f"Recorded {words(timezone.localdate(record.recorded_at))} by {record.recorded_by.name}",
            ],
        ),
        *scan_rows(case, record, sight),
        Row("Hearing held", str(Known(record.heard).label)),
        Row("Accompanied", str(Known(record.accompanied).label)),
        Row("Appeal offered", str(Known(record.appeal_offered).label)),
        Row("Appeal", str(PastAppeal(record.appeal).label)),
        *([] if record.day_known else [Row("Day of the conduct", "The record does not say")]),
    ]


def scan_rows(case: Case, record: Provenance | TakenOver, sight: Sight) -> list[Row]:
    """The scan with its link, for whoever may open it; no row for anybody else, and where none is kept."""
    if not record.is_scanned or not may_open_scan(sight):
        return []
    address = reverse("past_scan", args=[case.reference])
    told = [record.file_name, f"SHA-256 {record.sha256}"]
    return [Row("Scan", told, change=address, change_word="Download")]
