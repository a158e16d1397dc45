"""What lets everybody take part, as JSON; what its reader may not see is null, by the same ``Sight`` as the page."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.api.resources.shapes import CodeOut
from casework.enums import AdjustmentResult, AskedBy, Meeting
from casework.models import Adjustment, Case
from casework.queries.case_page import Sight
from casework.queries.support import answer_of


class AdjustmentOut(serializers.Serializer):
    """result: null while nobody has answered it. agreed: what is done, in practical words; empty for a refusal."""

    number = serializers.IntegerField()
    asked_by = serializers.ChoiceField(AskedBy.choices)
    asked_on = serializers.DateField()
    meetings = serializers.ChoiceField(Meeting.choices)
    asked = serializers.CharField(allow_null=True)
    health_reason = serializers.CharField(allow_null=True)
    result = CodeOut(AdjustmentResult.choices)
    agreed = serializers.CharField(allow_null=True)
    reasons = serializers.CharField(allow_null=True)
    answered_on = serializers.DateField(allow_null=True)


class SupportOut(serializers.Serializer):
    """Empty for whoever does not work on the case."""

    adjustments = AdjustmentOut(many=True)


def support(case: Case, sight: Sight) -> dict[str, Any]:
    """The values of ``SupportOut``. ``case``: loaded by ``case_page.load``."""
    adjustments = case.adjustments.all() if sight.support else ()
    return {"adjustments": [_adjustment(row, sight) for row in adjustments]}


def _adjustment(row: Adjustment, sight: Sight) -> dict[str, Any]:
    answer = answer_of(row)
    return {
        "number": row.number,
        "asked_by": row.asked_by,
        "asked_on": row.asked_on,
        "meetings": row.meetings,
        "asked": row.asked if sight.adjustments else None,
        "health_reason": row.health_reason if sight.health else None,
        "result": answer.result if answer is not None else None,
        "agreed": answer.agreed if answer is not None else None,
        "reasons": answer.reasons if answer is not None and sight.adjustments else None,
        "answered_on": answer.answered_on if answer is not None else None,
    }
