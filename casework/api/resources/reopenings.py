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
