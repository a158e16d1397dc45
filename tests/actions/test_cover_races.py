"""Two at once about one cover that was arranged ahead: it is arranged, begun and handed over once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

import pytest
import time_machine
from django.db import transaction

from casework.actions.covering import run_covers
from casework.actions.covers import arrange_cover, cancel_cover
from casework.actions.system_actor import system_actor
from casework.enums import DeadlineKind, PartKind
from casework.models import AuditEvent, Case, Cover, Deadline, Part
from tests.actions.test_covers import _to_chair
from tests.actions.test_races import Two
from tests.database import forget_rows
from tests.world import LONDON, World, build_world

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 5
ON, FIRST, LAST = date(2026, 10, 6), date(2026, 10, 8), date(2026, 10, 22)


@pytest.fixture
def two() -> Iterator[Two]:
    both = Two()
    yield both
    both.leave()


def _anew() -> tuple[World, Case]:
    forget_rows()
    with transaction.atomic():
        world = build_world()
        system_actor()
        return world, _to_chair(world)


def _arrange(world: World, by: str) -> Cover:
    who = {"absent": world.chidi, "stand_in": world.petra}
    with time_machine.travel(datetime(ON.year, ON.month, ON.day, 9, 0, tzinfo=LONDON), tick=True):
        return arrange_cover(**who, from_on=FIRST, until=LAST, by=world.user(by), on=ON)


def _chair(case: Case) -> str:
    return Part.objects.get(case=case, kind=PartKind.CHAIR, to_date=None).employee.name


def test_who_is_away_and_hr_arrange_the_same_at_once(two: Two) -> None:
    for _ in range(ROUNDS):
        world, case = _anew()
        both = [lambda _, world=world, by=by: _arrange(world, by) for by in ("chidi", "hana")]
        assert two.at_once(case, *both) == ["NotNow", "done"]
        assert Cover.objects.count() == 1


def test_two_sweeps_at_once_begin_and_end_it_once(two: Two) -> None:
    for _ in range(ROUNDS):
        world, case = _anew()
        _arrange(world, "chidi")
        for day, chair in ((FIRST, "Petra Example"), (LAST + timedelta(days=1), "Chidi Example")):
            assert two.at_once(case, *[lambda _, day=day: run_covers(on=day)] * 2) == ["done", "done"]
            assert _chair(case) == chair
        done = AuditEvent.objects.filter(action__in=("cover_begun", "cover_ended", "replace_part"))
        assert sorted(done.values_list("action", flat=True)) == [
            "cover_begun",
            "cover_ended",
            "replace_part",
            "replace_part",
        ]


def test_it_is_cancelled_while_it_begins(two: Two) -> None:
    """Either it was cancelled and nothing moved, or it has begun and cannot be."""
    for _ in range(ROUNDS):
        world, case = _anew()
        cover = _arrange(world, "chidi")
        cancel = partial(cancel_cover, by=world.user("chidi"), on=FIRST)
        came = two.at_once(
            case, lambda _, cover=cover, cancel=cancel: cancel(cover), lambda _: run_covers(on=FIRST)
        )
        cover.refresh_from_db()
        is_begun = cover.began_at is not None
        assert is_begun is (cover.cancelled_at is None) is (came == ["NotNow", "done"])
        assert _chair(case) == ("Petra Example" if is_begun else "Chidi Example")


def test_a_hearing_is_arranged_while_it_begins(two: Two) -> None:
    """Whichever comes first, the invitation names who stands in, and nothing is left to HR."""
    for _ in range(ROUNDS):
        world, case = _anew()
        cover = _arrange(world, "chidi")
        invite = lambda seen, world=world: world.arrange(seen)  # noqa: E731
        assert two.at_once(case, invite, lambda _: run_covers(on=FIRST)) == ["done", "done"]
        hearing = case.hearings.get()
        assert (hearing.chair, _chair(case)) == (world.petra, "Petra Example")
        assert cover.covered.count() == 1
        assert not Deadline.objects.open().filter(case=case, kind=DeadlineKind.COVER_GAP).exists()
