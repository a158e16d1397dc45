"""Staff files for the tests, and the importer called on one."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from casework.actions.system_actor import system_actor
from casework.enums import RemarkKind
from casework.imports.employee_rows import HEADER
from casework.imports.employees import import_employees
from casework.imports.report import Remark, Report
from casework.imports.staging import remarks
from casework.models import Employee, Posting

DAY = date(2026, 11, 23)
RIGHT = {
    "staff_number": "N1",
    "name": "Ana de Souza",
    "work_email": "ana@example.org",
    "unit": "Department/Operations/Leeds",
    "manager_staff_number": "",
    "grade": "EO",
    "nation": "england-and-wales",
    "start_date": "2026-01-05",
    "end_date": "",
}


def row(number: str = "N1", **changes: str) -> dict[str, str]:
    return RIGHT | {"staff_number": number} | changes


def csv_of(*rows: dict[str, str]) -> bytes:
    """Plain cells only: none holds a comma or a quotation mark."""
    lines = [",".join(HEADER), *(",".join(each[name] for name in HEADER) for each in rows)]
    return "\n".join([*lines, ""]).encode()


def run(content: bytes, *, on: date = DAY, dry_run: bool = False) -> tuple[Report, list[Remark]]:
    """The report of an import and everything it remarked but who is missing from the file."""
    said: list[Remark] = []

    def keep(report: Report) -> None:
        said.extend(remark for remark in remarks() if remark.kind != RemarkKind.MISSING)

    report = import_employees(BytesIO(content), by=system_actor(), on=on, dry_run=dry_run, read_out=keep)
    return report, said


def imported(*rows: dict[str, str], on: date = DAY) -> Report:
    """The report of an import in which nothing is amiss."""
    report, said = run(csv_of(*rows), on=on)
    assert [remark for remark in said if remark.kind != RemarkKind.NEW_UNIT] == []
    assert not report.refused
    return report


def employee(number: str = "N1") -> Employee:
    return Employee.objects.get(staff_number=number)


def places(number: str = "N1") -> list[tuple[str, str, str, str, str]]:
    """Each posting, oldest first: unit, grade, manager's staff number, from and to."""
    found = Posting.objects.filter(employee__staff_number=number).order_by("from_date")
    return [
        (
            posting.unit.name,
            posting.grade.code,
            posting.manager.staff_number if posting.manager else "",
            posting.from_date.isoformat(),
            posting.to_date.isoformat() if posting.to_date else "",
        )
        for posting in found.select_related("unit", "grade", "manager")
    ]
