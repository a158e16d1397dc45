"""The audit log: the events of one case, for whoever may see who looked, and an auditor's list."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import User
from casework import access
from casework.api.doors import ListView
from casework.api.problems import refusals
from casework.api.resources.filters import EventFilter
from casework.enums import Action, FileState, Look, Role
from casework.errors import NotYou
from casework.models import AuditEvent, Case, Incident, InformationRequest
from casework.queries.case_events import case_events, untold_to, versions_untold_to
from casework.queries.sight import sight_of
from casework.queries.versions import counted, versions_kept_from

ACTIONS = [*Action.choices, *Look.choices]
# Of an event that belongs to no file: what says what was done, and nothing that says to whom.
_SAYS_NOTHING_OF_ANYBODY = frozenset(
    {
        "page",
        "list",
        "export",
        "route",
        "door",
        "refusal",
        "rule",
        "rows",
        "count",
        "role",
        "unit",
        "from",
        "by",
    }
)


class EventOut(serializers.Serializer):
    """One event. facts: ids and codes that say more; never names or free text."""

    event = serializers.UUIDField(source="uid", help_text="The event's own number.")
    at = serializers.DateTimeField(source="db_at")
    actor = serializers.CharField(help_text="The name of the sign-in that did it.")
    action = serializers.ChoiceField(ACTIONS)
    case = serializers.CharField(allow_null=True)
    incident = serializers.CharField(allow_null=True)
    version = serializers.IntegerField(allow_null=True, help_text="For a change: the version it led to.")
    state = serializers.ChoiceField(
        FileState.choices, allow_null=True, help_text="For a change: where it led."
    )
    request = serializers.CharField(help_text="Events of one request share it; empty outside a request.")
    facts = serializers.DictField()


def events_out(events: list[AuditEvent], kept: Mapping[int, list[int]]) -> list[dict[str, Any]]:
    """The values of ``EventOut``, with names and references in three queries.

    kept: the versions that the reader does not count, by the case; those of an incident count each.
    """
    names = dict(
        get_user_model().objects.filter(pk__in={row.actor for row in events}).values_list("pk", "name")
    )
    cases = _references(Case, {row.case for row in events})
    incidents = _references(Incident, {row.incident for row in events})
    made = []
    for row in events:
        body = json.loads(row.body)
        facts = body.get("facts", {})
        if row.case is None and row.incident is None:
            facts = {name: value for name, value in facts.items() if name in _SAYS_NOTHING_OF_ANYBODY}
        made.append(
            {
                "uid": row.uid,
                "db_at": row.db_at,
                "actor": names.get(row.actor, ""),
                "action": row.action,
                "case": cases.get(row.case),
                "incident": incidents.get(row.incident),
                "version": _version(row, kept),
                "state": row.target,
                "request": body.get("req", ""),
                "facts": facts,
            }
        )
    return made


def _version(row: AuditEvent, kept: Mapping[int, list[int]]) -> int | None:
    if row.version is None or row.case is None:
        return row.version
    return counted(row.version, kept.get(row.case, []))


def _references(model: type[Case] | type[Incident], keys: set[int | None]) -> dict[int | None, str]:
    return dict(model._default_manager.filter(pk__in=keys - {None}).values_list("pk", "reference"))


class EventList(ListView):
    serializer_class = EventOut
    filterset_class = EventFilter
    queryset = AuditEvent.objects.none()

    def paginate_queryset(self, queryset: Any) -> Any:
        events = list(super().paginate_queryset(queryset))
        return events_out(events, self.kept(events))

    def kept(self, events: list[AuditEvent]) -> Mapping[int, list[int]]:
        """The versions that the reader does not count, for each case of a page of events."""
        return versions_untold_to(self.reader, {row.case for row in events if row.case is not None})


class CaseEventsView(EventList):
    route = "case_events"
    ordering = ("-db_at", "uid")

    def get_queryset(self) -> QuerySet[AuditEvent]:
        self.case = self.find_case(self.kwargs["reference"])
        sight = sight_of(self.reader, self.case)
        if not sight.looks:
            raise NotYou("Who did and read what on a case is open to HR leads and auditors.")
        return case_events(self.case, sight, self.reader)

    def kept(self, events: list[AuditEvent]) -> Mapping[int, list[int]]:
        return {self.case.pk: versions_kept_from(self.case, self.reader)}

    def looked(self, *args: Any, **kwargs: Any) -> None:
        super().looked(Look.VIEWED, case=self.case, page="looks")

    @extend_schema(
        operation_id="case_events",
        summary="What was done and read on one case",
        responses={200: EventOut(many=True), **refusals(400, 403, 404)},
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """The events of the case, and of its incident where you see it, newest first. For HR leads and auditors."""
        return super().get(request, *args, **kwargs)


class AuditEventsView(EventList):
    route = "audit_events"
    ordering = ("-id",)

    def get_queryset(self) -> QuerySet[AuditEvent]:
        if Role.AUDITOR not in access.roles_of(self.reader):
            raise NotYou("The audit log is read by auditors. You are not one.")
        return events_for(self.reader)

    @extend_schema(
        operation_id="audit_events",
        summary="The audit log",
        responses={200: EventOut(many=True), **refusals(400, 403, 404)},
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Events on the files an auditor may see; for an auditor of everything also those of no file, such as sign-ins."""
        return super().get(request, *args, **kwargs)


def events_for(auditor: User) -> QuerySet[AuditEvent]:
    """The events of the files visible to an auditor, and of no file where they audit the whole organisation."""
    seen = Q(case__in=Case.objects.visible_to(auditor).values("pk")) | Q(
        incident__in=Incident.objects.visible_to(auditor).values("pk")
    )
    if access.audits_everything(auditor):
        seen |= Q(case__isnull=True, incident__isnull=True)
    return AuditEvent.objects.filter(seen).exclude(untold_to(auditor)).exclude(_of_own_requests(auditor))


def _of_own_requests(auditor: User) -> Q:
    """The events of requests about the auditor: of no file, so that only the fact in them says which request it was."""
    theirs = Q(pk__in=[])
    for pk in InformationRequest.objects.filter(about__user=auditor).values_list("pk", flat=True):
        theirs |= Q(case__isnull=True, incident__isnull=True, body__regex=rf'"information_request":{pk}[,}}]')
    return theirs
