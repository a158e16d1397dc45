"""Reported concerns: the list, and one of them. For HR and auditors."""

from __future__ import annotations

from typing import cast

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from casework import access
from casework.enums import (
    Action,
    AssessmentResult,
    FileState,
    Look,
    Nation,
    PersonInIncident,
    RaisedBy,
    Role,
    Severity,
)
from casework.errors import NotYou
from casework.models import Case, Deadline, Incident, IncidentPerson
from casework.models.scoping import IncidentQuerySet
from casework.queries.calendars import calendar_of
from casework.queries.home import incident_lines, with_due
from casework.queries.stage import days_left, mid_sentence
from casework.queries.timeline import incident_timeline
from casework.rules.dates import words
from casework.web.doors import find_incident, looked, reader, refusals_in_words
from casework.web.pages.follow_ups import follow_rows
from casework.web.pages.links import case_address, verb_address, verb_links
from casework.web.pages.reports import what_was_reported
from casework.web.shapes import FileHeading, Happening, Link, NavItem, Next, Row
from casework.workflow import WORDS

PER_PAGE = 25
READERS = frozenset({Role.HR_OFFICER, Role.HR_LEAD, Role.AUDITOR})
PRESETS = {"waiting": "Waiting for assessment", "assessed": "Assessed", "all": "All"}


@require_safe
@refusals_in_words
def incidents(request: HttpRequest) -> HttpResponse:
    """The incidents of the reader's units, what is to be assessed first."""
    if not access.roles_of(reader(request)) & READERS:
        raise NotYou(
            "Incidents are open to HR and auditors. What you reported yourself is under “My reports”."
        )
    preset = request.GET.get("preset", "waiting")
    rows = Incident.objects.visible_to(reader(request))
    if preset == "assessed":
        rows = rows.filter(state=FileState.ASSESSED)
    elif preset != "all":
        preset, rows = "waiting", rows.filter(state=FileState.REPORTED)
    page = Paginator(with_due(rows), PER_PAGE).get_page(request.GET.get("page"))
    found = incident_lines(cast(IncidentQuerySet, page.object_list), timezone.localdate())
    looked(request, Look.LISTED, page="incidents", count=len(found))
    context = {
        "wide": True,
        "page": page,
        "incidents": found,
        "preset": preset,
        "presets": [
            NavItem(text, f"?preset={code}", current=code == preset) for code, text in PRESETS.items()
        ],
    }
    return render(request, "casework/pages/incidents.html", context)


@require_safe
@refusals_in_words
def incident(request: HttpRequest, reference: str) -> HttpResponse:
    """One incident: what was reported, what HR made of it, and the cases that came of it."""
    row = find_incident(request, reference)
    steps = access.open_steps(access.parts(reader(request), row), row.state)
    people = list(row.people.select_related("employee").order_by("pk"))
    opened = (
        Case.objects.visible_to(reader(request)).filter(incident=row).select_related("subject").order_by("pk")
    )
    cases = [Link(f"{one.reference}, {one.subject.name}", case_address(one.reference)) for one in opened]
    happened = [Happening(one.title, one.at, one.by, one.words) for one in incident_timeline(row)]
    looked(request, incident=row, page="incident")
    context = {
        "wide": True,
        "heading": _heading(row, people),
        "next": _next(row, people, may=any(step.action == Action.ASSESS_INCIDENT for step in steps)),
        "links": verb_links(steps, row.reference, but_not=Action.ASSESS_INCIDENT),
        "rows": [
            *what_was_reported(row, people),
            Row("Reported by", f"{row.reported_by.name}, {words(row.reported_on)}"),
            Row("Raised by", str(RaisedBy(row.raised_by).label)),
            *follow_rows(row, reader(request)),
        ],
        "assessment": _assessment(row),
        "cases": cases,
        "happenings": happened,
    }
    return render(request, "casework/pages/incident.html", context)


def _heading(row: Incident, people: list[IncidentPerson]) -> FileHeading:
    names = [one.employee.name for one in people if one.kind == PersonInIncident.INVOLVED]
    said = f"Reported {words(row.reported_on)}"
    made = getattr(row, "assessment", None)
    if made is not None:
        said = f"Assessed {words(made.assessed_on)}: {mid_sentence(AssessmentResult(made.result).label)}"
    elif row.state == FileState.ASSESSED:
        said = "Taken over from an earlier record"
    return FileHeading(
        name=", ".join(names),
        reference=row.reference,
        facts=(f"Unit: {row.unit.name}", f"Category: {row.category.name}"),
        state=row.state,
        stage=said,
    )


def _next(row: Incident, people: list[IncidentPerson], *, may: bool) -> Next | None:
    due = Deadline.objects.open().filter(incident=row).order_by("due_on").first()
    if due is None:
        return None
    involved = [one.employee for one in people if one.kind == PersonInIncident.INVOLVED]
    nation = Nation(involved[0].nation) if involved else Nation.ENGLAND_AND_WALES
    wording = WORDS[Action.ASSESS_INCIDENT]
    return Next(
        what=wording.imperative,
        who=f"HR for {row.unit.name}",
        by=due.due_on,
        days_left=days_left(due.due_on, timezone.localdate(), calendar_of(nation)),
        why=(f"{due.why}.",),
        source=f"{row.policy}",
        button=Link(wording.imperative, verb_address(Action.ASSESS_INCIDENT, row.reference)) if may else None,
        then=wording.then,
    )


def _assessment(row: Incident) -> list[Row]:
    made = getattr(row, "assessment", None)
    if made is None:
        return []
    return [
        Row("Result", str(AssessmentResult(made.result).label)),
        Row("How serious, if it is so", str(Severity(made.severity).label)),
        Row("Reasons", made.reasons),
        Row("Assessed", f"{words(made.assessed_on)} by {made.assessed_by.name}"),
    ]
