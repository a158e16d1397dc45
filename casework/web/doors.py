"""What every page does alike: find the file within the reader's scope, write that it was read, say a refusal in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase

from accounts.models import User
from casework import audit, files
from casework.enums import Look
from casework.errors import CaseworkError, NotNow, NotYou
from casework.files import File
from casework.models import Case, Incident
from casework.web import errors
from casework.web.pages.links import file_address
from casework.web.shapes import Link

View = Callable[..., HttpResponseBase]


def reader(request: HttpRequest) -> User:
    """The person signed in. Every page but those of signing in has one (SignInRequired)."""
    assert isinstance(request.user, User)
    return request.user


def find_case(request: HttpRequest, reference: str) -> Case:
    """The case, if this person may see it. Raises Http404 alike for a case that is hidden and one that is not there."""
    case = files.find_case(reference, by=reader(request))
    if case is None:
        raise Http404("No such case.")
    return case


def find_incident(request: HttpRequest, reference: str) -> Incident:
    """The incident, if this person may see it. Raises Http404 otherwise."""
    incident = files.find_incident(reference, by=reader(request))
    if incident is None:
        raise Http404("No such incident.")
    return incident


def looked(
    request: HttpRequest,
    look: Look = Look.VIEWED,
    *,
    case: Case | None = None,
    incident: Incident | None = None,
    **facts: Any,
) -> None:
    """Write the read's event. Call it before the page is rendered: if it cannot be written, nothing is shown."""
    audit.record_look(
        look,
        by=reader(request),
        case=case.pk if case else None,
        incident=incident.pk if incident else None,
        facts=facts,
    )


def refusals_in_words(view: View) -> View:
    """Turn NotNow (409) and NotYou (403) into pages, each attempt an audit event in a transaction of its own.

    RuleBroken is shown beside the field by the form; here it is the last resort (422).
    """

    @wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except CaseworkError as refusal:
            file = _named_file(request, kwargs.get("reference"))
            record_refusal(request, refusal, file)
            if isinstance(refusal, NotNow):
                return errors.not_now(request, refusal, file=file, back=_way_back(file))
            if isinstance(refusal, NotYou):
                return errors.not_you(request, refusal, file)
            return errors.rule_broken(request, refusal)

    return door


def record_refusal(request: HttpRequest, refusal: CaseworkError, file: File | None = None) -> None:
    """Write that somebody tried and was refused, in a transaction of its own: the verb's was rolled back."""
    route = request.resolver_match.url_name if request.resolver_match else ""
    files.record_refusal(refusal, file, by=reader(request), route=route or "")


def _way_back(file: File | None) -> Link | None:
    """To the file as it is now."""
    if file is None:
        return None
    return Link(f"Go to {file.reference}", file_address(file))


def _named_file(request: HttpRequest, reference: str | None) -> File | None:
    """The file of an address, where this person sees it."""
    return files.named_file(reference, by=reader(request)) if reference is not None else None
