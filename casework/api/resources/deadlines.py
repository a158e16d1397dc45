"""Deadlines: what is owed on the files one may see, and by when."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.api.doors import ListView
from casework.api.problems import refusals
from casework.api.resources.filters import DeadlineFilter
from casework.enums import DeadlineKind
from casework.models import Deadline


class DeadlineOut(serializers.Serializer):
    """A day by which something is owed, and what it is counted from."""

    kind = serializers.ChoiceField(DeadlineKind.choices)
    due_on = serializers.DateField()
    why = serializers.CharField()


class DeadlineLineOut(DeadlineOut):
    """A deadline in a list, with its file: a case, an incident or a request."""

    case = serializers.CharField(source="case.reference", allow_null=True, default=None)
    incident = serializers.CharField(source="incident.reference", allow_null=True, default=None)
    request = serializers.CharField(source="request.reference", allow_null=True, default=None)


class DeadlinesView(ListView):
    """Open ones only: not those that were met or that moved."""

    route = "deadlines"
    serializer_class = DeadlineLineOut
    filterset_class = DeadlineFilter
    ordering = ("due_on", "file", "kind", "recorded_at")
    queryset = Deadline.objects.none()

    def get_queryset(self) -> QuerySet[Deadline]:
        rows: QuerySet[Deadline] = Deadline.objects.visible_to(self.reader).open()
        file = Coalesce("case__reference", "incident__reference", "request__reference")
        return rows.select_related("case", "incident", "request").annotate(file=file)

    @extend_schema(
        operation_id="deadlines",
        summary="What is owed on the files you may see",
        responses={200: DeadlineLineOut(many=True), **refusals(400, 404)},
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)
