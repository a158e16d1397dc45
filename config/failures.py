"""The last line of defence: what is answered where nothing else caught it, to people and to programs."""

from __future__ import annotations

import sys

import django.db
import psycopg
import redis.exceptions
from django.http import HttpRequest, HttpResponse

from casework.api import problems
from casework.web import errors

# Raised by PostgreSQL through Django or past it, and by Redis, while they are away, restart or take no more.
_SERVER_AWAY: tuple[type[Exception], ...] = (
    django.db.OperationalError,
    django.db.InterfaceError,
    psycopg.OperationalError,
    psycopg.InterfaceError,
    redis.exceptions.ConnectionError,
    redis.exceptions.TimeoutError,
)


def server_error(request: HttpRequest) -> HttpResponse:
    """``handler500``: 503 while PostgreSQL or Redis is away, else 500. Asks neither them nor the session.

    Django calls it while it handles the failure, so that is the one at hand.
    """
    problem = sys.exception()
    door = problems if request.path_info.startswith("/api/") else errors
    if isinstance(problem, _SERVER_AWAY) and _is_of_the_connection(problem):
        return door.unavailable(request)
    return door.server_error(request)


def _is_of_the_connection(problem: BaseException) -> bool:
    """Whether the server was not there: it said nothing, or that it goes. A deadlock or a full disk is our failure."""
    said = getattr(problem, "sqlstate", None) or getattr(problem.__cause__, "sqlstate", None)
    return said is None or said.startswith(("08", "57P")) or said == "53300"
