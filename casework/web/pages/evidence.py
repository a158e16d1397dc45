"""Download of a file on a case, and of the scan of a paper."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from casework.enums import Look
from casework.errors import NotYou
from casework.models import Evidence, Provenance, RedactedCopy, TakenOver
from casework.queries.from_paper import may_open_scan, scan_of
from casework.queries.redactions import file_for
from casework.queries.sight import sight_of
from casework.web.doors import find_case, looked, reader, refusals_in_words


@require_GET
@refusals_in_words
def evidence(request: HttpRequest, reference: str, number: int) -> HttpResponseBase:
    """The file as a download, or its redacted copy where there is one. The event is written before a byte leaves.

    ``?original=1`` gives the file as it was attached, to those who read originals.
    """
    case = find_case(request, reference)
    sight = sight_of(reader(request), case)
    if not sight.evidence:
        raise NotYou("The evidence is open to you once an appeal was lodged.")
    row = Evidence.objects.filter(case=case, number=number).first()
    if row is None:
        raise Http404("No such evidence.")
    file = file_for(case, row, sight, original=request.GET.get("original") == "1")
    copy = {"copy": file.pk} if isinstance(file, RedactedCopy) else {}
    looked(request, Look.DOWNLOADED, case=case, evidence=row.pk, number=row.number, **copy)
    return _download(file)


@require_GET
@refusals_in_words
def past_scan(request: HttpRequest, reference: str) -> HttpResponseBase:
    """The scan of a past sanction, or of a case that was taken over (scenario 16), for HR and auditors.

    The event is written first.
    """
    case = find_case(request, reference)
    record = scan_of(case)
    if record is None:
        raise Http404("No such scan.")
    if not may_open_scan(sight_of(reader(request), case)):
        raise NotYou(
            "The scan of the paper is open to HR and to auditors who take no other part in the case."
        )
    of = "provenance" if isinstance(record, Provenance) else "taken_over"
    looked(request, Look.DOWNLOADED, case=case, **{of: record.pk})
    return _download(record)


def _download(row: Evidence | RedactedCopy | Provenance | TakenOver) -> FileResponse:
    response = FileResponse(
        row.file.open("rb"),
        as_attachment=True,
        filename=row.file_name,
        content_type="application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
