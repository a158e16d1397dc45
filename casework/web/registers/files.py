"""The files: each streamed, each an event before its first byte."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from casework.exports import export_case_events, export_sanctions
from casework.web import doors
from casework.web.doors import find_case, refusals_in_words
from casework.web.registers.forms import LiveOnForm, RegisterForm
from casework.web.registers.views import find_employee, reader_of, register_with_errors, sanction_history


def csv_file(blocks: Iterator[bytes], name: str) -> StreamingHttpResponse:
    """The blocks as a file to keep, its name ending in the day it was made."""
    file_name = f"{name}-as-at-{timezone.localdate().isoformat()}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{file_name}"'}
    return StreamingHttpResponse(blocks, content_type="text/csv; charset=utf-8", headers=headers)


@require_GET
@refusals_in_words
def sanctions_export(request: HttpRequest) -> HttpResponseBase:
    """The register as a file: the same filter, the same rows."""
    reader = reader_of(request)
    form = RegisterForm(request.GET, reader=reader)
    if not form.is_valid():
        return register_with_errors(request, form)
    return csv_file(export_sanctions(form.wanted(), by=reader), "sanctions")


@require_GET
@refusals_in_words
def sanction_history_export(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One employee's history as a file."""
    reader = reader_of(request)
    employee = find_employee(reader, pk)
    form = LiveOnForm(request.GET)
    if not form.is_valid():
        return sanction_history(request, pk)
    return csv_file(export_sanctions(form.wanted(employee), by=reader), f"sanctions-of-employee-{pk}")


@require_GET
@refusals_in_words
def audit_export(request: HttpRequest, reference: str) -> HttpResponseBase:
    """The events of one case as a file."""
    case = find_case(request, reference)
    return csv_file(export_case_events(case, by=doors.reader(request)), f"events-{case.reference}")
