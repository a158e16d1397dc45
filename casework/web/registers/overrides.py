"""The register of overrides: where the separation of roles gave way, counted and listed."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casework import access
from casework.enums import Look
from casework.errors import NotYou
from casework.queries.overrides import READERS_OF_OVERRIDES, count_overrides, separation_overrides
from casework.web.doors import looked, reader, refusals_in_words
from casework.web.registers.views import PER_PAGE


@require_safe
@refusals_in_words
def overrides(request: HttpRequest) -> HttpResponse:
    """For HR leads and auditors, of the cases of their units that they may see."""
    if not access.roles_of(reader(request)) & set(READERS_OF_OVERRIDES):
        raise NotYou("The register of overrides is read by HR leads and auditors. You are not one.")
    rows = separation_overrides(reader(request))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    looked(request, Look.LISTED, list="overrides", page=page.number)
    context = {"wide": True, "page": page, "count": count_overrides(rows)}
    return render(request, "casework/registers/separation_overrides.html", context)
