"""The scan of a paper that is taken over stays with its case, as evidence (scenario 16)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files.base import File

from casework.actions.paper_checks import Paper
from casework.actions.records import digest_of, name_of, stored
from casework.models import Evidence
from casework.rules.taking_over import check_is_the_scan


@contextmanager
def kept_scan(paper: Paper, scan: File[bytes] | None) -> Iterator[dict[str, int]]:
    """Keep the scan for the rows that are written inside; the id of its evidence, as a fact of the event.

    Without one nothing is kept. Raises RuleBroken: 8.16 for another file than the one that was named by its fingerprint.
    """
    if scan is None:
        yield {}
        return
    said, digest = paper.said, digest_of(scan)
    check_is_the_scan(digest, said.sha256)
    evidence = Evidence(
        case=paper.case,
        number=1,
        title="Scan of the paper",
        source=f"{said.source.strip()}, {said.reference.strip()}",
        file_name=name_of(scan),
        size=scan.size,
        sha256=digest,
        attached_by=paper.by,
    )
    with stored(evidence.file, scan, paper.case):
        evidence.save()
        yield {"evidence": evidence.pk}
