"""Where the separation of roles gave way on a case, as JSON; the reasons are null for whoever is not told."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.api.resources.shapes import PersonOut, person
from casework.api.verbs.overrides import OVERRIDDEN
from casework.models import Case
from casework.queries.sight import Sight


class OverrideOut(serializers.Serializer):
    """approved_on: null while it is only proposed."""

    number = serializers.IntegerField()
    employee = PersonOut()
    part = serializers.ChoiceField(OVERRIDDEN)
    rule = serializers.CharField(help_text="The rule that gives way, such as SEP-1.")
    reasons = serializers.CharField(allow_null=True)
    proposed_on = serializers.DateField()
    proposed_by = serializers.CharField()
    approved_on = serializers.DateField(allow_null=True)
    approved_by = serializers.CharField(allow_null=True)


def overrides(case: Case, sight: Sight) -> list[dict[str, Any]]:
    """In order. ``case``: loaded by ``case_page.load``."""
    return [
        {
            "number": row.number,
            "employee": person(row.employee),
            "part": row.kind,
            "rule": row.rule,
            "reasons": row.reasons if sight.overlays else None,
            "proposed_on": row.proposed_on,
            "proposed_by": row.proposed_by.name,
            "approved_on": row.approved_on,
            "approved_by": row.approved_by.name if row.approved_by is not None else None,
        }
        for row in case.separation_overrides.all()
    ]
