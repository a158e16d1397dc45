"""By what a decision was measured, as JSON: norm and range of its policy, and for how long its warning is live (SA-16)."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.api.resources.shapes import CodeOut
from casework.enums import MeasureKind, NormDeparture, SanctionLevel, Severity
from casework.models import Decision, DecisionNorm


class MeasureOut(serializers.Serializer):
    """What goes with a warning. to_on: its last day; null where it is for good."""

    kind = serializers.ChoiceField(MeasureKind.choices)
    what = serializers.CharField()
    basis = serializers.CharField()
    from_on = serializers.DateField()
    to_on = serializers.DateField(allow_null=True)


class NormOut(serializers.Serializer):
    """The norm and the range as they were under the policy of the decision, with the warnings that counted."""

    severity = serializers.ChoiceField(Severity.choices)
    norm = serializers.ChoiceField(SanctionLevel.choices)
    entry = serializers.ChoiceField(SanctionLevel.choices, help_text="The mildest level of the range.")
    heaviest = serializers.ChoiceField(SanctionLevel.choices, help_text="The heaviest level of the range.")
    departure = CodeOut(NormDeparture.choices)
    reasons = serializers.CharField(
        allow_null=True, help_text="Why it departs from the norm; null at the norm."
    )


def norm_of(decision: Decision) -> dict[str, Any] | None:
    """None where the policy had no bands, or nothing was found."""
    row: DecisionNorm | None = getattr(decision, "measure", None)
    if row is None:
        return None
    shown: dict[str, Any] = {
        name: getattr(row, name) for name in ("severity", "norm", "entry", "heaviest", "departure")
    }
    return shown | {"reasons": row.reasons or None}
