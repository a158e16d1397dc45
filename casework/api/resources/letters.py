"""The letters that tell the employee a fact, as JSON; what their reader may not see is left out or null, as on the page."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.enums import FACT_LETTERS, OF_A_WARNING, Delivery
from casework.models import Case, SentLetter
from casework.queries.sight import Sight
from casework.queries.told_letters import sees_said


class LetterOut(serializers.Serializer):
    """received_on: when it counts as received. said: null for whoever may not read why somebody is suspended, or the
    case paused. printed_day: by when the investigation is to end or it is looked at again, on which the hearing goes on, or
    the last live day.
    """

    letter = serializers.ChoiceField([(one.value, one.label) for one in FACT_LETTERS])
    delivery = serializers.ChoiceField(Delivery.choices)
    sent_at = serializers.DateTimeField()
    received_on = serializers.DateField()
    printed_day = serializers.DateField(allow_null=True)
    said = serializers.CharField(allow_null=True)


def letters(case: Case, sight: Sight) -> list[dict[str, Any]]:
    """The values of ``LetterOut``: none for whoever does not work on the case."""
    return [_letter(case, row, sight) for row in case.sent_letters.all() if sight.support]


def _letter(case: Case, row: SentLetter, sight: Sight) -> dict[str, Any]:
    of_a_warning = row.kind in OF_A_WARNING
    return {
        "letter": row.kind,
        "delivery": row.delivery,
        "sent_at": row.sent_at,
        "received_on": row.received_on,
        "printed_day": row.printed_day if sight.decision or not of_a_warning else None,
        "said": row.said if sees_said(case, row, sight) else None,
    }
