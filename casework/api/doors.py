"""What every view of the API does alike: know its reader, write that something was read, keep it out of caches."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError as Invalid
from django.http import Http404
from django.utils.cache import add_never_cache_headers
from rest_framework import generics
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.models import User
from casework import audit, files
from casework.enums import Look
from casework.models import Case, Incident


class Door(APIView):
    """route: the name under which attempts that were refused stand in the log."""

    route = ""

    @property
    def reader(self) -> User:
        """The person signed in; every view of the API has one."""
        assert isinstance(self.request.user, User)
        return self.request.user

    def find_case(self, reference: str) -> Case:
        """Raises Http404 alike for a case that is hidden and one that is not there."""
        case = files.find_case(reference, by=self.reader)
        if case is None:
            raise Http404
        return case

    def find_incident(self, reference: str) -> Incident:
        incident = files.find_incident(reference, by=self.reader)
        if incident is None:
            raise Http404
        return incident

    def looked(
        self,
        look: Look = Look.VIEWED,
        *,
        case: Case | None = None,
        incident: Incident | None = None,
        personal: dict[str, str] | None = None,
        **facts: Any,
    ) -> None:
        """Write the read's event. Call it before the answer is given: if it cannot be written, nothing is shown."""
        audit.record_look(
            look,
            by=self.reader,
            case=case.pk if case else None,
            incident=incident.pk if incident else None,
            facts=facts | {"door": "api"},
            personal=personal,
        )

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        response = super().finalize_response(request, response, *args, **kwargs)
        add_never_cache_headers(response)
        return response


class Pages(CursorPagination):
    """Pages by cursor, in the order that the view names. A cursor says a day; in the audit log, a number."""

    page_size = 50
    page_size_query_param = "page_size"
    page_size_query_description = "Rows on a page: 50, or up to 100."
    cursor_query_description = "Where to go on from: follow the links next and previous."
    max_page_size = 100

    def get_ordering(self, request: Request, queryset: Any, view: Any) -> tuple[str, ...]:
        ordering: tuple[str, ...] = view.ordering
        self.field = queryset.model._meta.get_field(ordering[0].lstrip("-"))
        return ordering

    def decode_cursor(self, request: Request) -> Any:
        """Raises NotFound for a cursor that nobody was given: the database must not be asked to read it."""
        cursor = super().decode_cursor(request)
        if cursor is not None and cursor.position is not None:
            try:
                self.field.run_validators(self.field.to_python(cursor.position))
            except (Invalid, ValueError, OverflowError) as wrong:
                raise Http404 from wrong
        return cursor


class ListView(Door, generics.ListAPIView):
    """A page of the rows that the reader may see and asked for. The read is an event, with how many were shown."""

    pagination_class = Pages
    ordering: tuple[str, ...] = ()

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        self.check_asked(request)
        response = super().list(request, *args, **kwargs)
        self.looked(Look.LISTED, **self.facts(response.data["results"]))
        return response

    def facts(self, rows: Any) -> dict[str, Any]:
        """What the event of the read says."""
        return {"page": self.route, "count": len(rows)}

    def check_asked(self, request: Request) -> None:
        """Raise ValidationError for a filter that does not exist: a slip must not give everything."""
        known = {"cursor", "page_size"}
        if self.filterset_class is not None:
            known |= set(self.filterset_class.base_filters)
        unknown = {name: ["There is no such filter."] for name in request.query_params if name not in known}
        if unknown:
            raise ValidationError(unknown)
