"""Two operators at once: an employee gets one sign-in, and an administrator is left."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from django.db import transaction

from accounts.models import User
from casework.actions.roles import end_role
from casework.actions.sign_ins import close_sign_in, create_sign_in
from casework.actions.system_actor import system_actor
from casework.enums import Role
from casework.models import AuditEvent, Employee, RoleGrant
from tests.actions.test_races import Two
from tests.database import forget_rows
from tests.fixtures_world import grant
from tests.imports import staff
from tests.world import World, build_world

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 10


@pytest.fixture
def two() -> Iterator[Two]:
    both = Two()
    yield both
    both.leave()


def _anew() -> World:
    """Two administrators and an employee without a sign-in, committed."""
    forget_rows()
    with transaction.atomic():
        world = build_world()
        grant(world, "nora", Role.ADMINISTRATOR, None)
        system_actor()
        staff.imported(staff.row())
    return world


def test_of_two_administrators_who_go_at_once_one_stays(two: Two) -> None:
    for turn in range(ROUNDS):
        world = _anew()
        close_adam = partial(close_sign_in, by=system_actor(), on=staff.DAY)

        def end_nora(_: User, world: World = world, closes: bool = bool(turn % 2)) -> None:
            nora = world.user("nora")
            if closes:
                close_sign_in(nora, by=system_actor(), on=staff.DAY)
            else:
                end_role(nora, role=Role.ADMINISTRATOR, unit=None, by=system_actor(), on=staff.DAY)

        assert two.at_once(world.user("adam"), close_adam, end_nora) == ["NotNow", "done"]
        left = RoleGrant.objects.in_force_on(staff.DAY).filter(role=Role.ADMINISTRATOR, user__is_active=True)
        assert left.count() == 1


def test_an_employee_gets_one_sign_in(two: Two) -> None:
    for _ in range(ROUNDS):
        _anew()
        employee = Employee.objects.get(staff_number="N1")
        verb = partial(create_sign_in, by=system_actor(), on=staff.DAY)
        other = partial(create_sign_in, email="another@example.org", by=system_actor(), on=staff.DAY)
        assert two.at_once(employee, verb, other) == ["NotNow", "done"]
        assert User.objects.filter(employee=employee).count() == 1
        assert User.objects.filter(email__in=("ana@example.org", "another@example.org")).count() == 1
        assert AuditEvent.objects.filter(action="sign_in_created").count() == 1
