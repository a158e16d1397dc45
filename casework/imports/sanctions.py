"""Take over sanctions imposed before this system, from paper or from an older one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from pathlib import PurePath
from typing import IO, TYPE_CHECKING

from django.db import transaction

from casework.actions import ListedLine, record_past_sanction
from casework.enums import RemarkKind
from casework.errors import CaseworkError, RuleBroken
from casework.imports.csv_lines import CsvFile, FileRefused, Line
from casework.imports.report import Remark, SanctionReport
from casework.imports.sanction_rows import HEADER, MAY_END, SanctionReader
from casework.models import Provenance
from casework.queries.purged import was_purged

if TYPE_CHECKING:
    from accounts.models import User


_OTHER = (
    "A record with this source and reference is here with another employee, level or day. Nothing was changed: "
    "compare the two."
)


def import_sanctions(
    file: IO[bytes],
    *,
    by: User,
    on: date,
    dry_run: bool = False,
    remark: Callable[[Remark], None] = lambda remark: None,
) -> SanctionReport:
    """Record each line of a file whose first line is ``HEADER``, with ``MAY_END`` or without.

    A bad line is remarked and costs nothing else.

    Each record says of which list it is, by name and SHA-256, and of which line: the list is what shows it (scenario 16).
    Each line is a transaction of its own, so an import that broke off is simply begun again: what is here is skipped.
    dry_run: do the same and take it all back.
    """
    whole = CsvFile(file, HEADER, MAY_END)
    try:
        for _ in whole.lines():
            pass
    except FileRefused as refusal:
        return SanctionReport(dry_run, refused=str(refusal))
    file.seek(0)
    name = PurePath(str(getattr(file, "name", ""))).name[-255:] or "list.csv"
    reader, numbers = SanctionReader(), Counter[str]()
    with transaction.atomic() if dry_run else nullcontext():
        for line in CsvFile(file, HEADER, MAY_END).lines():
            proof = ListedLine(file_name=name, size=whole.size, sha256=whole.digest, line=line.number)
            result, remarks = _take(line, reader, proof, by=by, on=on, is_trial=dry_run)
            numbers["lines"] += 1
            numbers[result] += 1
            for each in remarks:
                remark(each)
        if dry_run:
            transaction.set_rollback(True)
    return SanctionReport(dry_run, numbers["lines"], numbers["recorded"], numbers["known"], numbers["errors"])


def _take(
    line: Line, reader: SanctionReader, proof: ListedLine, *, by: User, on: date, is_trial: bool
) -> tuple[str, list[Remark]]:
    """What became of a line: "recorded", "known" (it is here already) or "errors"."""

    def wrong(*faults: tuple[str, str]) -> tuple[str, list[Remark]]:
        return "errors", [
            Remark(line.number, "", field, RemarkKind.ERROR, reason) for field, reason in faults
        ]

    if line.wrong:
        return wrong(("", line.wrong))
    record, faults = reader.read(line.cells)
    if record is None:
        return wrong(*faults)
    here = Provenance.objects.filter(source=record.source, old_reference=record.reference)
    if here.exists():
        same = here.filter(
            sanction__employee=record.employee,
            sanction__level=record.level,
            sanction__issued_on=record.issued_on,
        )
        return ("known", []) if same.exists() else wrong(("old_reference", _OTHER))
    if was_purged(record.source, record.reference):
        return "known", []
    try:
        record_past_sanction(record, proof=proof, by=by, on=on, is_trial=is_trial)
    except RuleBroken as broken:
        return wrong((broken.field, f"{broken.message} {broken.instead}"))
    except CaseworkError as refusal:
        return wrong(("", refusal.message))
    return "recorded", []
