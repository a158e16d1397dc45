"""Hand over a staff file on the page, and confirm it after the dry run: rows owed, which the sweep takes up."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.core.files.base import File
from django.db import transaction

from casework import access, audit
from casework.enums import Look
from casework.errors import NotNow, NotYou
from casework.imports.csv_lines import digest_and_lines
from casework.models import ImportRun, StaffFile

if TYPE_CHECKING:
    from accounts.models import User

MOST_MEGABYTES = 50
# Of the storage; nothing else is kept there.
FOLDER = "staff"


def check_may_import(by: User) -> None:
    """Raises NotYou unless the person is an HR lead or an administrator of the whole organisation."""
    if not access.runs_the_register(by):
        raise NotYou(
            "The staff list is imported by an HR lead or an administrator of the whole organisation. You are neither."
        )


@transaction.atomic
def hand_over(content: File[Any], *, by: User) -> StaffFile:
    """Keep a staff file and owe its dry run. The event says who, which file (SHA-256) and how many lines it has."""
    check_may_import(by)
    digest, lines = digest_and_lines(content)
    file = StaffFile(size=content.size, uploaded_by=by)
    file.content.save(f"{FOLDER}/{uuid.uuid4().hex}", content, save=False)
    file.save()
    ImportRun.objects.create(file=file, dry_run=True, asked_by=by)
    facts = {"file": file.pk, "sha256": digest, "lines": lines}
    audit.record(Look.STAFF_FILE_HANDED_OVER, by=by, facts=facts)
    return file


@transaction.atomic
def confirm(file: StaffFile, *, by: User) -> ImportRun:
    """Owe the import of a file whose dry run was read. Raises NotNow before that, a second time, or a day later.

    The event says who, and which file and how many lines the dry run read.
    """
    check_may_import(by)
    file.refresh_from_db(from_queryset=StaffFile.objects.select_for_update())
    runs = {run.dry_run: run for run in file.runs.all()}
    if False in runs:
        raise NotNow("This file was confirmed already. It is imported once.")
    if runs[True].finished_at is None:
        raise NotNow("The check of this file has not finished. Read its report first, then confirm.")
    if runs[True].refused:
        raise NotNow("Nothing of this file can be used. Put the file right and choose it again.")
    if not file.content:
        raise NotNow("This file was kept for a day and is gone. Choose it again.")
    checked = runs[True]
    facts = {"file": file.pk, "sha256": checked.sha256, "lines": checked.numbers["lines"]}
    audit.record(Look.STAFF_FILE_CONFIRMED, by=by, facts=facts)
    return ImportRun.objects.create(file=file, dry_run=False, asked_by=by)
