"""Which file of a piece of evidence a reader is served: the original, or the newest redacted copy (DP-9)."""

from __future__ import annotations

from casework.models import Evidence, RedactedCopy
from casework.queries.sight import Sight


def served_copy(evidence: Evidence) -> RedactedCopy | None:
    """The copy that the employee gets: the newest."""
    copies: list[RedactedCopy] = list(evidence.copies.all())
    return copies[-1] if copies else None


def file_for(evidence: Evidence, sight: Sight, *, original: bool) -> Evidence | RedactedCopy:
    """What is served: the copy, where there is one; the original to those alone who read originals and ask for it."""
    copy = served_copy(evidence)
    return evidence if copy is None or (original and sight.originals) else copy
