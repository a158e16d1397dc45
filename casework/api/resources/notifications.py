"""One's own notifications, and putting them aside."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.actions.notifications import mark_notifications_read
from casework.api.doors import Door, ListView
from casework.api.fields import Strict
from casework.api.problems import refusals
from casework.models import Notification
from casework.queries.notifications import NotificationLine, notification_lines, notifications_of

BIGGEST_ID = 2**63 - 1


class NotificationOut(serializers.Serializer):
    """What you were told. state: waiting, read, or done once the deadline is met or gone."""

    id = serializers.IntegerField(source="pk", help_text="For marking it as read.")
    words = serializers.CharField()
    case = serializers.SerializerMethodField()
    incident = serializers.SerializerMethodField()
    request = serializers.SerializerMethodField()
    due_on = serializers.DateField(source="due")
    at = serializers.DateTimeField()
    state = serializers.ChoiceField(["waiting", "read", "done"])

    def get_case(self, line: NotificationLine) -> str | None:
        return line.reference if line.of == "case" else None

    def get_incident(self, line: NotificationLine) -> str | None:
        return line.reference if line.of == "incident" else None

    def get_request(self, line: NotificationLine) -> str | None:
        return line.reference if line.of == "information_request" else None


class NotificationsView(ListView):
    route = "notifications"
    serializer_class = NotificationOut
    ordering = ("-created_at", "-pk")
    queryset = Notification.objects.none()

    def get_queryset(self) -> QuerySet[Notification]:
        rows: QuerySet[Notification] = notifications_of(self.reader)
        return rows

    def paginate_queryset(self, queryset: Any) -> Any:
        return notification_lines(super().paginate_queryset(queryset))

    @extend_schema(
        operation_id="notifications",
        summary="What you were told",
        responses={200: NotificationOut(many=True), **refusals(400, 404)},
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Your own notifications, the newest first, as long as you may see the file they are about."""
        return super().get(request, *args, **kwargs)


class MarkReadIn(Strict):
    """One of your notifications, or all of them when none is named."""

    id = serializers.IntegerField(min_value=1, max_value=BIGGEST_ID, required=False)


class MarkedOut(serializers.Serializer):
    marked = serializers.IntegerField(help_text="How many were unread until now.")


class MarkReadView(Door):
    route = "mark_notifications_read"

    @extend_schema(
        operation_id="mark_notifications_read",
        summary="Mark your notifications as read",
        request=MarkReadIn,
        responses={200: MarkedOut, **refusals(400, 403, 404, 413, 415)},
    )
    def post(self, request: Request) -> Response:
        """It ends no deadline. Somebody else's notification answers like one that does not exist."""
        asked = MarkReadIn(data=request.data)
        asked.is_valid(raise_exception=True)
        only: int | None = asked.validated_data.get("id")
        if only is not None and not Notification.objects.visible_to(self.reader).filter(pk=only).exists():
            raise Http404
        marked = mark_notifications_read(by=self.reader, at=timezone.now(), only=only)
        return Response(MarkedOut({"marked": marked}).data)
