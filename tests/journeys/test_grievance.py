"""Scenario 10: a grievance against the chair two days before the hearing; the case is paused from 14 to 28 October."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
import time_machine

from casework import actions
from casework.enums import (
    DeadlineKind,
    FileState,
    GrievanceAbout,
    GrievanceResult,
    GrievanceWay,
    PartKind,
    PauseReason,
)
from casework.errors import RuleBroken
from casework.models import Case, Deadline
from tests.imports.past import past_sanction
from tests.world import LONDON, PAUSED, RESUMED, World, build_world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def that_autumn() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 10, 14, 9, 0, tzinfo=LONDON), tick=True):
        yield


FIRST = date(2026, 10, 1)


def _due(case: Case) -> dict[str, date]:
    return dict(Deadline.objects.open().filter(case=case).values_list("kind", "due_on"))


def test_scenario_10_a_grievance_about_the_chair_pauses_the_case(db: None) -> None:
    world: World = build_world()
    before = past_sanction(world, name="sam", issued_on=date(2026, 6, 3))
    case = world.case_in(FileState.HEARING)
    world.suspend(case, effective_on=date(2026, 10, 12), on=date(2026, 10, 12))
    warning = _due(before)[DeadlineKind.WARNING_EXPIRY]

    world.record_grievance(case, about=GrievanceAbout.BIAS, lodged_on=PAUSED.date())
    assert _due(case)[DeadlineKind.GRIEVANCE_DECISION] == date(2026, 10, 21)
    with pytest.raises(RuleBroken, match="PR-13"):
        world.record(case)
    world.decide_on_grievance(case, way=GrievanceWay.PAUSE)
    world.pause(case, reason=PauseReason.GRIEVANCE, at=PAUSED)

    # 16 October is called off; the suspension is still to be reviewed on 26 October, and the warning runs on.
    assert _due(case) == {
        DeadlineKind.SUSPENSION_REVIEW: date(2026, 10, 26),
        DeadlineKind.PAUSE_REVIEW: date(2026, 10, 28),
    }
    assert _due(before)[DeadlineKind.WARNING_EXPIRY] == warning
    part = case.parts.get(kind=PartKind.CHAIR)
    actions.replace_part(
        part,
        employee=world.petra,
        reason="The grievance is about the chair.",
        by=world.user("hana"),
        on=PAUSED.date(),
    )
    with time_machine.travel(datetime(2026, 10, 26, 9, 0, tzinfo=LONDON)):
        world.review_suspension(case, on=date(2026, 10, 26))
    assert _due(case)[DeadlineKind.SUSPENSION_REVIEW] == date(2026, 11, 9)

    with time_machine.travel(RESUMED):
        world.close_grievance(case, result=GrievanceResult.NOT_ACCEPTED, ended_on=RESUMED.date())
        world.resume(case, at=RESUMED)
        world.arrange(
            case,
            starts_at=datetime(2026, 11, 6, 10, 0, tzinfo=LONDON),
            sent_at=datetime(2026, 10, 28, 10, 0, tzinfo=LONDON),
        )
    assert _due(case)[DeadlineKind.HEARING_DAY] == date(2026, 11, 6)
    with time_machine.travel(datetime(2026, 11, 6, 12, 0, tzinfo=LONDON)):
        world.record(case, by=world.user("petra"), at=datetime(2026, 11, 6, 12, 0, tzinfo=LONDON))
    assert case.state == FileState.DELIBERATION


def test_scenario_10_the_clocks_of_the_policy_move_by_the_days_of_the_pause(db: None) -> None:
    """Twenty working days from Thu 1 Oct end on 29 Oct; ten of them, 14 to 27 Oct, are not counted: Thu 12 Nov."""
    world: World = build_world()
    with time_machine.travel(datetime(2026, 10, 1, 9, 0, tzinfo=LONDON)):
        happened = {"occurred_from": date(2026, 9, 28), "occurred_to": date(2026, 9, 28)}
        case = world.assess(world.report(**happened, on=FIRST), on=FIRST)[0]
        world.suspend(case, effective_on=date(2026, 10, 12), on=date(2026, 10, 12))
    assert _due(case)[DeadlineKind.INVESTIGATION] == date(2026, 10, 29)
    world.record_grievance(case, about=GrievanceAbout.BIAS, lodged_on=PAUSED.date())
    world.decide_on_grievance(case, way=GrievanceWay.PAUSE)
    world.pause(case, reason=PauseReason.GRIEVANCE, at=PAUSED)
    assert DeadlineKind.INVESTIGATION not in _due(case)
    assert _due(case)[DeadlineKind.SUSPENSION_REVIEW] == date(2026, 10, 26)
    with time_machine.travel(RESUMED):
        world.close_grievance(case, result=GrievanceResult.NOT_ACCEPTED, ended_on=RESUMED.date())
        world.resume(case, at=RESUMED)
    assert _due(case)[DeadlineKind.INVESTIGATION] == date(2026, 11, 12)
