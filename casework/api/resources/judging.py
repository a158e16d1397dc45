"""Whether earlier warnings count, as whoever decided said where their days alone do not, as JSON (SA-10, 7.5)."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.enums import SanctionLevel
from casework.models import Case, Decision
from casework.queries.rows import judgements_of


class JudgedOut(serializers.Serializer):
    """One warning and one allegation, by its number."""

    allegation = serializers.IntegerField()
    level = serializers.ChoiceField(SanctionLevel.choices)
    issued_on = serializers.DateField()
    counts = serializers.BooleanField()
    reasons = serializers.CharField()


def judged(case: Case, decision: Decision) -> list[dict[str, Any]]:
    """The values of ``JudgedOut``; only for whoever sees earlier sanctions."""
    return [
        {
            "allegation": row.allegation.number,
            "level": row.sanction.level,
            "issued_on": row.sanction.issued_on,
            "counts": row.counts,
            "reasons": row.reasons,
        }
        for row in judgements_of(case, decision)
    ]
