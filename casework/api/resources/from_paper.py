"""That a case was run on paper before it came here, as the API tells it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from rest_framework import serializers

from casework.enums import Known, PastAppeal
from casework.models import Case, Provenance
from casework.queries.from_paper import may_open_scan, taken_over_of
from casework.queries.sight import Sight


class PastRecordOut(serializers.Serializer):
    """For a case that was never carried out here: its old record, what shows it, and what is known of the procedure."""

    source = serializers.CharField()
    old_reference = serializers.CharField()
    is_scanned = serializers.BooleanField(
        help_text="true: from paper, with a scan. false: from a list that was imported."
    )
    file_name = serializers.CharField(help_text="Of the scan or the list.")
    line = serializers.IntegerField(allow_null=True, help_text="Of the list, counted from its header as 1.")
    sha256 = serializers.CharField(help_text="Of the scan or the list.")
    href = serializers.CharField(
        allow_null=True, help_text="Where the scan is downloaded, if you may open it."
    )
    recorded_by = serializers.CharField()
    recorded_at = serializers.DateTimeField()
    day_known = serializers.BooleanField()
    heard = serializers.ChoiceField(Known.choices)
    accompanied = serializers.ChoiceField(Known.choices)
    appeal_offered = serializers.ChoiceField(Known.choices)
    appeal = serializers.ChoiceField(PastAppeal.choices)


def past_record(row: Provenance, reference: str, *, opens: bool) -> dict[str, Any]:
    """The values of ``PastRecordOut``. reference: of its case. opens: whether the reader may open a scan."""
    names = set(PastRecordOut().fields) - {"href", "recorded_by"}
    address = reverse("past_scan", args=[reference]) if row.is_scanned and opens else None
    told = {name: getattr(row, name) for name in names}
    return told | {"href": address, "recorded_by": row.recorded_by.name}


def taken_over(case: Case, sight: Sight) -> dict[str, Any] | None:
    """The values of ``TakenOverOut``; what was checked and departed from, for whoever reads the report or the hearing."""
    row = taken_over_of(case)
    if row is None:
        return None
    names = ("stage", "source", "old_reference", "sha256", "taken_over_on", "recorded_at")
    told = sight.report or sight.hearing_notes
    opens = row.is_scanned and may_open_scan(sight)
    return {name: getattr(row, name) for name in names} | {
        "file_name": row.file_name if opens else None,
        "href": reverse("past_scan", args=[case.reference]) if opens else None,
        "departures": row.departures if told else None,
        "checks": list(case.paper_checks.all()) if told else [],
    }
