"""What an import said about a staff file, as a file to work through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casework.exports.release import release
from casework.models import ImportRun
from casework.rendering.csv import Blocks, Column, Text

if TYPE_CHECKING:
    from accounts.models import User

REMARK_COLUMNS: tuple[Column, ...] = (
    Column("line", "The line of the file, the header being line 1; empty for what no line says.", "line"),
    Column("staff_number", "The staff number, where it could be read.", Text("staff_number")),
    Column("field", "The column that is meant.", Text("field")),
    Column("kind", "error, warning, new_unit or missing.", Text("kind")),
    Column("reason", "What is wrong and what to do.", Text("reason")),
)


def export_import_report(run: ImportRun, *, by: User) -> Blocks:
    """Every remark of one run, errors first, as CSV. The caller has checked who asks."""
    rows = run.remarks.order_by("pk")
    return release(rows, REMARK_COLUMNS, by=by, facts={"export": "import_report", "run": run.pk})
