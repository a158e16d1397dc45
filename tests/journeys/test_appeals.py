"""Worked scenario 7: a dismissal reduced on appeal, with reinstatement, under each of the three bases."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from casework import actions, queries
from casework.actions.system_actor import system_actor
from casework.enums import (
    AppealResult,
    DeadlineKind,
    Delivery,
    Figures,
    LiveFrom,
    Nation,
    PartKind,
    SanctionLevel,
    Severity,
)
from casework.models import Case, Deadline, Employee, Sanction
from casework.queries.disclosure import DisclosureAsked
from casework.reports import disclosure
from tests.actions.refusals import refused
from tests.journeys.walks import Days, at, heard
from tests.world import World, another_policy

pytestmark = pytest.mark.django_db

FINAL, SUMMARY = SanctionLevel.FINAL_WRITTEN_WARNING, SanctionLevel.SUMMARY_DISMISSAL
DISMISSED = date(2026, 3, 4)
DAYS = Days(date(2026, 1, 12), date(2026, 1, 13), date(2026, 2, 9), date(2026, 2, 16), date(2026, 3, 4))
APPEAL_LODGED, APPEAL_HEARD, APPEAL_DECIDED = date(2026, 3, 20), date(2026, 4, 17), date(2026, 4, 20)
APPEAL_TOLD = date(2026, 4, 21)
BACK_ON = date(2026, 4, 27)


def _dismissed(world: World, nation: Nation = Nation.ENGLAND_AND_WALES) -> Case:
    """Told in person on Wed 4 March; the letter posted that day arrives on Fri 6 March."""
    Employee.objects.filter(pk=world.sam.pk).update(nation=nation)
    world.sam.nation = nation
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


def test_scenario_7_the_employee_can_appeal_until_the_twentieth(world: World) -> None:
    case = _dismissed(world)
    outcome = queries.current_outcome(case)
    assert (outcome.received_on, outcome.appeal_closes_on) == (date(2026, 3, 6), date(2026, 3, 20))
    with refused("AP-3", says="Fri 20 Mar 2026", instead="Say why this late appeal is heard"):
        world.lodge(case, received_on=date(2026, 3, 21), on=date(2026, 3, 21))
    assert not world.lodge(case, received_on=APPEAL_LODGED, on=APPEAL_LODGED).is_late


def test_scenario_7_in_northern_ireland_until_monday(world: World) -> None:
    """St Patrick's Day is off there: the twenty-third, and not a day longer."""
    case = _dismissed(world, Nation.NORTHERN_IRELAND)
    outcome = queries.current_outcome(case)
    assert (outcome.received_on, outcome.appeal_closes_on) == (date(2026, 3, 6), date(2026, 3, 23))
    with refused("AP-3", says="Mon 23 Mar 2026"):
        world.lodge(case, received_on=date(2026, 3, 24), on=date(2026, 3, 24))
    assert not world.lodge(case, received_on=date(2026, 3, 23), on=date(2026, 3, 23)).is_late


@pytest.mark.parametrize(
    ("basis", "last"),
    [
        (LiveFrom.ORIGINAL, date(2027, 3, 3)),
        (LiveFrom.APPEAL, date(2027, 4, 19)),
        (LiveFrom.RETURN, date(2027, 4, 26)),
    ],
)
def test_scenario_7_a_final_warning_takes_the_place_of_the_dismissal(
    world: World, basis: LiveFrom, last: date
) -> None:
    case = _heard_on_appeal(world)
    another_policy(APPEAL_DECIDED, live_from=basis)
    Employee.objects.filter(pk=world.sam.pk).update(end_date=DISMISSED)
    decision = world.decide_appeal(case, level=FINAL, on=APPEAL_DECIDED, returns_on=BACK_ON)
    assert queries.current_sanction(case).level == SUMMARY
    world.issue_appeal(case, sent_at=at(APPEAL_TOLD))
    first, now = queries.first_sanction(case), queries.current_sanction(case)
    assert (first.level, first.superseded_by, now.level) == (SUMMARY, decision, FINAL)
    # Each goes by the policy under which it was put in place (PV-1).
    assert (first.policy, now.policy) == (world.policy, decision.policy) and first.policy != now.policy
    period = now.live_periods.get()
    assert (period.to_on, period.basis) == (last, basis)
    assert now in Sanction.objects.in_force_on(last)
    assert now not in Sanction.objects.in_force_on(date.fromordinal(last.toordinal() + 1))
    assert Deadline.objects.open().get(case=case, kind="warning_expiry").due_on == last
    # The employment was never broken.
    world.sam.refresh_from_db()
    assert world.sam.end_date is None


def test_scenario_7_53_days_of_pay_are_a_task_and_no_dismissal_is_counted(world: World) -> None:
    case = _heard_on_appeal(world)
    world.decide_appeal(case, level=FINAL, on=APPEAL_DECIDED, returns_on=BACK_ON)
    world.issue_appeal(case, sent_at=at(APPEAL_TOLD))
    task = Deadline.objects.open().get(case=case, kind=DeadlineKind.REINSTATEMENT_PAY)
    assert task.due_on == BACK_ON
    assert task.why.startswith("53 days' pay, Thu 5 Mar 2026 to Sun 26 Apr 2026")
    paid = world.record_pay(case, paid_on=BACK_ON, on=BACK_ON)
    assert (paid.days, paid.decision.sanction.level) == (53, FINAL)
    assert not Deadline.objects.open().filter(pk=task.pk).exists()
    world.close(case, on=APPEAL_TOLD)
    # Statistics: by the final outcome, 0 dismissals and 1 final warning.
    days = {"first": date(2026, 1, 1), "last": date(2026, 12, 31), "as_at": timezone.localdate()}
    asked = DisclosureAsked(world.category, **days, figures=Figures.EXACT)
    rows = disclosure(Sanction.objects.all(), asked, by=system_actor()).table.rows
    assert [row.count for row in rows] == [0, 0, 1, 0]


def test_scenario_7_a_written_warning_is_never_raised_to_a_dismissal(world: World) -> None:
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
