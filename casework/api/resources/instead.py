"""A live warning that a decision extended instead of the next stage, as JSON (SA-11)."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.api.resources.shapes import CodeOut
from casework.enums import SanctionLevel
from casework.models import Case, Decision
from casework.queries.instead import last_effect
from casework.queries.rows import extension_of
from casework.queries.sight import Sight


class ExtendedOut(serializers.Serializer):
    """The warning that is extended: its level and day are null for whoever sees no earlier sanction."""

    level = CodeOut(SanctionLevel.choices)
    issued_on = serializers.DateField(allow_null=True)
    months = serializers.IntegerField(help_text="By how many, as it was decided.")
    months_standing = serializers.IntegerField(
        allow_null=True, help_text="As the letter, or an appeal, left it; null before the letter."
    )
    live_to = serializers.DateField(
        allow_null=True, help_text="Its last live day by that; null before the letter."
    )
    reasons = serializers.CharField(allow_null=True, help_text="Why that is enough.")


def extended(case: Case, decision: Decision, sight: Sight) -> dict[str, Any] | None:
    """The value of ``ExtendedOut``; None where the decision extends nothing."""
    extension = extension_of(decision)
    if extension is None:
        return None
    effect = last_effect(extension)
    return {
        "level": extension.sanction.level if sight.record else "",
        "issued_on": extension.sanction.issued_on if sight.record else None,
        "months": extension.months,
        "months_standing": effect.months if effect is not None else None,
        "live_to": effect.period.to_on if effect is not None and effect.period is not None else None,
        "reasons": extension.reasons if sight.reasons else None,
    }
