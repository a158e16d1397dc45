"""Hearings, of the allegations and of appeals: every attempt on the cases one may see."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet, Value
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.api.doors import ListView
from casework.api.problems import refusals
from casework.api.resources.filters import HearingFilter
from casework.api.resources.shapes import PersonOut, person
from casework.enums import Attendance, CompanionKind, Delivery, HearingKind, HeldIn, NotesStatus
from casework.models import AppealHearing, Hearing
from casework.models.hearings import Record

_PLAIN = (
    "attempt",
    "starts_at",
    "place",
    "sits_at",
    "nation",
    "invitation_delivery",
    "invitation_sent_at",
    "invitation_received_on",
    "postponed_at",
)

_RECORD = (
    "held_on",
    "attendance",
    "absence_explained",
    "companion_kind",
    "companion_name",
    "companion_reason",
    "notes",
    "notes_status",
    "employee_version",
)


class HearingOut(serializers.Serializer):
    """One attempt at a hearing, with its invitation. A postponed attempt keeps its row."""

    attempt = serializers.IntegerField()
    starts_at = serializers.DateTimeField()
    place = serializers.CharField()
    sits_at = serializers.DateTimeField(
        help_text="When it sits next, or sat last: later than starts_at where it was adjourned."
    )
    nation = serializers.ChoiceField(HeldIn.choices)
    chair = PersonOut()
    invitation_delivery = serializers.ChoiceField(Delivery.choices)
    invitation_sent_at = serializers.DateTimeField()
    invitation_received_on = serializers.DateField()
    postponed_at = serializers.DateTimeField(allow_null=True)
    held_on = serializers.DateField(allow_null=True)


class MinutesOut(serializers.Serializer):
    """What was said at a hearing."""

    attempt = serializers.IntegerField()
    held_on = serializers.DateField()
    attendance = serializers.ChoiceField(Attendance.choices)
    absence_explained = serializers.CharField()
    companion_kind = serializers.ChoiceField(CompanionKind.choices)
    companion_name = serializers.CharField()
    companion_reason = serializers.CharField()
    notes = serializers.CharField()
    notes_status = serializers.ChoiceField(NotesStatus.choices)
    employee_version = serializers.CharField()


class HearingLineOut(HearingOut):
    """A hearing in a list, with its case."""

    kind = serializers.ChoiceField(HearingKind.choices)
    case = serializers.CharField(source="case.reference")
    held_on = serializers.DateField(source="record.held_on", allow_null=True, default=None)


def minutes(record: Record, attempt: int) -> dict[str, Any]:
    """The values of ``MinutesOut``."""
    return {name: getattr(record, name) for name in _RECORD} | {"attempt": attempt}


def hearing(row: Hearing | AppealHearing) -> dict[str, Any]:
    """The values of ``HearingOut`` for an attempt of a loaded case."""
    record = getattr(row, "record", None)
    return {name: getattr(row, name) for name in _PLAIN} | {
        "chair": person(row.chair),
        "held_on": record.held_on if record is not None else None,
    }


class HearingsView(ListView):
    """Every attempt at a hearing of the allegations or of an appeal, the earliest first."""

    route = "hearings"
    serializer_class = HearingLineOut
    filterset_class = HearingFilter
    # A second appeal on a case counts its attempts anew: those of the first were recorded before.
    ordering = ("starts_at", "case__reference", "kind", "attempt", "recorded_at")
    queryset = Hearing.objects.none()

    def get_queryset(self) -> Any:
        """The two tables; ``Pages`` puts them in one order."""
        return [
            self._of(
                Hearing.objects.visible_to(self.reader).prefetch_related("adjournments"), HearingKind.HEARING
            ),
            self._of(
                AppealHearing.objects.visible_to(self.reader).prefetch_related("adjournments"),
                HearingKind.APPEAL_HEARING,
            ),
        ]

    @staticmethod
    def _of(rows: QuerySet, kind: HearingKind) -> QuerySet:
        return rows.annotate(kind=Value(kind.value)).select_related("case", "chair", "record")

    def filter_queryset(self, queryset: Any) -> Any:
        return [super(HearingsView, self).filter_queryset(rows) for rows in queryset]

    @extend_schema(
        operation_id="hearings",
        summary="The hearings of the cases you may see, those of appeals too",
        responses={200: HearingLineOut(many=True), **refusals(400, 404)},
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)
