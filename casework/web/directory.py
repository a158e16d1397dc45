"""The directory of employees, as the people searches of the forms use it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils import timezone

from casework.models import Employee, Posting
from casework.web.widgets import PersonFound, PersonPicker


class EmployeeDirectory:
    """A ``PeopleSource`` over everybody employed today. A person is known by their staff number.

    It never lists all staff: fewer than two letters find nobody, and an answer has ten lines at most.
    """

    def find(self, words: str) -> Sequence[PersonFound]:
        employed = Employee.objects.employed_on(timezone.localdate())
        return _lines(employed.matching(words.replace("\x00", ""))[: PersonPicker.most])

    def get(self, key: str) -> Employee | None:
        employed = Employee.objects.employed_on(timezone.localdate())
        return employed.filter(staff_number=key.replace("\x00", "")).first()

    def line(self, key: str) -> PersonFound | None:
        employee = self.get(key)
        return next(iter(_lines([employee])), None) if employee else None


def _lines(employees: Iterable[Employee]) -> list[PersonFound]:
    """Each person with their job, unit and staff number, which tell namesakes apart."""
    found = list(employees)
    postings = Posting.objects.in_force_on(timezone.localdate()).filter(employee__in=found)
    held = {posting.employee_id: posting for posting in postings.select_related("unit", "grade")}
    return [
        PersonFound(key=person.staff_number, name=person.name, detail=_detail(person, held.get(person.pk)))
        for person in found
    ]


def _detail(person: Employee, posting: Posting | None) -> str:
    if posting is None:
        return f"Staff number {person.staff_number}"
    job = posting.job_title or posting.grade.name
    return f"{job}, {posting.unit.name}, staff number {person.staff_number}"
