"""Where whoever is given a part stands to the employee in the line of management (domain.md 7.6, line conflict)."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from casework.enums import HEARS_APPEAL, PartKind
from casework.errors import RuleBroken
from casework.rules.cited import Caution
from casework.rules.independence import part_in_words

# Who investigates, answers the report, hears, decides or hears the appeal.
LOOKED_AT = (
    PartKind.INVESTIGATOR,
    PartKind.CASE_MANAGER,
    PartKind.CHAIR,
    PartKind.PANEL_MEMBER,
    *HEARS_APPEAL,
)


class Line(StrEnum):
    """What one person is to the employee whom a case is about, as a code for the log."""

    REPORTS = "reports_to_employee"
    BELOW = "manager_reports_to_employee"
    PEER = "same_manager"
    MANAGER = "manages_employee"


class Managers(NamedTuple):
    """Somebody's line manager, and the manager of that one; None for whoever has none on record."""

    first: int | None = None
    second: int | None = None


# What is warned of: what they are to the employee, in which parts, and why it matters. A line manager may lead the
# hearing (7.6), and may investigate or manage the case.
_WARNS: dict[Line, tuple[tuple[PartKind, ...], str]] = {
    Line.BELOW: (LOOKED_AT, "is managed by somebody who reports to {employee}"),
    Line.PEER: (LOOKED_AT, "has the same line manager as {employee}"),
    Line.MANAGER: (
        (PartKind.PANEL_MEMBER, *HEARS_APPEAL),
        "is the line manager of {employee}, who hears a case only where appointed to lead its hearing",
    ),
}


def line_between(person: int, managers: Managers, subject: int, subject_managers: Managers) -> Line | None:
    """What ``person`` is to ``subject`` by the managers of both on one day; None where neither stands in the other's line.

    Two steps up are looked at, and no further: at the head of an organisation everybody is below.
    """
    if managers.first == subject:
        return Line.REPORTS
    if managers.second == subject:
        return Line.BELOW
    if subject_managers.first == person:
        return Line.MANAGER
    if managers.first is not None and managers.first == subject_managers.first:
        return Line.PEER
    return None


def check_line(kind: PartKind, line: Line | None, *, field: str = "person") -> None:
    """RuleBroken 7.6 where the employee is the line manager of whoever would investigate, hear or decide their case."""
    if line == Line.REPORTS and kind in LOOKED_AT:
        raise RuleBroken(
            "7.6",
            "The employee whom the case is about is this person's line manager, and so they cannot be "
            f"{part_in_words(kind)}.",
            instead="Choose somebody who does not report to the employee.",
            field=field,
        )


def caution_of_line(kind: PartKind, name: str, line: Line | None, employee: str) -> Caution | None:
    """Where whoever is given the part, or holds it, stands in the employee's line, and it is for people to weigh.

    name, employee: the names of both. Also for whoever has come to report to the employee since they were given the
    part, or was given it on paper.
    """
    if kind not in LOOKED_AT or line is None:
        return None
    if line == Line.REPORTS:
        return Caution(
            "7.6", f"{name} is {part_in_words(kind)} and reports to {employee}. Replace this person."
        )
    kinds, why = _WARNS[line]
    if kind not in kinds:
        return None
    return Caution(
        "7.6",
        f"{name} is {part_in_words(kind)} and {why.format(employee=employee)}. "
        "Ask whether this keeps them from being impartial, or appoint somebody else.",
    )
