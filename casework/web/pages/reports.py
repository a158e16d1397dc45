"""What a person reported: their own words and that HR has it, never what became of it; and whom they manage."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casework import access
from casework.enums import IncidentChannel, Look, PersonInIncident, Platform
from casework.errors import NotYou
from casework.models import Incident, IncidentPerson
from casework.queries.line_managers import under_way
from casework.rules.dates import words
from casework.web.doors import looked, reader, refusals_in_words
from casework.web.shapes import Row

MOST = 100


@require_safe
@refusals_in_words
def my_reports(request: HttpRequest) -> HttpResponse:
    """The newest of the reader's own reports; and of whom they manage, that a formal procedure is under way (7.6)."""
    rows = Incident.objects.reported_by(reader(request)).select_related("assessment").defer("account")
    mine = list(rows.order_by("-reported_on", "-pk")[:MOST])
    managed = under_way(reader(request))
    if not mine and not managed and not access.parts_for_new_files(reader(request)):
        raise NotYou(
            "Concerns are reported by managers and HR. Ask your manager or HR to report one for you."
        )
    about = {"cases": [case for row in managed for case in row.cases]} if managed else {}
    looked(request, Look.LISTED, page="my_reports", count=len(mine), **about)
    reports = [
        {"reference": row.reference, "reported_on": row.reported_on, "status": _status(row)} for row in mine
    ]
    people = [
        Row(row.name, [f"A formal procedure is under way: {stage}" for stage in row.stages])
        for row in managed
    ]
    context = {"reports": reports, "people": people}
    return render(request, "casework/pages/my_reports.html", context)


def _status(incident: Incident) -> str:
    assessment = getattr(incident, "assessment", None)
    if assessment is None:
        return "Received by HR, not assessed yet"
    return f"Assessed on {words(assessment.assessed_on)}"


@require_safe
@refusals_in_words
def my_report(request: HttpRequest, reference: str) -> HttpResponse:
    """One report as its author wrote it. Somebody else's answers like one that does not exist."""
    rows = Incident.objects.reported_by(reader(request)).select_related("assessment", "category")
    incident = rows.filter(reference=reference).first()
    if incident is None:
        raise Http404("No such report.")
    people = list(incident.people.select_related("employee").order_by("pk"))
    looked(request, incident=incident, page="my_report")
    context = {
        "reference": incident.reference,
        "status": _status(incident),
        "assessed": getattr(incident, "assessment", None) is not None,
        "rows": [
            Row("Reported", words(incident.reported_on)),
            Row("Status", _status(incident)),
            *what_was_reported(incident, people),
        ],
    }
    return render(request, "casework/pages/my_report.html", context)


def what_was_reported(incident: Incident, people: list[IncidentPerson]) -> list[Row]:
    """The answers of whoever reported it, in the order of the questions."""
    named = [
        Row(
            PersonInIncident(kind).label,
            [f"{one.employee.name}, {one.employee.staff_number}" for one in people if one.kind == kind],
        )
        for kind in PersonInIncident
        if any(one.kind == kind for one in people)
    ]
    days = [incident.occurred_from, incident.occurred_to]
    happened = words(days[0]) if days[0] == days[1] else f"{words(days[0])} to {words(days[1])}"
    channel = str(IncidentChannel(incident.channel).label)
    if incident.platform:
        channel = f"{channel}: {Platform(incident.platform).label}"
    place = [Row("Place", incident.place)] if incident.place else []
    return [
        *named,
        Row("When", happened),
        Row("Where", channel),
        *place,
        Row("Category", incident.category.name),
        Row("What happened", incident.account),
    ]
