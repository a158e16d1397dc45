"""The first page: what is due, late and waiting for this reader, in the role at hand."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User
from casework import access
from casework.enums import REQUEST_ROLES, DeadlineKind, Look, Role
from casework.models import AppealHearing, Case, Cover, Incident, Part
from casework.queries.beside import owed_beside
from casework.queries.case_list import late, lines
from casework.queries.covers import covers_to_know
from casework.queries.home import (
    actions_of,
    hearings_ahead,
    incident_lines,
    incidents_to_assess,
    suspended_now,
)
from casework.queries.information_requests import RequestLine, looked_after_by, request_lines
from casework.web.doors import looked, reader, refusals_in_words
from casework.web.information_requests.views import status_of
from casework.web.pages.case_filter import plain_columns
from casework.web.shapes import Link, Tag

MOST = 10


@require_safe
@refusals_in_words
def home(request: HttpRequest) -> HttpResponse:
    """Your actions, late ones first; incidents to assess; hearings of the week; and the doors of the role."""
    user, today = reader(request), timezone.localdate()
    roles = access.roles_of(user)
    actions, to_assess = actions_of(user), incidents_to_assess(user)
    shown, incidents = lines(actions[:MOST], today), incident_lines(to_assess[:MOST], today)
    suspended, beside = list(suspended_now(user)[:MOST]), list(owed_beside(user)[:MOST])
    requests = _requests(user, roles)
    # What is shown whole is counted on the page: most people have few, and the count costs as much as the rows.
    all_shown, all_incidents = len(shown) < MOST, len(incidents) < MOST
    covers = covers_to_know(user, MOST)
    count = sum(map(len, (shown, incidents, suspended, beside, requests or ())))
    looked(request, Look.LISTED, page="home", count=count)
    context = {
        "wide": True,
        "columns": plain_columns()[:4],
        "actions": shown,
        "action_count": len(shown) if all_shown else actions.count(),
        "late_count": sum(line.is_late for line in shown) if all_shown else late(actions, today).count(),
        "in_hr": bool(roles & {Role.HR_OFFICER, Role.HR_LEAD}),
        "incidents": incidents,
        "incident_count": len(incidents) if all_incidents else to_assess.count(),
        "late_incident_count": (
            sum(line.due is not None and line.due < today for line in incidents)
            if all_incidents
            else to_assess.filter(due__lt=today).count()
        ),
        "most": MOST,
        "suspended": [(row, row.review_due is None or row.review_due < today) for row in suspended],
        "beside": [(row, DeadlineKind(row.kind).label, row.due_on < today) for row in beside],
        "requests": requests,
        "hearings": [(row, isinstance(row, AppealHearing)) for row in hearings_ahead(user, today, MOST)],
        "own_cases": list(Case.objects.own_of(user).order_by("-opened_on", "-pk")[:MOST]),
        "reported": Incident.objects.reported_by(user).exists(),
        "doors": _doors(roles, makes_policy=Role.HR_LEAD in roles and access.makes_policy(user))
        + _cover(user, roles, covers),
        "covers": covers,
        "only_administers": roles == {Role.ADMINISTRATOR},
    }
    return render(request, "casework/pages/home.html", context)


def _requests(user: User, roles: frozenset[str]) -> list[tuple[RequestLine, Tag]] | None:
    """The open requests of whoever looks after them, those due first; None for everybody else."""
    if not roles & set(REQUEST_ROLES):
        return None
    lines_of_them = request_lines(looked_after_by(user)[:MOST], timezone.localdate())
    return [(line, status_of(line)) for line in lines_of_them]


def _cover(user: User, roles: frozenset[str], covers: list[Cover]) -> list[dict[str, object]]:
    """The door to their own cover, for whoever works on a case, is away or stands in; HR has it in the menu."""
    if roles & {Role.HR_OFFICER, Role.HR_LEAD}:
        return []
    if not covers and not Part.objects.in_hand(user).exists():
        return []
    words = "Name who stands in for you while you are away, or see for whom you stand in."
    return [{"link": Link("Arrange cover", reverse("covers")), "words": words}]


def _doors(roles: frozenset[str], *, makes_policy: bool) -> list[dict[str, object]]:
    """What else the role can do from here, each with a sentence."""
    doors = []
    if roles & {Role.MANAGER, Role.HR_OFFICER, Role.HR_LEAD}:
        words = "Tell HR what is said to have happened. It takes three questions."
        if roles & {Role.HR_OFFICER, Role.HR_LEAD}:
            words = "Log what is said to have happened, and who is said to be involved."
        doors.append({"link": Link("Report a concern", reverse("report_incident")), "words": words})
    if roles & {Role.AUDITOR, Role.HR_LEAD}:
        words = "Every sanction, live or not on a day you choose, and its export as CSV."
        doors.append({"link": Link("Sanctions register", reverse("sanctions")), "words": words})
        words = "Each time that the separation of roles gave way, and why."
        doors.append({"link": Link("Overrides", reverse("separation_overrides")), "words": words})
    if Role.HR_LEAD in roles:
        words = "Closed cases whose record has been kept for its time: purge it or keep it longer."
        doors.append({"link": Link("Records to review", reverse("records_to_review")), "words": words})
    if Role.AUDITOR in roles:
        words = "Every case, with what changed in it and who looked at it."
        doors.append({"link": Link("Cases", reverse("cases")), "words": words})
        words = "Every reported concern and what was made of it."
        doors.append({"link": Link("Incidents", reverse("incidents")), "words": words})
    if Role.HR_DIRECTOR in roles:
        words = "Which suspensions last for months or have to end soon, and which appeals are heard late. Ask HR about them."
        doors.append({"link": Link("Notifications", reverse("notifications")), "words": words})
    if roles & {*REQUEST_ROLES, Role.HR_LEAD, Role.AUDITOR}:
        words = "Requests for information and about personal data, with the day by which each is answered."
        doors.append({"link": Link("Requests", reverse("information_requests")), "words": words})
    if roles & {Role.HR_LEAD, Role.ADMINISTRATOR}:
        words = "Take over who works where, in which grade and for whom, from a file of your HR system."
        doors.append({"link": Link("Import the staff list", reverse("staff_files")), "words": words})
    if makes_policy:
        words = "Which policy is in force and which is ahead; draft the next one, or approve one."
        doors.append({"link": Link("Policies", reverse("policies")), "words": words})
    return doors
