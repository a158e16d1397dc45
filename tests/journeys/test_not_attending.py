"""Scenario 8: the employee does not attend, without a reason and with a fit note that says they cannot."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from casework import actions
from casework.enums import Attendance, CompanionKind, DeadlineKind, FileState, FitNoteSays, FitToAttend
from casework.models import Case, Deadline
from tests.actions.refusals import not_now, refused
from tests.support_world import advise, allow_absence, fit_note, refer
from tests.world import LONDON, World, build_world

pytestmark = pytest.mark.django_db

MISSED = datetime(2026, 10, 16, 12, 0, tzinfo=LONDON)
TOLD = datetime(2026, 10, 19, 9, 0, tzinfo=LONDON)
AGAIN = datetime(2026, 10, 28, 10, 0, tzinfo=LONDON)
AFTER = datetime(2026, 10, 28, 12, 0, tzinfo=LONDON)
ABSENT = {
    "attendance": Attendance.ABSENT,
    "companion_kind": CompanionKind.NONE,
    "companion_name": "",
    "absence_explained": "She gave no reason. She was invited to write, and did not.",
    "at": AFTER,
}
DURING = {"from_on": date(2026, 10, 26), "to_on": date(2026, 11, 6), "on": date(2026, 10, 27)}
ASKED = {"referred_on": date(2026, 10, 27), "on": date(2026, 10, 27)}


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@pytest.fixture
def rearranged(world: World) -> Case:
    """Hearing 1 missed: sick, no note. Hearing 2 arranged, with the warning that it may go ahead without her."""
    case = world.case_in(FileState.HEARING)
    with refused("PR-12", says="arranged only once"):
        world.record(case, **ABSENT | {"at": MISSED})
    actions.postpone_hearing(
        case, reason="employee_ill", because="She rang; there is no note.", by=world.user("hana"), at=MISSED
    )
    world.arrange(case, sent_at=TOLD, starts_at=AGAIN, absence_warning_sent=True)
    return case


def test_scenario_8_missed_again_without_a_reason(world: World, rearranged: Case) -> None:
    record = world.record(rearranged, **ABSENT)
    assert "invited to write" in record.absence_explained
    world.decide(rearranged, on=date(2026, 10, 29))
    outcome = world.issue(rearranged, sent_at=datetime(2026, 10, 30, 10, 0, tzinfo=LONDON))
    assert outcome.appeal_closes_on == date(2026, 11, 13)  # the right of appeal is there all the same


def test_a_note_that_speaks_of_work_alone_bars_nothing(world: World, rearranged: Case) -> None:
    fit_note(world, rearranged, says=FitNoteSays.UNFIT_FOR_WORK, **DURING)
    with not_now("No hearing is arranged that medical evidence keeps"):
        allow_absence(world, rearranged)
    world.record(rearranged, **ABSENT)
    assert rearranged.state == FileState.DELIBERATION


def test_scenario_8_a_note_that_speaks_of_meetings_bars_it(world: World, rearranged: Case) -> None:
    fit_note(world, rearranged, **DURING)
    owed = Deadline.objects.filter(case=rearranged, kind=DeadlineKind.HEALTH_QUESTION)
    assert owed.get().due_on == date(2026, 11, 3)  # five working days from Tue 27 Oct
    barred = {
        "says": "not fit to attend on that day",
        "instead": "occupational health",
        "field": "attendance",
    }
    with refused("0.12", **barred):
        world.record(rearranged, **ABSENT)
    with refused("0.12", says="Occupational health has not been asked"):
        allow_absence(world, rearranged)
    refer(world, rearranged, **ASKED)
    assert owed.get().met_at is not None
    with not_now("has not answered yet"):
        refer(world, rearranged, **ASKED)
    with refused("0.12", **barred):
        world.record(rearranged, **ABSENT)
    allowed = allow_absence(world, rearranged, on=date(2026, 10, 28))
    assert allowed.hearing == rearranged.hearings.last()
    world.record(rearranged, **ABSENT)
    assert rearranged.state == FileState.DELIBERATION


def test_a_day_that_occupational_health_gives_is_waited_for(world: World, rearranged: Case) -> None:
    fit_note(world, rearranged, **DURING)
    refer(world, rearranged, **ASKED)
    answer = {"received_on": date(2026, 10, 28), "on": date(2026, 10, 28), "adjustments": ""}
    advise(world, rearranged, fitness=FitToAttend.NOT_BEFORE, not_before=date(2026, 11, 9), **answer)
    with refused("0.12", says="can attend from Mon 9 Nov 2026", instead="Postpone"):
        allow_absence(world, rearranged)


def test_whoever_comes_is_heard_whatever_a_note_says(world: World, rearranged: Case) -> None:
    fit_note(world, rearranged, **DURING)
    world.record(rearranged, at=AFTER)
    assert rearranged.state == FileState.DELIBERATION
