"""That the employee represents a trade union, as JSON: null for whoever may not know."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.api.resources.shapes import CodeOut
from casework.enums import UnionSource, UnionTalkResult
from casework.models import Case
from casework.queries.sight import Sight


class UnionRepresentativeOut(serializers.Serializer):
    """result, happened_on, official: of the talk with the union; null until it is settled."""

    source = serializers.ChoiceField(UnionSource.choices)
    flagged_on = serializers.DateField()
    result = CodeOut(UnionTalkResult.choices)
    happened_on = serializers.DateField(allow_null=True)
    official = serializers.CharField(allow_null=True)


def union_representative(case: Case, sight: Sight) -> dict[str, Any] | None:
    """``case``: loaded by ``case_page.load``."""
    row = getattr(case, "union_representative", None)
    if row is None or not sight.union:
        return None
    talk = getattr(row, "talk", None)
    return {
        "source": row.source,
        "flagged_on": row.flagged_on,
        "result": getattr(talk, "result", None),
        "happened_on": getattr(talk, "happened_on", None),
        "official": getattr(talk, "official", None),
    }
