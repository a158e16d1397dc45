"""The legal holds of a case, as JSON; why, who answers and when it is reviewed are for HR and auditors."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.models import Case, LegalHold
from casework.queries.holds import next_review_of
from casework.queries.sight import Sight


class LegalHoldOut(serializers.Serializer):
    """lifted_on: null while it lasts. The rest is null for whoever is neither of HR nor an auditor."""

    placed_on = serializers.DateField()
    lifted_on = serializers.DateField(allow_null=True)
    reasons = serializers.CharField(allow_null=True)
    owner = serializers.CharField(allow_null=True)
    review_on = serializers.DateField(allow_null=True)
    lifted_because = serializers.CharField(allow_null=True)


def legal_holds(case: Case, sight: Sight) -> list[dict[str, Any]]:
    """In order. ``case``: loaded by ``case_page.load``."""
    return [_hold(row, told=sight.tribunal) for row in case.legal_holds.all()]


def _hold(row: LegalHold, *, told: bool) -> dict[str, Any]:
    return {
        "placed_on": row.placed_on,
        "lifted_on": row.lifted_on,
        "reasons": row.reasons if told else None,
        "owner": row.owner.name if told else None,
        "review_on": next_review_of(row) if told else None,
        "lifted_because": row.lifted_because if told else None,
    }
