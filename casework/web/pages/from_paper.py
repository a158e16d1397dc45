"""That a case was run on paper before it came here, as plain values for its page."""

from __future__ import annotations

from django.utils import timezone

from casework.enums import FileState, PaperChecked
from casework.models import Case
from casework.queries.from_paper import taken_over_of
from casework.queries.sight import Sight
from casework.queries.stage import mid_sentence
from casework.rules.citations import citation_of
from casework.rules.dates import words
from casework.web.pages.case_past import scan_rows
from casework.web.pages.support_sections import Section
from casework.web.shapes import Row, Strip


def paper_strips(case: Case) -> list[Strip]:
    """For everybody on the case: what lies before that day is on paper."""
    taken_over = taken_over_of(case)
    if taken_over is None:
        return []
    on = words(taken_over.taken_over_on)
    said = f"Until {on} it was run on paper, to “{FileState(taken_over.stage).label}”. Its clocks run here from that day."
    return [Strip("Taken over from paper.", said)]


def paper_sections(case: Case, sight: Sight) -> list[Section]:
    """Where the paper is; and for whoever reads the report, what was checked and what was not done as asked."""
    taken_over = taken_over_of(case)
    if taken_over is None:
        return []
    recorded = words(timezone.localdate(taken_over.recorded_at))
    parts = [
        (
            "Where the paper is",
            [
                Row("Taken over from", str(taken_over)),
                Row("Recorded", f"{recorded} by {taken_over.taken_over_by.name}"),
                Row("Fingerprint of the scan", taken_over.sha256),
                *scan_rows(case, taken_over, sight),
            ],
        )
    ]
    if sight.report or sight.hearing_notes:
        rows = [_checked(case, result) for result in PaperChecked]
        departures = [Row("Done otherwise", taken_over.departures)] if taken_over.departures else []
        parts.append(("What was checked", [*(row for row in rows if row is not None), *departures]))
    return [("From paper", parts)]


def _checked(case: Case, result: PaperChecked) -> Row | None:
    rules = [row.rule for row in case.paper_checks.all() if row.result == result]
    if not rules:
        return None
    return Row(str(result.label), [f"{rule}: {mid_sentence(citation_of(rule).title)}" for rule in rules])
