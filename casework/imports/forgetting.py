"""Let go of what a staff file holds of people once it is needed no longer. Its runs, digest and figures stay."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from casework.imports.runs import FOLDER
from casework.models import ImportRemark, ImportRun, StaffFile

# For so long a file waits to be confirmed.
KEPT = timedelta(days=1)
FORGOTTEN = "What was said here is no longer kept."


def forget_what_is_old() -> None:
    """The bytes of files, bytes that no row knows, and reports."""
    forget_old_files()
    forget_strays()
    forget_old_reports()


def forget_old_files() -> None:
    """Delete the stored bytes of files that are done with: imported, refused, or a day old and not confirmed."""
    stored = StaffFile.objects.exclude(content="")
    idle = stored.exclude(runs__in=ImportRun.objects.filter(finished_at=None))
    done = ImportRun.objects.filter(Q(dry_run=False) | ~Q(refused=""))
    idle = idle.filter(Q(uploaded_at__lt=timezone.now() - KEPT) | Q(pk__in=done.values("file")))
    for pk in idle.values_list("pk", flat=True):
        with transaction.atomic():
            # Asked again under the lock: somebody may confirm it at this moment.
            file = idle.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk).first()
            if file is not None:
                forget_file(file)


def forget_file(file: StaffFile) -> None:
    """First the bytes, then their name: broken off between the two, it is simply done again."""
    file.content.delete(save=False)
    StaffFile.objects.filter(pk=file.pk).update(content="")


def forget_strays() -> None:
    """Delete bytes a day old that no row knows: their hand-over was rolled back after they were written."""
    try:
        _, names = default_storage.listdir(FOLDER)
    except FileNotFoundError:
        return
    stored = {f"{FOLDER}/{name}" for name in names}
    known = StaffFile.objects.filter(content__in=stored).values_list("content", flat=True)
    for stray in stored.difference(known):
        with suppress(FileNotFoundError):  # another sweep was quicker
            if default_storage.get_modified_time(stray) < timezone.now() - KEPT:
                default_storage.delete(stray)


def forget_old_reports() -> None:
    """Empty the remarks of runs that finished ``STAFF_REPORT_DAYS`` ago: line, column and kind stay, no value does.

    Rows are emptied and not deleted: the application role deletes no row of the record.
    """
    now = timezone.now()
    old = ImportRun.objects.filter(
        forgotten_at=None, finished_at__lt=now - timedelta(days=settings.STAFF_REPORT_DAYS)
    )
    for run in old:
        with transaction.atomic():
            ImportRemark.objects.filter(run=run).update(staff_number="", reason=FORGOTTEN)
            ImportRun.objects.filter(pk=run.pk).update(forgotten_at=now)
