"""What was agreed without a hearing as JSON; for nobody who investigates or hears the case."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.models import Case
from casework.queries.case_page import Sight


class AgreementOut(serializers.Serializer):
    """withdrawn_on and said: null unless the employee took it back."""

    agreed_on = serializers.DateField()
    told_on = serializers.DateField()
    admission = serializers.CharField()
    admission_received_on = serializers.DateField()
    cooling_off_ends_on = serializers.DateField()
    withdrawn_on = serializers.DateField(allow_null=True)
    said = serializers.CharField(allow_null=True)


def agreements(case: Case, sight: Sight) -> list[dict[str, Any]]:
    """In order; empty for whoever does not read them. ``case``: loaded by ``case_page.load``."""
    made = [row for row in case.decisions.all() if row.agreement is not None and sight.agreement]
    return [
        {
            "agreed_on": row.decided_on,
            "told_on": row.agreement.told_on,
            "admission": row.agreement.admission,
            "admission_received_on": row.agreement.admission_received_on,
            "cooling_off_ends_on": row.agreement.cooling_off_ends_on,
            "withdrawn_on": getattr(getattr(row.agreement, "withdrawal", None), "withdrawn_on", None),
            "said": getattr(getattr(row.agreement, "withdrawal", None), "said", None),
        }
        for row in made
    ]
