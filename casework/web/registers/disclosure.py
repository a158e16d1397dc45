"""The disclosure table as a page and as files: the question stands in the address, the answer names nobody."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_safe

from accounts.models import User
from casework import access
from casework.enums import CountOf, Figures, OutcomeTaken
from casework.errors import NotYou
from casework.models import Category
from casework.queries.disclosure import DisclosureAsked
from casework.rendering.csv import BYTE_ORDER_MARK
from casework.reports import COUNTERS, Disclosure, disclosure_for, export_disclosure
from casework.reports.files import figure
from casework.rules.disclosure import Line
from casework.web import doors
from casework.web.day_fields import DateField
from casework.web.doors import looked, refusals_in_words
from casework.web.fields import SelectField
from casework.web.forms.base import GovukForm
from casework.web.registers.forms import indented
from casework.web.shapes import Column

_CONTENT_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


class DisclosureForm(GovukForm):
    """What a published answer is asked for. Every answer is a code or a day."""

    mark_optional = False
    category = SelectField(label="Category")
    decided_from = DateField(label="Decided from", help_text="First day of the period")
    decided_to = DateField(label="Decided to", help_text="Last day of the period")
    count = SelectField(
        label="Count",
        required=False,
        empty_label=CountOf.PEOPLE.label,
        choices=[(one.value, one.label) for one in CountOf if one != CountOf.PEOPLE],
    )
    outcome = SelectField(
        label="Outcome",
        required=False,
        empty_label=OutcomeTaken.FINAL.label,
        choices=[(OutcomeTaken.FIRST.value, OutcomeTaken.FIRST.label)],
    )
    as_at = DateField(
        label="As at",
        required=False,
        not_future=True,
        help_text="As known at the end of that day; today, if you leave it open",
    )

    figures = SelectField(
        label="Figures",
        required=False,
        empty_label=Figures.PUBLISHED.label,
        choices=[(Figures.EXACT.value, Figures.EXACT.label)],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.categories = {category.code: category for category in Category.objects.order_by("path")}
        field = cast(SelectField, self.fields["category"])
        field.choices = [("", "Choose"), *((code, indented(node)) for code, node in self.categories.items())]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = data.get("decided_from"), data.get("decided_to")
        if first and last and last < first:
            self.add_error("decided_to", "Decided to must be the same as or after decided from")
        return data

    def asked(self) -> DisclosureAsked:
        data = self.cleaned_data
        return DisclosureAsked(
            category=self.categories[data["category"]],
            first=data["decided_from"],
            last=data["decided_to"],
            as_at=data["as_at"] or timezone.localdate(),
            count=CountOf(data["count"] or CountOf.PEOPLE),
            outcome=OutcomeTaken(data["outcome"] or OutcomeTaken.FINAL),
            figures=Figures(data["figures"] or Figures.PUBLISHED),
        )


def counter_of(request: HttpRequest) -> User:
    """The person who counts. Raises NotYou unless they are an auditor or an HR lead."""
    reader = doors.reader(request)
    if not access.roles_of(reader) & set(COUNTERS):
        raise NotYou("Published figures are counted by auditors and HR leads. You are neither.")
    return reader


@require_safe
@refusals_in_words
def disclosure_table(request: HttpRequest) -> HttpResponse:
    """The question, and under it the answer with its counting rules and its bridge."""
    reader = counter_of(request)
    form = DisclosureForm(request.GET or None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        made = disclosure_for(form.asked(), by=reader)
        context |= _shown(request, made)
        looked(request, page="disclosure_table", **made.asked.codes())
    return render(request, "casework/registers/disclosure_table.html", context, status=form.http_status)


def _shown(request: HttpRequest, made: Disclosure) -> dict[str, Any]:
    table = made.table
    figures = [[row.label, figure(row.count, row.mark), _percent(row.percent)] for row in table.rows]
    return {
        "made": made,
        "made_at": timezone.now(),
        "columns": [
            Column("Outcome"),
            Column("Number", is_number=True),
            Column("Of the total", is_number=True),
        ],
        "rows": [*figures, ["Total", figure(table.total, table.total_mark), "–"]],
        "bridge_columns": [Column("Figure"), Column("Number", is_number=True)],
        "units": _bridge(table.units),
        "appeals": _bridge((*table.appeals, *table.changes)),
        "files": [
            (name.upper(), f"{reverse(f'disclosure_table_{name}')}?{request.GET.urlencode()}")
            for name in _CONTENT_TYPES
        ],
    }


def _percent(value: Any) -> str:
    return "" if value is None else f"{value} %"


def _bridge(lines: tuple[Line, ...]) -> list[list[str]]:
    return [[line.words, f"{line.number:,}"] for line in lines]


@require_GET
@refusals_in_words
def disclosure_file(request: HttpRequest, form_of_file: str) -> HttpResponse:
    """The same answer as a file to keep."""
    reader = counter_of(request)
    form = DisclosureForm(request.GET)
    if not form.is_valid():
        return render(
            request, "casework/registers/disclosure_table.html", {"form": form}, status=form.http_status
        )
    made = disclosure_for(form.asked(), by=reader)
    text = export_disclosure(made, form_of_file, by=reader).encode()
    name = f"disclosure-{made.asked.category.code}-as-at-{made.asked.as_at.isoformat()}.{form_of_file}"
    return HttpResponse(
        BYTE_ORDER_MARK + text if form_of_file == "csv" else text,
        content_type=_CONTENT_TYPES[form_of_file],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
