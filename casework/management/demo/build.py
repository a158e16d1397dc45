"""Put the demo together: the organisation first, then the stories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from django.db import transaction

from casework.management.demo.organisation import build_organisation
from casework.management.demo.published import PUBLISHED
from casework.management.demo.requests import tell_requests
from casework.management.demo.stories import APPEALS, CLOSED, ELSEWHERE, REPORTS, WAITING
from casework.management.demo.teller import Teller
from casework.models import Case, Employee, Incident, Sanction
from casework.queries.calendars import calendars_read_once

SEED = 122_000
FEWEST = 1_000


@dataclass(frozen=True)
class Built:
    """What there is after it."""

    employees: int
    incidents: int
    cases: int
    sanctions: int


@calendars_read_once()
@transaction.atomic
def build_demo(employees: int, today: date) -> Built:
    """The whole demo, or nothing of it. The same number and day give the same people and stories.

    Raises ValueError for fewer employees than the stories need.
    """
    if employees < FEWEST:
        raise ValueError(f"The demo needs at least {FEWEST} employees.")
    rng = Random(SEED)
    teller = Teller(build_organisation(employees, today, rng), today, rng)
    for story in (*PUBLISHED, *CLOSED, *ELSEWHERE):
        teller.tell(story)
    for story in (*WAITING, *APPEALS):
        teller.tell(story, waiting=True)
    for report in REPORTS:
        teller.tell_report(report)
    tell_requests(teller.organisation, today)
    return Built(
        Employee.objects.count(), Incident.objects.count(), Case.objects.count(), Sanction.objects.count()
    )
