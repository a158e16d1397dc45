"""What is due, late, and waiting, for one person: the home page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from casework.enums import DeadlineKind, FileState, Nation, PartKind, PersonInIncident, Role
from casework.models import (
    Adjournment,
    AppealHearing,
    Case,
    Deadline,
    Hearing,
    Incident,
    IncidentPerson,
    Part,
    Suspension,
)
from casework.models.scoping import HR_ROLES, CaseQuerySet, Scope, scope_of
from casework.queries.calendars import calendar_of
from casework.queries.case_list import OWNERS, held_now, in_appeal_window, with_ahead
from casework.queries.stage import days_left

if TYPE_CHECKING:
    from accounts.models import User

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class IncidentLine:
    """A line of the incident list. ``days_left`` as in ``case_list.CaseLine``; None once it is assessed."""

    reference: str
    people: tuple[str, ...]
    unit: str
    category: str
    state: str
    reported_on: date
    due: date | None
    days_left: int | None


def hr_units(scope: Scope, roles: tuple[Role, ...] = HR_ROLES) -> Q | None:
    """The units in which the person is HR, as a condition on ``unit``; None when in none."""
    paths = [path for role, path in scope if role in roles]
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(unit__path__startswith=path)
    return condition if paths else None


def actions_of(user: User) -> CaseQuerySet:
    """Open cases whose next step is this person's: by name, or as HR of the unit where no HR officer is named.

    What an HR lead does waits for every HR lead of the unit.
    """
    held = held_now()
    theirs = Q(pk__in=[])
    for kind in OWNERS:
        theirs |= Q(ahead=kind) & Q(Exists(held.filter(kind=kind, employee__user=user)))
    scope = scope_of(user)
    units = hr_units(scope)
    if units is not None:
        theirs |= units & Q(ahead=PartKind.HR_OFFICER) & ~Q(Exists(held.filter(kind=PartKind.HR_OFFICER)))
    led = hr_units(scope, (Role.HR_LEAD,))
    if led is not None:
        theirs |= led & Q(ahead=PartKind.HR_LEAD)
    cases = with_ahead(Case.objects.visible_to(user)).open().filter(theirs)
    # Until the last day to appeal has passed, there is nothing to do about an outcome.
    cases = cases.exclude(in_appeal_window(due_on__gte=timezone.localdate()))
    return cases.order_by(F("next_due").asc(nulls_last=True), "reference")


def suspended_now(user: User) -> QuerySet[Suspension]:
    """Suspensions that this person reviews, or follows as HR of the unit, with ``review_due``, the most pressing first."""
    running = Suspension.objects.visible_to(user).filter(last_day__isnull=True)
    held = Part.objects.filter(case=OuterRef("case"), to_date__isnull=True, kind=PartKind.CASE_MANAGER)
    mine = Q(Exists(held.filter(employee__user=user)))
    for role, path in scope_of(user):
        if role in HR_ROLES:
            mine |= Q(case__unit__path__startswith=path)
    reviews = Deadline.objects.open().filter(case=OuterRef("case"), kind=DeadlineKind.SUSPENSION_REVIEW)
    running = running.filter(mine).annotate(review_due=Subquery(reviews.values("due_on")[:1]))
    return running.select_related("case__subject").order_by("review_due", "pk")


def with_due(incidents: QuerySet) -> QuerySet:
    """Incidents with ``due``: waiting ones first, the most pressing at the top, then the newest."""
    open_ones = Deadline.objects.open().filter(incident=OuterRef("pk"), kind=DeadlineKind.ASSESSMENT)
    incidents = incidents.annotate(due=Subquery(open_ones.values("due_on")[:1]))
    return incidents.order_by(F("due").asc(nulls_last=True), "-reported_on", "reference")


def incidents_to_assess(user: User) -> QuerySet:
    """Reported incidents that this person may assess as HR, the most pressing first."""
    units = hr_units(scope_of(user))
    if units is None:
        return with_due(Incident.objects.none())
    return with_due(Incident.objects.visible_to(user).filter(units, state=FileState.REPORTED))


def incident_lines(incidents: QuerySet, today: date) -> list[IncidentLine]:
    """A line for each incident ``with_due``, with a fixed number of queries."""
    rows = list(incidents.select_related("unit", "category"))
    involved: dict[int, list[IncidentPerson]] = {row.pk: [] for row in rows}
    named = IncidentPerson.objects.filter(incident__in=rows, kind=PersonInIncident.INVOLVED)
    for person in named.select_related("employee").order_by("pk"):
        involved[person.incident_id].append(person)
    return [_incident_line(row, involved[row.pk], today) for row in rows]


def _incident_line(incident: Incident, people: list[IncidentPerson], today: date) -> IncidentLine:
    nation = Nation(people[0].employee.nation) if people else Nation.ENGLAND_AND_WALES
    due = getattr(incident, "due", None)
    return IncidentLine(
        reference=incident.reference,
        people=tuple(person.employee.name for person in people),
        unit=incident.unit.name,
        category=incident.category.name,
        state=incident.state,
        reported_on=incident.reported_on,
        due=due,
        days_left=days_left(due, today, calendar_of(nation)) if due is not None else None,
    )


def hearings_ahead(user: User, today: date, most: int) -> list[Hearing | AppealHearing]:
    """The first ``most`` hearings, of appeals too, of today and the six days after it, on cases this person may see."""
    first = timezone.make_aware(datetime.combine(today, time.min))
    last = Adjournment.objects.order_by("-pk").values("resumes_at")
    of_hearing, of_appeal = last.filter(hearing=OuterRef("pk")), last.filter(appeal_hearing=OuterRef("pk"))
    # Where a hearing was adjourned, the day on which it goes on.
    hearings = (
        Hearing.objects.visible_to(user)
        .annotate(sits=Coalesce(Subquery(of_hearing[:1]), "starts_at"))
        .prefetch_related("adjournments")
    )
    appeals = (
        AppealHearing.objects.visible_to(user)
        .annotate(sits=Coalesce(Subquery(of_appeal[:1]), "starts_at"))
        .prefetch_related("adjournments")
    )
    found: list[Hearing | AppealHearing] = []
    for rows, state in ((hearings, FileState.HEARING), (appeals, FileState.APPEAL)):
        rows = rows.filter(postponed_at__isnull=True, record__isnull=True, case__state=state)
        rows = rows.filter(sits__gte=first, sits__lt=first + WEEK)
        found += rows.select_related("case__subject", "chair").order_by("sits", "pk")[:most]
    return sorted(found, key=lambda row: row.sits_at)[:most]
