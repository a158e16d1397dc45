"""Tables of this connection alone, in which a file lies while it is compared with the register.

They are gone when the connection ends, so a file half read leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from django.db import connection, transaction

from casework.enums import RemarkKind
from casework.imports.csv_lines import CsvFile
from casework.imports.employee_rows import RowReader, Staged
from casework.imports.report import Remark
from casework.models import Grade

LINES_AT_A_TIME = 5_000
Progress = Callable[[int], None]

_TABLES = {
    "import_staged": "line integer NOT NULL, staff_number text, ok boolean NOT NULL, name text, sort_name text, "
    "work_email text, unit text, manager text, grade_id bigint, nation text, start_date date, end_date date",
    "import_remarks": "line integer, staff_number text NOT NULL, field text NOT NULL, kind text NOT NULL, "
    "reason text NOT NULL",
    "import_units": "path text NOT NULL, unit_id bigint",
}
_KINDS = " ".join(f"WHEN '{kind.value}' THEN {place}" for place, kind in enumerate(RemarkKind))
REMARKS_IN_ORDER = f"CASE kind {_KINDS} END, line, staff_number, reason"
# Made of the others, later.
_LATER = ("import_planned", "import_people")


@contextmanager
def staging() -> Iterator[None]:
    """Empty staging tables, dropped at the end."""
    drop = f"DROP TABLE IF EXISTS {', '.join(f'pg_temp.{name}' for name in (*_TABLES, *_LATER))}"
    with connection.cursor() as cursor:
        cursor.execute(drop)
        for name, columns in _TABLES.items():
            cursor.execute(f"CREATE TEMPORARY TABLE {name} ({columns})")
    yield
    # After an error the transaction around it may be beyond use; then the next import drops them.
    with connection.cursor() as cursor:
        cursor.execute(drop)


def stage(file: CsvFile, progress: Progress) -> None:
    """Read the whole file into the staging tables. ``progress`` is told the bytes read. Raises FileRefused."""
    reader = RowReader(dict(Grade.objects.order_by("rank").values_list("code", "pk")))
    lines = file.lines()
    while batch := list(islice(lines, LINES_AT_A_TIME)):
        read = [reader.read(line) for line in batch]
        with transaction.atomic():
            copy_rows("import_staged", Staged._fields, (staged for staged, _ in read))
            copy_rows("import_remarks", Remark._fields, (remark for _, remarks in read for remark in remarks))
        progress(file.size)
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX ON import_staged (staff_number)")
        cursor.execute("ANALYZE import_staged")


def copy_rows(table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write rows by COPY."""
    command = f"COPY pg_temp.{table} ({', '.join(columns)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(command) as copy:
        for row in rows:
            copy.write_row(row)


def remarks() -> Iterator[Remark]:
    """What is to be said, errors first, each kind in the order of the lines; read in pieces."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT line, staff_number, field, kind, reason FROM import_remarks ORDER BY {REMARKS_IN_ORDER}"
        )
        while rows := cursor.fetchmany(LINES_AT_A_TIME):
            for line, number, field, kind, reason in rows:
                yield Remark(line, number, field, RemarkKind(kind), reason)
