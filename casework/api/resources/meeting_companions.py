"""Who came with the employee to a meeting that is no hearing, as JSON (AC-2)."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.api.resources.shapes import CodeOut
from casework.enums import CompanionKind
from casework.models import Case, Findings, Suspension
from casework.queries.rows import companion_at
from casework.queries.sight import Sight


class MeetingHeldOut(serializers.Serializer):
    """A meeting at which the policy lets the employee be accompanied. Who came is null for whoever may not know."""

    told = serializers.BooleanField(help_text="The employee was told that somebody may come with them.")
    accompanied = serializers.BooleanField()
    companion_kind = CodeOut(CompanionKind.choices)
    companion_name = serializers.CharField(allow_null=True)
    companion_reason = serializers.CharField(allow_null=True)


def meeting_held(case: Case, meeting: Findings | Suspension | None, sight: Sight) -> dict[str, Any] | None:
    """The values of ``MeetingHeldOut``; None where nothing was kept."""
    row = companion_at(case, meeting) if meeting is not None else None
    if row is None:
        return None
    shown = sight.sees_companion(row)
    return {
        "told": row.told,
        "accompanied": row.kind != CompanionKind.NONE,
        "companion_kind": row.kind if shown else None,
        "companion_name": row.name if shown else None,
        "companion_reason": row.reason if shown else None,
    }
