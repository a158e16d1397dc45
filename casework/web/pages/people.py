"""The directory search behind every "who?" question: a few people, never a list of all staff."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from casework.enums import Look
from casework.errors import NotYou
from casework.queries.people import may_search, may_search_everybody
from casework.web.directory import EmployeeDirectory, WholeDirectory
from casework.web.doors import looked, reader, refusals_in_words
from casework.web.widgets import people_found

_FIELD = re.compile(r"[a-z][a-z0-9_-]{0,60}")


@require_POST
@refusals_in_words
def people_search(request: HttpRequest) -> HttpResponse:
    """People by name or staff number, for the form field ``field`` whose words came in the body: names stay out of
    addresses. A fragment for the page that asked; without scripts forms search by themselves.
    """
    if not may_search(reader(request)):
        raise NotYou("The directory is open to HR, to managers, and to people who work on a case.")
    return _found(request, EmployeeDirectory(), "people_search")


@require_POST
@refusals_in_words
def everybody_search(request: HttpRequest) -> HttpResponse:
    """The same over everybody who ever worked here, for old records and for requests about whoever has left."""
    if not may_search_everybody(reader(request)):
        raise NotYou("Who has left is looked up by HR, and by those who look after subject access requests.")
    return _found(request, WholeDirectory(), "everybody_search")


def _found(request: HttpRequest, directory: EmployeeDirectory, page: str) -> HttpResponse:
    field = request.GET.get("field", "")
    if not _FIELD.fullmatch(field):
        field = "person"
    found = people_found(field, directory, request.POST.get(f"{field}_search", "").strip()[:100])
    looked(request, Look.SEARCHED, page=page, people=len(found["people"]))
    whole = not request.headers.get("HX-Request")
    template = "casework/pages/people_search.html" if whole else "casework/components/people_found.html"
    return render(request, template, {"results": found})
