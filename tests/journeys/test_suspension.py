"""Scenario 15: a suspension under a policy with a cap, its reviews, and sickness in the middle of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
import time_machine

from casework.enums import DeadlineKind, SuspensionEnd
from casework.models import Case, Deadline
from tests.actions.refusals import refused
from tests.world import LONDON, World, another_policy, build_world

pytestmark = pytest.mark.django_db

BEGAN = date(2026, 9, 14)
REVIEWS = [date(2026, 9, 28), date(2026, 10, 12), date(2026, 10, 26), date(2026, 11, 9)]


@pytest.fixture(autouse=True)
def that_autumn() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 9, 14, 9, 0, tzinfo=LONDON), tick=True):
        yield


@pytest.fixture
def world(db: None) -> World:
    made = build_world()
    terms = {"cap": {"n": 2, "unit": "months"}, "ends_with_sickness": True}
    another_policy(date(2026, 9, 1), name="Capped", suspension=terms)
    return made


def _due(case: Case, kind: DeadlineKind) -> date:
    return Deadline.objects.open().get(case=case, kind=kind).due_on


def test_scenario_15_reviews_every_fourteen_days_and_an_end_by_the_thirteenth_of_november(
    world: World,
) -> None:
    case = world.open_case()
    world.suspend(case, effective_on=BEGAN, on=BEGAN)
    assert _due(case, DeadlineKind.SUSPENSION_CAP) == date(2026, 11, 13)
    for day in REVIEWS:
        assert _due(case, DeadlineKind.SUSPENSION_REVIEW) == day
        with time_machine.travel(datetime(day.year, day.month, day.day, 10, 0, tzinfo=LONDON)):
            world.review_suspension(case, on=day)
    with (
        time_machine.travel(datetime(2026, 11, 13, 10, 0, tzinfo=LONDON)),
        refused("SU-5", says="on Fri 13 Nov 2026 at the latest"),
    ):
        world.review_suspension(case, on=date(2026, 11, 13))


def test_scenario_15_sick_from_the_fifth_of_october(world: World) -> None:
    """SU-6: it ends on the fourth and may be resumed afterwards. The cap goes on counting from the first day."""
    case = world.open_case()
    world.suspend(case, effective_on=BEGAN, on=BEGAN)
    with time_machine.travel(datetime(2026, 10, 5, 10, 0, tzinfo=LONDON)):
        ended = world.lift_suspension(
            case, last_day=date(2026, 10, 4), because=SuspensionEnd.SICKNESS, on=date(2026, 10, 5)
        )
        assert (ended.last_day, ended.ended_because) == (date(2026, 10, 4), "sickness")
        assert not Deadline.objects.open().filter(case=case, kind=DeadlineKind.SUSPENSION_REVIEW).exists()
    with time_machine.travel(datetime(2026, 10, 19, 10, 0, tzinfo=LONDON)):
        world.suspend(case, effective_on=date(2026, 10, 19), on=date(2026, 10, 19))
        assert _due(case, DeadlineKind.SUSPENSION_REVIEW) == date(2026, 11, 2)
        assert _due(case, DeadlineKind.SUSPENSION_CAP) == date(2026, 11, 13)
