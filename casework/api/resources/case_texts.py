"""The long texts of a case as JSON: the report, what was said at the hearing, and why it was decided so."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.api.resources.comparisons import ComparedOut, compared
from casework.api.resources.hearings import MinutesOut, minutes
from casework.api.resources.instead import ExtendedOut, extended
from casework.api.resources.judging import JudgedOut, judged
from casework.api.resources.meeting_companions import MeetingHeldOut, meeting_held
from casework.api.resources.norms import MeasureOut, NormOut, measures_shown, norm_of
from casework.api.resources.shapes import CodeOut, PersonOut, person
from casework.enums import (
    AllegationResponse,
    Finding,
    HearingPoint,
    SanctionLevel,
    Severity,
)
from casework.models import Case, Findings, HearingRecord
from casework.queries.committees import committee_of
from casework.queries.measure import months_chosen
from casework.queries.measures import measures_decided
from casework.queries.rows import decision_of, findings_of, recommendation_of, returned_reports
from casework.queries.sight import Sight

_REASONS = ("believed", "checked", "employee_said", "mitigation", "alternatives", "why_this_level")


class ViewOut(serializers.Serializer):
    allegation = serializers.IntegerField()
    case_to_answer = serializers.BooleanField()
    reasons = serializers.CharField()


class CaseToAnswerOut(serializers.Serializer):
    """What the case manager made of the report."""

    answer = serializers.BooleanField()
    severity = CodeOut(Severity.choices)
    agreed = serializers.CharField(help_text="What was agreed where it ended informally; else empty.")
    reasons = serializers.CharField()
    decided_on = serializers.DateField()


class IndexOut(serializers.Serializer):
    """A line of the index of the evidence: the number of a file, and what it shows."""

    evidence = serializers.IntegerField()
    shows = serializers.CharField()


class ReturnedReportOut(serializers.Serializer):
    """A report that was returned to the investigator, as it was. missing: what it lacked."""

    report = serializers.CharField()
    employee_response = serializers.CharField()
    meeting = MeetingHeldOut(allow_null=True)
    submitted_on = serializers.DateField()
    views = ViewOut(many=True)
    index = IndexOut(many=True)
    returned_on = serializers.DateField()
    missing = serializers.CharField()


class ReportOut(serializers.Serializer):
    """The investigation. report, employee_response and submitted_on are null until it is submitted."""

    terms_of_reference = serializers.CharField()
    report = serializers.CharField(allow_null=True)
    employee_response = serializers.CharField(allow_null=True)
    meeting = MeetingHeldOut(
        allow_null=True, help_text="The investigation meeting; null where nothing was recorded of it."
    )
    submitted_on = serializers.DateField(allow_null=True)
    views = ViewOut(many=True)
    index = IndexOut(many=True)
    returned = ReturnedReportOut(many=True)
    case_to_answer = CaseToAnswerOut(allow_null=True)


class AnswerOut(serializers.Serializer):
    allegation = serializers.IntegerField()
    response = serializers.ChoiceField(AllegationResponse.choices)
    said = serializers.CharField()


class LeftOutOut(serializers.Serializer):
    point = serializers.ChoiceField(HearingPoint.choices)
    why = serializers.CharField()


class HearingRecordOut(MinutesOut):
    """What was said at a hearing of the allegations."""

    answers = AnswerOut(many=True)
    left_out = LeftOutOut(many=True, help_text="Points of the Acas Code that were left out, and why.")


class FoundOut(serializers.Serializer):
    allegation = serializers.IntegerField()
    finding = serializers.ChoiceField(Finding.choices)
    reasons = serializers.CharField()


class ReasonsOut(serializers.Serializer):
    believed = serializers.CharField()
    checked = serializers.CharField()
    employee_said = serializers.CharField()
    mitigation = serializers.CharField()
    alternatives = serializers.CharField()
    why_this_level = serializers.CharField()
    findings = FoundOut(many=True)
    departure_reasons = serializers.CharField(
        allow_null=True, help_text="Why it differs from what others were given; null where it does not."
    )
    comparison = ComparedOut(allow_null=True)
    norm = NormOut(allow_null=True, help_text="Null where the policy has no norm, or nothing was found.")
    live_months = serializers.IntegerField(
        allow_null=True, help_text="For how many months its warning is live, where the hearing chose that."
    )
    spent_record_use = serializers.CharField(
        allow_null=True, help_text="Null where it was not opened, and for whoever sees no earlier sanction."
    )
    judged = JudgedOut(
        many=True,
        allow_null=True,
        help_text="Whether earlier warnings count, where their days do not say so; null for whoever sees none of them.",
    )


class DecisionOut(serializers.Serializer):
    """The decision that stands. level: null for no sanction of its own. reasons: null for whoever may not read them."""

    level = CodeOut(SanctionLevel.choices)
    level_name = serializers.CharField(help_text="What its policy calls it, as pages and letters do.")
    severity_found = CodeOut(Severity.choices)
    decided_on = serializers.DateField()
    committee = PersonOut(
        many=True, help_text="Who decided with the chair; empty where the policy lets the chair decide alone."
    )
    measures = MeasureOut(many=True, help_text="What goes with its warning, whatever an appeal made of it.")
    instead = ExtendedOut(
        allow_null=True, help_text="Which live warning it extends instead of the next stage; else null."
    )
    reasons = ReasonsOut(allow_null=True)


def _numbers(case: Case) -> dict[int, int]:
    return {one.pk: one.number for one in case.allegations.all()}


def report(case: Case, sight: Sight) -> dict[str, Any]:
    row, answer = findings_of(case), getattr(case, "case_to_answer", None)
    return {
        "terms_of_reference": case.terms_of_reference,
        "report": row.report if row else None,
        "employee_response": row.employee_response if row else None,
        "meeting": meeting_held(case, row, sight),
        "submitted_on": row.submitted_on if row else None,
        "views": _views(case, row),
        "index": _index(row),
        "returned": [_returned(case, one, sight) for one in returned_reports(case)],
        "case_to_answer": {
            "answer": answer.answer,
            "severity": answer.severity,
            "agreed": answer.agreed,
            "reasons": answer.reasons,
            "decided_on": answer.decided_on,
        }
        if answer
        else None,
    }


def _views(case: Case, row: Findings | None) -> list[dict[str, Any]]:
    return [
        {"allegation": one.number, "case_to_answer": view.case_to_answer, "reasons": view.reasons}
        for one in case.allegations.all()
        if (view := recommendation_of(row, one)) is not None
    ]


def _index(row: Findings | None) -> list[dict[str, Any]]:
    entries = row.entries.all() if row is not None else ()
    return [{"evidence": one.evidence.number, "shows": one.shows} for one in entries]


def _returned(case: Case, row: Findings, sight: Sight) -> dict[str, Any]:
    assert row.returned is not None  # one of ``returned_reports``
    return {
        "report": row.report,
        "employee_response": row.employee_response,
        "meeting": meeting_held(case, row, sight),
        "submitted_on": row.submitted_on,
        "views": _views(case, row),
        "index": _index(row),
        "returned_on": row.returned.returned_on,
        "missing": row.returned.missing,
    }


def hearing_record(case: Case, record: HearingRecord) -> dict[str, Any]:
    numbers = _numbers(case)
    answers: list[dict[str, Any]] = [
        {"allegation": numbers[row.allegation_id], "response": row.response, "said": row.said}
        for row in record.answers.all()
    ]
    return minutes(record, record.hearing.attempt) | {
        "answers": sorted(answers, key=lambda row: row["allegation"]),
        "left_out": list(record.left_out.all()),
    }


def decision(case: Case, sight: Sight) -> dict[str, Any] | None:
    """The decision that stands, with its reasons for those who may read them."""
    row = decision_of(case)
    if row is None:
        return None
    numbers = _numbers(case)
    found = [
        {"allegation": numbers[one.allegation_id], "finding": one.finding, "reasons": one.reasons}
        for one in row.findings.all()
    ]
    reasons: dict[str, Any] = {name: getattr(row, name) for name in _REASONS}
    reasons["departure_reasons"] = row.departure_reasons or None
    reasons["comparison"] = compared(row, others=sight.spent)
    reasons["norm"], reasons["live_months"] = norm_of(row), months_chosen(row)
    reasons["spent_record_use"] = (row.spent_record_use or None) if sight.spent else None
    reasons["judged"] = judged(case, row) if sight.record else None
    reasons["findings"] = sorted(found, key=lambda one: one["allegation"])
    return {
        "level": row.level,
        "level_name": row.level_name,
        "severity_found": row.severity_found,
        "decided_on": row.decided_on,
        "committee": [person(part.employee) for part in committee_of(row)],
        "measures": measures_shown(measures_decided(row), sight),
        "instead": extended(case, row, sight),
        "reasons": reasons if sight.reasons else None,
    }
