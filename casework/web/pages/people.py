"""The directory search behind every "who?" question: a few people, never a list of all staff."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from casework.enums import Look
from casework.errors import NotYou
from casework.models import Employee
from casework.queries.people import Found, find_people, lines_of, may_search
from casework.web.doors import looked, refusals_in_words
from casework.web.widgets import PersonFound, people_found

_FIELD = re.compile(r"[a-z][a-z0-9_-]{0,60}")


class Directory:
    """The people a form may choose from (``widgets.PeopleSource``): everybody employed today, found by searching."""

    def find(self, words: str) -> Sequence[PersonFound]:
        return [_shown(one) for one in find_people(words, timezone.localdate())]

    def get(self, key: str) -> Employee | None:
        return Employee.objects.employed_on(timezone.localdate()).filter(staff_number=key).first()

    def line(self, key: str) -> PersonFound | None:
        employee = self.get(key)
        return _shown(lines_of([employee], timezone.localdate())[0]) if employee is not None else None


def _shown(one: Found) -> PersonFound:
    return PersonFound(one.staff_number, one.name, one.detail)


@require_POST
@refusals_in_words
def people_search(request: HttpRequest) -> HttpResponse:
    """People by name or staff number, for the form field ``field`` whose words came in the body: names stay out of
    addresses. A fragment for the page that asked; without scripts forms search by themselves.
    """
    if not may_search(request.user):
        raise NotYou("The directory is open to HR, to managers, and to people who work on a case.")
    field = request.GET.get("field", "")
    if not _FIELD.fullmatch(field):
        field = "person"
    found = people_found(field, Directory(), request.POST.get(f"{field}_search", "").strip()[:100])
    looked(request, Look.SEARCHED, page="people_search", people=len(found["people"]))
    whole = not request.headers.get("HX-Request")
    template = "casework/pages/people_search.html" if whole else "casework/components/people_found.html"
    return render(request, template, {"results": found})
