"""Earlier warnings, and whether they count as whoever decided said where their days alone do not, as JSON (SA-10, 7.5)."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.enums import Known, SanctionLevel
from casework.models import Case, Decision
from casework.queries.named_warnings import named_warnings
from casework.queries.rows import judgements_of
from casework.queries.sight import Sight


class EarlierProcedureOut(serializers.Serializer):
    """How an earlier warning came about, as an old record says it (SA-8)."""

    heard = serializers.ChoiceField(Known.choices)
    accompanied = serializers.ChoiceField(Known.choices)
    appeal_offered = serializers.ChoiceField(Known.choices)


class EarlierWarningOut(serializers.Serializer):
    """An earlier warning of the employee that counts for an allegation, or is to be judged, by the allegations' numbers."""

    level = serializers.ChoiceField(SanctionLevel.choices)
    issued_on = serializers.DateField()
    nth = serializers.IntegerField(
        help_text="Which of those of that level and day, from 1: it names them apart."
    )
    live_to = serializers.DateField(allow_null=True)
    under_appeal = serializers.BooleanField()
    counts_for = serializers.ListField(child=serializers.IntegerField())
    to_judge_for = serializers.ListField(child=serializers.IntegerField())
    procedure = EarlierProcedureOut(allow_null=True, help_text="Null for one that was given in this system.")


def earlier_warnings(case: Case, sight: Sight) -> list[dict[str, Any]]:
    """The values of ``EarlierWarningOut``; none for whoever sees no earlier sanctions (SA-2, 7.6)."""
    return [
        {
            "level": one.line.sanction.level,
            "issued_on": one.line.sanction.issued_on,
            "nth": one.nth,
            "live_to": one.line.until,
            "under_appeal": one.line.sanction.under_appeal,
            "counts_for": one.line.counts_for,
            "to_judge_for": [judge.number for judge in one.line.to_judge],
            "procedure": one.line.sanction.procedure,
        }
        for one in (named_warnings(case) if sight.record else ())
    ]


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
