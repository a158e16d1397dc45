"""A file is found for whoever may see it today: the question that was prepared for their roles is asked with theirs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from casework import files
from casework.enums import FileState, Role
from casework.models import RoleGrant, Unit
from tests.world import World, build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@pytest.fixture
def newcomer(world: World) -> User:
    return User.objects.create_user("newcomer@example.org", "Nell Newcomer")


def test_a_role_opens_the_files_of_its_unit_from_its_day_to_its_last(world: World, newcomer: User) -> None:
    case, today = world.case_in(FileState.INVESTIGATION), timezone.localdate()
    elsewhere = Unit.objects.create(name="Elsewhere")
    elsewhere.path = f"/{elsewhere.pk}/"
    elsewhere.save()
    grant = RoleGrant.objects.create(user=newcomer, role=Role.HR_OFFICER, unit=elsewhere, from_date=today)
    assert files.find_case(case.reference, by=newcomer) is None
    for unit, first, last, seen in (
        (case.unit, today, None, True),
        (None, today, None, True),
        (case.unit, today, today, True),
        (case.unit, today - timedelta(days=2), today - timedelta(days=1), False),
        (case.unit, today + timedelta(days=1), None, False),
    ):
        RoleGrant.objects.filter(pk=grant.pk).update(unit=unit, from_date=first, to_date=last)
        found = (
            files.find_case(case.reference, by=newcomer),
            files.find_incident(case.incident.reference, by=newcomer),
            files.named_file(case.reference, by=newcomer),
        )
        assert found == ((case, case.incident, case) if seen else (None,) * 3), (unit, first, last)


def test_whoever_may_no_longer_sign_in_finds_nothing(world: World, newcomer: User) -> None:
    case = world.case_in(FileState.INVESTIGATION)
    RoleGrant.objects.create(user=newcomer, role=Role.HR_LEAD, from_date=timezone.localdate())
    assert files.named_file(case.incident.reference, by=newcomer) == case.incident
    newcomer.is_active = False
    assert files.find_case(case.reference, by=newcomer) is None
    assert files.named_file(case.incident.reference, by=newcomer) is None


def test_what_is_not_a_reference_finds_nothing(world: World, newcomer: User) -> None:
    RoleGrant.objects.create(user=newcomer, role=Role.HR_LEAD, from_date=timezone.localdate())
    for text in ("", "any reference", "%", "'; DROP TABLE casework_case; --", "x" * 10_000):
        assert files.named_file(text, by=newcomer) is None, text[:40]
