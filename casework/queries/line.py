"""Where people stand to the employee in the line of management on a day, by their posts (7.6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import OuterRef, Subquery

from casework.enums import FileState, PartKind
from casework.models import Case, Employee, Part, Posting
from casework.rules.cited import Caution
from casework.rules.line import LOOKED_AT, Line, Managers, caution_of_line, line_between


def line_to(subject: Employee, person: Employee, on: date) -> Line | None:
    """What ``person`` is to ``subject`` on that day."""
    return lines_to(subject, [person], on).get(person.pk)


def lines_to(subject: Employee, people: Iterable[Employee], on: date) -> dict[int, Line]:
    """By key, whoever of these stands in the line of ``subject`` on that day. One query."""
    keys = {one.pk for one in people}
    above = Posting.objects.in_force_on(on).filter(employee=OuterRef("manager")).values("manager")[:1]
    posts = Posting.objects.in_force_on(on).filter(employee__in=keys | {subject.pk})
    managers = {
        employee: Managers(first, second)
        for employee, first, second in posts.annotate(second=Subquery(above)).values_list(
            "employee", "manager", "second"
        )
    }
    nobody = Managers()
    found = {
        key: line_between(key, managers.get(key, nobody), subject.pk, managers.get(subject.pk, nobody))
        for key in keys
    }
    return {key: line for key, line in found.items() if line is not None}


def cautions_of_line(
    subject: Employee, given: Sequence[tuple[PartKind, Employee]], on: date
) -> list[Caution]:
    """What to mind of people who were just given these parts in the case of ``subject``."""
    given = [one for one in given if one[0] in LOOKED_AT]
    if not given:
        return []
    lines = lines_to(subject, [employee for _, employee in given], on)
    cautions = (
        caution_of_line(kind, employee.name, lines.get(employee.pk), subject.name) for kind, employee in given
    )
    return [one for one in cautions if one is not None]


def lines_of_parts(case: Case, on: date) -> list[tuple[Part, Line | None]]:
    """Each part that somebody holds now and that is looked at, with what its holder is to the employee.

    case: loaded with its parts. Nothing of a closed case.
    """
    if case.state == FileState.CLOSED:
        return []
    held: list[Part] = [one for one in case.parts.all() if one.to_date is None and one.kind in LOOKED_AT]
    if not held:
        return []
    lines = lines_to(case.subject, [one.employee for one in held], on)
    return [(one, lines.get(one.employee_id)) for one in held]
