"""The pauses of a case as JSON; reason and words are null for whoever is not told: they may speak of health."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.api.resources.shapes import CodeOut
from casework.enums import PauseReason
from casework.models import Case
from casework.queries.sight import Sight


class PauseOut(serializers.Serializer):
    """resumed_on: the first day that counts again; null while it lasts."""

    paused_on = serializers.DateField()
    resumed_on = serializers.DateField(allow_null=True)
    reason = CodeOut(PauseReason.choices)
    note = serializers.CharField(allow_null=True)
    resume_note = serializers.CharField(allow_null=True)
    reviewed_on = serializers.ListField(child=serializers.DateField())


def pauses(case: Case, sight: Sight) -> list[dict[str, Any]]:
    """In order. ``case``: loaded by ``case_page.load``."""
    return [
        {
            "paused_on": row.paused_on,
            "resumed_on": row.resumed_on,
            "reason": row.reason if sight.sees_pause_reason(row) else None,
            "note": row.note if sight.sees_pause(row) else None,
            "resume_note": row.resume_note if sight.sees_pause(row) else None,
            "reviewed_on": [one.reviewed_on for one in row.reviews.all()],
        }
        for row in case.pauses.all()
    ]
