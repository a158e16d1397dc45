"""What was said of keeping the record of a case, as JSON, for HR and auditors."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.enums import RecordClass, RecordReviewResult
from casework.models import Case
from casework.queries.sight import Sight


class RecordReviewOut(serializers.Serializer):
    """approved_on: of what is to be purged, null while another HR lead has not approved it."""

    result = serializers.ChoiceField(RecordReviewResult.choices)
    record_class = serializers.ChoiceField(RecordClass.choices)
    purge_from = serializers.DateField(help_text="The first day on which the policy lets it be purged.")
    reasons = serializers.CharField()
    review_on = serializers.DateField(allow_null=True)
    reviewed_on = serializers.DateField()
    reviewed_by = serializers.CharField()
    approved_on = serializers.DateField(allow_null=True)
    approved_by = serializers.CharField(allow_null=True)


def record_reviews(case: Case, sight: Sight) -> list[dict[str, Any]]:
    """In order; none for whoever is neither of HR nor an auditor. ``case``: loaded by ``case_page.load``."""
    return [
        {
            "result": row.result,
            "record_class": row.record_class,
            "purge_from": row.purge_from,
            "reasons": row.reasons,
            "review_on": row.review_on,
            "reviewed_on": row.reviewed_on,
            "reviewed_by": row.reviewed_by.name,
            "approved_on": row.approved_on,
            "approved_by": row.approved_by.name if row.approved_by is not None else None,
        }
        for row in case.record_reviews.all()
        if sight.tribunal
    ]
