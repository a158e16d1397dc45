"""15 June 2026, the one-off Scottish day (CA-1): taken out of the list and added again, with letters before and between."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.utils import timezone

from casework import actions
from casework.actions.holidays import add_holiday, take_off_holiday
from casework.actions.recounting import SETTLED, recount_deadlines
from casework.enums import DeadlineKind, HolidayKind, HolidayStep, Nation, PartKind
from casework.models import Case, Deadline, HolidayChange, Outcome
from tests.fixtures_world import hire
from tests.world import LONDON, World, build_world

pytestmark = pytest.mark.django_db

WORLD_CUP = date(2026, 6, 15)
GONE = "Scottish Government, circular withdrawn"
BACK = "Edinburgh Gazette, the proclamation of the day"


@pytest.fixture
def world(db: None) -> World:
    return build_world()


def told(world: World, name: str) -> Outcome:
    """A written warning by email on Fri 5 June 2026: ten working days to appeal."""
    on = date(2026, 5, 5)
    incident = world.report(
        involved=(name,), occurred_from=date(2026, 5, 4), occurred_to=date(2026, 5, 4), on=on
    )
    [case] = world.assess(incident, names=(name,), on=date(2026, 5, 6))
    world.findings(case, on=date(2026, 5, 18))
    referred = {"on": date(2026, 5, 19)}
    actions.refer_to_hearing(case, reasons="The report supports it.", by=world.user("carla"), **referred)
    chair = {"kind": PartKind.CHAIR, "employee": world.chidi, "by": world.user("hana")}
    actions.appoint(case, **chair, **referred)
    world.arrange(case, sent_at=at(5, 20), starts_at=at(6, 1))
    world.record(case, at=at(6, 1, 12))
    world.decide(case, on=date(2026, 6, 2))
    return world.issue(case, sent_at=at(6, 5))


def at(month: int, day: int, hour: int = 10) -> datetime:
    return datetime(2026, month, day, hour, 0, tzinfo=LONDON)


def days(outcome: Outcome) -> tuple[date, date]:
    """What the letter prints, and until when an appeal is in time."""
    outcome.refresh_from_db()
    return outcome.appeal_closes_on, outcome.appeal_open_until


def finish_by(case: Case) -> date:
    return Deadline.objects.open().get(case=case, kind=DeadlineKind.INVESTIGATION).due_on


def test_the_scottish_day_is_taken_out_and_added_again(world: World) -> None:
    for name in ("isla", "iona", "ian"):
        hire(world, name, nation=Nation.SCOTLAND)
    opened = {"occurred_from": date(2026, 6, 8), "occurred_to": date(2026, 6, 8), "on": date(2026, 6, 8)}
    there, here = (
        world.assess(world.report(involved=(name,), **opened), names=(name,), on=date(2026, 6, 9))[0]
        for name in ("isla", "sita")
    )
    first = told(world, "iona")
    assert (finish_by(there), finish_by(here)) == (date(2026, 7, 8), date(2026, 7, 7))
    assert days(first) == (date(2026, 6, 22), date(2026, 6, 22))

    said = {
        "day": WORLD_CUP,
        "name": "World Cup",
        "kind": HolidayKind.BANK_HOLIDAY,
        "nations": [Nation.SCOTLAND],
    }
    before = timezone.now()
    take_off_holiday(**said, source=GONE, by=world.user("lena"))
    assert recount_deadlines(at=timezone.now() + SETTLED) == 1
    assert (finish_by(there), finish_by(here)) == (date(2026, 7, 7), date(2026, 7, 7))
    assert days(first) == (date(2026, 6, 22), date(2026, 6, 22)), "as it was printed"
    second = told(world, "ian")
    assert days(second) == (date(2026, 6, 19), date(2026, 6, 19))

    add_holiday(**said, source=BACK, by=world.user("lena"))
    assert recount_deadlines(at=timezone.now() + SETTLED) == 2
    assert (finish_by(there), finish_by(here)) == (date(2026, 7, 8), date(2026, 7, 7))
    assert days(first) == (date(2026, 6, 22), date(2026, 6, 22))
    assert days(second) == (date(2026, 6, 19), date(2026, 6, 22)), (
        "a day more than was printed, and none less"
    )

    gone, back = HolidayChange.objects.order_by("pk")
    assert (gone.step, gone.source, back.step, back.source) == (
        HolidayStep.TAKEN_OFF,
        GONE,
        HolidayStep.ADDED,
        BACK,
    )
    assert before <= gone.added_at <= back.added_at and gone.superseded_at is not None
    assert back.superseded_at is None and {gone.day, back.day} == {WORLD_CUP}
