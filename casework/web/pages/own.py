"""The employee's own case: what they were sent, what is next, and what they can do themselves. Theirs alone."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from casework import files
from casework.models import Case
from casework.queries.own_case import load_own
from casework.web.doors import looked, reader, refusals_in_words
from casework.web.pages import own_outcome_sections as outcomes
from casework.web.pages import own_sections as sections
from casework.web.pages.own_story import own_happenings, own_next


def find_own_case(request: HttpRequest, reference: str) -> Case:
    """The case about the reader. Raises Http404 for anybody else, as for a case that is not there."""
    case = files.find_own_case(reference, by=reader(request))
    if case is None:
        raise Http404("No such case.")
    return load_own(case)


@require_safe
@refusals_in_words
def own_case(request: HttpRequest, reference: str) -> HttpResponse:
    """One page in the order of what matters to the employee. It prints as the letters' content."""
    case = find_own_case(request, reference)
    today = timezone.localdate()
    looked(request, case=case, page="own_case")
    context = {
        "reference": case.reference,
        "next": own_next(case, today),
        "allegations": sections.allegation_lines(case),
        "suspension": sections.suspension_rows(case, today),
        "sections": [
            *outcomes.outcome_sections(case),
            *outcomes.appeal_sections(case),
            *sections.invitation_sections(case),
        ],
        "served": sections.served_parts(case),
        "notes": sections.notes_sections(case),
        "happenings": own_happenings(case),
    }
    return render(request, "casework/pages/own_case.html", context)
