"""The directory of employees, as the people searches of the forms use it."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from casework.models import Employee
from casework.queries.people import Found, find_people, lines_of
from casework.web.widgets import PersonFound


class EmployeeDirectory:
    """A ``PeopleSource`` over everybody employed today. A person is known by their staff number.

    It never lists all staff: fewer than two letters find nobody, and an answer has ten lines at most.
    """

    def find(self, words: str) -> Sequence[PersonFound]:
        return [_shown(one) for one in find_people(words, timezone.localdate())]

    def get(self, key: str) -> Employee | None:
        employed = Employee.objects.employed_on(timezone.localdate())
        return employed.filter(staff_number=key.replace("\x00", "")).first()

    def line(self, key: str) -> PersonFound | None:
        employee = self.get(key)
        return _shown(lines_of([employee], timezone.localdate())[0]) if employee is not None else None


def _shown(one: Found) -> PersonFound:
    return PersonFound(key=one.staff_number, name=one.name, detail=one.detail)


class WholeDirectory(EmployeeDirectory):
    """The same over everybody who ever worked here: who has left can ask for what is held about them."""

    def find(self, words: str) -> Sequence[PersonFound]:
        return [_shown(one) for one in find_people(words, timezone.localdate(), employed=False)]

    def get(self, key: str) -> Employee | None:
        return Employee.objects.filter(staff_number=key.replace("\x00", "")).first()
