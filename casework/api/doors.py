"""What every view of the API does alike: know its reader, write that something was read, keep it out of caches."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.cache import add_never_cache_headers
from django_filters import FilterSet
from rest_framework import generics
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.models import User
from casework import audit, files
from casework.api.pages import Pages
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


class ListView(Door, generics.ListAPIView):
    """A page of the rows that the reader may see and asked for. The read is an event, with how many were shown."""

    pagination_class = Pages
    ordering: tuple[str, ...] = ()
    filterset_class: type[FilterSet] | None = None

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
