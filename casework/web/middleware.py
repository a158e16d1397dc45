"""Around every request: an id for its audit events, calendars and roles read once, pages no shared computer keeps."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from casework import audit
from casework.models.scoping import roles_read_once
from casework.queries.calendars import calendars_read_once


def request_id(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Give the request an id, put it on its audit events and on the answer."""

    def middleware(request: HttpRequest) -> HttpResponse:
        token = audit.request_id.set(uuid.uuid4().hex)
        try:
            response = get_response(request)
            response["X-Request-ID"] = audit.request_id.get()
            return response
        finally:
            audit.request_id.reset(token)

    return middleware


def read_once(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Read the table of days off, and the roles of whoever asks, once in a request at most, when first asked for."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with calendars_read_once(), roles_read_once():
            return get_response(request)

    return middleware


def no_store(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Keep every page out of caches and the back button's memory.

    Whether anybody is signed in is not asked: that is a question to the database, and /healthz answers without one.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        add_never_cache_headers(response)
        return response

    return middleware
