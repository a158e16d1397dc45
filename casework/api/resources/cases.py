"""Cases: the list, one case as its reader may see it, and the events of one case."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from casework.api.doors import Door, ListView
from casework.api.problems import refusals
from casework.api.resources.case_parts import case_out
from casework.api.resources.case_shapes import CaseLineOut, CaseOut
from casework.api.resources.filters import CaseFilter
from casework.models import Case
from casework.queries.case_page import load
from casework.queries.sight import sight_of


class CasesView(ListView):
    route = "cases"
    serializer_class = CaseLineOut
    filterset_class = CaseFilter
    ordering = ("-opened_on", "reference")
    queryset = Case.objects.none()

    def get_queryset(self) -> QuerySet[Case]:
        rows: QuerySet[Case] = Case.objects.visible_to(self.reader)
        return rows.select_related("subject", "unit", "category")

    @extend_schema(
        operation_id="cases",
        summary="The cases you may see",
        responses={200: CaseLineOut(many=True), **refusals(400, 404)},
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)


class CaseView(Door):
    route = "case"

    @extend_schema(
        operation_id="case",
        summary="One case, as far as you may see it",
        responses={200: CaseOut, **refusals(404)},
    )
    def get(self, request: Request, reference: str) -> Response:
        """With the verbs that are open to you now, and what each asks."""
        case = load(self.find_case(reference))
        answer = CaseOut(case_out(case, self.reader, sight_of(self.reader, case))).data
        self.looked(case=case, page="case")
        return Response(answer)
