"""The spent record that was opened, as JSON: by whom, why, and what was shown (SA-7)."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.enums import SanctionLevel
from casework.models import Case, SpentRecordOpening
from casework.queries.sight import Sight
from casework.queries.spent_record import agreement_on, spent_lines


class SpentSanctionOut(serializers.Serializer):
    """A warning that does not count here. spent: false where it was given only after what happened."""

    level = serializers.ChoiceField(SanctionLevel.choices)
    issued_on = serializers.DateField()
    live_to = serializers.DateField(allow_null=True)
    spent = serializers.BooleanField()
    considered = serializers.BooleanField(
        help_text="HR agreed that it may be considered though it expired: it is of a safeguarding case."
    )


class ConsiderationOut(serializers.Serializer):
    """That HR agreed to what expired of a safeguarding case being considered; it counts for no level."""

    agreed_on = serializers.DateField()
    agreed_by = serializers.CharField()
    reasons = serializers.CharField()


class SpentRecordOut(serializers.Serializer):
    """The warnings that do not count, as they were opened for a decision."""

    opened_for = serializers.ChoiceField([("hearing", "The hearing"), ("appeal", "The appeal")])
    opened_on = serializers.DateField()
    opened_by = serializers.CharField()
    justification = serializers.CharField()
    sanctions = SpentSanctionOut(many=True)
    agreement = ConsiderationOut(allow_null=True)


def spent_records(case: Case, sight: Sight) -> list[dict[str, Any]]:
    """Those that this reader may see. ``case``: loaded by ``case_page.load``."""
    return [
        {
            "opened_for": "hearing" if row.appeal_hearing_id is None else "appeal",
            "opened_on": row.opened_on,
            "opened_by": row.opened_by.name,
            "justification": row.justification,
            "sanctions": [
                {
                    "level": line.level,
                    "issued_on": line.issued_on,
                    "live_to": line.until,
                    "spent": line.spent,
                    "considered": line.considered,
                }
                for line in spent_lines(case, row)
            ],
            "agreement": _agreement(row),
        }
        for row in case.spent_record_openings.all()
        if sight.sees_opening(row)
    ]


def _agreement(opening: SpentRecordOpening) -> dict[str, Any] | None:
    row = agreement_on(opening)
    if row is None:
        return None
    return {"agreed_on": row.agreed_on, "agreed_by": row.agreed_by.name, "reasons": row.reasons}
