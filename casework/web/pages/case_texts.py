"""The long texts of a case: why it was decided so, the report, the hearing record, evidence and notes."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from casework.enums import AllegationResponse, Attendance, CompanionKind, Finding, HearingPoint, NotesStatus
from casework.models import (
    AppealDecision,
    AppealHearingRecord,
    Case,
    Decision,
    DecisionComparison,
    DecisionNorm,
    Evidence,
    Findings,
    HearingRecord,
)
from casework.queries.measure import months_chosen
from casework.queries.redactions import served_copy
from casework.queries.rows import (
    decision_of,
    findings_of,
    judgements_of,
    recommendation_of,
    returned_reports,
)
from casework.queries.sight import Sight
from casework.rules.comparators import range_in_words
from casework.rules.dates import words
from casework.rules.live_choice import months_in_words
from casework.web.pages.meeting_rows import meeting_rows
from casework.web.shapes import Row

LONG_NOTE = 1_000
LONG_NOTE_LINES = 15
BEGINNING = 120
_REASONS = (
    ("What is believed, and why", "believed"),
    ("What was checked", "checked"),
    ("What the employee said", "employee_said"),
    ("Mitigation", "mitigation"),
    ("Other outcomes considered", "alternatives"),
    ("Why this outcome", "why_this_level"),
)


def reason_rows(case: Case, sight: Sight) -> list[Row]:
    """The reasons of the decision that stands, finding by finding; only for those who may read them."""
    decision = decision_of(case)
    if decision is None or not sight.reasons:
        return []
    numbers = {one.pk: one.number for one in case.allegations.all()}
    found = sorted(decision.findings.all(), key=lambda row: numbers[row.allegation_id])
    return [
        *(
            Row(f"Allegation {numbers[row.allegation_id]}", [f"{Finding(row.finding).label}.", row.reasons])
            for row in found
        ),
        *(Row(title, getattr(decision, name)) for title, name in _REASONS),
        *norm_rows(decision),
        *judged_rows(case, decision, sight),
        *weighing_rows(decision, sight),
    ]


def norm_rows(decision: Decision) -> list[Row]:
    """Norm and range as they were under the policy of the decision (SA-16), and for how long its warning is live."""
    row: DecisionNorm | None = getattr(decision, "measure", None)
    rows = []
    if row is not None:
        norm = f"{row.get_norm_display()} for {row.get_severity_display().lower()}"
        said = [norm, f"Range: {row.get_entry_display().lower()} to {row.get_heaviest_display().lower()}"]
        rows.append(
            Row("Norm of the policy", [*said, f"This decision: {row.get_departure_display().lower()}"])
        )
        rows += [Row("Why it departs from the norm", row.reasons)] if row.reasons else []
    months = months_chosen(decision)
    return [*rows, Row("Live for", f"{months_in_words(months)}, chosen at the hearing")] if months else rows


def judged_rows(case: Case, decision: Decision, sight: Sight) -> list[Row]:
    """Whether earlier warnings count, as it was judged; only for those who may see earlier sanctions (SA-10)."""
    if not sight.record:
        return []
    return [
        Row(
            f"{row.sanction.level_name} of {words(row.sanction.issued_on)}",
            [
                f"{'Counts' if row.counts else 'Does not count'} for allegation {row.allegation.number}.",
                row.reasons,
            ],
        )
        for row in judgements_of(case, decision)
    ]


def weighing_rows(decision: Decision, sight: Sight) -> list[Row]:
    """What it was compared with, why it differs, and how the spent record was used.

    The last only for those who may see earlier sanctions (SA-7).
    """
    rows = compared_rows(decision)
    if decision.spent_record_use and sight.spent:
        rows.append(Row("How the spent record was used", decision.spent_record_use))
    return rows


def compared_rows(decision: Decision | AppealDecision) -> list[Row]:
    """What a decision was compared with, and why it differs (EQ-7, EQ-8)."""
    row: DecisionComparison | None = getattr(decision, "comparison", None)
    rows = [Row("Like cases", _compared(row))] if row is not None else []
    if decision.departure_reasons:
        rows.append(Row("Why it differs from others", decision.departure_reasons))
    return rows


def _compared(row: DecisionComparison) -> str:
    if not row.group_size:
        return "Too few to compare when it was decided"
    usual = range_in_words((row.usual_from, row.usual_to))
    return f"{row.group_size} when it was decided. Usual was {usual}"


def report_rows(case: Case, sight: Sight) -> list[Row]:
    """The investigation report and what the case manager made of it."""
    if not sight.report:
        return []
    report, answer = findings_of(case), getattr(case, "case_to_answer", None)
    rows = [Row("To be established", case.terms_of_reference)]
    if report is not None:
        rows += _report(case, report, sight)
    rows += [Row("Report of the joined case", one.report) for one in case.joins.all() if one.report]
    if answer is not None:
        said = "There is a case to answer" if answer.answer else "There is no case to answer"
        said = "Minor, and dealt with informally" if answer.agreed else said
        rows.append(
            Row("Decided by the case manager", [f"{said}, {words(answer.decided_on)}.", answer.reasons])
        )
        if answer.agreed:
            rows.append(Row("Agreed informally", answer.agreed))
    return rows


def _report(case: Case, report: Findings, sight: Sight) -> list[Row]:
    rows = [
        Row("Submitted", f"{words(report.submitted_on)} by {report.submitted_by.name}"),
        Row("Report", report.report),
        Row("What the employee said", report.employee_response),
        *meeting_rows(case, report, sight),
    ]
    for one in case.allegations.all():
        view = recommendation_of(report, one)
        if view is not None:
            said = "Case to answer" if view.case_to_answer else "No case to answer"
            rows.append(Row(f"On allegation {one.number}", [f"{said}.", view.reasons]))
    shown = [f"File {one.evidence.number}: {one.shows}" for one in report.entries.all()]
    return [*rows, Row("Index of the evidence", shown)] if shown else rows


def returned_report_parts(case: Case, sight: Sight) -> list[tuple[str, list[Row]]]:
    """The reports that were returned to the investigator, each as it was; for whoever reads the one that stands."""
    if not sight.report:
        return []
    return [
        (
            f"Returned on {words(report.returned.returned_on)}",
            [
                Row("Because", [report.returned.missing, f"Returned by {report.returned.returned_by.name}."]),
                *_report(case, report, sight),
            ],
        )
        for report in returned_reports(case)
        if report.returned is not None
    ]


def hearing_parts(case: Case, sight: Sight) -> list[tuple[str, list[Row]]]:
    """What was said at each hearing held; only for those who were in the room, HR and the auditor."""
    if not sight.hearing_notes:
        return []
    held = [row for row in case.hearings.all() if getattr(row, "record", None) is not None]
    return [
        (
            f"Attempt {row.attempt}, {words(row.record.held_on)}",
            minutes_rows(row.record, _answers(case, row.record)),
        )
        for row in held
    ]


def _answers(case: Case, record: HearingRecord) -> list[Row]:
    numbers = {one.pk: one.number for one in case.allegations.all()}
    rows = []
    for answer in sorted(record.answers.all(), key=lambda row: numbers[row.allegation_id]):
        said = [f"{AllegationResponse(answer.response).label}.", answer.said]
        rows.append(
            Row(f"Answer to allegation {numbers[answer.allegation_id]}", [one for one in said if one])
        )
    missed = [f"{HearingPoint(row.point).label}: no. {row.why}" for row in record.left_out.all()]
    return [*rows, Row("Left out", missed)] if missed else rows


def minutes_rows(record: HearingRecord | AppealHearingRecord, answers: list[Row]) -> list[Row]:
    """Who came and what was said; ``answers`` stand before the notes."""
    came = [f"{Attendance(record.attendance).label}.", record.absence_explained]
    companion = [
        f"{CompanionKind(record.companion_kind).label}.",
        record.companion_name,
        record.companion_reason,
    ]
    rows = [
        Row("Attendance", [one for one in came if one]),
        Row("Companion", [one for one in companion if one]),
        *answers,
        Row("Notes", record.notes),
        Row("Are the notes agreed?", str(NotesStatus(record.notes_status).label)),
    ]
    if record.employee_version:
        rows.append(Row("The employee's version", record.employee_version))
    return rows


def evidence_items(case: Case, sight: Sight) -> list[dict[str, object]]:
    """Each file with the address of its download; of a redacted one what is blacked out, and the original's address."""
    return [_evidence_item(case, row, sight) for row in case.evidence.all()]


