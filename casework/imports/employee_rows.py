"""One line of the staff file as values to stage, with a remark for each cell that cannot be used."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache, partial
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from casework.enums import Nation, RemarkKind
from casework.imports import cells
from casework.imports.cells import BadCell
from casework.imports.csv_lines import Line
from casework.imports.report import Remark
from casework.models.people import sort_key

HEADER = (
    "staff_number",
    "name",
    "work_email",
    "unit",
    "manager_staff_number",
    "grade",
    "nation",
    "start_date",
    "end_date",
)
MOST_LEVELS = 20
MOST_OF_A_NAME = 200


class Staged(NamedTuple):
    """The columns of the staging table. ``manager`` None: as it is on record; "": nobody."""

    line: int
    staff_number: str | None
    ok: bool
    name: str | None = None
    sort_name: str | None = None
    work_email: str | None = None
    unit: str | None = None
    manager: str | None = None
    grade_id: int | None = None
    nation: str | None = None
    start_date: date | None = None
    end_date: date | None = None


def name(cell: str) -> str:
    found = cells.text(cell, MOST_OF_A_NAME)
    if not any(map(str.isalpha, found)):
        raise BadCell("There is no letter in this name. Write the person's name.")
    if len(sort_key(found)) > MOST_OF_A_NAME:
        raise BadCell(f"This is longer than {MOST_OF_A_NAME} characters when sorted. Shorten it.")
    return found


def work_email(cell: str) -> str:
    found = cells.text(cell, 254, required=False)
    if found:
        try:
            validate_email(found)
        except ValidationError:
            raise BadCell(
                "This is not an email address. Write one such as name@example.org, or nothing."
            ) from None
    return found


@lru_cache(maxsize=10_000)
def unit(cell: str) -> str:
    """Names from the top down: "Department/Operations/Leeds"."""
    names = cell.strip().strip("/").split("/")
    if len(names) > MOST_LEVELS:
        raise BadCell(f"There are more than {MOST_LEVELS} units above one another. Check the slashes.")
    try:
        return "/".join(cells.text(each, 200) for each in names)
    except BadCell as bad:
        if not cell.strip() or "empty" not in str(bad):
            raise
        raise BadCell(
            "A name between two slashes is empty. Write it as Department/Operations/Leeds."
        ) from None


class RowReader:
    """Reads lines against the grades in use (code to id)."""

    def __init__(self, grades: Mapping[str, int]) -> None:
        self._grades = grades
        self._checks: tuple[cells.Check, ...] = (
            cells.number,
            name,
            work_email,
            unit,
            partial(cells.number, required=False),
            partial(cells.one_of, known=grades),
            partial(cells.one_of, known=tuple(Nation.values)),
            cells.day,
            cells.day_or_none,
        )

    def read(self, line: Line) -> tuple[Staged, list[Remark]]:
        """What to stage, and what is wrong. A line with an error is staged without its values."""
        if line.wrong:
            return Staged(line.number, None, False), [
                Remark(line.number, "", "", RemarkKind.ERROR, line.wrong)
            ]
        values: dict[str, Any] = {}
        remarks: list[Remark] = []

        def remark(field: str, kind: RemarkKind, reason: str) -> None:
            remarks.append(Remark(line.number, values.get("staff_number", ""), field, kind, reason))

        for field, check, cell in zip(HEADER, self._checks, line.cells, strict=True):
            try:
                values[field] = check(cell)
            except BadCell as bad:
                remark(field, RemarkKind.ERROR, str(bad))
        if not remarks and values["end_date"] and values["end_date"] < values["start_date"]:
            remark("end_date", RemarkKind.ERROR, "This is before the start date. Check both days.")
        if remarks:
            return Staged(line.number, values.get("staff_number"), False), remarks
        if values["manager_staff_number"] == values["staff_number"]:
            values["manager_staff_number"] = None
            remark("manager_staff_number", RemarkKind.WARNING, OWN_MANAGER)
        return self._staged(line.number, values), remarks

    def _staged(self, number: int, values: dict[str, Any]) -> Staged:
        return Staged(
            number,
            values["staff_number"],
            True,
            values["name"],
            sort_key(values["name"]),
            values["work_email"],
            values["unit"],
            values["manager_staff_number"],
            self._grades[values["grade"]],
            values["nation"],
            values["start_date"],
            values["end_date"],
        )


OWN_MANAGER = "Nobody is their own manager. The manager stays as on record: correct this line."
