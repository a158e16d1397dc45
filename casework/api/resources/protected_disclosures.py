"""What was said of a protected disclosure, as JSON: empty for all but HR leads, auditors and whoever said it."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from accounts.models import User
from casework.enums import DisclosureResult
from casework.models import Case
from casework.queries.sight import Sight


class DisclosureCheckOut(serializers.Serializer):
    checked_on = serializers.DateField()
    result = serializers.ChoiceField(DisclosureResult.choices)
    reasons = serializers.CharField()


class ProtectedDisclosureOut(serializers.Serializer):
    """checks: those of the case, in order; empty for whoever only raised it."""

    flagged_on = serializers.DateField()
    about = serializers.CharField()
    checks = DisclosureCheckOut(many=True)


def protected_disclosures(case: Case, by: User, sight: Sight) -> list[dict[str, Any]]:
    """In order. ``case``: loaded by ``case_page.load``."""
    return [
        {
            "flagged_on": row.flagged_on,
            "about": row.about,
            "checks": list(case.disclosure_checks.all()) if sight.disclosures else [],
        }
        for row in case.disclosure_flags.all()
        if sight.disclosures or row.flagged_by_id == by.pk
    ]
