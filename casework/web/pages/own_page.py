"""The employee's own case: what they were sent, what is next, and what they can do themselves. Theirs alone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from casework.web.doors import looked, refusals_in_words
from casework.web.pages import own_outcome_sections as outcomes
from casework.web.pages import own_sections as sections
from casework.web.pages.own import find_own_case
from casework.web.pages.own_letter_sections import first_letter_sections, last_letter_sections
from casework.web.pages.own_paper import as_sent
from casework.web.pages.own_story import own_happenings, own_next
from casework.web.pages.own_verbs import own_links


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
        "links": own_links(case),
        "allegations": sections.allegation_lines(case),
        "suspension": sections.suspension_rows(case, today),
        "sections": as_sent(
            case,
            [
                *last_letter_sections(case),
                *outcomes.outcome_sections(case),
                *outcomes.appeal_sections(case),
                *sections.invitation_sections(case),
                *first_letter_sections(case),
            ],
        ),
        "served": sections.served_parts(case),
        "notes": as_sent(case, sections.notes_sections(case)),
        "happenings": own_happenings(case),
    }
    return render(request, "casework/pages/own_case.html", context)
