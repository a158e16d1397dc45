"""Two questions for whoever watches the service: is the process alive, and can it serve."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import Error as DatabaseError
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

PLAIN = "text/plain; charset=utf-8"


def database_answers() -> bool:
    """True when the database answers a question."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def redis_answers() -> bool:
    """True when Redis answers a question."""
    try:
        cache.get("readyz")
    except (RedisError, OSError):
        return False
    return True


@login_not_required
@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process is alive. Asks no server."""
    return HttpResponse("Casework is alive.\n", content_type=PLAIN)


@login_not_required
@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """Database and Redis answer; 503 and one sentence for each that does not."""
    troubles = []
    if not database_answers():
        troubles.append("The database does not answer.")
    if not redis_answers():
        troubles.append("Redis does not answer.")
    if troubles:
        return HttpResponse(" ".join(troubles) + "\n", status=503, content_type=PLAIN)
    return HttpResponse("Casework is ready.\n", content_type=PLAIN)
