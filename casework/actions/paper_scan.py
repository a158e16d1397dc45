"""The scan of a paper that is taken over stays with the row that says so, for HR and auditors alone (scenario 16, 7.6)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files.base import File

from casework.actions.records import digest_of, name_of, stored
from casework.models import TakenOver
from casework.rules.taking_over import check_is_the_scan


@contextmanager
def kept_scan(taken_over: TakenOver, scan: File[bytes] | None) -> Iterator[dict[str, int]]:
    """Keep the scan for the rows that are written inside; its size in bytes, as a fact of the event beside its sum.

    Never as evidence, which whoever works on the case reads: the paper is the whole file, with what the rows keep from
    some of them. Without one nothing is kept. Raises RuleBroken: 8.16 for another file than the one that was named by its
    fingerprint.
    """
    if scan is None:
        yield {}
        return
    check_is_the_scan(digest_of(scan), taken_over.sha256)
    taken_over.file_name, taken_over.size = name_of(scan), scan.size
    with stored(taken_over.file, scan, taken_over.case):
        taken_over.save(update_fields=["file", "file_name", "size"])
        yield {"size": scan.size}
