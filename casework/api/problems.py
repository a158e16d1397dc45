"""A refusal as problem details (RFC 9457), and how the schema describes each."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from drf_spectacular.utils import OpenApiResponse
from rest_framework import exceptions, serializers
from rest_framework.response import Response

from casework import files
from casework.api.bodies import TooLarge
from casework.errors import RETRY_AFTER, UNAVAILABLE, CaseworkError, NotNow, NotYou, RuleBroken
from casework.queries.law import law_of_file
from casework.rules.citations import UNDER

MEDIA_TYPE = "application/problem+json"
SERVER_ERROR = "Something went wrong, and the fault is ours. Nothing that you sent was recorded unless you saw it confirmed."
NOT_HERE = "It is not here, or it is not open to you."
_STATUS: dict[type[CaseworkError], tuple[int, str]] = {
    NotNow: (409, "not-now"),
    NotYou: (403, "not-you"),
    RuleBroken: (422, "rule-broken"),
}


class ProblemOut(serializers.Serializer):
    """Why it was not done. Nothing was recorded, but that it was tried."""

    type = serializers.CharField(help_text="The kind of refusal, as a URN a program can compare.")
    title = serializers.CharField(help_text="The status in words.")
    status = serializers.IntegerField(help_text="The HTTP status.")
    detail = serializers.CharField(help_text="What is the matter, in a sentence.")


class NotYouOut(ProblemOut):
    """This person may not. Where a rule of its own keeps them from it, which: such as that it takes two people."""

    rule_id = serializers.CharField(required=False, help_text="The rule's name, such as T25.")
    rule = serializers.CharField(required=False, help_text="What it says, in one line.")
    source = serializers.CharField(required=False, help_text="Where it comes from.")
    strength = serializers.CharField(required=False, help_text="How strongly it binds.")


class NotNowOut(NotYouOut):
    """The order of things does not allow it now, by which rule; without one where it changed since, or was done already."""

    instead = serializers.CharField(
        required=False, help_text="What would make it lawful, where the detail does not say so."
    )


class InvalidFieldOut(serializers.Serializer):
    field = serializers.CharField(help_text="Such as findings[0].reasons; empty for the whole.")
    message = serializers.CharField()


class InvalidOut(ProblemOut):
    """What was sent has the wrong shape. Each fault with its field."""

    errors = InvalidFieldOut(many=True)


class RuleBrokenOut(ProblemOut):
    """A rule of law, of the Acas Code or of the policy in force refuses it."""

    rule_id = serializers.CharField(help_text="The rule's name, such as PR-10.")
    rule = serializers.CharField(help_text="The rule in words; empty where it has none.")
    source = serializers.CharField(help_text="Where the rule comes from.")
    strength = serializers.CharField(
        help_text="How strongly it binds: Statute, Acas Code, Case law, Guidance, Local policy or Design."
    )
    instead = serializers.CharField(help_text="What would be lawful, in a sentence; may be empty.")
    field = serializers.CharField(help_text="The field at fault; empty where none is.")


_SAID = {
    400: (InvalidOut, "What was sent has the wrong shape."),
    401: (ProblemOut, "Nobody is signed in."),
    403: (NotYouOut, "This person may not do or read this."),
    404: (ProblemOut, "It is not there, or this person may not know of it: the two answers are the same."),
    406: (ProblemOut, "Only JSON is spoken here."),
    409: (NotNowOut, "Not at this stage; the file changed since it was read; or it was done already."),
    413: (ProblemOut, "The body is too large."),
    415: (ProblemOut, "The body is of another media type than the route takes."),
    422: (RuleBrokenOut, "A rule refuses it."),
}


def refusals(*statuses: int) -> dict[tuple[int, str], OpenApiResponse]:
    """The refusals of a route for the schema, beside those that every route has."""
    return {
        (status, MEDIA_TYPE): OpenApiResponse(_SAID[status][0], _SAID[status][1])
        for status in sorted({401, 406, *statuses})
    }


def as_problem(exc: Exception, context: dict[str, Any]) -> Response | None:
    """The ``EXCEPTION_HANDLER``. A refusal of the house is an audit event first. None: not ours, a server error."""
    if isinstance(exc, CaseworkError):
        return _of_refusal(exc, context)
    if isinstance(exc, RequestDataTooBig):
        exc = TooLarge()
    elif isinstance(exc, SuspiciousOperation):
        exc = exceptions.ParseError("The request cannot be read.")
    elif isinstance(exc, Http404 | exceptions.NotFound):
        exc = exceptions.NotFound(NOT_HERE)
    elif isinstance(exc, PermissionDenied):
        exc = exceptions.PermissionDenied()
    return _of_shape(exc) if isinstance(exc, exceptions.APIException) else None


def server_error(request: HttpRequest) -> HttpResponse:
    """500, for a failure that nobody caught. Asks neither database nor session."""
    return _last_words(500, "server-error", SERVER_ERROR)


def unavailable(request: HttpRequest) -> HttpResponse:
    """503, while the database or Redis is away. Asks neither of them."""
    response = _last_words(503, "unavailable", UNAVAILABLE)
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def _last_words(status: int, kind: str, detail: str) -> HttpResponse:
    return JsonResponse(_body(status, kind, detail), status=status, content_type=MEDIA_TYPE)


def _of_refusal(refusal: CaseworkError, context: dict[str, Any]) -> Response:
    request, view = context["request"], context["view"]
    reference = view.kwargs.get("reference")
    file = files.named_file(reference, by=request.user) if reference else None
    files.record_refusal(refusal, file, by=request.user, route=view.route, door="api")
    status, kind = _STATUS[type(refusal)]
    more: dict[str, Any] = {}
    rule_id = getattr(refusal, "rule_id", "")
    if rule_id:
        cited = UNDER[law_of_file(file)].get(rule_id)
        more = {
            "rule_id": rule_id,
            "rule": cited.title if cited else "",
            "source": cited.source if cited else "",
            "strength": cited.strength.label if cited else "",
        }
    if isinstance(refusal, NotNow) and refusal.instead:
        more["instead"] = refusal.instead
    if isinstance(refusal, RuleBroken):
        more |= {"instead": refusal.instead, "field": refusal.field}
    return _response(status, kind, refusal.message, **more)


def _of_shape(exc: exceptions.APIException) -> Response:
    """A fault of the request itself, found before any verb was called."""
    headers = {"WWW-Authenticate": exc.auth_header} if getattr(exc, "auth_header", None) else {}
    status = exc.status_code
    if status != HTTPStatus.BAD_REQUEST:
        return _response(status, _kind(exc), str(exc.detail), headers=headers)
    errors = [{"field": field, "message": message} for field, message in _flat(exc.detail)]
    detail = "; ".join(
        f"{one['field']}: {one['message']}" if one["field"] else one["message"] for one in errors
    )
    return _response(status, "invalid", detail, errors=errors)


def _kind(exc: exceptions.APIException) -> str:
    return str(exc.default_code).replace("_", "-")


def _response(
    status: int, kind: str, detail: str, *, headers: dict[str, str] | None = None, **more: Any
) -> Response:
    body = _body(status, kind, detail) | more
    return Response(body, status=status, headers=headers, content_type=MEDIA_TYPE)


def _body(status: int, kind: str, detail: str) -> dict[str, Any]:
    """The values of ``ProblemOut``."""
    title = HTTPStatus(status).phrase
    return {"type": f"urn:casework:{kind}", "title": title, "status": status, "detail": detail}


def _inside(at: str, name: Any) -> str:
    if name == "non_field_errors":
        return at
    if isinstance(name, int):
        return f"{at}[{name}]"
    return f"{at}.{name}" if at else str(name)


def _flat(detail: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Each message with the path of its field."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            yield from _flat(inner, _inside(at, name))
    elif isinstance(detail, list):
        for number, inner in enumerate(detail):
            yield from _flat(inner, f"{at}[{number}]" if isinstance(inner, dict) else at)
    else:
        yield at, str(detail)
