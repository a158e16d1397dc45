"""The days off of each nation: where each comes from, and one more or one less."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from casework.actions.holidays import add_holiday, take_off_holiday
from casework.enums import HolidayKind, Look, Nation
from casework.errors import RuleBroken
from casework.models import HolidayChange
from casework.queries.calendars import DayLine, day_lines, earlier_changes
from casework.rules.dates import words
from casework.rules.working_days import FIRST_YEAR, LAST_YEAR, SEED_SOURCE
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.doors import looked, record_refusal, refusals_in_words
from casework.web.forms.base import GovukForm
from casework.web.policies.views import maker
from casework.web.shapes import Link

Change = Callable[..., list[HolidayChange]]


class WhichHolidaysForm(GovukForm):
    """Of which nation, in which year."""

    mark_optional = False
    nation = fields.SelectField(label="Nation", choices=Nation.choices)
    year = fields.NumberField(label="Year", min_value=FIRST_YEAR, max_value=LAST_YEAR)


class HolidayForm(GovukForm):
    """A day that differs from the list that came with the software."""

    mark_optional = False
    day = DateField(label="Day", name_in_sentence="the day")
    name = fields.TextField(
        label="Name of the day",
        name_in_sentence="the name of the day",
        help_text="For example, King's coronation",
        max_length=100,
    )
    nations = fields.CheckboxesField(label="Where", name_in_sentence="where", choices=Nation.choices)
    kind = fields.RadioField(label="What it is", name_in_sentence="what it is", choices=HolidayKind.choices)
    source = fields.TextField(
        label="Where this is said",
        name_in_sentence="where this is said",
        help_text="For example, the proclamation in the London Gazette with its date, or who decided on a closure day",
        max_length=300,
    )


@require_safe
@refusals_in_words
def holidays(request: HttpRequest) -> HttpResponse:
    """The days off of a nation in a year, each with its source and when it was added."""
    maker(request)
    today = timezone.localdate()
    asked = request.GET if "nation" in request.GET or "year" in request.GET else None
    first = {"nation": Nation.ENGLAND_AND_WALES.value, "year": today.year}
    form = WhichHolidaysForm(asked, initial=first)
    context: dict[str, Any] = {"form": form, "wide": True}
    if asked is None or form.is_valid():
        given = form.cleaned_data if asked is not None else first
        nation, year = Nation(given["nation"]), int(given["year"])
        lines = day_lines(nation, year)
        context |= {
            "nation": nation,
            "year": year,
            "lines": [_shown(line) for line in lines],
            "earlier": earlier_changes(nation, year),
        }
        looked(request, Look.LISTED, page="holidays", nation=nation.value, year=year, count=len(lines))
    return render(request, "casework/policies/holidays.html", context, status=form.http_status)


def _shown(line: DayLine) -> dict[str, Any]:
    change = line.change
    return {
        "day": line.day,
        "name": line.name,
        "kind": str(HolidayKind(change.kind).label) if change is not None else HolidayKind.BANK_HOLIDAY.label,
        "is_off": line.is_off,
        "source": change.source if change is not None else SEED_SOURCE,
        "change": change,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@refusals_in_words
def add(request: HttpRequest) -> HttpResponse:
    """One day more."""
    page = {
        "heading": "Add a day off",
        "submit": "Add the day",
        "steps": [
            "Open deadlines are counted again within a few minutes. A day that a letter printed is never taken from "
            "the employee, a hearing that is arranged stays where it is, and closed cases do not change.",
        ],
    }
    return _change(request, page, add_holiday, "is a day off now")


@require_http_methods(["GET", "HEAD", "POST"])
@refusals_in_words
def take_off(request: HttpRequest) -> HttpResponse:
    """One day less."""
    page = {
        "heading": "Take a day off the calendar",
        "submit": "Take the day off the calendar",
        "steps": [
            "The day becomes a working day, and open deadlines are counted again within a few minutes. A day that a "
            "letter printed is never taken from the employee, and closed cases do not change.",
        ],
    }
    return _change(request, page, take_off_holiday, "is a working day now")


def _change(request: HttpRequest, page: dict[str, Any], change: Change, done: str) -> HttpResponse:
    by = maker(request)
    form = HolidayForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = _carry_out(request, form, change, by)
        if made:
            day: date = made[0].day
            messages.success(request, f"{words(day)} {done}. Open deadlines are being counted again.")
            return redirect(f"{reverse('holidays')}?nation={made[0].nation}&year={day.year}")
    address = reverse("holidays")
    context = {"form": form, "back": Link("Back to the days off", address), "cancel": address}
    looked(request, page=str(request.resolver_match.url_name) if request.resolver_match else "")
    return render(request, "casework/form_page.html", context | page, status=form.http_status)


def _carry_out(request: HttpRequest, form: HolidayForm, change: Change, by: User) -> list[HolidayChange]:
    """What was changed; nothing where a rule refused, which the form then says."""
    try:
        return change(**form.cleaned_data, by=by)
    except RuleBroken as broken:
        record_refusal(request, broken)
        form.refuse(broken)
        return []
