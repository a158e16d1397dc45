"""Import the staff list: hand a file over, read what it would change, confirm, read the report."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from casework.exports import export_import_report
from casework.imports.employee_rows import HEADER
from casework.imports.report import Numbers
from casework.imports.runs import MOST_MEGABYTES, check_may_import, confirm, hand_over
from casework.imports.words import numbers_in_words
from casework.models import ImportRun, StaffFile
from casework.web import doors
from casework.web.doors import looked, refusals_in_words
from casework.web.forms.staff_files import StaffFileForm
from casework.web.registers.files import csv_file
from casework.web.uploads import upload_limit

PER_PAGE = 20
REMARKS_SHOWN = 50


@upload_limit(MOST_MEGABYTES)
@require_http_methods(["GET", "HEAD", "POST"])
@refusals_in_words
def staff_files(request: HttpRequest) -> HttpResponse:
    """The form, and what was handed over before."""
    reader = doors.reader(request)
    check_may_import(reader)
    form = StaffFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        return redirect("staff_file", pk=hand_over(form.cleaned_data["content"], by=reader).pk)
    rows = StaffFile.objects.select_related("uploaded_by").prefetch_related("runs")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "has_file": True,
        "columns": HEADER,
        "heading": "Import the staff list",
        "page": page,
        "report_days": settings.STAFF_REPORT_DAYS,
        "files": [(file, state(newest_run(file))) for file in page],
    }
    return render(request, "casework/pages/staff_files.html", context, status=form.http_status)


@require_safe
@refusals_in_words
def staff_file(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a file is: being checked, to be confirmed, being imported, done. While it waits, its progress is asked for."""
    file = _find(request, pk)
    run = newest_run(file)
    said = run.remarks.none() if run.forgotten_at else run.remarks.all()
    remarks = said[: REMARKS_SHOWN + 1]
    context = {
        "file": file,
        "run": run,
        "state": state(run),
        "waiting": run.finished_at is None,
        "numbers": numbers_in_words(Numbers(**run.numbers)) if run.numbers else [],
        "remarks": remarks[:REMARKS_SHOWN],
        "shown": REMARKS_SHOWN,
        "more": len(remarks) > REMARKS_SHOWN,
        "may_confirm": run.dry_run and run.finished_at and not run.refused and file.content,
        "wide": True,
    }
    looked(request, page="staff_file", file=file.pk)
    return render(request, "casework/pages/staff_file.html", context)


@require_safe
@refusals_in_words
def staff_file_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the page that asks for itself while a file waits. It says nothing of anybody, so it is no event.

    Once the run has ended the whole page is opened anew, which is one.
    """
    file = _find(request, pk)
    run = newest_run(file)
    if run.finished_at is not None:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "casework/pages/staff_file_progress.html", {"file": file, "run": run})


@require_POST
@refusals_in_words
def confirm_staff_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Owe the import."""
    file = _find(request, pk)
    confirm(file, by=doors.reader(request))
    return redirect("staff_file", pk=file.pk)


@require_GET
@refusals_in_words
def staff_file_report(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Every remark of the newest run, as a file."""
    run = newest_run(_find(request, pk))
    if run.finished_at is None or run.refused or run.forgotten_at:
        raise Http404("There is no report yet, or no longer.")
    return csv_file(export_import_report(run, by=doors.reader(request)), f"staff-file-{pk}-report")


def newest_run(file: StaffFile) -> ImportRun:
    """The import, once it was confirmed; the check until then."""
    return min(file.runs.all(), key=lambda run: run.dry_run)


def state(run: ImportRun) -> str:
    """Where a run is, in words."""
    if run.refused:
        return "Cannot be used"
    if run.finished_at is None:
        return "Being checked" if run.dry_run else "Being imported"
    return "Checked: to be confirmed" if run.dry_run else "Imported"


def _find(request: HttpRequest, pk: int) -> StaffFile:
    """The file. Raises NotYou for whoever may not import, whether or not there is one."""
    check_may_import(doors.reader(request))
    return get_object_or_404(StaffFile.objects.select_related("uploaded_by").prefetch_related("runs"), pk=pk)
