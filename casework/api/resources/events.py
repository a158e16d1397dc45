"""The audit log: the events of one case, for whoever may see who looked, and an auditor's list."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import User
from casework import access
from casework.api.doors import ListView
from casework.api.problems import refusals
from casework.api.resources.filters import EventFilter
from casework.enums import Action, FileState, Look, PartKind, Role
from casework.errors import NotYou
from casework.models import AuditEvent, Case, Incident, InformationRequest, Part
from casework.models.restricted import KEPT_FROM_THE_RESTRICTED, in_the_matter_of
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


def events_out(rows: Iterable[AuditEvent], kept: list[int]) -> list[dict[str, Any]]:
    """The values of ``EventOut``, with names and references in three queries.

    kept: the versions of one case that its reader does not count.
    """
    events = list(rows)
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
                "version": counted(row.version, kept) if row.version is not None else None,
                "state": row.target,
                "request": body.get("req", ""),
                "facts": facts,
            }
        )
    return made


def _references(model: type[Case] | type[Incident], keys: set[int | None]) -> dict[int | None, str]:
    return dict(model._default_manager.filter(pk__in=keys - {None}).values_list("pk", "reference"))


class EventList(ListView):
    serializer_class = EventOut
    filterset_class = EventFilter
    queryset = AuditEvent.objects.none()

    def paginate_queryset(self, queryset: Any) -> Any:
        return events_out(super().paginate_queryset(queryset), self.kept())

    def kept(self) -> list[int]:
        """The versions that the reader does not count."""
        return []


class CaseEventsView(EventList):
    route = "case_events"
    ordering = ("-db_at", "uid")

    def get_queryset(self) -> QuerySet[AuditEvent]:
        self.case = self.find_case(self.kwargs["reference"])
        sight = sight_of(self.reader, self.case)
        if not sight.looks:
            raise NotYou("Who did and read what on a case is open to HR leads and auditors.")
        mine = Q(case=self.case.pk)
        if Incident.objects.visible_to(self.reader).filter(pk=self.case.incident_id).exists():
            mine |= Q(incident=self.case.incident_id)
        untold = [action.value for action in Action if not sight.tells(action)]
        return AuditEvent.objects.filter(mine).exclude(action__in=untold)

    def kept(self) -> list[int]:
        return versions_kept_from(self.case, self.reader)

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
    # Whoever has or had a part in a case reads its events by that part, if at all.
    parts = Part.objects.of(auditor).filter(kind__in=KEPT_FROM_THE_RESTRICTED)
    theirs = Case.objects.filter(in_the_matter_of(parts), pk=OuterRef("case"))
    # That there is legal advice, nobody is told who has or had any other part there (``sight``).
    others = Part.objects.of(auditor).exclude(kind=PartKind.HR_OFFICER)
    advises = Case.objects.filter(in_the_matter_of(others), pk=OuterRef("case"))
    kept = Q(action=Action.ADD_LEGAL_ADVICE) & Exists(advises) | _of_own_requests(auditor)
    return AuditEvent.objects.filter(seen).exclude(Exists(theirs)).exclude(kept)


def _of_own_requests(auditor: User) -> Q:
    """The events of requests about the auditor: of no file, so that only the fact in them says which request it was."""
    theirs = Q(pk__in=[])
    for pk in InformationRequest.objects.filter(about__user=auditor).values_list("pk", flat=True):
        theirs |= Q(case__isnull=True, incident__isnull=True, body__regex=rf'"information_request":{pk}[,}}]')
    return theirs
