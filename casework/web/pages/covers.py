"""Cover for somebody who is away: arrange it, see what was handed over and what was not, cancel it, hand it back."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from casework import access
from casework.actions.covering import left_of
from casework.actions.covers import arrange_cover, cancel_cover, hand_back, of_their_hr
from casework.enums import Look, PartKind
from casework.errors import NotYou, RuleBroken
from casework.models import Case, Cover, CoveredPart, CoverGap, Employee, Part
from casework.models.scoping import HR_ROLES
from casework.queries.covers import may_read_why
from casework.queries.people import may_search
from casework.queries.stage import mid_sentence
from casework.rules.dates import words
from casework.web import doors
from casework.web.directory import EmployeeDirectory
from casework.web.doors import looked, record_refusal, refusals_in_words
from casework.web.forms.covers import CoverForm, OwnCoverForm
from casework.web.shapes import Row

PER_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
@refusals_in_words
def covers(request: HttpRequest) -> HttpResponse:
    """The form, and the covers this person may see, the newest first."""
    reader = _reader(request)
    in_hr = _in_hr(reader)
    form = _form(request, reader, in_hr=in_hr)
    if form.is_valid():
        given = form.cleaned_data if in_hr else {"absent": _themselves(reader), **form.cleaned_data}
        try:
            made = arrange_cover(**given, by=reader, on=timezone.localdate())
            return redirect("cover", pk=made.pk)
        except RuleBroken as broken:
            record_refusal(request, broken)
            form.refuse(broken)
    rows = Cover.objects.visible_to(reader).with_what_is_left(reader).select_related("absent", "stand_in")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    looked(request, Look.LISTED, list="covers", covers=[row.pk for row in page])
    context = {
        "form": form,
        "heading": "Cover for somebody who is away" if in_hr else "Arrange cover for when you are away",
        "submit": "Arrange cover",
        "steps": (
            "On the first day every part in an open case goes to the stand-in, where the rules allow it.",
            "What cannot be handed over stays; HR is told, and looks at it.",
            "A hearing that is arranged from now on for a day of the absence is led by the stand-in.",
            "On the day after the last one the cases come back. You can cancel until it begins.",
        ),
        "page": page,
        "covers": [(row, _state(row, in_hr=in_hr)) for row in page],
    }
    return render(request, "casework/pages/covers.html", context, status=form.http_status)


def _form(request: HttpRequest, reader: User, *, in_hr: bool) -> OwnCoverForm:
    """A search in it finds nobody for whoever the directory is not open to: they hold nothing to hand over."""
    kind = CoverForm if in_hr else OwnCoverForm
    names = ("absent", "stand_in") if in_hr else ("stand_in",)
    people = dict.fromkeys(names, EmployeeDirectory()) if may_search(reader) else None
    return kind(request.POST if request.method == "POST" else None, people=people)


@require_safe
@refusals_in_words
def cover(request: HttpRequest, pk: int) -> HttpResponse:
    """What was handed over, what was not and why, and what the stand-in still holds; of cases the reader may see."""
    reader = _reader(request)
    in_hr, row = _in_hr(reader), _find(request, pk)
    seen = Case.objects.visible_to(reader)
    covered = row.covered.filter(case__in=seen).select_related("case__subject", "part", "successor", "back")
    gaps = row.gaps.filter(case__in=seen).exclude(part__covered__cover=row)
    newest = {gap.part_id: gap for gap in gaps.select_related("case__subject", "part")}
    kept = {one.case_id for one in covered if one.kept_because}
    told = may_read_why(reader, kept | {gap.case_id for gap in newest.values()})
    looked(request, page="cover", cover=row.pk)
    context = {
        "cover": row,
        "state": _state(row, in_hr=in_hr),
        "planned": row.began_at is None,
        "in_hr": in_hr,
        "covered": [
            Row(_what(one.case, one.part.kind), _became(one, is_told=one.case_id in told)) for one in covered
        ],
        "gaps": [
            Row(_what(one.case, one.part.kind), _why(one, is_told=one.case_id in told))
            for one in newest.values()
        ],
        "to_hand_back": in_hr
        and (row.began_at is not None or row.cancelled_at is not None)
        and bool(of_their_hr(left_of(row, seen_by=reader), reader)),
        "to_cancel": row.is_planned and (in_hr or row.absent.user_id == reader.pk),
    }
    return render(request, "casework/pages/cover.html", context)


@require_POST
@refusals_in_words
def hand_back_cover(request: HttpRequest, pk: int) -> HttpResponse:
    """Give everything back that can be."""
    row = _find(request, pk)
    hand_back(row, by=doors.reader(request), on=timezone.localdate())
    return redirect("cover", pk=row.pk)


@require_POST
@refusals_in_words
def cancel_planned_cover(request: HttpRequest, pk: int) -> HttpResponse:
    """Call it off before it begins."""
    row = _find(request, pk)
    cancel_cover(row, by=doors.reader(request), on=timezone.localdate())
    return redirect("cover", pk=row.pk)


def _in_hr(reader: User) -> bool:
    return bool(access.roles_of(reader) & set(HR_ROLES))


def _reader(request: HttpRequest) -> User:
    """HR, whoever works on a case, and whoever is or was away or stands in."""
    reader = doors.reader(request)
    if _in_hr(reader) or Part.objects.in_hand(reader).exists() or Cover.objects.visible_to(reader).exists():
        return reader
    raise NotYou("Cover is for HR and for whoever works on a case. Ask HR of your unit.")


def _themselves(reader: User) -> Employee:
    found = Employee.objects.filter(user=reader).first()
    if found is None:
        raise NotYou("Your sign-in is of nobody on the staff list, so there is nobody to cover for.")
    return found


def _find(request: HttpRequest, pk: int) -> Cover:
    reader = _reader(request)
    rows = Cover.objects.visible_to(reader).with_what_is_left(reader)
    return get_object_or_404(rows.select_related("absent", "stand_in", "arranged_by"), pk=pk)


def _what(case: Case, kind: str) -> str:
    return f"{case.reference}, {mid_sentence(PartKind(kind).label)}"


def _why(gap: CoverGap, *, is_told: bool) -> str:
    return gap.why if is_told else "It cannot go to this stand-in. HR was told why."


def _became(one: CoveredPart, *, is_told: bool) -> str:
    if one.back is not None:
        return f"Handed back {words(one.back.from_date)}"
    if one.kept_because:
        return f"Not handed back. {one.kept_because if is_told else 'HR knows why.'}"
    if one.successor.to_date is not None:
        return f"With the stand-in until {words(one.successor.to_date)}, then replaced on the case"
    return f"With the stand-in since {words(one.successor.from_date)}"


def _state(row: Cover, *, in_hr: bool) -> str:
    """Whether it is ahead, runs, is over and to be handed back, or was: to HR, of the cases that they may see."""
    if row.cancelled_at is not None:
        return f"Cancelled {words(timezone.localdate(row.cancelled_at))}"
    if row.is_planned:
        return f"Begins {words(row.from_on)}"
    if not in_hr:
        return "Running" if row.ended_at is None else "Over"
    if not row.is_left:
        return "Nothing left to hand back"
    if row.until >= timezone.localdate():
        return "Running"
    return "Over: to be handed back" if row.is_theirs else "Over: HR of the cases hands them back"
