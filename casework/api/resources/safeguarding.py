"""That a case is one of safeguarding, and the checks for a referral, as JSON."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.enums import ReferralResult, SafeguardingAbout
from casework.models import Case
from casework.queries.sight import Sight


class ReferralCheckOut(serializers.Serializer):
    result = serializers.ChoiceField(ReferralResult.choices)
    checked_on = serializers.DateField()
    reasons = serializers.CharField()


class SafeguardingMarkOut(serializers.Serializer):
    """reasons: null for whoever does not work on the case."""

    about = serializers.ChoiceField(SafeguardingAbout.choices)
    marked_on = serializers.DateField()
    reasons = serializers.CharField(allow_null=True)


class SafeguardingOut(serializers.Serializer):
    """referral_checks: only for HR and auditors."""

    marks = SafeguardingMarkOut(many=True)
    referral_checks = ReferralCheckOut(many=True)


def safeguarding(case: Case, sight: Sight) -> dict[str, Any]:
    """``case``: loaded by ``case_page.load``."""
    marks = [
        {"about": row.about, "marked_on": row.marked_on, "reasons": row.reasons if sight.notes else None}
        for row in case.safeguarding_marks.all()
    ]
    checks = list(case.referral_checks.all()) if sight.tribunal else []
    return {"marks": marks, "referral_checks": checks}
