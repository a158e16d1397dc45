"""Carry out the runs that are owed. A worker may die at any moment: the lease runs out, the next sweep begins anew."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from django.db import connection, transaction
from django.utils import timezone

from casework import access
from casework.imports.employees import import_employees
from casework.imports.forgetting import forget_file, forget_what_is_old
from casework.imports.report import Report
from casework.imports.staging import REMARKS_IN_ORDER
from casework.models import ImportRun

# Longer than a task may take, so that nobody begins a run that is still being carried out.
LEASE = timedelta(minutes=6)
MOST_ATTEMPTS = 3
# The rest is the comparison and the writing.
READING = 90

GAVE_UP = "The import was begun three times and broke off each time. Ask whoever runs this system to look into its log."
NOT_ANY_MORE = "The person who asked for this may no longer import the staff list. Nothing was changed."
GONE = "The file is no longer there. Choose it again."
KEEP_REMARKS = f"""
INSERT INTO casework_importremark (run_id, line, staff_number, field, kind, reason)
SELECT %s, line, staff_number, field, kind, reason FROM import_remarks ORDER BY {REMARKS_IN_ORDER}
"""


class LeaseLost(Exception):
    """Another worker has taken the run over; nothing of ours may be kept."""


def run_owed_imports() -> int:
    """Carry out every run that is owed and not held, and forget what is old. Returns how many were carried out."""
    done = 0
    while (run := _claim()) is not None:
        try:
            _carry_out(run)
            done += 1
        except LeaseLost:
            continue
    forget_what_is_old()
    return done


@transaction.atomic
def _claim() -> ImportRun | None:
    now = timezone.now()
    owed = ImportRun.objects.owed(now).select_for_update(skip_locked=True).order_by("pk")
    for run in owed:
        if run.attempt >= MOST_ATTEMPTS:
            run.finished_at, run.lease_until, run.refused = now, None, GAVE_UP
            run.save(update_fields=["finished_at", "lease_until", "refused"])
            continue
        run.attempt += 1
        run.progress, run.lease_until = 0, now + LEASE
        run.save(update_fields=["attempt", "progress", "lease_until"])
        return run
    return None


def _carry_out(run: ImportRun) -> None:
    if not access.runs_the_register(run.asked_by):
        return _refuse(run, NOT_ANY_MORE)
    if not run.file.content:
        return _refuse(run, GONE)
    try:
        with run.file.content.open("rb") as content:
            report = import_employees(
                content,
                by=run.asked_by,
                on=timezone.localdate(run.asked_at),
                dry_run=run.dry_run,
                progress=partial(_go_on, run),
                read_out=partial(_finish, run),
            )
    except FileNotFoundError:
        return _refuse(run, GONE)
    if report.refused:
        _refuse(run, report.refused, report.sha256)
    elif not run.dry_run:
        forget_file(run.file)


def _held(run: ImportRun, **changes: object) -> None:
    """Change the run's row, if we hold it still. Raises LeaseLost."""
    if not ImportRun.objects.filter(pk=run.pk, attempt=run.attempt, finished_at=None).update(**changes):
        raise LeaseLost


def _go_on(run: ImportRun, read: int) -> None:
    done = min(READING, read * READING // max(run.file.size, 1))
    _held(run, progress=done, lease_until=timezone.now() + LEASE)


def _finish(run: ImportRun, report: Report) -> None:
    """In the transaction of the import: both are kept, or neither."""
    _held(
        run,
        progress=100,
        lease_until=None,
        finished_at=timezone.now(),
        sha256=report.sha256,
        numbers=report.numbers.as_dict(),
    )
    with connection.cursor() as cursor:
        cursor.execute(KEEP_REMARKS, [run.pk])


def _refuse(run: ImportRun, why: str, sha256: str = "") -> None:
    _held(run, lease_until=None, finished_at=timezone.now(), refused=why, sha256=sha256)
