"""The adjournments of a case's hearings as JSON; why and what was served are null for whoever reads no notes."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.enums import HearingKind, HeldIn
from casework.models import Case
from casework.queries.sight import Sight
from casework.queries.told_adjournments import adjournable


class AdjournmentOut(serializers.Serializer):
    """kind, attempt: of the hearing that was broken off. served_on: when the employee had the new evidence, if any."""

    kind = serializers.ChoiceField(HearingKind.choices)
    attempt = serializers.IntegerField()
    adjourned_at = serializers.DateTimeField()
    resumes_at = serializers.DateTimeField()
    place = serializers.CharField()
    nation = serializers.ChoiceField(HeldIn.choices)
    reason = serializers.CharField(allow_null=True)
    new_evidence = serializers.CharField(allow_null=True)
    served_on = serializers.DateField(allow_null=True)


def adjournments(case: Case, sight: Sight) -> list[dict[str, Any]]:
    """In order. ``case``: loaded by ``case_page.load``."""
    return [
        {
            "kind": HearingKind.APPEAL_HEARING if at_the_appeal else HearingKind.HEARING,
            "attempt": hearing.attempt,
            "adjourned_at": row.adjourned_at,
            "resumes_at": row.resumes_at,
            "place": row.place,
            "nation": row.nation,
            "reason": row.reason if reads else None,
            "new_evidence": row.new_evidence if reads else None,
            "served_on": row.served_on if reads else None,
        }
        for hearing, at_the_appeal, reads in adjournable(case, sight)
        for row in hearing.adjournments.all()
    ]
