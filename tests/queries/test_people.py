"""The directory search."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from casework.models import Employee
from casework.queries.people import MOST, find_people, may_search
from casework.web.directory import EmployeeDirectory
from tests.world import World, build_world

TODAY = date(2026, 10, 12)


@pytest.fixture
def world(db: None) -> World:
    return build_world()


def test_people_are_found_by_name_and_staff_number_with_what_tells_them_apart(world: World):
    (sita,) = find_people("sita", TODAY)
    assert (sita.name, sita.detail) == ("Sita Example", f"EO, Leeds, staff number {world.sita.staff_number}")
    assert [one.name for one in find_people(world.sita.staff_number, TODAY)] == ["Sita Example"]


@pytest.mark.parametrize("text", ["", "s", " s ", "\x00"])
def test_people_are_never_listed_without_two_letters(world: World, text: str):
    assert find_people(text, TODAY) == []


def test_people_are_ten_at_most_in_two_queries(world: World, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert len(find_people("example", TODAY)) == MOST == 10


def test_people_who_left_are_not_found(world: World):
    Employee.objects.filter(pk=world.sita.pk).update(end_date=date(2026, 10, 11))
    assert find_people("sita", TODAY) == []


@pytest.mark.parametrize(("days", "known"), [(0, True), (1, False)])
def test_people_who_left_are_not_chosen_by_their_number_either(world: World, days: int, known: bool):
    left = timezone.localdate() - timedelta(days=days)
    Employee.objects.filter(pk=world.sita.pk).update(end_date=left)
    directory = EmployeeDirectory()
    assert (directory.get(world.sita.staff_number) is not None) is known
    assert (directory.line(world.sita.staff_number) is not None) is known


def test_directory_is_open_to_hr_managers_and_holders_of_a_part(world: World):
    world.open_case("sita")
    may = [name for name in world.people if may_search(world.user(name))]
    assert sorted(may) == ["carla", "chidi", "hana", "ivor", "lena", "manny", "olu", "petra"]
