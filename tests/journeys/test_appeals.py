"""Worked scenario 7: a dismissal reduced on appeal, with reinstatement, under each of the three bases."""

from __future__ import annotations

from datetime import date

import pytest

from casework import actions, queries
from casework.enums import AppealResult, Delivery, LiveFrom, Nation, PartKind, SanctionLevel, Severity
from casework.models import Case, Deadline, Employee, Sanction
from casework.rules.appeals import days_between
from casework.rules.periods import Period, last_day
from casework.rules.working_days import calendar_of
from tests.actions.refusals import refused
from tests.journeys.walks import Days, at, heard
from tests.world import World, another_policy

pytestmark = pytest.mark.django_db

FINAL, SUMMARY = SanctionLevel.FINAL_WRITTEN_WARNING, SanctionLevel.SUMMARY_DISMISSAL
DISMISSED = date(2026, 3, 4)
DAYS = Days(date(2026, 1, 12), date(2026, 1, 13), date(2026, 2, 9), date(2026, 2, 16), date(2026, 3, 4))
APPEAL_LODGED, APPEAL_HEARD, APPEAL_DECIDED = date(2026, 3, 20), date(2026, 4, 17), date(2026, 4, 20)
BACK_ON = date(2026, 4, 27)


def _dismissed(world: World) -> Case:
    """Told in person on Wed 4 March; the letter posted that day arrives on Fri 6 March."""
    case = heard(world, "sam", DAYS, severity=Severity.GROSS)
    world.decide(case, SUMMARY, on=DISMISSED)
    world.issue(
        case,
        delivery=Delivery.FIRST_CLASS_POST,
        sent_at=at(DISMISSED),
        told_on=DISMISSED,
        employment_ends_on=DISMISSED,
    )
    return case


def _heard_on_appeal(world: World) -> Case:
    case = _dismissed(world)
    world.lodge(case, received_on=APPEAL_LODGED, on=APPEAL_LODGED)
    actions.appoint(
        case, kind=PartKind.APPEAL_MANAGER, employee=world.petra, by=world.user("hana"), on=APPEAL_LODGED
    )
    world.arrange_appeal(case, sent_at=at(date(2026, 3, 26)), starts_at=at(APPEAL_HEARD))
    world.record_appeal(case, at=at(APPEAL_HEARD, 12))
    return case


def test_the_employee_can_appeal_until_the_twentieth(world: World) -> None:
    case = _dismissed(world)
    outcome = queries.current_outcome(case)
    assert (outcome.received_on, outcome.appeal_closes_on) == (date(2026, 3, 6), date(2026, 3, 20))
    irish = last_day(outcome.received_on, Period(10), calendar_of(Nation.NORTHERN_IRELAND))
    assert irish == date(2026, 3, 23)
    with refused("AP-3", says="Fri 20 Mar 2026", instead="Say why this late appeal is heard"):
        world.lodge(case, received_on=date(2026, 3, 21), on=date(2026, 3, 21))


@pytest.mark.parametrize(
    ("basis", "last"),
    [
        (LiveFrom.ORIGINAL, date(2027, 3, 3)),
        (LiveFrom.APPEAL, date(2027, 4, 19)),
        (LiveFrom.RETURN, date(2027, 4, 26)),
    ],
)
def test_a_final_warning_takes_the_place_of_the_dismissal(world: World, basis: LiveFrom, last: date) -> None:
    case = _heard_on_appeal(world)
    another_policy(APPEAL_DECIDED, live_from=basis)
    Employee.objects.filter(pk=world.sam.pk).update(end_date=DISMISSED)
    decision = world.decide_appeal(case, level=FINAL, on=APPEAL_DECIDED, returns_on=BACK_ON)
    first, now = queries.first_sanction(case), queries.current_sanction(case)
    assert (first.level, first.superseded_by, now.level) == (SUMMARY, decision, FINAL)
    period = now.live_periods.get()
    assert (period.to_on, period.basis) == (last, basis)
    assert now in Sanction.objects.in_force_on(last)
    assert now not in Sanction.objects.in_force_on(date.fromordinal(last.toordinal() + 1))
    assert Deadline.objects.open().get(case=case, kind="warning_expiry").due_on == last
    # The employment was never broken, and 53 days' pay is owed: 5 March to 26 April.
    world.sam.refresh_from_db()
    assert world.sam.end_date is None
    assert days_between(first.employment_ends_on, decision.returns_on) == 53


def test_a_written_warning_is_never_raised_to_a_dismissal(world: World) -> None:
    case = heard(world, "sam", DAYS, severity=Severity.GROSS)
    world.decide(case, SanctionLevel.WRITTEN_WARNING, on=DISMISSED)
    world.issue(case, sent_at=at(DISMISSED))
    world.lodge(case, received_on=date(2026, 3, 10), on=date(2026, 3, 10))
    world.arrange_appeal(case, sent_at=at(date(2026, 3, 26)), starts_at=at(APPEAL_HEARD))
    world.record_appeal(case, at=at(APPEAL_HEARD, 12))
    with refused("AP-4", says="never makes the outcome heavier", instead="Confirm the decision"):
        world.decide_appeal(case, level=SUMMARY, on=APPEAL_DECIDED, employment_ends_on=date(2026, 5, 1))
    world.decide_appeal(case, AppealResult.CONFIRMED, on=APPEAL_DECIDED)
    assert queries.current_sanction(case).level == SanctionLevel.WRITTEN_WARNING
