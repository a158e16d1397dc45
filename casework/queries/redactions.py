"""Which file of a piece of evidence a reader is served: the original, or the newest redacted copy (DP-9)."""

from __future__ import annotations

from casework.models import Case, Evidence, RedactedCopy
from casework.queries.sight import Sight


def served_copy(case: Case, evidence: Evidence) -> RedactedCopy | None:
    """The copy that the employee gets: the newest."""
    copies = [row for row in case.redacted_copies.all() if row.evidence_id == evidence.pk]
    return max(copies, key=lambda row: row.pk, default=None)


def file_for(case: Case, evidence: Evidence, sight: Sight, *, original: bool) -> Evidence | RedactedCopy:
    """What is served: the copy, where there is one; the original to those alone who read originals and ask for it."""
    copy = served_copy(case, evidence)
    return evidence if copy is None or (original and sight.originals) else copy
