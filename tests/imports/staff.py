"""Staff files for the tests, and the importer called on one."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from casework.actions.system_actor import system_actor
from casework.imports.employee_rows import HEADER
from casework.imports.employees import import_employees
from casework.imports.report import Remark, Report
from casework.imports.staging import remarks

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
    """The report of an import and everything it remarked."""
    said: list[Any] = []

    def keep(report: Report) -> None:
        said.extend(remarks())

    report = import_employees(BytesIO(content), by=system_actor(), on=on, dry_run=dry_run, read_out=keep)
    return report, said
