"""The way to an employee's own case: theirs alone."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import reverse

from casework import files
from casework.models import Case
from casework.queries.own_case import load_own
from casework.web.doors import reader


def find_own_case(request: HttpRequest, reference: str) -> Case:
    """The case about the reader. Raises Http404 for anybody else, as for a case that is not there."""
    case = files.find_own_case(reference, by=reader(request))
    if case is None:
        raise Http404("No such case.")
    return load_own(case)


def own_address(case: Case) -> str:
    return reverse("own_case", kwargs={"reference": case.reference})
