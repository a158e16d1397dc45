"""Incidents: the list, one of them, and reporting one."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework import access
from casework.api.doors import Door, ListView
from casework.api.problems import refusals
from casework.api.resources.filters import IncidentFilter
from casework.api.resources.shapes import CodeOut, PersonOut, UnitOut, person, unit
from casework.api.verbs.described import AvailableActionOut, available_actions
from casework.api.verbs.incidents import ReportIncidentIn
from casework.api.verbs.views import ReportedOut, report
from casework.enums import (
    AssessmentResult,
    FileState,
    IncidentChannel,
    PersonInIncident,
    Platform,
    RaisedBy,
    Role,
    Severity,
)
from casework.errors import NotYou
from casework.models import Case, Incident, IncidentPerson
from casework.queries.follow_ups import earlier_case

READERS = frozenset({Role.HR_OFFICER, Role.HR_LEAD, Role.AUDITOR})
_PLAIN = (
    "reference",
    "state",
    "version",
    "channel",
    "occurred_from",
    "occurred_to",
    "place",
    "account",
    "reported_on",
)


class IncidentPersonOut(serializers.Serializer):
    kind = serializers.ChoiceField(PersonInIncident.choices)
    employee = PersonOut()


class IncidentLineOut(serializers.Serializer):
    """An incident in a list."""

    reference = serializers.CharField()
    state = serializers.ChoiceField(FileState.choices)
    version = serializers.IntegerField()
    unit = UnitOut()
    category = serializers.CharField(source="category.code")
    channel = serializers.ChoiceField(IncidentChannel.choices)
    occurred_from = serializers.DateField()
    occurred_to = serializers.DateField()
    reported_on = serializers.DateField()
    people = IncidentPersonOut(many=True, source="named")


class AssessmentOut(serializers.Serializer):
    result = serializers.ChoiceField(AssessmentResult.choices)
    severity = serializers.ChoiceField(Severity.choices)
    reasons = serializers.CharField()
    assessed_on = serializers.DateField()


class IncidentOut(serializers.Serializer):
    """An incident: what was reported, what HR made of it, and the cases that came of it."""

    reference = serializers.CharField()
    state = serializers.ChoiceField(FileState.choices)
    version = serializers.IntegerField()
    unit = UnitOut()
    category = serializers.CharField()
    channel = serializers.ChoiceField(IncidentChannel.choices)
    platform = CodeOut(Platform.choices)
    occurred_from = serializers.DateField()
    occurred_to = serializers.DateField()
    place = serializers.CharField()
    account = serializers.CharField()
    reported_on = serializers.DateField()
    reported_by = serializers.CharField()
    raised_by = serializers.ChoiceField(RaisedBy.choices)
    people = IncidentPersonOut(many=True)
    assessment = AssessmentOut(allow_null=True)
    cases = serializers.ListField(child=serializers.CharField(), help_text="Those you may see.")
    follows = serializers.CharField(
        allow_null=True, help_text="The closed case that it follows on, if you may see it."
    )
    available_actions = AvailableActionOut(many=True)


def _named(rows: Any) -> list[dict[str, Any]]:
    return [{"kind": row.kind, "employee": person(row.employee)} for row in rows]


class IncidentsView(ListView):
    route = "incidents"
    serializer_class = IncidentLineOut
    filterset_class = IncidentFilter
    ordering = ("-reported_on", "reference")
    queryset = Incident.objects.none()

    def get_queryset(self) -> QuerySet[Incident]:
        if not access.roles_of(self.reader) & READERS:
            raise NotYou("Incidents are open to HR and auditors.")
        people = IncidentPerson.objects.select_related("employee").order_by("pk")
        rows: QuerySet[Incident] = Incident.objects.visible_to(self.reader)
        return rows.select_related("unit", "category").prefetch_related(
            Prefetch("people", people, to_attr="named")
        )

    @extend_schema(
        operation_id="incidents",
        summary="The incidents you may see",
        responses={200: IncidentLineOut(many=True), **refusals(400, 403, 404)},
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)

    @extend_schema(
        operation_id="report_incident",
        summary="Report a concern",
        request=ReportIncidentIn,
        responses={201: ReportedOut, **refusals(400, 403, 409, 413, 415, 422)},
    )
    def post(self, request: Request) -> Response:
        """HR assesses it within the target set by the policy."""
        self.route = "report_incident"
        return report(self, request)


class IncidentView(Door):
    route = "incident"

    @extend_schema(
        operation_id="incident",
        summary="One incident",
        responses={200: IncidentOut, **refusals(404)},
    )
    def get(self, request: Request, reference: str) -> Response:
        """With the verbs that are open to you now, and what each asks."""
        row = self.find_incident(reference)
        cases = Case.objects.visible_to(self.reader).filter(incident=row).order_by("opened_on", "reference")
        values = {name: getattr(row, name) for name in _PLAIN} | {
            "unit": unit(row.unit),
            "category": row.category.code,
            "platform": row.platform,
            "reported_by": row.reported_by.name,
            "raised_by": row.raised_by,
            "people": _named(row.people.select_related("employee").order_by("pk")),
            "assessment": getattr(row, "assessment", None),
            "cases": list(cases.values_list("reference", flat=True)),
            "follows": getattr(earlier_case(row, self.reader), "reference", None),
            "available_actions": available_actions(row, self.reader),
        }
        answer = IncidentOut(values).data
        self.looked(incident=row, page="incident")
        return Response(answer)
