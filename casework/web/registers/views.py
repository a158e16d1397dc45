"""The pages: the register, the search for an employee, and one employee's history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from casework import access, audit
from casework.actions.past_records import may_record_past
from casework.enums import (
    AppealResult,
    AppealStatus,
    IncidentChannel,
    Known,
    Look,
    Platform,
    Role,
)
from casework.errors import NotYou
from casework.exports import EXPORTERS, SANCTION_COLUMNS
from casework.models import Employee, Sanction
from casework.queries.exports import exports_in_words, exports_seen_by
from casework.queries.measures import in_a_list, in_lines, measures_of
from casework.queries.register_readers import READERS, employees_in_reach, register_of
from casework.queries.reopenings import REDUCED, WITHDRAWN
from casework.queries.sanction_register import STANDS, RegisterFilter, sanction_register
from casework.rules.dates import words
from casework.rules.ladder import level_name
from casework.web import doors
from casework.web.doors import looked, refusals_in_words
from casework.web.registers.forms import FindEmployeeForm, LiveOnForm, RegisterForm
from casework.web.shapes import Chosen, Column

PER_PAGE = 50
MOST_FOUND = 20
_DATE_PARTS = ("_day", "_month", "_year")


@dataclass(frozen=True)
class AppealLine:
    """What an appeal made of a sanction. ``fell``: why it no longer stands; ``first``: what it began as, if another."""

    fell: str = ""
    first: str = ""
    said: str = ""


def appeal_line(row: Any) -> AppealLine:
    """Of a row of the register."""
    fell = _PUT_RIGHT.get(row.put_right, _FELL.get(row.appeal_result, "")) if row.stands != STANDS else ""
    first = _first(row)
    if row.appeal_result in _UNDECIDED:
        return AppealLine(fell, first, _UNDECIDED[row.appeal_result])
    if not row.appeal_result:
        return AppealLine(fell, first)
    said = str(AppealResult(row.appeal_result).label)
    if row.appeal_decided_on is not None:  # an old record does not say when
        said += f", {words(row.appeal_decided_on)}"
    return AppealLine(fell, first, said)


def _first(row: Any) -> str:
    """What was first imposed; empty where that is what stands."""
    if row.first_level is None:
        return str(Known.NOT_KNOWN.label)
    return level_name(row.first_level, row.first_called) if row.first_level != row.level else ""


_UNDECIDED: dict[str, str] = {
    AppealStatus.PENDING: "Under appeal",
    AppealStatus.WITHDRAWN: "Appeal withdrawn",
    AppealStatus.LATE_REFUSED: "Late appeal, not heard",
    AppealStatus.NOT_KNOWN: "Whether it was appealed is not known",
}
_PUT_RIGHT = {WITHDRAWN: "Withdrawn after the case was closed", REDUCED: "Reduced after the case was closed"}
_FELL = {
    AppealResult.SET_ASIDE: "Set aside on appeal",
    AppealResult.VARIED: "Replaced on appeal",
    AppealResult.REMITTED: "Set aside: to be heard again",
}


@dataclass(frozen=True)
class Line:
    """One sanction as a row of a page."""

    sanction: Sanction
    level: str
    measures: str
    categories: str
    where: str
    appeal: AppealLine

    @property
    def history(self) -> str:
        return reverse("sanction_history", args=[self.sanction.employee_id])


def reader_of(request: HttpRequest) -> User:
    """The person who reads. Raises NotYou unless they are an auditor or work in HR."""
    reader = doors.reader(request)
    if not access.roles_of(reader) & set(READERS):
        raise NotYou("The sanctions register is read by auditors and by HR. You are neither.")
    return reader


@require_safe
@refusals_in_words
def sanctions(request: HttpRequest) -> HttpResponse:
    """The register: every sanction this person may see, filtered by the address."""
    reader = reader_of(request)
    form = RegisterForm(request.GET, reader=reader)
    if not form.is_valid():
        return register_with_errors(request, form)
    wanted = form.wanted()
    rows = sanction_register(register_of(reader), wanted)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    lines = _lines(page, form)
    shown = [line.sanction.pk for line in lines]
    looked(request, Look.LISTED, list="sanctions", page=page.number, sanctions=shown, **wanted.codes())
    return render(
        request, "casework/registers/sanctions.html", _register(request, reader, form, wanted, page, lines)
    )


def register_with_errors(request: HttpRequest, form: RegisterForm) -> HttpResponse:
    """The register without rows, saying what is wrong with the filter."""
    return render(
        request, "casework/registers/sanctions.html", {"form": form, "wide": True}, status=form.http_status
    )


def _register(
    request: HttpRequest,
    reader: User,
    form: RegisterForm,
    wanted: RegisterFilter,
    page: Page,
    lines: list[Line],
) -> dict[str, Any]:
    asked = wanted.in_words()
    export = reverse("sanctions_export") + _with(request.GET, without=("page",))
    return {
        "form": form,
        "wide": True,
        "wanted": wanted,
        "asked": [phrase for name, phrase in asked.items() if name not in ("superseded", "as_known_at")],
        "known": asked.get("as_known_at", ""),
        "chosen": [
            Chosen(phrase, _with(request.GET, without=(name, "page"))) for name, phrase in asked.items()
        ],
        "clear": request.path,
        "page": page,
        "lines": lines,
        "headings": [Column(text) for text in _HEADINGS],
        "read_at": timezone.now(),
        "sees_all": access.audits_everything(reader),
        "audits": is_auditor(reader),
        "records": may_record_past(reader),
        "export": export if may_export(reader) else "",
        "columns": SANCTION_COLUMNS,
    }


_HEADINGS = (
    "Employee",
    "Case",
    "Unit",
    "Found",
    "Sanction",
    "Issued",
    "Live from and to",
    "Live",
    "Employment ends",
    "Last day to appeal",
)


def is_auditor(reader: User) -> bool:
    return Role.AUDITOR in access.roles_of(reader)


def may_export(reader: User) -> bool:
    return bool(access.roles_of(reader) & set(EXPORTERS))


def _with(query: QueryDict, *, without: tuple[str, ...]) -> str:
    """The same filters without some; a day goes with its three boxes."""
    kept = query.copy()
    for name in without:
        for key in (name, *(name + part for part in _DATE_PARTS)):
            kept.pop(key, None)
    return f"?{kept.urlencode()}"


def _lines(rows: Any, form: RegisterForm) -> list[Line]:
    return [
        Line(
            sanction=row,
            level=row.level_name,
            measures=in_a_list(row.measures),
            categories="; ".join(str(form.categories[code]) for code in row.categories or ()),
            where=_where(row),
            appeal=appeal_line(row),
        )
        for row in rows
    ]


def _where(row: Any) -> str:
    places = [str(IncidentChannel(code).label) for code in row.channels or ()]
    platforms = [str(Platform(code).label) for code in row.platforms or ()]
    return "; ".join(places) + (f" ({', '.join(platforms)})" if platforms else "")


@require_safe
@refusals_in_words
def sanctions_exports(request: HttpRequest) -> HttpResponse:
    """The files that left, for auditors. It says who asked for what, never what the file held."""
    reader = doors.reader(request)
    if not is_auditor(reader):
        raise NotYou("Which files left is read by auditors. You are not one.")
    page = Paginator(exports_seen_by(reader), PER_PAGE).get_page(request.GET.get("page"))
    looked(request, Look.LISTED, list="exports", page=page.number)
    context = {
        "wide": True,
        "page": page,
        "lines": exports_in_words(page.object_list, reader),
        "reads_every_export": access.reads_every_export(reader),
    }
    return render(request, "casework/registers/sanctions_exports.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@refusals_in_words
def find_sanction_history(request: HttpRequest) -> HttpResponse:
    """Look for an employee, to open their history. The words are sent by POST and never stand in an address."""
    reader = reader_of(request)
    form = FindEmployeeForm(request.POST if request.method == "POST" else None)
    found: list[Employee] | None = None
    if form.is_valid():
        words = form.cleaned_data["words"]
        found = list(employees_in_reach(reader).matching(words)[:MOST_FOUND])
        facts = {"list": "employees", "found": [one.pk for one in found]}
        audit.record_look(Look.SEARCHED, by=reader, facts=facts, personal={"words": words})
    context = {
        "form": form,
        "found": found,
        "most": MOST_FOUND,
        "heading": "Find an employee's sanction history",
    }
    return render(request, "casework/registers/find_sanction_history.html", context, status=form.http_status)


def find_employee(reader: User, pk: int) -> Employee:
    """The employee, if this person may open their history. Raises Http404 alike for one hidden and one not there."""
    employee = employees_in_reach(reader).filter(pk=pk).first()
    if employee is None:
        raise Http404("No such employee.")
    return employee


@require_safe
@refusals_in_words
def sanction_history(request: HttpRequest, pk: int) -> HttpResponse:
    """Every sanction of one employee that this person may see, and whether each was live on a day."""
    reader = reader_of(request)
    employee = find_employee(reader, pk)
    form = LiveOnForm(request.GET)
    context: dict[str, Any] = {"form": form, "employee": employee, "wide": True}
    if form.is_valid():
        wanted = form.wanted(employee)
        rows = sanction_register(register_of(reader), wanted)
        rows = rows.select_related("settlement").prefetch_related(
            "live_periods",
            "case__sanction_measures",
            "decision__findings__allegation__category",
            "provenance__findings__allegation__category",
        )
        export = reverse("sanction_history_export", args=[pk]) + _with(request.GET, without=())
        context |= {
            "wanted": wanted,
            "sanctions": [(row, appeal_line(row), in_lines(measures_of(row))) for row in rows],
            "posting": employee.posting_on(timezone.localdate()),
            "sees_all": access.audits_everything(reader),
            "export": export if may_export(reader) else "",
            "records": may_record_past(reader),
        }
        shown, on = [row.pk for row in rows], wanted.live_on.isoformat()
        looked(request, page="sanction_history", employee=pk, sanctions=shown, live_on=on)
    return render(request, "casework/registers/sanction_history.html", context, status=form.http_status)
