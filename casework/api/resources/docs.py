"""The schema, the page that shows it, and the answer to an address that is none."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from casework.api.doors import Door


class SchemaView(Door, SpectacularAPIView):
    """The OpenAPI description of what this server does."""

    permission_classes = [IsAuthenticated]

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """The schema as a page to read and to try."""
    return render(request, "casework/api/docs.html")


class NotHere(Door):
    """Every other address below /api/v1/: said as a problem, not as a page."""

    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        raise Http404
