"""The grievances beside a case as JSON; what they are about is null for whoever is not told."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.api.resources.shapes import CodeOut
from casework.enums import GrievanceAbout, GrievanceResult, GrievanceWay
from casework.models import Case, LinkedGrievance
from casework.queries.sight import Sight


class GrievanceOut(serializers.Serializer):
    """way: whether the case waits for it; null until that is decided. result, ended_on: null until it has ended."""

    number = serializers.IntegerField()
    lodged_on = serializers.DateField()
    about = CodeOut(GrievanceAbout.choices)
    summary = serializers.CharField(allow_null=True)
    way = CodeOut(GrievanceWay.choices)
    reasons = serializers.CharField(allow_null=True)
    ended_on = serializers.DateField(allow_null=True)
    result = CodeOut(GrievanceResult.choices)


def grievances(case: Case, sight: Sight) -> list[dict[str, Any]]:
    """In order. ``case``: loaded by ``case_page.load``."""
    return [_grievance(row, sight) for row in case.grievances.all()]


def _grievance(row: LinkedGrievance, sight: Sight) -> dict[str, Any]:
    decided = list(row.decisions.all())[-1:]
    ending = getattr(row, "ending", None)
    told = sight.grievances
    return {
        "number": row.number,
        "lodged_on": row.lodged_on,
        "about": row.about if told else None,
        "summary": row.summary if told else None,
        "way": decided[0].way if decided else None,
        "reasons": decided[0].reasons if decided and told else None,
        "ended_on": ending.ended_on if ending is not None else None,
        "result": ending.result if ending is not None and told else None,
    }
