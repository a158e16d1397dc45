"""Addresses for the tests of signing in: its own pages, and a home that only says who is there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def home(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"home of {request.user}")


urlpatterns = [
    path("", home, name="home"),
    path("", include("accounts.urls")),
    path("", include("casework.web.urls_static")),
]
handler404 = "casework.web.errors.not_found"
handler500 = "casework.web.errors.server_error"
