"""The suspensions of a case as JSON; all but days and pay is null for whoever is not told the reason (SU-4)."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.api.resources.meeting_companions import MeetingHeldOut, meeting_held
from casework.api.resources.shapes import CodeOut, PersonOut, person
from casework.enums import Alternative, SuspensionEnd, SuspensionPay
from casework.models import Case, Suspension
from casework.queries.sight import Sight


class SuspensionAlternativeOut(serializers.Serializer):
    """Something milder that was considered."""

    kind = serializers.ChoiceField(Alternative.choices)
    why_not = serializers.CharField()


class SuspensionReviewOut(serializers.Serializer):
    """It was looked at again, and went on."""

    reviewed_on = serializers.DateField()
    reasons = serializers.CharField(allow_null=True)
    alternatives = serializers.CharField(allow_null=True)


class SuspensionOut(serializers.Serializer):
    """last_day: null while it lasts."""

    effective_on = serializers.DateField()
    last_day = serializers.DateField(allow_null=True)
    ended_because = CodeOut(SuspensionEnd.choices)
    pay = serializers.ChoiceField(SuspensionPay.choices)
    pay_clause = serializers.CharField(allow_null=True)
    contact = PersonOut(allow_null=True)
    authorised_by = serializers.CharField(allow_null=True)
    reason = serializers.CharField(allow_null=True)
    end_note = serializers.CharField(allow_null=True)
    alternatives = SuspensionAlternativeOut(many=True)
    reviews = SuspensionReviewOut(many=True)
    meeting = MeetingHeldOut(
        allow_null=True,
        help_text="In which the employee was suspended; null where nothing was recorded of it.",
    )


def suspensions(case: Case, sight: Sight) -> list[dict[str, Any]]:
    """In order. ``case``: loaded by ``case_page.load``."""
    return [_suspension(case, row, sight) for row in case.suspensions.all()]


def _suspension(case: Case, row: Suspension, sight: Sight) -> dict[str, Any]:
    told = sight.overlays
    return {
        "effective_on": row.effective_on,
        "last_day": row.last_day,
        "ended_because": row.ended_because if told else None,
        "pay": row.pay,
        "pay_clause": row.pay_clause if told else None,
        "contact": person(row.contact) if told else None,
        "authorised_by": row.authorised_by.name if told else None,
        "reason": row.reason if told else None,
        "end_note": row.end_note if told else None,
        "alternatives": row.alternatives.all() if told else [],
        "reviews": [
            {
                "reviewed_on": one.reviewed_on,
                "reasons": one.reasons if told else None,
                "alternatives": one.alternatives if told else None,
            }
            for one in row.reviews.all()
        ],
        "meeting": meeting_held(case, row, sight) if told else None,
    }
