"""Take over the staff list of the organisation's HR system."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import IO, TYPE_CHECKING

from django.db import connection, transaction

from casework import audit
from casework.enums import Look
from casework.imports.csv_lines import CsvFile, FileRefused
from casework.imports.employee_apply import apply
from casework.imports.employee_plan import plan
from casework.imports.employee_rows import HEADER
from casework.imports.report import Numbers, Report
from casework.imports.staging import Progress, stage, staging

if TYPE_CHECKING:
    from accounts.models import User

# One import at a time: any number that nothing else locks.
_LOCK = 7_340_001


def import_employees(
    file: IO[bytes],
    *,
    by: User,
    on: date,
    dry_run: bool = False,
    progress: Progress = lambda read: None,
    read_out: Callable[[Report], None] = lambda report: None,
) -> Report:
    """Bring employees, their postings and the units in line with a file whose first line is ``HEADER``.

    All that can be taken over is, in one transaction; a bad line is reported and costs nothing else. A change of
    unit, grade or manager is a new posting from ``on``. Who has an end date is ended; who is missing from the file is
    reported and left alone. The same file again changes nothing. Logins and roles are not touched.

    dry_run:  write nothing; the report is the same.
    progress: is told the bytes read, every few thousand lines, outside the transaction.
    read_out: is called inside the transaction, while the remarks can be read (``staging.remarks``); not for a file
              that was refused.
    """
    source = CsvFile(file, HEADER)
    with staging():
        try:
            stage(source, progress)
        except FileRefused as refusal:
            return Report(dry_run, source.digest, refused=str(refusal))
        with transaction.atomic():
            _take_turns()
            report = Report(dry_run, source.digest, plan(on))
            if not dry_run:
                apply()
                _record(report, by=by)
            read_out(report)
        return report


def _take_turns() -> None:
    """One import at a time, and each as a whole: right after a large one the database does not know yet how many rows
    there are, and would look up line by line (minutes) what it can join at once (seconds). When the worker dies, its
    statement ends too, so that the next one need not wait for it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL client_connection_check_interval = '5s'")
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute("SET LOCAL enable_nestloop = off")


def _record(report: Report, *, by: User) -> None:
    facts = {"sha256": report.sha256, **_not_zero(report.numbers)}
    audit.record(Look.EMPLOYEES_IMPORTED, by=by, facts=facts)


def _not_zero(numbers: Numbers) -> dict[str, int]:
    return {name: number for name, number in numbers.as_dict().items() if number}
