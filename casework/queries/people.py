"""The directory search: a few people by name or staff number, never a list of all staff."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from casework import access
from casework.enums import Role
from casework.models import Employee, Part, Posting
from casework.models.scoping import NOT_ON_THE_FILE

if TYPE_CHECKING:
    from accounts.models import User

MOST = 10
_SEARCHERS = frozenset({Role.HR_OFFICER, Role.HR_LEAD, Role.MANAGER, Role.DATA_PROTECTION_OFFICER})


@dataclass(frozen=True)
class Found:
    """A person as the directory shows them: the staff number is the key, the rest tells namesakes apart."""

    staff_number: str
    name: str
    detail: str


def may_search(user: User) -> bool:
    """HR and managers, who looks after subject access, and whoever works on a case."""
    if access.roles_of(user) & _SEARCHERS:
        return True
    held = Part.objects.filter(employee__user=user, to_date__isnull=True)
    return held.exclude(kind__in=NOT_ON_THE_FILE).exists()


def may_search_everybody(user: User) -> bool:
    """Also who has left: HR, who record what is on paper, and who looks after subject access."""
    return bool(access.roles_of(user) & (_SEARCHERS - {Role.MANAGER}))


def find_people(text: str, on: date, *, employed: bool = True) -> list[Found]:
    """At most ``MOST`` people employed on the day, by name or staff number; nobody for fewer than two letters.

    employed: False for those too who have left.
    """
    # PostgreSQL takes no NUL in a text.
    found = Employee.objects.matching(text.replace("\x00", ""))
    return lines_of((found.employed_on(on) if employed else found)[:MOST], on)


def lines_of(people: Iterable[Employee], on: date) -> list[Found]:
    """The people with their job or grade, unit and staff number, in two queries."""
    everybody = list(people)
    held = Posting.objects.in_force_on(on).filter(employee__in=everybody).select_related("unit", "grade")
    postings = {posting.employee_id: posting for posting in held}
    return [Found(one.staff_number, one.name, _detail(one, postings.get(one.pk))) for one in everybody]


def _detail(employee: Employee, posting: Posting | None) -> str:
    if posting is None:
        return f"Staff number {employee.staff_number}"
    job = posting.job_title or posting.grade.name
    return f"{job}, {posting.unit.name}, staff number {employee.staff_number}"
