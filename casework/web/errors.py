"""What the reader sees when a page cannot be given. The words never tell whether something hidden exists."""

from __future__ import annotations

import logging
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from casework import audit
from casework.errors import RETRY_AFTER, UNAVAILABLE, CaseworkError, NotNow, NotYou, RuleBroken
from casework.files import File
from casework.queries.law import law_of_file
from casework.rules.citations import citation_of
from casework.web.context import organisation
from casework.web.shapes import Link

logger = logging.getLogger(__name__)

LAST_WORDS = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Something went wrong</title></head>
<body><main><h1>Something went wrong</h1>
<p>What you were doing was not saved, unless you saw it confirmed. Try again in a few minutes.</p></main>
</body></html>"""


def plain(request: HttpRequest, template: str, status: int, **words: str) -> HttpResponse:
    """A page that touches neither session nor database."""
    context = organisation() | {"request_id": audit.request_id.get()} | words
    return HttpResponse(render_to_string(template, context), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """``handler400``."""
    return plain(request, "400.html", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """``handler403``."""
    return render(request, "403.html", {"message": ""}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """``handler404``: one page for what is not there, what is not open to this reader, and what has been closed."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, for a failure that nobody caught: works without a database, a session or context processors."""
    return _last_page(request, "500.html", 500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """503, while the database or Redis is away: works without them, and says when to come back."""
    response = _last_page(request, "503.html", 503, message=UNAVAILABLE)
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def _last_page(request: HttpRequest, template: str, status: int, **words: str) -> HttpResponse:
    try:
        return plain(request, template, status, **words)
    except Exception:
        logger.exception("The page for errors failed itself")
        return HttpResponse(LAST_WORDS, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """``CSRF_FAILURE_VIEW``: the form is too old, or cookies are blocked."""
    return plain(request, "403_csrf.html", 403)


def not_now(
    request: HttpRequest, exc: NotNow, *, file: File | None = None, back: Link | None = None
) -> HttpResponse:
    """409: the file moved since the reader looked, or it was already done. back: to it."""
    context = {"message": exc.message, "instead": exc.instead, "refusal": kept_by(exc, file), "back": back}
    return render(request, "409.html", context, status=409)


def not_you(request: HttpRequest, exc: NotYou, file: File | None = None) -> HttpResponse:
    """403, for a file the reader sees but may not do this to. One they do not see is a 404: raise ``Http404``."""
    return render(request, "403.html", {"message": exc.message, "refusal": kept_by(exc, file)}, status=403)


def kept_by(exc: NotNow | NotYou, file: File | None) -> dict[str, Any] | None:
    """The rule that keeps somebody from it, for ``components/why_refused.html``; None where none does."""
    return (
        {"rule_id": exc.rule_id, "cited": citation_of(exc.rule_id, law_of_file(file))}
        if exc.rule_id
        else None
    )


def too_large(request: HttpRequest, megabytes: int) -> HttpResponse:
    """413: a file larger than the page takes. The rest of the body is not read."""
    return render(request, "413.html", {"megabytes": megabytes}, status=413)


def rule_broken(request: HttpRequest, exc: CaseworkError) -> HttpResponse:
    """422: the last resort, where no form could show the rule at its field."""
    instead = exc.instead if isinstance(exc, RuleBroken) else ""
    rule_id = exc.rule_id if isinstance(exc, RuleBroken) else ""
    context = {"message": exc.message, "instead": instead, "rule_id": rule_id}
    return render(request, "422.html", context, status=422)
