"""Cover somebody who is away: arrange it, see what was handed over and what was not, hand it back."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from casework import access
from casework.actions.covers import arrange_cover, hand_back
from casework.enums import Look, PartKind
from casework.errors import NotYou, RuleBroken
from casework.models import Case, Cover, CoveredPart
from casework.models.scoping import HR_ROLES
from casework.queries.stage import mid_sentence
from casework.rules.dates import words
from casework.web import doors
from casework.web.directory import EmployeeDirectory
from casework.web.doors import looked, record_refusal, refusals_in_words
from casework.web.forms.covers import CoverForm
from casework.web.shapes import Row

PER_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
@refusals_in_words
def covers(request: HttpRequest) -> HttpResponse:
    """The form, and the covers this person may see, the newest first."""
    reader = _reader(request)
    people = EmployeeDirectory()
    form = CoverForm(
        request.POST if request.method == "POST" else None, people={"absent": people, "stand_in": people}
    )
    if form.is_valid():
        try:
            made = arrange_cover(**form.cleaned_data, by=reader, on=timezone.localdate())
            return redirect("cover", pk=made.pk)
        except RuleBroken as broken:
            record_refusal(request, broken)
            form.refuse(broken)
    rows = Cover.objects.visible_to(reader).with_what_is_left(reader).select_related("absent", "stand_in")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    looked(request, Look.LISTED, list="covers", covers=[row.pk for row in page])
    context = {
        "form": form,
        "heading": "Cover for somebody who is away",
        "submit": "Hand the cases over",
        "steps": (
            "Every part they hold in an open case that you may see goes to the stand-in, where the rules allow it.",
            "You see at once which could not be handed over, and why.",
        ),
        "page": page,
        "covers": [(row, _state(row)) for row in page],
    }
    return render(request, "casework/pages/covers.html", context, status=form.http_status)


@require_safe
@refusals_in_words
def cover(request: HttpRequest, pk: int) -> HttpResponse:
    """What was handed over, what was not and why, and what the stand-in still holds; of cases the reader may see."""
    row = _find(request, pk)
    seen = Case.objects.visible_to(doors.reader(request))
    covered = row.covered.filter(case__in=seen).select_related("case__subject", "part", "successor", "back")
    gaps = row.gaps.filter(case__in=seen).select_related("case__subject", "part")
    looked(request, page="cover", cover=row.pk)
    context = {
        "cover": row,
        "state": _state(row),
        "covered": [Row(_what(one.case, one.part.kind), _became(one)) for one in covered],
        "gaps": [Row(_what(one.case, one.part.kind), one.why) for one in gaps],
        "to_hand_back": row.is_left,
    }
    return render(request, "casework/pages/cover.html", context)


@require_POST
@refusals_in_words
def hand_back_cover(request: HttpRequest, pk: int) -> HttpResponse:
    """Give everything back that can be."""
    row = _find(request, pk)
    hand_back(row, by=doors.reader(request), on=timezone.localdate())
    return redirect("cover", pk=row.pk)


def _reader(request: HttpRequest) -> User:
    reader = doors.reader(request)
    if not access.roles_of(reader) & set(HR_ROLES):
        raise NotYou("Cover is arranged by HR. Ask HR of your unit to do it for you.")
    return reader


def _find(request: HttpRequest, pk: int) -> Cover:
    reader = _reader(request)
    rows = Cover.objects.visible_to(reader).with_what_is_left(reader)
    return get_object_or_404(rows.select_related("absent", "stand_in", "arranged_by"), pk=pk)


def _what(case: Case, kind: str) -> str:
    return f"{case.reference}, {mid_sentence(PartKind(kind).label)}"


def _became(one: CoveredPart) -> str:
    if one.back is not None:
        return f"Handed back {words(one.back.from_date)}"
    if one.kept_because:
        return f"Not handed back. {one.kept_because}"
    if one.successor.to_date is not None:
        return f"With the stand-in until {words(one.successor.to_date)}, then replaced on the case"
    return f"With the stand-in since {words(one.successor.from_date)}"


def _state(row: Cover) -> str:
    """Whether it runs, is over and to be handed back, or was: of the cases that the reader may see."""
    if not row.is_left:
        return "Nothing left to hand back"
    return "Over: to be handed back" if row.until < timezone.localdate() else "Running"
