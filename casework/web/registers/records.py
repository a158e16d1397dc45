"""The records whose time is over, or soon is: what an HR lead looks at, and what another approves (R20)."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from casework import access
from casework.enums import Look
from casework.errors import NotYou
from casework.queries.retention import READERS_OF_REVIEWS, records_to_review, reviews_of
from casework.web.doors import looked, reader, refusals_in_words
from casework.web.registers.views import PER_PAGE


@require_safe
@refusals_in_words
def records(request: HttpRequest) -> HttpResponse:
    """For HR leads, of the cases of their units that they may see."""
    if not access.roles_of(reader(request)) & set(READERS_OF_REVIEWS):
        raise NotYou("Records to review are read by HR leads. You are not one.")
    today = timezone.localdate()
    page = Paginator(records_to_review(reader(request), today), PER_PAGE).get_page(request.GET.get("page"))
    looked(request, Look.LISTED, list="records", page=page.number)
    said = reviews_of([row.case for row in page.object_list if row.case is not None])
    lines = [(row, said.get(row.case_id), row.due_on <= today) for row in page.object_list]
    return render(
        request, "casework/registers/records_to_review.html", {"wide": True, "page": page, "lines": lines}
    )
