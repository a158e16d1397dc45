"""The directory: a few people by name or staff number, never a list of all staff."""

from __future__ import annotations

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.api.doors import Door
from casework.api.fields import Strict
from casework.api.problems import refusals
from casework.enums import Look
from casework.errors import NotYou
from casework.queries.people import find_people, may_search


class EmployeeSearchIn(Strict):
    """What was typed. In the body, so that no name stands in an address."""

    words = serializers.CharField(
        max_length=100, help_text="Part of a name, or the beginning of a staff number."
    )


class FoundEmployeeOut(serializers.Serializer):
    """detail: job or grade, unit and staff number, which tell namesakes apart."""

    staff_number = serializers.CharField()
    name = serializers.CharField()
    detail = serializers.CharField()


class EmployeesFoundOut(serializers.Serializer):
    """Ten at most. Fewer than two letters find nobody."""

    results = FoundEmployeeOut(many=True)


class EmployeeSearchView(Door):
    route = "search_employees"

    @extend_schema(
        operation_id="search_employees",
        summary="Find people by name or staff number",
        request=EmployeeSearchIn,
        responses={200: EmployeesFoundOut, **refusals(400, 403, 413, 415)},
    )
    def post(self, request: Request) -> Response:
        """Search as you type. For HR, for managers, and for people who work on a case."""
        if not may_search(self.reader):
            raise NotYou("The directory is open to HR, to managers, and to people who work on a case.")
        asked = EmployeeSearchIn(data=request.data)
        asked.is_valid(raise_exception=True)
        found = find_people(asked.validated_data["words"], timezone.localdate())
        self.looked(Look.SEARCHED, page="search_employees", people=len(found))
        return Response(EmployeesFoundOut({"results": found}).data)
