"""The search box: a reference, or part of a name."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from casework import audit
from casework.enums import Look
from casework.files import File
from casework.models import Case, Employee, Incident, InformationRequest
from casework.queries.case_list import lines
from casework.queries.home import incident_lines, with_due
from casework.web.doors import reader, refusals_in_words
from casework.web.pages.case_filter import plain_columns
from casework.web.pages.links import file_address

MOST = 25
LEAST_OF_A_REFERENCE = 3


@require_http_methods(["GET", "HEAD", "POST"])
@refusals_in_words
def search(request: HttpRequest) -> HttpResponse:
    """Cases and incidents that the reader may see, by reference or by the employee's name or staff number.

    The text comes in the body, so that no name gets into an address; a ``q`` in the address is not read.
    A whole reference leads straight to its file, that of a request too.
    """
    if request.method != "POST":
        return render(request, "casework/pages/search.html", {"text": ""})
    # PostgreSQL takes no NUL in a text.
    text = " ".join(request.POST.get("q", "").replace("\x00", "").split())[:100]
    file = _exactly(request, text)
    if file is not None:
        found = (int(isinstance(file, kind)) for kind in (Case, Incident, InformationRequest))
        _searched(request, text, *found)
        return redirect(file_address(file))
    today = timezone.localdate()
    people = Employee.objects.matching(text).order_by().values("pk")
    named = _by_reference(text)
    cases = Case.objects.visible_to(reader(request)).filter(Q(subject__in=people) | named)
    incidents = Incident.objects.visible_to(reader(request))
    incidents = incidents.filter(Q(people__employee__in=people) | named).distinct()
    counts = cases.count(), incidents.count()
    _searched(request, text, *counts)
    context = {
        "text": text,
        "searched": True,
        "too_short": len("".join(text.split())) < 2,
        "case_count": counts[0],
        "incident_count": counts[1],
        "cases": lines(cases.order_by("-opened_on", "reference")[:MOST], today),
        "incidents": incident_lines(with_due(incidents)[:MOST], today),
        "most": MOST,
        "columns": plain_columns(),
        "wide": True,
    }
    return render(request, "casework/pages/search.html", context)


def _by_reference(text: str) -> Q:
    """Part of a reference: at least three characters with a figure among them, so that no name is taken for one."""
    part = text.upper().replace(" ", "-")
    if len(part) < LEAST_OF_A_REFERENCE or not any(sign.isdigit() for sign in part):
        return Q(pk__in=[])
    return Q(reference__contains=part)


def _exactly(request: HttpRequest, text: str) -> File | None:
    """The visible file with this very reference, however it was typed."""
    reference = text.upper().replace(" ", "-")
    for files in (Case, Incident, InformationRequest):
        seen = files._default_manager.visible_to(reader(request))
        file: File | None = seen.filter(reference=reference).first()
        if file is not None:
            return file
    return None


def _searched(request: HttpRequest, text: str, cases: int, incidents: int, requests: int = 0) -> None:
    audit.record_look(
        Look.SEARCHED,
        by=reader(request),
        facts={"page": "search", "cases": cases, "incidents": incidents}
        | ({"requests": requests} if requests else {}),
        personal={"text": text} if text else None,
    )
