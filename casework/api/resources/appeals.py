"""The appeals of a case as JSON: grounds, hearings, result and letter, each for whoever may see it."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.api.resources.comparisons import ComparedOut, compared
from casework.api.resources.hearings import HearingOut, MinutesOut, hearing, minutes
from casework.api.resources.shapes import CodeOut, PersonOut, person
from casework.enums import AppealGroundKind, AppealResult, Delivery, GroundResult, SanctionLevel
from casework.models import Appeal, AppealDecision, AppealWithdrawal, Case
from casework.queries.committees import committee_of
from casework.queries.sight import Sight


class GroundOut(serializers.Serializer):
    """One ground in the employee's words, and what was made of it: null until its reader may know."""

    kind = serializers.ChoiceField(AppealGroundKind.choices)
    text = serializers.CharField()
    result = CodeOut(GroundResult.choices)
    reasons = serializers.CharField(allow_null=True)


class AppealDecisionOut(serializers.Serializer):
    """level: what the outcome was varied to. months: by how many a warning that it extended still is.

    reasons, comparison: null for whoever may not read them. comparison: what it was compared with.

    pay_settled_on: of a dismissal that did not stand; null while it is owed, and where nothing is.
    """

    result = serializers.ChoiceField(AppealResult.choices)
    level = CodeOut(SanctionLevel.choices)
    months = serializers.IntegerField(allow_null=True)
    returns_on = serializers.DateField(allow_null=True)
    pay_settled_on = serializers.DateField(allow_null=True)
    decided_on = serializers.DateField()
    committee = PersonOut(
        many=True,
        help_text="Who decided with the appeal manager; empty where the policy lets them hear it alone.",
    )
    reasons = serializers.CharField(allow_null=True)
    departure_reasons = serializers.CharField(
        allow_null=True, help_text="Why it differs from what others were given; null where it does not."
    )
    comparison = ComparedOut(allow_null=True)
    spent_record_use = serializers.CharField(allow_null=True)


class NextLevelOut(serializers.Serializer):
    """The further level to which the employee can appeal. open_until: as printed, or later where it was lengthened since."""

    level = serializers.IntegerField()
    closes_on = serializers.DateField(help_text="The last day to appeal that the letter prints.")
    open_until = serializers.DateField()


class AppealLetterOut(serializers.Serializer):
    """next_level: null where the result is final."""

    issued_on = serializers.DateField()
    delivery = serializers.ChoiceField(Delivery.choices)
    received_on = serializers.DateField()
    next_level = NextLevelOut(allow_null=True, default=None)


class AppealOut(serializers.Serializer):
    """An appeal. grounds and minutes: empty for whoever may not read them; decision: null until they may know it."""

    level = serializers.IntegerField(
        help_text="1 against the outcome, 2 against the result of level 1, and so on."
    )
    received_on = serializers.DateField()
    acknowledged_on = serializers.DateField(allow_null=True)
    is_late = serializers.BooleanField()
    refused = serializers.BooleanField(help_text="It came late and is not heard.")
    grounds = GroundOut(many=True)
    hearings = HearingOut(many=True)
    minutes = MinutesOut(many=True)
    decision = AppealDecisionOut(allow_null=True)
    letter = AppealLetterOut(allow_null=True)
    late_reason = serializers.CharField(
        allow_null=True, help_text="Why it is heard all the same, or not; null for whoever may not read it."
    )
    withdrawn_on = serializers.DateField(allow_null=True, help_text="The employee took it back.")
    withdrawal_said = serializers.CharField(
        allow_null=True, help_text="In their words; null for whoever may not read them."
    )


def appeals(case: Case, sight: Sight) -> list[dict[str, Any]]:
    """The values of ``AppealOut`` for each appeal of a loaded case."""
    return [_appeal(row, sight) for row in case.appeals.all()]


def _appeal(row: Appeal, sight: Sight) -> dict[str, Any]:
    decision = row.decision
    told = decision is not None and sight.sees_reasons(row)
    withdrawal: AppealWithdrawal | None = getattr(row, "withdrawal", None)
    held = [one for one in row.hearings.all() if getattr(one, "record", None) is not None]
    return {
        "level": row.level,
        "received_on": row.received_on,
        "acknowledged_on": row.acknowledgement.sent_on if hasattr(row, "acknowledgement") else None,
        "is_late": row.is_late,
        "refused": row.refused,
        "grounds": [_ground(one, told=told) for one in row.grounds.all()] if sight.appeal else [],
        "hearings": [hearing(one) for one in row.hearings.all()],
        "minutes": [minutes(one.record, one.attempt) for one in held] if sight.appeal_notes else [],
        "decision": _decision(decision, sight, told=told)
        if decision is not None and sight.sees_result(row)
        else None,
        "letter": getattr(row, "letter", None),
        "late_reason": (row.late_reason or None) if sight.appeal else None,
        "withdrawn_on": withdrawal.withdrawn_on if withdrawal is not None else None,
        "withdrawal_said": withdrawal.said if withdrawal is not None and sight.appeal else None,
    }


def _ground(row: Any, *, told: bool) -> dict[str, Any]:
    answer = row.answer if told else None
    return {
        "kind": row.kind,
        "text": row.text,
        "result": answer.result if answer is not None else None,
        "reasons": answer.reasons if answer is not None else None,
    }


def _decision(row: AppealDecision, sight: Sight, *, told: bool) -> dict[str, Any]:
    return {
        "result": row.result,
        "level": row.level,
        "months": row.months,
        "returns_on": row.returns_on,
        "pay_settled_on": row.reinstatement_pay.paid_on if hasattr(row, "reinstatement_pay") else None,
        "decided_on": row.decided_on,
        "committee": [person(part.employee) for part in committee_of(row)],
        "reasons": row.reasons if told else None,
        "departure_reasons": (row.departure_reasons or None) if told else None,
        "comparison": compared(row, others=sight.sees_use(row)) if told else None,
        "spent_record_use": (row.spent_record_use or None) if sight.sees_use(row) else None,
    }
