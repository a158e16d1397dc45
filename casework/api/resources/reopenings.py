"""Each time a closed case was opened again, as JSON; what is proposed is null for whoever is not told yet."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.api.resources.appeals import AppealLetterOut
from casework.api.resources.shapes import CodeOut
from casework.enums import SanctionLevel
from casework.models import Case, Reopening
from casework.queries.sight import Sight


class ReopeningOut(serializers.Serializer):
    """level: what the sanction is reduced to. It and withdrawn are null until their reader may know."""

    reopened_on = serializers.DateField()
    withdrawn = serializers.BooleanField(allow_null=True)
    level = CodeOut(SanctionLevel.choices)
    came_to_light = serializers.CharField(allow_null=True)
    reasons = serializers.CharField(allow_null=True)
    letter = AppealLetterOut(allow_null=True, help_text="It took effect with it; null until then.")


class WithdrawalOut(serializers.Serializer):
    """That the case is said to have been logged in error; is_approved: null until somebody else has answered."""

    reason = serializers.CharField(allow_null=True)
    proposed_on = serializers.DateField()
    proposed_by = serializers.CharField()
    is_approved = serializers.BooleanField(allow_null=True)
    answered_on = serializers.DateField(allow_null=True)
    answered_by = serializers.CharField(allow_null=True)
    answer = serializers.CharField(allow_null=True)


def withdrawals(case: Case, sight: Sight) -> list[dict[str, Any]]:
    """In order, the reasons for those who read the report. ``case``: loaded by ``case_page.load``."""
    return [
        {
            "reason": row.reason if sight.report else None,
            "proposed_on": row.proposed_on,
            "proposed_by": row.proposed_by.name,
            "is_approved": row.is_approved,
            "answered_on": row.answered_on,
            "answered_by": row.answered_by.name if row.answered_by is not None else None,
            "answer": row.answer if sight.report else None,
        }
        for row in case.withdrawals.all()
    ]


def reopenings(case: Case, sight: Sight) -> list[dict[str, Any]]:
    """In order. ``case``: loaded by ``case_page.load``."""
    return [_reopening(row.reopening, sight) for row in case.closures.all() if row.reopening is not None]


def _reopening(row: Reopening, sight: Sight) -> dict[str, Any]:
    told, why = sight.sees_proposal(row), sight.sees_why(row)
    return {
        "reopened_on": row.reopened_on,
        "withdrawn": not row.level if told else None,
        "level": row.level if told else None,
        "came_to_light": row.came_to_light if why else None,
        "reasons": row.reasons if why else None,
        "letter": getattr(row, "correction", None),
    }
