"""Warnings run out at midnight of the day after their last live day, in London, and it is written down once."""

from __future__ import annotations

import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from casework.actions.expiry import expire_warnings
from casework.actions.system_actor import system_actor
from casework.enums import DeadlineKind, FileState, SanctionLevel
from casework.models import AuditEvent, Case, Deadline, Sanction
from casework.tasks import sweep_warnings
from tests.world import World

pytestmark = pytest.mark.django_db

UTC = ZoneInfo("UTC")


def sweep_at(moment: datetime) -> None:
    with time_machine.travel(moment, tick=False):
        sweep_warnings()


def expired() -> list[AuditEvent]:
    return list(AuditEvent.objects.filter(action="warning_expired"))


def test_a_warning_runs_out_at_midnight_in_london_and_not_at_midnight_utc(world: World) -> None:
    """Six months from 20 Oct 2026: live up to 19 Apr 2027, when British Summer Time is an hour ahead of UTC."""
    case = world.case_in(FileState.CLOSED)
    row = Deadline.objects.get(case=case, kind=DeadlineKind.WARNING_EXPIRY)
    sweep_at(datetime(2027, 4, 19, 22, 59, 59, tzinfo=UTC))
    assert expired() == []
    midnight = datetime(2027, 4, 19, 23, 0, 0, tzinfo=UTC)
    sweep_at(midnight)
    row.refresh_from_db()
    assert row.met_at == midnight
    assert row.superseded_at is None
    [event] = expired()
    assert (event.case, event.actor) == (case.pk, system_actor().pk)
    facts = {"deadline": row.pk, "last_live_day": "2027-04-19"}
    assert json.loads(event.body)["facts"] == facts


def test_a_second_sweep_writes_nothing(world: World) -> None:
    case = world.case_in(FileState.CLOSED)
    day = datetime(2027, 4, 20).date()
    assert expire_warnings(on=day) == 1
    assert expire_warnings(on=day) == 0
    assert len(expired()) == 1
    case.refresh_from_db()
    assert (case.state, case.version) == (FileState.CLOSED, Case.objects.get(pk=case.pk).version)


def test_the_register_says_the_same_before_and_after_the_sweep(world: World) -> None:
    """The live period is a row with a last day: whether it is live is a question of the day, not of a sweep."""
    world.case_in(FileState.CLOSED)
    last, after = datetime(2027, 4, 19).date(), datetime(2027, 4, 20).date()
    answers = [Sanction.objects.in_force_on(day).count() for day in (last, after)]
    expire_warnings(on=after)
    assert [Sanction.objects.in_force_on(day).count() for day in (last, after)] == answers == [1, 0]


def test_a_file_that_is_touched_first_leaves_the_end_to_the_sweep(world: World) -> None:
    """A short warning on a case still open: closing it after the last live day does not swallow the event."""
    case = world.case_in(FileState.DELIBERATION)
    world.decide(case, SanctionLevel.VERBAL_WARNING)
    world.issue(case)
    with time_machine.travel(datetime(2027, 1, 21, 0, 0, 30, tzinfo=UTC), tick=False):
        world.close(case, on=timezone.localdate())
        assert Deadline.objects.open().filter(case=case).count() == 1
        sweep_warnings()
    assert len(expired()) == 1
    assert not Deadline.objects.open().filter(case=case).exists()


def test_other_deadlines_are_left_alone(world: World) -> None:
    world.open_case("sita")
    world.case_in(FileState.HEARING)
    before = list(Deadline.objects.order_by("pk").values())
    assert expire_warnings(on=datetime(2030, 1, 1).date()) == 0
    assert list(Deadline.objects.order_by("pk").values()) == before
