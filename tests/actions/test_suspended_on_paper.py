"""A case from paper keeps the days of what ran beside it, and owes nothing for the time before it came (8.16, R4, R5)."""

from __future__ import annotations

from datetime import date

import pytest

from casework.enums import DeadlineKind, FileState
from casework.models import Case, Deadline
from tests.actions.refusals import refused
from tests.fixtures_world import that_autumn  # noqa: F401
from tests.fixtures_world import world as world
from tests.paper_world import TAKEN_OVER, take_over
from tests.support_world import record_adjustment
from tests.world import ASSESSED, World, another_policy

pytestmark = pytest.mark.django_db


def _due(case: Case, kind: DeadlineKind) -> date:
    return Deadline.objects.open().get(case=case, kind=kind).due_on


def test_a_suspension_begins_on_its_real_day_and_its_cap_with_it(world: World) -> None:
    """Suspended on paper since Mon 14 Sep; taken over on Mon 23 Nov: reviewed by Mon 7 Dec, over after three months."""
    another_policy(date(2026, 9, 1), name="Capped", suspension={"cap": {"n": 3, "unit": "months"}})
    case = take_over(world, FileState.INVESTIGATION)
    with refused("SU-3", says="Wed 9 Sep 2026", field="effective_on"):
        world.suspend(case, effective_on=date(2026, 9, 8), on=TAKEN_OVER)
    world.suspend(case, effective_on=date(2026, 9, 14), on=TAKEN_OVER)
    assert _due(case, DeadlineKind.SUSPENSION_REVIEW) == date(2026, 12, 7)
    assert _due(case, DeadlineKind.SUSPENSION_CAP) == date(2026, 12, 13)
    assert not Deadline.objects.open().overdue(TAKEN_OVER).filter(case=case).exists()
    world.review_suspension(case, on=TAKEN_OVER)
    assert _due(case, DeadlineKind.SUSPENSION_REVIEW) == date(2026, 12, 7)


def test_a_grievance_and_an_adjustment_of_before_are_answered_in_the_usual_time_from_then(
    world: World,
) -> None:
    """Lodged and asked for in September: five working days from Mon 23 Nov end on Mon 30 Nov."""
    case = take_over(world, FileState.INVESTIGATION)
    world.record_grievance(case, lodged_on=date(2026, 9, 21), on=TAKEN_OVER)
    record_adjustment(world, case, asked_on=date(2026, 9, 22), on=TAKEN_OVER)
    assert _due(case, DeadlineKind.GRIEVANCE_DECISION) == date(2026, 11, 30)
    assert _due(case, DeadlineKind.ADJUSTMENT_ANSWER) == date(2026, 11, 30)
    assert not Deadline.objects.open().overdue(TAKEN_OVER).filter(case=case).exists()


def test_what_began_here_goes_by_the_day_of_its_report(world: World) -> None:
    case = world.open_case()
    assert case.opened_on == ASSESSED > case.incident.reported_on
    world.suspend(case, effective_on=case.incident.reported_on)
    assert _due(case, DeadlineKind.SUSPENSION_REVIEW) == date(2026, 9, 22)
