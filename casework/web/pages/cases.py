"""The case list."""

from __future__ import annotations

from typing import cast

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from casework.enums import Look
from casework.models.scoping import CaseQuerySet
from casework.queries.case_list import PRESETS, cases_wanted, lines
from casework.web.doors import looked, reader, refusals_in_words
from casework.web.pages import case_filter

PER_PAGE = 25


@require_safe
@refusals_in_words
def cases(request: HttpRequest) -> HttpResponse:
    """The cases the reader may see and asked for, what is due next first."""
    form = case_filter.CaseFilterForm(request.GET, units=case_filter.units_for(request))
    form.is_valid()
    wanted = case_filter.wanted_of(request.GET, form)
    rows = cases_wanted(reader(request), wanted, timezone.now())
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    found = lines(cast(CaseQuerySet, page.object_list), timezone.localdate())
    looked(request, Look.LISTED, page="cases", count=len(found))
    kept = [(name, request.GET[name]) for name in ("preset", "sort") if request.GET.get(name)]
    context = {
        "wide": True,
        "form": form,
        "page": page,
        "cases": found,
        "preset": wanted.preset,
        "preset_words": PRESETS[wanted.preset],
        "presets": case_filter.presets(request.GET, wanted),
        "columns": case_filter.columns(request.GET, wanted),
        "chosen": form.chosen(request.GET),
        "clear": f"?preset={wanted.preset}",
        "keep": kept,
    }
    return render(request, "casework/pages/cases.html", context, status=form.http_status)
