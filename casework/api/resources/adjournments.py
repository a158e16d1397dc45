"""The adjournments of a case's hearings as JSON; why and what was served are null for whoever reads no notes."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.models import Case
from casework.queries.sight import Sight


class AdjournmentOut(serializers.Serializer):
    """attempt: of the hearing that was broken off. served_on: when the employee had the new evidence, if any."""

    attempt = serializers.IntegerField()
    adjourned_at = serializers.DateTimeField()
    resumes_at = serializers.DateTimeField()
    place = serializers.CharField()
    reason = serializers.CharField(allow_null=True)
    new_evidence = serializers.CharField(allow_null=True)
    served_on = serializers.DateField(allow_null=True)


def adjournments(case: Case, sight: Sight) -> list[dict[str, Any]]:
    """In order. ``case``: loaded by ``case_page.load``."""
    return [
        {
            "attempt": hearing.attempt,
            "adjourned_at": row.adjourned_at,
            "resumes_at": row.resumes_at,
            "place": row.place,
            "reason": row.reason if sight.hearing_notes else None,
            "new_evidence": row.new_evidence if sight.hearing_notes else None,
            "served_on": row.served_on if sight.hearing_notes else None,
        }
        for hearing in case.hearings.all()
        for row in hearing.adjournments.all()
    ]