def _evidence_item(case: Case, row: Evidence, sight: Sight) -> dict[str, object]:
    copy = served_copy(case, row)
    href = reverse("evidence", kwargs={"reference": case.reference, "number": row.number})
    return {
        "number": row.number,
        "title": row.title,
        "href": href,
        "about": _about_file(row.source, (copy or row).size),
        "attached_on": timezone.localdate((copy or row).recorded_at),
        "is_copy": copy is not None,
        "original": f"{href}?original=1" if copy is not None and sight.originals else "",
        "redactions": [f"{one.place}: {one.reason}" for one in copy.redactions.all()] if copy else [],
    }


def _about_file(source: str, size: int) -> str:
    large = f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"
    return f"From {source}, {large}" if source else large


def _beginning(text: str) -> str:
    """How a long text begins, on one line; empty for one short enough to stand as it is."""
    if len(text) <= LONG_NOTE and text.count("\n") < LONG_NOTE_LINES:
        return ""
    return " ".join(text[:LONG_NOTE].split())[:BEGINNING].rstrip() + " …"


def note_items(case: Case) -> list[dict[str, object]]:
    """The notes, newest first; a long one folded, under how it begins, so that the page stays a page."""
    return [
        {
            "text": row.text,
            "begins": _beginning(row.text),
            "by": row.written_by.name,
            "at": row.recorded_at,
        }
        for row in sorted(case.notes.all(), key=lambda note: note.pk, reverse=True)
    ]
