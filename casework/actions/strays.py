"""Bytes of evidence that no row knows: what wrote them was taken back, or died, before its row was kept."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from casework.models import DoomedFile, Evidence, RedactedCopy

# By then whatever wrote them has ended: a request and a task last minutes.
SETTLED = timedelta(days=1)


def delete_strays() -> int:
    """Delete stored files of cases a day old that no evidence, redacted copy or purge knows; how many (DP-7).

    Else personal data would stay in the storage that no purge reaches.
    """
    folders, _ = default_storage.listdir("")
    return sum(_delete_in(folder) for folder in folders if folder.isdigit())


def _delete_in(folder: str) -> int:
    """folder: the key of a case, where its files are stored."""
    _, names = default_storage.listdir(folder)
    stored = {f"{folder}/{name}" for name in names}
    known: set[str] = set(DoomedFile.objects.filter(name__in=stored).values_list("name", flat=True))
    for model in (Evidence, RedactedCopy):
        known |= set(model._default_manager.filter(file__in=stored).values_list("file", flat=True))
    deleted = 0
    for stray in stored - known:
        with suppress(FileNotFoundError):  # another sweep was quicker
            if default_storage.get_modified_time(stray) < timezone.now() - SETTLED:
                default_storage.delete(stray)
                deleted += 1
    return deleted
