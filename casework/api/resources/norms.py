"""By what a decision was measured, as JSON: norm and range of its policy, and for how long its warning is live (SA-16)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rest_framework import serializers

from casework.api.resources.shapes import CodeOut
from casework.enums import MeasureKind, NormDeparture, SanctionLevel, Severity
from casework.models import Decision, DecisionNorm, SanctionMeasure
from casework.queries.sight import Sight


class MeasureOut(serializers.Serializer):
    """What goes with a warning. to_on: its last day; null where it is for good. Words: null without the reasons."""

    kind = serializers.ChoiceField(MeasureKind.choices)
    what = serializers.CharField(allow_null=True)
    basis = serializers.CharField(allow_null=True)
    from_on = serializers.DateField()
    to_on = serializers.DateField(allow_null=True)


def measures_shown(rows: Iterable[SanctionMeasure], sight: Sight) -> list[dict[str, Any]]:
    """The values of ``MeasureOut``; the words for those who read the reasons, as they may speak of them."""
    told = ("kind", "from_on", "to_on", *(("what", "basis") if sight.reasons else ()))
    return [{"what": None, "basis": None} | {name: getattr(row, name) for name in told} for row in rows]


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
